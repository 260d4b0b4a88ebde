import { ascendingOrder } from '../../order/ascending.ts';
import { firstPlace } from '../../order/bisection.ts';
import {
  difference,
  firstEndingAfter,
  type Interval,
  type Intervals,
  intersection,
  merged,
} from '../../time/intervals.ts';
import type { IncidentLog } from '../log/log.ts';
import { foldedCase } from '../log/names.ts';
import type { ImpactIntervals, RowCuts } from './impact-intervals.ts';

/** Time that does not count for single services: by name in folded case. */
export type ServiceCuts = ReadonlyMap<string, Intervals>;

const none: Intervals = [];

/** Time less what is cut from one service (null: from none). */
export function timeOfService(
  time: Intervals,
  cuts: ServiceCuts | null | undefined,
  service: string | null,
): Intervals {
  const own = service === null ? undefined : cuts?.get(foldedCase(service));
  return own ? difference(time, own) : time;
}

/**
 * What is cut from each row: of an incident of several services the time that is cut from all of them, since at any other
 * time it hits one that was promised. null where no row of the log loses any.
 */
export function rowCutsOf(log: IncidentLog, cuts: ServiceCuts | null | undefined): RowCuts | null {
  const services = log.dimensions.get('service');
  if (!cuts || cuts.size === 0 || !services) return null;
  const ofEntry = Array.from({ length: services.dictionary.size }, (_, index): Intervals => {
    const [first, ...others] = services.dictionary.names(index).map((name) => cuts.get(foldedCase(name)) ?? none);
    return others.reduce(intersection, first ?? none);
  });
  return ofEntry.some(({ length }) => length > 0) ? (row) => ofEntry[services.values[row]!]! : null;
}

/** What is left of each row when its cuts are gone: pieces by ascending start; a row without cuts is one. */
export function keptPieces({ order, start, end, weight, cuts }: ImpactIntervals): ImpactIntervals {
  if (!cuts) return { order, start, end, weight };
  const pieces: { readonly start: number; readonly end: number; readonly weight: number }[] = [];
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const whole = { start: start[row]!, end: end[row]! };
    for (const each of without(whole, cuts(row))) pieces.push({ ...each, weight: weight[row]! });
  }
  const starts = Float64Array.from(pieces, (each) => each.start);
  return {
    order: ascendingOrder(starts),
    start: starts,
    end: Float64Array.from(pieces, (each) => each.end),
    weight: Float64Array.from(pieces, (each) => each.weight),
  };
}

/** Adds up what a measure of time gives for the pieces of a row. */
export function overPieces(
  { start, end, cuts }: Pick<ImpactIntervals, 'start' | 'end' | 'cuts'>,
  measure: (from: number, to: number) => number,
): (row: number) => number {
  if (!cuts) return (row) => measure(start[row]!, end[row]!);
  return (row) => {
    let total = 0;
    for (const each of without({ start: start[row]!, end: end[row]! }, cuts(row)))
      total += measure(each.start, each.end);
    return total;
  };
}

/** What of an interval is left; the cuts before it cost no more than a search. */
function without(whole: Interval, cuts: Intervals): Intervals {
  const first = firstEndingAfter(cuts, whole.start);
  if (first === cuts.length || cuts[first]!.start >= whole.end) return [whole];
  const last = firstPlace(cuts.length, (place) => cuts[place]!.start >= whole.end);
  return difference([whole], cuts.slice(first, last));
}

/** The cuts of several files, or of several rows, by service. */
export function serviceCutsOf(rows: readonly (readonly [service: string, time: Intervals])[]): ServiceCuts {
  const gathered = new Map<string, Intervals>();
  for (const [service, time] of rows) {
    const key = foldedCase(service);
    gathered.set(key, merged([...(gathered.get(key) ?? none), ...time]));
  }
  return gathered;
}
