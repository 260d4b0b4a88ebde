import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import { detectionDuration, meanSeconds, transformComplement, worstSeconds } from './detection.ts';
import {
  type DetectionSettings,
  type FailoverSettings,
  failoverSettings,
  type MachineTimes,
  type StandbyMode,
} from './settings.ts';
import { type RecoveryTime, standbyResult } from './standby.ts';

const strategyModes = ['none', 'cold', 'warm', 'hot', 'active-active'] as const;
export type StrategyMode = (typeof strategyModes)[number];

/** What a strategy suits, as facts; the words stand in the report. */
export interface StrategyAdvice {
  /** What it takes to run beside the primary. */
  readonly standing: 'nothing' | 'switchedOff' | 'runningIdle' | 'inStep' | 'serving';
  /** How long a recovery is: the usual range, null where it is the repair itself. */
  readonly usualSeconds: { readonly from: number; readonly to: number } | null;
  readonly suits:
    | 'internalTools'
    | 'batchAndArchives'
    | 'businessApplications'
    | 'paymentsAndOrders'
    | 'worldwideServices';
}

/** One row of the comparison. */
export interface Strategy extends Availability {
  readonly mode: StrategyMode;
  readonly rtoSeconds: RecoveryTime;
  /** Null: as old as the last backup, which nobody told. */
  readonly rpoSeconds: number | null;
  /** Null without a target. */
  readonly met: boolean | null;
  readonly isOwn: boolean;
  /** How it takes over; null where nothing does. */
  readonly settings: FailoverSettings | null;
  readonly advice: StrategyAdvice;
}

/** The usual ranges: hours for cold, minutes for warm, seconds for hot. */
const strategyAdvice: Readonly<Record<StrategyMode, StrategyAdvice>> = {
  none: { standing: 'nothing', usualSeconds: null, suits: 'internalTools' },
  cold: { standing: 'switchedOff', usualSeconds: { from: 3600, to: 24 * 3600 }, suits: 'batchAndArchives' },
  warm: { standing: 'runningIdle', usualSeconds: { from: 600, to: 1800 }, suits: 'businessApplications' },
  hot: { standing: 'inStep', usualSeconds: { from: 0, to: 60 }, suits: 'paymentsAndOrders' },
  'active-active': { standing: 'serving', usualSeconds: { from: 0, to: 60 }, suits: 'worldwideServices' },
};

/**
 * The strategies for one component side by side. none: U = MTTR/(MTBF + MTTR), recovery by repair; cold, warm, hot: the
 * exact process; active-active: two like machines that both serve an even half of the requests, U = q² + (1 − q)·u: a request is lost where
 * both are down, or to one of two that is dead and still in rotation, u = q·(1 − E[e^(−D/MTTR)]).
 * The row of the component's own mode has its settings; the other rows keep detection, success, manual takeover, failback
 * and how often a standby is looked at, and take switch, data loss and the rate of a standby like the primary from their
 * mode.
 *
 * Domain: MTBF and MTTR above 0. `settings` null: the component has no standby, and all rows have defaults, but for
 * how a failure is `noticed` where that is said.
 * @example strategies({ mtbfSeconds: 7.2e6, mttrSeconds: 14400 }, null, 1e-4).map(({ met }) => met)
 * // none, cold: false; warm: false; hot, active-active: true
 */
export function strategies(
  primary: MachineTimes,
  settings: FailoverSettings | null,
  targetUnavailability: number | null,
  noticed: DetectionSettings | null = null,
): readonly Strategy[] {
  const { mtbfSeconds, mttrSeconds } = primary;
  const q = mttrSeconds / (mtbfSeconds + mttrSeconds);
  const usual = failoverSettings({ mode: 'hot' });
  const base = settings ?? (noticed ? { ...usual, detection: noticed } : usual);
  const detection = detectionDuration(base.detection);
  const row = (
    mode: StrategyMode,
    availability: Availability,
    rtoSeconds: RecoveryTime,
    rpoSeconds: number | null,
    used: FailoverSettings | null = null,
  ): Strategy => ({
    mode,
    availability: availability.availability,
    unavailability: availability.unavailability,
    nines: availability.nines,
    rtoSeconds,
    rpoSeconds,
    met: targetUnavailability === null ? null : availability.unavailability <= targetUnavailability,
    isOwn: mode === (settings?.mode ?? 'none'),
    settings: used,
    advice: strategyAdvice[mode],
  });
  const standby = (mode: StandbyMode): Strategy => {
    const used = settings?.mode === mode ? settings : inMode(base, mode);
    const result = standbyResult(primary, used);
    return row(mode, result, result.rtoSeconds, result.rpoSeconds, used);
  };
  return [
    row('none', fromUnavailability(q), { mean: mttrSeconds, worst: null }, null),
    standby('cold'),
    standby('warm'),
    standby('hot'),
    row(
      'active-active',
      fromUnavailability(q * q + (1 - q) * q * transformComplement(detection, 1 / mttrSeconds)),
      { mean: meanSeconds(detection), worst: worstSeconds(detection) },
      0,
      base,
    ),
  ];
}

/** The settings in another mode: with its switch, data loss and standby rate, like machines, no partitions. */
function inMode(
  { detection, success, manualSeconds, failback, standbyCheckSeconds }: FailoverSettings,
  mode: StandbyMode,
): FailoverSettings {
  return { ...failoverSettings({ mode }), detection, success, manualSeconds, failback, standbyCheckSeconds };
}
