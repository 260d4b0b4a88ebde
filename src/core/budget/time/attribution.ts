import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import type { DowntimeMode } from '../../incidents/downtime/measure.ts';
import { overPieces } from '../../incidents/downtime/service-cuts.ts';
import type { IncidentLog } from '../../incidents/log/log.ts';
import { countBelow } from '../../order/bisection.ts';
import { RunningSum } from '../../quantity/running-sum.ts';
import { clockOf, type Intervals } from '../../time/intervals.ts';
import type { Consumption } from './consumption.ts';

/** What one incident took of the budget. */
export interface IncidentShare {
  readonly row: number;
  readonly milliseconds: number;
}

/** What the incidents of one cause took together; null is "the log does not say". */
export interface CauseShare {
  readonly key: string | null;
  readonly milliseconds: number;
  readonly incidents: number;
}

/** What each incident took, most first: see `sharesOf`. */
export function incidentShares(
  impact: ImpactIntervals,
  consumption: Consumption,
  mode: DowntimeMode,
): readonly IncidentShare[] {
  // stable: of equal ones the earlier first
  return [...sharesOf(impact, consumption, mode)].sort((left, right) => right.milliseconds - left.milliseconds);
}

/**
 * What each incident took, in the order of their starts: an instant that several cover is split evenly between them, whatever each of them
 * weighs, so that the shares add up to what was consumed. An incident's share is the integral of rate / active over its
 * length; the integral is kept with its rounding errors, so that small shares of long logs keep their digits.
 * Where incidents are summed, each takes its own length × weight, inside the pieces that count.
 */
export function sharesOf(
  impact: ImpactIntervals,
  consumption: Consumption,
  mode: DowntimeMode,
): readonly IncidentShare[] {
  const own = mode === 'sum' ? summedShare(impact, consumption) : splitShare(impact, consumption);
  const shares: IncidentShare[] = [];
  for (let i = 0; i < impact.order.length; i++) {
    const row = impact.order[i]!;
    if (!(impact.end[row]! > impact.start[row]! && impact.weight[row]! > 0)) continue;
    const milliseconds = own(row);
    if (milliseconds > 0) shares.push({ row, milliseconds });
  }
  return shares;
}

function splitShare(impact: ImpactIntervals, pieces: Consumption): (row: number) => number {
  const sums = new Float64Array(pieces.count + 1);
  const rests = new Float64Array(pieces.count + 1);
  const total = new RunningSum();
  const unit = 10 ** pieces.scale;
  for (let i = 0; i < pieces.count; i++) {
    const length = pieces.end[i]! - pieces.start[i]!;
    total.add(((Number(pieces.rate[i]!) / unit) * length) / pieces.active[i]!);
    sums[i + 1] = total.leading;
    rests[i + 1] = total.rest;
  }
  const before = (instant: number): number => countBelow(pieces.start, pieces.count, instant);
  return overPieces(impact, (start, end) => {
    const from = before(start);
    const to = before(end);
    return sums[to]! - sums[from]! + (rests[to]! - rests[from]!);
  });
}

function summedShare(impact: ImpactIntervals, pieces: Consumption): (row: number) => number {
  const intervals: { start: number; end: number }[] = [];
  for (let i = 0; i < pieces.count; i++) {
    const last = intervals.at(-1);
    if (last && last.end === pieces.start[i]) last.end = pieces.end[i]!;
    else intervals.push({ start: pieces.start[i]!, end: pieces.end[i]! });
  }
  const clock = clockOf(intervals satisfies Intervals);
  const counted = overPieces(impact, (start, end) => clock(end) - clock(start));
  return (row) => counted(row) * impact.weight[row]!;
}

/** The same by a column, most first; an incident that names several splits its share evenly between them. */
export function sharesBy(key: string, shares: readonly IncidentShare[], log: IncidentLog): readonly CauseShare[] {
  const dimension = log.dimensions.get(key);
  const totals = new Map<string | null, { milliseconds: number; incidents: number }>();
  const known: (readonly (string | null)[])[] = []; // by entry of the dictionary
  const namesAt = (index: number): readonly (string | null)[] => {
    const found = dimension ? [...new Set(dimension.dictionary.names(index))] : [];
    return found.length > 0 ? found : [null];
  };
  for (const { row, milliseconds } of shares) {
    const index = dimension ? dimension.values[row]! : 0;
    known[index] ??= namesAt(index);
    const names = known[index];
    for (const name of names) {
      const total = totals.get(name) ?? { milliseconds: 0, incidents: 0 };
      total.milliseconds += milliseconds / names.length;
      total.incidents++;
      totals.set(name, total);
    }
  }
  return [...totals]
    .map(([name, total]) => ({ key: name, ...total }))
    .sort((left, right) => right.milliseconds - left.milliseconds || (String(left.key) < String(right.key) ? -1 : 1));
}
