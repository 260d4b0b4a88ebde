import type { ImpactIntervals, Outages } from '../../incidents/downtime/downtime.ts';
import { type ImpactCurve, impactCurve } from '../../incidents/downtime/downtime.ts';
import { outageIntervals } from '../../incidents/downtime/measure.ts';
import { countUpTo } from '../../order/bisection.ts';
import { createRandom } from '../../statistics/random/random.ts';
import { calendarPeriod } from '../../time/calendar.ts';
import { clockOf, type Intervals, intersection } from '../../time/intervals.ts';
import type { Window } from '../../time/window.ts';
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
 * begins at a random instant of the counted time, goes on to the end of that month, and strings months after it, each as
 * likely as the other and whole, until the horizon is full. Fewer than two months give null.
 *
 * So the first month has a chance in proportion to its length, as the month has in which a random instant falls, and the
 * others have not: that is a stationary renewal process, in which each horizon expects downtime × horizon / counted time,
 * whatever the lengths of the months are. Months drawn by their length and strung whole would count long ones twice.
 *
 * Source: blocks by H. Künsch, "The Jackknife and the Bootstrap for General Stationary Observations", Annals of Statistics
 * 17 (1989) 1217; a stationary start as in D. Politis & J. Romano, "The Stationary Bootstrap", JASA 89 (1994) 1303, and
 * D. Cox, Renewal Theory (1962), §2.2 (equilibrium process). Domain: horizonSeconds > 0, whole runs ≥ 1.
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
  const downtimeSeconds = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const from = random.uniform() * borders[months]!;
    let month = countUpTo(borders, months, from) - 1; // the last one that has begun by then
    let total = atBorder[month + 1]! - downtimeUpTo(from);
    let left = horizonSeconds - (borders[month + 1]! - from);
    while (left > 0) {
      month = random.below(months);
      total += atBorder[month + 1]! - atBorder[month]!;
      left -= borders[month + 1]! - borders[month]!;
    }
    const until = borders[month + 1]! + left; // what went beyond the horizon is taken back
    total -= atBorder[month + 1]! - downtimeUpTo(until);
    downtimeSeconds[run] = Math.min(horizonSeconds, Math.max(0, total));
  }
  return { downtimeSeconds: downtimeSeconds.sort(), horizonSeconds, runs, seed, months };
}
