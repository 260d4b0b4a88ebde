import type { Interval, Intervals } from '../../time/intervals.ts';
import { firstProbeFrom, type ProbeGrid, probeInstant } from './probes.ts';
import {
  type FailoverEffect,
  type FailoverEvent,
  initialFailoverState,
  type ManagerSettings,
  reduceFailover,
  type Transition,
} from './state-machine.ts';

/** The times of a failover in whole milliseconds, as the instants of a log are. */
export interface ReplayTimes extends ManagerSettings {
  readonly interval: number;
  readonly switch: number;
  readonly failbackDelay: number;
  readonly failbackSwitch: number;
}

/** What the manager did, in the window. */
export interface ReplayTimeline {
  readonly transitions: readonly Transition[];
  /** When the standby served: the traffic was off the primary. */
  readonly onStandby: Intervals;
  /** When nothing served because the traffic was on its way back. */
  readonly movingBack: Intervals;
  /** The failed probes in a row that each failover came from. */
  readonly noticed: readonly FailedRun[];
}

/** Probes evenly apart, all of which failed: the instants of the first and the last. */
export interface FailedRun {
  readonly first: number;
  readonly last: number;
  readonly interval: number;
}

/**
 * Drives the manager through a window in which the primary is down during `outages`. Probes start at window start +
 * k × interval; only those near a change are looked at, since once a probe changes nothing, its repetitions change nothing.
 *
 * Domain: whole milliseconds; outages in order, apart, within the window. O(outages × thresholds).
 */
export function replayTimeline(window: Interval, outages: Intervals, times: ReplayTimes): ReplayTimeline {
  const grid: ProbeGrid = { origin: window.start, interval: times.interval };
  const transitions: Transition[] = [];
  const noticed: FailedRun[] = [];
  let state = initialFailoverState;
  let switchDone = Number.POSITIVE_INFINITY;
  let delayDone = Number.POSITIVE_INFINITY;
  const take = (event: FailoverEvent): boolean => {
    const step = reduceFailover(state, event, times);
    const hasChanged = step.state !== state;
    state = step.state;
    for (const effect of step.effects) carryOut(effect);
    return hasChanged;
  };
  const carryOut = (effect: FailoverEffect): void => {
    switch (effect.kind) {
      case 'enter':
        if (effect.at < window.end)
          transitions.push({ at: effect.at, from: effect.from, to: effect.to, because: effect.because });
        break;
      case 'startTakeover':
        switchDone = effect.at + times.switch;
        noticed.push(failedRun(effect.at, times));
        break;
      case 'startFailback':
        switchDone = effect.at + times.failbackSwitch;
        delayDone = Number.POSITIVE_INFINITY;
        break;
      case 'startDelay':
        delayDone = effect.at + times.failbackDelay;
        break;
      default: // nothing stops a switch here: machines do not report, and the standby is up
        break;
    }
  };

  let outage = 0; // the first that has not ended
  for (let k = 0; ; ) {
    const at = probeInstant(grid, k);
    const timer = Math.min(switchDone, delayDone);
    if (Math.min(at, timer) >= window.end) break;
    if (timer <= at) {
      const kind = switchDone <= delayDone ? 'switchDone' : 'delayDone';
      if (kind === 'switchDone') switchDone = Number.POSITIVE_INFINITY;
      else delayDone = Number.POSITIVE_INFINITY;
      take({ kind, at: timer });
      continue;
    }
    while (outage < outages.length && outages[outage]!.end <= at) outage++;
    const next = outages[outage];
    const isGood = next === undefined || next.start > at;
    const hasChanged = take({ kind: 'probe', at, machine: 'primary', isGood });
    if (hasChanged) k++;
    else k = Math.max(k + 1, firstProbeFrom(grid, Math.min(timer, isGood ? (next?.start ?? window.end) : next!.end)));
  }
  return { transitions, ...whereTrafficWas(transitions, window), noticed };
}

/** The probes in a row that a failover which begins at an instant has come from. */
function failedRun(at: number, { timeout, failures, interval }: ReplayTimes): FailedRun {
  const last = at - timeout;
  return { first: last - (failures - 1) * interval, last, interval };
}

function whereTrafficWas(
  transitions: readonly Transition[],
  window: Interval,
): Pick<ReplayTimeline, 'onStandby' | 'movingBack'> {
  const onStandby: Interval[] = [];
  const movingBack: Interval[] = [];
  transitions.forEach(({ at: start, to }, i) => {
    const end = transitions[i + 1]?.at ?? window.end;
    if (end <= start) return;
    if (to === 'secondary_active') onStandby.push({ start, end });
    if (to === 'failback_in_progress') movingBack.push({ start, end });
  });
  return { onStandby, movingBack };
}
