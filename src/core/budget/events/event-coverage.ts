import { quantileSorted } from '../../statistics/quantile.ts';
import type { Interval } from '../../time/intervals.ts';

/**
 * The time that rows of counts cover: from the first to the last and, since a row counts from its instant on, one usual
 * step more: the median distance of rows that follow each other. null without rows.
 * @example rows each minute from 0 to 10 min cover [0, 11 min)
 */
export function eventCoverage(at: Float64Array): Interval | null {
  const sorted = Float64Array.from(new Set(at)).sort();
  if (sorted.length === 0) return null;
  const steps = sorted
    .subarray(1)
    .map((instant, i) => instant - sorted[i]!)
    .sort();
  const step = steps.length > 0 ? quantileSorted(steps, 0.5) : 0;
  return { start: sorted[0]!, end: sorted.at(-1)! + step };
}
