import { clockOf, firstEndingAfter, type Intervals, intersection } from '../../time/intervals.ts';
import type { Window } from '../../time/window.ts';
import type { IncidentLog } from '../log/log.ts';
import { namesAt } from '../log/names.ts';
import type { ImpactIntervals, Outages } from './downtime.ts';
import { outageIntervals } from './measure.ts';
import { overPieces } from './service-cuts.ts';

/** The failures of a window: those that cost counted time, and how many did not. */
export interface Failures {
  /** When they began, ascending. */
  readonly starts: Float64Array;
  /** Failures outside of what counts: out of hours, cut out, too short, of no weight. */
  readonly outside: number;
}

export interface FailureRules {
  readonly window: Window;
  readonly mergeWithinMilliseconds: number | null;
  /** Whether an incident costs time that counts; null: all of them do. */
  readonly costs: ((row: number) => boolean) | null;
}

/**
 * The failures that began in the window. Each incident is one; with `mergeWithin`, incidents of one service that start at
 * most that long after the latest end so far are one failure, which began with the first of them. An incident of several
 * services goes on with the failure of any of them. A failure counts where one of its incidents costs counted time: what
 * fails outside of the required time is no failure of it (IEC 60050-192, operating time between failures).
 */
export function failuresOf(log: IncidentLog, impact: ImpactIntervals, rules: FailureRules): Failures {
  const { window, mergeWithinMilliseconds: within, costs } = rules;
  if (within === null && costs === null) return { starts: startsIn(window, impact), outside: 0 };
  const { order } = impact;
  const starts = new Float64Array(order.length);
  const isCounted = new Uint8Array(order.length);
  let count = 0;
  const namesOf = namesAt(log, 'service');
  const open = new Map<string | null, { end: number; failure: number }>();
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const start = impact.start[row]!;
    let failure = -1;
    if (within !== null) {
      const names = namesOf(row);
      const chains = names.length > 0 ? names : [null];
      const before = chains.map((name) => open.get(name)).find((chain) => chain && start - chain.end <= within);
      failure = before?.failure ?? count;
      for (const name of chains) {
        const end = Math.max(open.get(name)?.end ?? Number.NEGATIVE_INFINITY, impact.end[row]!, start);
        open.set(name, { end, failure });
      }
    }
    if (failure < 0 || failure === count) {
      failure = count++;
      starts[failure] = start;
    }
    if (costs === null || costs(row)) isCounted[failure] = 1;
  }
  const counted = new Float64Array(count);
  let found = 0;
  let outside = 0;
  for (let failure = 0; failure < count; failure++) {
    const start = starts[failure]!;
    if (!(start >= window.start && start < window.end)) continue;
    if (isCounted[failure] === 1) counted[found++] = start;
    else outside++;
  }
  return { starts: counted.subarray(0, found), outside };
}

/** Where each incident is a failure that counts: when those in the window began. */
function startsIn(window: Window, { order, start }: ImpactIntervals): Float64Array {
  const starts = new Float64Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const began = start[order[i]!]!;
    if (began >= window.start && began < window.end) starts[count++] = began;
  }
  return starts.subarray(0, count);
}

/**
 * Whether an incident costs time that counts: some of it lies in an outage that counts; of one without a length, its instant
 * does. Null where nothing is cut out and nothing weighs 0: then all do.
 */
export function costTest(
  impact: ImpactIntervals,
  outages: Outages,
  counts: Intervals,
  { window, isCut }: { readonly window: Window; readonly isCut: boolean },
): ((row: number) => boolean) | null {
  const { order, start, end, weight, cuts } = impact;
  let isWhole = !isCut && !cuts && counts.length === 1;
  for (let i = 0; isWhole && i < order.length; i++) isWhole = weight[order[i]!]! > 0;
  if (isWhole && counts[0]!.start === window.start && counts[0]!.end === window.end) return null;
  const kept = clockOf(intersection(outageIntervals(outages), counts));
  const keptOf = overPieces(impact, (from, to) => kept(to) - kept(from));
  const holds = (time: Intervals, instant: number): boolean => {
    const at = firstEndingAfter(time, instant);
    return at < time.length && time[at]!.start <= instant;
  };
  const isCutOut = (row: number): boolean => cuts != null && holds(cuts(row), start[row]!);
  return (row) =>
    weight[row]! > 0 && (end[row]! > start[row]! ? keptOf(row) > 0 : holds(counts, start[row]!) && !isCutOut(row));
}
