import type { Cell } from '../report.ts';
import type { ParetoPicture } from './picture.ts';

/** What a Pareto picture is made of: the parts of a whole, the largest first. */
export interface ParetoParts {
  readonly title: string;
  readonly says: string;
  readonly numbersIn: string;
  readonly rows: readonly { readonly name: Cell; readonly value: Cell; readonly ratio: number }[];
}

/** The largest parts and how much they are together; null where there is nothing to compare. */
export function paretoPicture({ rows, ...about }: ParetoParts): ParetoPicture | null {
  const sorted = rows.filter(({ ratio }) => ratio > 0).sort((left, right) => right.ratio - left.ratio);
  if (sorted.length < 2) return null;
  let together = 0;
  return {
    kind: 'pareto',
    ...about,
    rows: sorted.slice(0, 12).map((row) => {
      together += row.ratio;
      return { ...row, together: Math.min(1, together) };
    }),
  };
}
