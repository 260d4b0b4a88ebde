import { type Availability, fromPart } from '../../quantity/availability.ts';
import {
  difference,
  type Interval,
  type Intervals,
  intersection,
  merged,
  totalMilliseconds,
} from '../../time/intervals.ts';
import type { FailoverSettings, StandbyMode } from '../standby/settings.ts';
import { downtimeSecondsOf, type Hit, type ReplayedIncident, replayedAlone, whileWithin } from './replay-downtime.ts';
import { type ReplayTimes, replayTimeline } from './replay-timeline.ts';
import type { Transition } from './state-machine.ts';

/** One incident of a log: instants in epoch milliseconds, the share of users or requests that it hit. */
export interface ReplayIncident {
  readonly id: string | null;
  readonly start: number;
  readonly end: number;
  readonly impact: number;
  /** What of it does not count, because it was agreed for its service alone. */
  readonly cuts?: Intervals;
}

export interface ReplayRequest<Row extends ReplayIncident> {
  readonly incidents: readonly Row[];
  /** Probes start at its start; nothing outside it counts. */
  readonly window: Interval;
  /** The part of the window that counts, where something is cut from it (service hours, agreed maintenance). */
  readonly counts?: Intervals;
  /** Outages that are shorter do not count as downtime, neither those recorded nor those that are left; else all do. */
  readonly shortestOutageSeconds?: number;
  readonly settings: FailoverSettings;
  /** Whether a standby would have helped: the incident hit the primary alone, and its probes saw it. */
  readonly helps: (incident: Row) => boolean;
}

export interface Replay extends Availability {
  readonly mode: StandbyMode;
  /** Switches to the standby, and back, that were completed within the window. */
  readonly failovers: number;
  readonly failbacks: number;
  readonly recordedDowntimeSeconds: number;
  readonly downtimeSeconds: number;
  /** Instants in epoch milliseconds; transitions only. */
  readonly states: readonly Transition[];
  /** In the order of the request. */
  readonly incidents: readonly (ReplayedIncident & { readonly id: string | null })[];
}

/**
 * What a log would have been with a failover. Probes start at window start + k × interval and fail while an incident that
 * a standby helps against is active, whatever its impact. The switch begins `timeout` after the last of `failures` failed
 * probes in a row, lasts `switch`, and goes on even if the primary comes back meanwhile; the traffic stays on the primary
 * until it is done. On the standby, `recoveries` good probes in a row, none before the switch's end, and the failback
 * delay since then bring it back, decided at probes only. Other incidents hit both machines; otherwise the standby is up.
 * Downtime is the union, at each instant the largest impact that still hits.
 *
 * Deterministic to the millisecond. Domain: start ≤ end, impacts 0 to 1; some of the window counts; a failover with probes
 * at least a millisecond apart.
 *
 * @throws RangeError outside the domain
 * @example
 * // 5 s × 3 with a time-out of 3 s, switch 10 s: 10:00:02 to 10:20:00 costs 26 s, 10:00:02 to 10:00:14 its 12 s
 */
export function replayFailover<Row extends ReplayIncident>(request: ReplayRequest<Row>): Replay {
  const { incidents, window, settings, helps, shortestOutageSeconds: shortest = 0 } = request;
  const counts = intersection(request.counts ?? [window], [window]);
  const countedSeconds = totalMilliseconds(counts) / 1000;
  if (!(countedSeconds > 0)) throw new RangeError('nothing of the window counts');
  const recorded: Hit[] = incidents.map((row) => ({
    start: Math.max(row.start, window.start),
    end: Math.min(row.end, window.end),
    impact: row.impact,
    ...(row.cuts && { cuts: row.cuts }),
  }));
  const isHelped = incidents.map((row) => helps(row));
  const outages = merged(recorded.filter((_, i) => isHelped[i]));
  const timeline = replayTimeline(window, outages, replayTimes(settings));
  const always = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const onPrimary = difference([always], timeline.onStandby);
  const left = incidents.flatMap((row, i): readonly Hit[] => (isHelped[i] ? whileWithin(onPrimary, row) : [row]));
  for (const { start, end } of timeline.movingBack) left.push({ start, end, impact: 1 });
  const downtimeSeconds = downtimeSecondsOf(left, counts, shortest); // of outages as long as they were, also outside the window
  const completed = (phase: Transition['to']): number =>
    timeline.transitions.filter(({ to, because }) => to === phase && because === 'switch_done').length;
  return {
    mode: settings.mode,
    failovers: completed('secondary_active'),
    failbacks: completed('primary_active'),
    recordedDowntimeSeconds: downtimeSecondsOf(incidents, counts, shortest),
    downtimeSeconds,
    ...fromPart(downtimeSeconds, countedSeconds),
    states: timeline.transitions,
    incidents: replayedAlone(recorded, isHelped, timeline, counts).map((each, i) => ({
      id: incidents[i]!.id,
      ...each,
    })),
  };
}

/** Seconds of the settings as whole milliseconds. */
function replayTimes({ detection, switchSeconds, failback }: FailoverSettings): ReplayTimes {
  if (detection.kind !== 'probes') throw new RangeError('a replay needs probes');
  const { intervalSeconds, timeoutSeconds, failures, recoveries } = detection.probes;
  const milliseconds = (seconds: number): number => Math.round(seconds * 1000);
  if (!(milliseconds(intervalSeconds) >= 1)) throw new RangeError(`probes every ${intervalSeconds} s`);
  return {
    failures,
    recoveries,
    interval: milliseconds(intervalSeconds),
    timeout: milliseconds(timeoutSeconds),
    switch: milliseconds(switchSeconds),
    failbackDelay: milliseconds(failback.delaySeconds),
    failbackSwitch: milliseconds(failback.switchSeconds),
    isFailbackAutomatic: failback.automatic,
  };
}
