import { sum } from '../../statistics/sum.ts';
import { clockOf, type Interval, type Intervals } from '../../time/intervals.ts';
import { type ImpactIntervals, impactCurve, type Outages, outagesOf } from './downtime.ts';
import { overPieces } from './service-cuts.ts';

/** `union`: at each instant the largest active impact. `sum`: every incident on its own, overlaps counted twice. */
export type DowntimeMode = 'union' | 'sum';

/** How downtime is counted, wherever it lies. */
export interface OutageRules {
  readonly mode: DowntimeMode;
  readonly shortestOutageMilliseconds: number;
}

/** What is needed to turn rows into downtime, the same for the whole log and for each group. */
export interface DowntimeRules extends OutageRules {
  /** The window less what is cut from it: only time in here is downtime, and only this time could have been up. */
  readonly counts: Intervals;
}

/** How a request wants downtime counted. @example outageRules({ downtimeMode: 'union', shortestOutageSeconds: 60 }) */
export function outageRules(request: {
  readonly downtimeMode: DowntimeMode;
  readonly shortestOutageSeconds: number;
}): OutageRules {
  return { mode: request.downtimeMode, shortestOutageMilliseconds: request.shortestOutageSeconds * 1_000 };
}

export interface Downtime {
  readonly milliseconds: number;
  /** What it is made of: the weighted length of each outage, or of each incident where they are summed. */
  readonly parts: Float64Array;
  readonly outages: Outages;
}

/** Measures the downtime of rows (ascending by start) whose impact lasts from `start` to `end`. */
export function measureDowntime(impact: ImpactIntervals, rules: DowntimeRules): Downtime {
  const outages = countedOutages(impact, rules.counts, rules.shortestOutageMilliseconds);
  const parts = rules.mode === 'union' ? outages.weightedMilliseconds : incidentParts(impact, outages, rules.counts);
  return { milliseconds: sum(parts), parts, outages };
}

/** The outages of rows, as long as they were, with what counts of them: the time in `counts` that is not cut from its row. */
export function countedOutages(impact: ImpactIntervals, counts: Intervals, shortestMilliseconds: number): Outages {
  const kept = impactCurve(impact);
  const whole = impact.cuts ? impactCurve({ ...impact, cuts: null }) : kept;
  return outagesOf(whole, counts, shortestMilliseconds, kept);
}

/** Clipped length × impact of each incident that lies in an outage that counts. */
function incidentParts(impact: ImpactIntervals, outages: Outages, counts: Intervals): Float64Array {
  const { order, start, end, weight } = impact;
  const clock = clockOf(counts);
  const kept = clockOf(outageIntervals(outages));
  const counted = overPieces(impact, (from, to) => clock(to) - clock(from));
  const parts = new Float64Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (!(end[row]! > start[row]!) || kept(end[row]!) === kept(start[row]!)) continue;
    parts[count++] = counted(row) * weight[row]!;
  }
  return parts.subarray(0, count);
}

/** The outages as intervals, unclipped. */
export function outageIntervals(outages: Outages): Intervals {
  const list: Interval[] = [];
  for (let i = 0; i < outages.count; i++) list.push({ start: outages.start[i]!, end: outages.end[i]! });
  return list;
}
