import { countedOutages } from '../../incidents/downtime/measure.ts';
import { overPieces } from '../../incidents/downtime/service-cuts.ts';
import { firstPlace } from '../../order/bisection.ts';
import { sum } from '../../statistics/sum.ts';
import { clockOf, firstEndingAfter, type Interval, type Intervals, intersection } from '../../time/intervals.ts';
import type { ReplayTimeline } from './replay-timeline.ts';

/** A stretch of time in which users were hit; empty where it does not end after its start. */
export interface Hit extends Interval {
  readonly impact: number;
  /** What of it does not count, because it was agreed for its service. */
  readonly cuts?: Intervals;
}

/**
 * `switched`: the traffic was on the standby for some of it. `tooShortToNotice`: it began no switch. `switchedInVain`: it
 * began one, and was over before that was done. `standbyDoesNotHelp`: it hit both machines.
 */
export type ReplayOutcome = 'switched' | 'tooShortToNotice' | 'switchedInVain' | 'standbyDoesNotHelp';

export interface ReplayedIncident {
  /** The incident alone, within what counts, weighted by its impact. */
  readonly recordedSeconds: number;
  /** What is left of that while the traffic was not on the standby. */
  readonly replayedSeconds: number;
  readonly outcome: ReplayOutcome;
}

/** The union of the hits within what counts: at each instant the largest impact. Outages below `shortestSeconds` are left out. */
export function downtimeSecondsOf(hits: readonly Hit[], counts: Intervals, shortestSeconds: number): number {
  const impact = {
    ...timesOf(hits),
    order: Uint32Array.from(hits.keys()).sort((a, b) => hits[a]!.start - hits[b]!.start),
    weight: Float64Array.from(hits, (hit) => hit.impact),
  };
  return sum(countedOutages(impact, counts, shortestSeconds * 1000).weightedMilliseconds) / 1000;
}

function timesOf(hits: readonly Hit[]) {
  return {
    start: Float64Array.from(hits, ({ start }) => start),
    end: Float64Array.from(hits, ({ end }) => end),
    cuts: hits.some(({ cuts }) => cuts) ? (hit: number): Intervals => hits[hit]!.cuts ?? [] : null,
  };
}

/** The pieces of a hit that lie in the intervals. */
export function whileWithin(intervals: Intervals, hit: Hit): readonly Hit[] {
  const pieces: Hit[] = [];
  for (let i = firstEndingAfter(intervals, hit.start); i < intervals.length && intervals[i]!.start < hit.end; i++) {
    const start = Math.max(hit.start, intervals[i]!.start);
    const end = Math.min(hit.end, intervals[i]!.end);
    if (end > start) pieces.push({ ...hit, start, end });
  }
  return pieces;
}

/** Each hit alone, whatever else was active: what it cost as recorded, and what it would have cost. */
export function replayedAlone(
  hits: readonly Hit[],
  isHelped: readonly boolean[],
  { onStandby, noticed }: ReplayTimeline,
  counts: Intervals,
): readonly ReplayedIncident[] {
  const counted = clockOf(counts);
  const onStandbyAt = clockOf(onStandby);
  const savedAt = clockOf(intersection(onStandby, counts));
  const during = (clock: (at: number) => number, { start, end }: Hit): number =>
    end > start ? clock(end) - clock(start) : 0;
  const times = timesOf(hits);
  const recordedOf = overPieces(times, (from, to) => (to > from ? counted(to) - counted(from) : 0));
  const savedOf = overPieces(times, (from, to) => (to > from ? savedAt(to) - savedAt(from) : 0));
  return hits.map((hit, i) => {
    const recorded = recordedOf(i);
    const saved = isHelped[i] ? savedOf(i) : 0;
    return {
      recordedSeconds: (recorded / 1000) * hit.impact,
      replayedSeconds: ((recorded - saved) / 1000) * hit.impact,
      outcome: !isHelped[i]
        ? 'standbyDoesNotHelp'
        : during(onStandbyAt, hit) > 0
          ? 'switched'
          : hasBegunSwitch(hit, noticed)
            ? 'switchedInVain'
            : 'tooShortToNotice',
    };
  });
}

/** True where a failover came from failed probes that fell into the hit, or some of them. */
function hasBegunSwitch(hit: Hit, noticed: ReplayTimeline['noticed']): boolean {
  const run = noticed[firstPlace(noticed.length, (place) => noticed[place]!.last >= hit.start)];
  if (run === undefined) return false;
  // the first probe of the run that can have seen it: probes are evenly apart
  const first = run.first + Math.max(0, Math.ceil((hit.start - run.first) / run.interval)) * run.interval;
  return first <= run.last && first < hit.end;
}
