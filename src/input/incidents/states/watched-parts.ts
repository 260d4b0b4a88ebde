import { Dictionary } from '../../../core/incidents/log/dictionary.ts';
import type { Row } from '../../source/row.ts';
import { comparable } from '../columns/columns.ts';

/** Keys of two numbers in one: fewer different parts than 2^23, fewer columns than 2^6, fewer texts of one than 2^24. */
const texts = 2 ** 24;
const columnsAtMost = 2 ** 6;

/**
 * What is watched where several columns name it together: two hosts of a service, a check from two regions. Each combination
 * of their texts has a number, so that one host's "up" does not end the outage of the other.
 */
export class WatchedParts {
  private readonly columns = new Map<string, { readonly ordinal: number; readonly dictionary: Dictionary }>();
  private readonly numbers = new Map<number, number>();
  /** Columns in which some row named a part, as they are called. */
  readonly named = new Set<string>();

  /** The number of what a row names in these columns; 0 for nothing. */
  readerOf(cells: readonly number[], names: readonly string[]): ((row: Row) => number) | null {
    if (cells.length === 0) return null;
    const parts = cells
      .slice(0, columnsAtMost)
      .map((cell) => ({ cell, name: names[cell]!, ...this.column(names[cell]!) }));
    return (row) => {
      let number = 0;
      for (let i = 0; i < parts.length; i++) {
        const { cell, ordinal, dictionary, name } = parts[i]!;
        const text = row.intern(cell, dictionary);
        if (text === 0) continue;
        if (text === 1 && !this.named.has(name)) this.named.add(name);
        number = this.numberOf((number * columnsAtMost + ordinal) * texts + text);
      }
      return number;
    };
  }

  private numberOf(key: number): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size + 1);
    return this.numbers.size;
  }

  private column(name: string) {
    const plain = comparable(name);
    const known = this.columns.get(plain) ?? { ordinal: this.columns.size, dictionary: new Dictionary() };
    this.columns.set(plain, known);
    return known;
  }
}
