import type { Row } from '../../source/row.ts';
import type { Mapping } from './mapping.ts';

const mostRows = 2_000;
const mostWords = 6;
const longest = 40;

/** A column of few different words, which may be states that nobody named. */
export interface FewWords {
  readonly column: string;
  readonly words: readonly string[];
}

/** Gathers the words of columns that are no field, of the first rows: where no column is the end, one of them may say it. */
export class WordSamples {
  private readonly cells: readonly number[];
  private readonly names: readonly string[];
  private readonly words: ReadonlyMap<number, Set<string>>;
  private rows = 0;

  constructor({ names, stamps, texts, lengths, impact }: Mapping) {
    const fields = new Set<number | null | undefined>([
      ...[...Object.values(stamps).flat(), ...Object.values(texts).flat(2), impact],
      ...Object.values(lengths).map(({ cell }) => cell),
    ]);
    this.names = names;
    this.cells = names.map((_, cell) => cell).filter((cell) => !fields.has(cell) && names[cell]!.trim() !== '');
    this.words = new Map(this.cells.map((cell) => [cell, new Set<string>()]));
  }

  take(row: Row): void {
    if (this.rows++ >= mostRows) return;
    for (const cell of this.cells) {
      const found = this.words.get(cell)!;
      if (found.size <= mostWords && !row.isBlank(cell)) found.add(row.text(cell).trim());
    }
  }

  /** The column that is most likely one of states; null: none has so few words. */
  likely(): FewWords | null {
    const few = this.cells.filter((cell) => isFew([...this.words.get(cell)!]));
    const named = few.find((cell) => isOfStates.test(this.names[cell]!));
    const cell = named ?? few[0];
    return cell === undefined ? null : { column: this.names[cell]!, words: [...this.words.get(cell)!] };
  }
}

const isOfStates = /state|status|event|action|transition|change|result|outcome|alarm|current|value|average|type|kind/i;
const isFew = (words: readonly string[]): boolean =>
  (words.every((word) => /^[0-3]$/.test(word)) || words.some((word) => Number.isNaN(Number(word)))) &&
  words.length > 1 &&
  words.length <= mostWords &&
  words.every((word) => word.length <= longest && !/[,;=]/.test(word));
