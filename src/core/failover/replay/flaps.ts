import type { Intervals } from '../../time/intervals.ts';
import { detectionDuration, worstSeconds } from '../standby/detection.ts';
import type { FailoverSettings } from '../standby/settings.ts';
import type { Transition } from './state-machine.ts';

/**
 * A failure that begins within an hour after the last one ended belongs to the same flapping: so long, by the usual
 * default, does a router hold back a route that comes and goes (route flap damping, RFC 2439: maximum hold-down 60 min).
 */
const flappingSeconds = 3600;

/** Delays that people set, in minutes. */
const usualDelays = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240];

/** How the failures of one primary come again, and what its failback delay makes of that. */
export interface Flaps {
  /** Outages that ended, those that overlap or touch taken as one. */
  readonly returns: number;
  /** Returns after which the next outage began within an hour. */
  readonly recurrences: number;
  /** The longest time from such a return to the next outage; null without any. */
  readonly longestGapSeconds: number | null;
  /** Outages after such a return that took a failover of their own: the traffic was back on the primary. */
  readonly failovers: number;
  /** The shortest usual delay with the fewest of them; null where none has fewer. */
  readonly better: { readonly delaySeconds: number; readonly failovers: number } | null;
}

/**
 * What a failback delay would have made of the outages of a primary in a log. The takeover ends after the longest detection
 * and the switch; the failback comes `delay` after that, and not before the good probes after the outage's end; an outage
 * until then is not felt again. Outages that are over before the last failed probe are not noticed. All switches work.
 *
 * Instants in milliseconds; outages in order and apart. O(outages).
 * @example
 * // 18 s and 10 s to the standby: down 10:00–10:02 and 10:06–10:08; a delay of 5 min is over at 10:05:28, 10 min spare one
 */
export function flapsOf(outages: Intervals, settings: FailoverSettings): Flaps {
  const gaps = outages.map(({ start }, i) => (i === 0 ? Number.POSITIVE_INFINITY : start - outages[i - 1]!.end) / 1000);
  const recurring = gaps.map((gap) => gap <= flappingSeconds);
  const recurrences = gaps.filter((_, i) => recurring[i]);
  const { delaySeconds } = settings.failback;
  const failoversWith = (delay: number): number =>
    failoversAt(outages, settings, delay).filter((i) => recurring[i]).length;
  const failovers = failoversWith(delaySeconds);
  let better: Flaps['better'] = null;
  if (failovers > 0) {
    for (const delay of usualDelays.map((minutes) => minutes * 60).filter((seconds) => seconds > delaySeconds)) {
      const left = failoversWith(delay);
      if (left < (better?.failovers ?? failovers)) better = { delaySeconds: delay, failovers: left };
    }
  }
  return {
    returns: outages.length,
    recurrences: recurrences.length,
    longestGapSeconds: recurrences.length > 0 ? recurrences.reduce((longest, gap) => Math.max(longest, gap), 0) : null,
    failovers,
    better,
  };
}

/** Which outages take a failover, by their place in the list. */
function failoversAt(
  outages: Intervals,
  { detection, switchSeconds }: FailoverSettings,
  delaySeconds: number,
): readonly number[] {
  const probes = detection.kind === 'probes' ? detection.probes : null;
  const noticed = 1000 * (worstSeconds(detectionDuration(detection)) ?? 0);
  const timeout = 1000 * (probes?.timeoutSeconds ?? 0);
  const settling = 1000 * (probes ? probes.recoveries * probes.intervalSeconds : 0);
  const found: number[] = [];
  let back = Number.NEGATIVE_INFINITY;
  outages.forEach(({ start, end }, i) => {
    if (start < back) {
      back = Math.max(back, end + settling); // the standby serves on: the good probes begin anew
      return;
    }
    if (end - start <= noticed - timeout) return;
    found.push(i);
    const taken = start + noticed + 1000 * switchSeconds;
    back = Math.max(taken + 1000 * delaySeconds, Math.max(end, taken) + settling);
  });
  return found;
}

/** Takeovers of a timeline that begin within the failback delay of a failback, as the simulation counts its flaps. */
export function flapsAmong(states: readonly Transition[], delaySeconds: number): number {
  let last = Number.NEGATIVE_INFINITY;
  let flaps = 0;
  for (const { at, from, to } of states) {
    if (to === 'primary_active' && from === 'failback_in_progress') last = at;
    if (to === 'failover_in_progress' && at - last < 1000 * delaySeconds) flaps++;
  }
  return flaps;
}
