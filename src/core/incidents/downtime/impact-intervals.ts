import type { Intervals } from '../../time/intervals.ts';

/** What of an incident's time does not count, because it was agreed for its service. */
export type RowCuts = (row: number) => Intervals;

/** Impact intervals by row; `order` lists the rows that count, by ascending start. */
export interface ImpactIntervals {
  readonly order: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly weight: Float64Array;
  /** What of a row's time does not count, whoever else was down then; null: nothing. */
  readonly cuts?: RowCuts | null;
}
