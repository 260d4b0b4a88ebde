import type { ImpactIntervals, Outages } from '../incidents/downtime/downtime.ts';
import { type ImpactCurve, impactCurve } from '../incidents/downtime/downtime.ts';
import { outageIntervals } from '../incidents/downtime/measure.ts';
import { countUpTo } from '../order/bisection.ts';
import { createRandom } from '../statistics/random/random.ts';
import { calendarPeriod } from '../time/calendar.ts';
import { clockOf, type Intervals, intersection } from '../time/intervals.ts';
import type { Window } from '../time/window.ts';
import type { Forecast } from './forecast.ts';

/** How downtime grew over the counted time of a window: piecewise linear, in seconds, with the months' borders. */
export interface DowntimeHistory {
  /** Downtime of the first so many counted seconds. */
  readonly downtimeUpTo: (countedSeconds: number) => number;
  /** Where each month begins in counted seconds, and where the last one ends; a month without counted time is left out. */
  readonly borders: Float64Array;
}

/** Reads a history off the incidents of a window; `outages` are the ones that count. */
export function downtimeHistory(
  impact: ImpactIntervals,
  outages: Outages,
  counts: Intervals,
  window: Window,
): DowntimeHistory {
  const clock = clockOf(counts);
  const pieces = countedPieces(impactCurve(impact), intersection(outageIntervals(outages), counts), clock);
  const borders: number[] = [0];
  for (let at = window.start; at < window.end; ) {
    at = Math.min(calendarPeriod('month', at, window.zone).end, window.end);
    const border = clock(at) / 1_000;
    if (border > borders.at(-1)!) borders.push(border);
  }
  return { downtimeUpTo: growth(pieces), borders: Float64Array.from(borders) };
}

interface Pieces {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly weight: readonly number[];
}

/** The curve inside of what counts, on the counted clock, in seconds. */
function countedPieces(curve: ImpactCurve, kept: Intervals, clock: (instant: number) => number): Pieces {
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  let cursor = 0;
  for (let i = 0; i < curve.count; i++) {
    while (cursor < kept.length && kept[cursor]!.end <= curve.start[i]!) cursor++;
    for (let k = cursor; k < kept.length && kept[k]!.start < curve.end[i]!; k++) {
      from.push(clock(Math.max(kept[k]!.start, curve.start[i]!)) / 1_000);
      to.push(clock(Math.min(kept[k]!.end, curve.end[i]!)) / 1_000);
      weight.push(curve.weight[i]!);
    }
  }
  return { from, to, weight };
}

function growth({ from, to, weight }: Pieces): (countedSeconds: number) => number {
  const before = new Float64Array(from.length + 1);
  for (let i = 0; i < from.length; i++) before[i + 1] = before[i]! + (to[i]! - from[i]!) * weight[i]!;
  return (seconds) => {
    const ended = countUpTo(to, to.length, seconds);
    const part = ended < from.length ? Math.max(0, seconds - from[ended]!) * weight[ended]! : 0;
    return before[ended]! + part;
  };
}

/**
 * The second model: futures made of the log's own months, so that what comes together in a month stays together. Each run
 * strings months until the horizon is full; a month is drawn with replacement, with a chance in proportion to its counted
 * time, and of the last one a stretch of the length that is missing, from a random instant on and around its end to its
 * beginning. Fewer than two months give null.
 *
 * Source: H. Künsch, "The Jackknife and the Bootstrap for General Stationary Observations", Annals of Statistics 17 (1989)
 * 1217; circular blocks by Politis & Romano (1992). Domain: horizonSeconds > 0, whole runs ≥ 1.
 *
 * @example bootstrapMonths(history, { horizonSeconds: 2_592_000, runs: 10_000, seed: 1 })
 */
export function bootstrapMonths(
  { downtimeUpTo, borders }: DowntimeHistory,
  { horizonSeconds, runs, seed }: { readonly horizonSeconds: number; readonly runs: number; readonly seed: number },
): (Forecast & { readonly months: number }) | null {
  const months = borders.length - 1;
  if (months < 2) return null;
  const random = createRandom(seed);
  const atBorder = borders.map(downtimeUpTo);
  const all = borders[months]!;
  const downtimeSeconds = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    let total = 0;
    for (let left = horizonSeconds; left > 0; ) {
      const month = monthAt(borders, random.uniform() * all);
      const [start, end] = [borders[month]!, borders[month + 1]!];
      if (end - start <= left) {
        total += atBorder[month + 1]! - atBorder[month]!;
        left -= end - start;
        continue;
      }
      const from = start + random.uniform() * (end - start);
      const to = from + left;
      total +=
        to <= end
          ? downtimeUpTo(to) - downtimeUpTo(from)
          : atBorder[month + 1]! - downtimeUpTo(from) + downtimeUpTo(to - (end - start)) - atBorder[month]!;
      left = 0;
    }
    downtimeSeconds[run] = Math.min(horizonSeconds, Math.max(0, total));
  }
  return { downtimeSeconds: downtimeSeconds.sort(), horizonSeconds, runs, seed, months };
}

/** The last month that has begun by then; the first begins at 0. */
const monthAt = (borders: Float64Array, seconds: number): number => countUpTo(borders, borders.length - 1, seconds) - 1;
