import type { Column } from '../../report.ts';
import { displayWidth } from '../width.ts';

/** Blanks between two columns. */
export const columnGap = 2;

/** What of a table fits into a width. */
export interface FittedColumns {
  /** The columns that are shown, by number, and how wide each is. */
  readonly kept: readonly number[];
  readonly widths: readonly number[];
  /** Those that say the same in every row, which one line below the table says better. */
  readonly constant: readonly number[];
  /** The titles of those that there is no room for. */
  readonly hidden: readonly string[];
}

/** So much of a name tells it from others: what matters less goes before more of it is cut. */
const telling = 28;

/**
 * Chooses the columns of a table for a width. Where not all of it fits, columns that say the same in every row go first; then
 * those that matter least, until what matters more can be read; then free texts are cut short, the least important first.
 */
export function fitColumns(
  columns: readonly Column[],
  titles: readonly string[],
  texts: readonly (readonly string[])[],
  width: number,
): FittedColumns {
  const natural = titles.map((title, column) =>
    texts.reduce((widest, row) => Math.max(widest, displayWidth(row[column]!)), displayWidth(title)),
  );
  const isBare = (column: number): boolean => texts.every((row) => isEmpty(row[column]!));
  const all = [...columns.keys()].filter((column) => columns[column]!.drop === 0 || !isBare(column));
  const isTight = total(all.map((column) => natural[column]!)) > width;
  const isConstant = (column: number): boolean =>
    columns[column]!.drop > 0 &&
    titles[column] !== '' &&
    texts.length > 1 &&
    texts.every((row) => row[column] === texts[0]![column]);
  const constant = isTight ? all.filter(isConstant) : [];
  const kept = keptColumns(
    columns,
    natural,
    all.filter((column) => !constant.includes(column)),
    width,
  );
  return {
    kept,
    widths: keptWidths(columns, natural, kept, width),
    constant,
    hidden: titles.filter(
      (title, column) => title !== '' && !kept.includes(column) && !constant.includes(column) && !isBare(column),
    ),
  };
}

const total = (widths: readonly number[]): number => widths.reduce((sum, each) => sum + each + columnGap, -columnGap);

const isEmpty = (text: string): boolean => text === '' || text === '–';

/** Drops the columns that matter least until the rest fits; free texts that matter more than these keep what tells them. */
function keptColumns(
  columns: readonly Column[],
  natural: readonly number[],
  all: readonly number[],
  width: number,
): number[] {
  const kept = [...all];
  for (;;) {
    const worst = kept.reduce((left, right) => (columns[right]!.drop >= columns[left]!.drop ? right : left));
    const worstDrop = columns[worst]!.drop;
    const least = kept.map((column) => {
      const { drop, leastWidth = natural[column]!, wraps } = columns[column]!;
      return Math.min(natural[column]!, drop < worstDrop && !wraps ? Math.max(leastWidth, telling) : leastWidth);
    });
    if (worstDrop === 0 || total(least) <= width) return kept;
    kept.splice(kept.indexOf(worst), 1);
  }
}

/** Makes free texts narrower, one character at a time, until the line fits: first what matters least, down to what tells it. */
function keptWidths(
  columns: readonly Column[],
  natural: readonly number[],
  kept: readonly number[],
  width: number,
): readonly number[] {
  const widths = kept.map((column) => natural[column]!);
  const least = kept.map((column) => columns[column]!.leastWidth ?? Number.POSITIVE_INFINITY);
  const drops = kept.map((column) => columns[column]!.drop);
  for (let excess = total(widths) - width; excess > 0; excess--) {
    const shrinking = [...widths.keys()].filter((i) => widths[i]! > least[i]!);
    if (shrinking.length === 0) break;
    const long = shrinking.filter((i) => widths[i]! > telling);
    const candidates = long.length > 0 ? long : shrinking;
    const last = Math.max(...candidates.map((i) => drops[i]!));
    const widest = candidates.filter((i) => drops[i] === last).reduce((a, b) => (widths[b]! > widths[a]! ? b : a));
    widths[widest]!--;
  }
  return widths;
}
