import { flapsAmong } from '../failover/replay/flaps.ts';
import { type Replay, replayFailover } from '../failover/replay/replay.ts';
import type { ReplayedIncident } from '../failover/replay/replay-downtime.ts';
import type { FailoverSettings } from '../failover/standby/settings.ts';
import { type Condition, rowFilter } from '../incidents/log/filter.ts';
import type { MeasuredLog } from '../incidents/measured-log.ts';
import { type Notice, notice } from '../notice.ts';
import { type Availability, fromPart } from '../quantity/availability.ts';

/** A failover that a log is replayed under. */
export interface ReplayOptions {
  readonly settings: FailoverSettings;
  /** The incidents that hit the primary alone, as conditions on rows; none: all of them. */
  readonly helps: readonly Condition[];
}

/** An incident of the log, and what it would have been. */
export interface ReplayedRow extends ReplayedIncident {
  readonly id: string | null;
  readonly line: number;
  /** Unclipped; of an incident that has not ended, until when it counts. */
  readonly start: number;
  readonly end: number;
  readonly impact: number;
  readonly isOpen: boolean;
}

/** A log under a failover, beside what it was. */
export interface LogReplay extends Omit<Replay, 'incidents'> {
  readonly options: ReplayOptions;
  /** Takeovers that begin within the failback delay of a failback. */
  readonly flaps: number;
  /** What the window counts: the whole of it, or less what is cut out. */
  readonly countedSeconds: number;
  readonly recorded: Availability;
  /** The analyzed incidents by ascending start. */
  readonly incidents: readonly ReplayedRow[];
  readonly notices: readonly Notice[];
}

/**
 * Replays the analyzed incidents of a log under a failover, measured as the log itself is: the same window, exclusions and
 * service hours, the same impacts and ends, short outages left out on both sides. Always the union, as a sum
 * says nothing of the time that users were hit. What would come after now, or after all that the log knows of, is no part
 * of it.
 *
 * Domain: some of the window counts.
 */
export function replayLog(measured: MeasuredLog, options: ReplayOptions): LogReplay {
  const { log, request, window, impact, rules } = measured;
  const { openUntil, shortestOutageSeconds } = request;
  const isHelped = rowFilter(log, options.helps);
  const rows = Array.from(impact.order, (row) => ({
    row,
    id: log.ids.text(log.id[row]!) || null,
    line: log.line[row]!,
    start: impact.start[row]!,
    end: impact.end[row]!,
    impact: impact.weight[row]!,
    isOpen: Number.isNaN(log.stamps.verified[row]!),
    ...(impact.cuts && { cuts: impact.cuts(row) }),
  }));
  const replay = replayFailover({
    incidents: rows,
    window,
    counts: rules.counts,
    shortestOutageSeconds,
    settings: options.settings,
    helps: ({ row }) => isHelped(row),
  });
  const until = rows.reduce((latest, { end }) => Math.max(latest, end), openUntil);
  const states = replay.states.filter(({ at }) => at < until);
  const completed = (phase: string): number =>
    states.filter(({ to, because }) => to === phase && because === 'switch_done').length;
  const countedSeconds = measured.countedMilliseconds / 1_000;
  return {
    ...replay,
    failovers: completed('secondary_active'),
    failbacks: completed('primary_active'),
    flaps: flapsAmong(states, options.settings.failback.delaySeconds),
    states,
    options,
    countedSeconds,
    recorded: fromPart(replay.recordedDowntimeSeconds, countedSeconds),
    incidents: rows.map((each, i) => ({ ...each, ...replay.incidents[i]! })),
    notices: noticesOf(request, replay, options),
  };
}

function noticesOf(
  { downtimeMode }: MeasuredLog['request'],
  { incidents }: Replay,
  { helps }: ReplayOptions,
): readonly Notice[] {
  const isNoneHelped = incidents.length > 0 && incidents.every(({ outcome }) => outcome === 'standbyDoesNotHelp');
  return [
    ...(helps.length > 0 && isNoneHelped ? [notice('replayHelpsNone', { incidents: incidents.length })] : []),
    ...(downtimeMode === 'sum' ? [notice('replayCountsUnion', {})] : []),
  ];
}
