import { type PlannedWork, plannedRatio } from '../../failover/noticing/planned-work.ts';
import type { FailoverSettings, MachineTimes } from '../../failover/standby/settings.ts';
import { type StandbyResult, standbyResult } from '../../failover/standby/standby.ts';
import { fromTimes } from '../../quantity/availability.ts';
import type { PartNumbers } from './part-numbers.ts';

/** A component with a standby: one part, with the exact numbers of the two machines together. */
export interface StandbyPair {
  readonly settings: FailoverSettings;
  readonly primary: MachineTimes;
  readonly result: StandbyResult;
}

/** @example standbyPair({ mtbfSeconds: 7.2e6, mttrSeconds: 14400 }, failoverSettings({ mode: 'hot' })) */
export function standbyPair(primary: MachineTimes, settings: FailoverSettings): StandbyPair {
  return { primary, settings, result: standbyResult(primary, settings) };
}

/** The numbers that a pair has as one part. @example pairNumbers(pair).unavailability // 7.508452508849438e-6 */
export function pairNumbers({ result }: StandbyPair): PartNumbers {
  const { availability, unavailability, nines, mtbfSeconds, mttrSeconds } = result;
  return { availability, unavailability, nines, mtbfSeconds, mttrSeconds };
}

/** The numbers of one machine that serves alone. @example machineNumbers({ mtbfSeconds: 99, mttrSeconds: 1 }).unavailability // 0.01 */
export function machineNumbers({ mtbfSeconds, mttrSeconds }: MachineTimes): PartNumbers {
  return { ...fromTimes(mtbfSeconds, mttrSeconds), mtbfSeconds, mttrSeconds };
}

/** The pair with every repair twice as fast. @example withHalfTheRepairTime(pair).primary.mttrSeconds // half of it */
export function withHalfTheRepairTime({ primary, settings }: StandbyPair): StandbyPair {
  const half = (times: MachineTimes): MachineTimes => ({ ...times, mttrSeconds: times.mttrSeconds / 2 });
  return standbyPair(half(primary), { ...settings, standby: settings.standby && half(settings.standby) });
}

/**
 * What planned work on both machines in turn adds to the unavailability U of a pair, given that the pair would serve: while
 * one machine is out the other serves alone, for a share m of the time each, and moving the traffic away and back takes the
 * switch and the switch of the failback, once each: 1 − (1 − (1 − 2m)·U − m·(q₁ + q₂))·(1 − switches/every).
 * Domain: 2m and the switches below 1. @example a switch of 10 s every 30 d, machines that never fail: 10/2,592,000
 */
export function pairWithPlannedWork({ primary, settings, result }: StandbyPair, work: PlannedWork): number {
  const ratio = plannedRatio(work);
  const switching = (settings.switchSeconds + settings.failback.switchSeconds) / work.everySeconds;
  const own = result.unavailability;
  const alone = machineNumbers(primary).unavailability + machineNumbers(settings.standby ?? primary).unavailability;
  const inTurn = Math.max(own, (1 - 2 * ratio) * own + ratio * alone);
  return (inTurn - own + (1 - inTurn) * switching) / (1 - own);
}
