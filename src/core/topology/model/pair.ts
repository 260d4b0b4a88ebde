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
 * What planned work on both machines in turn takes from a pair: while one is out, for a share m of the time each, the other
 * serves alone and is down as by itself, and moving the traffic away and back takes the switch and that of the failback:
 * m·(q₁ + q₂) + switches/every, beside the outages of the pair. The frequency counts an outage that goes over into the next
 * once. Domain: 2m and the switches together at most 1.
 * @example a switch of 10 s every 30 d, machines that never fail: 10/2,592,000
 */
export function plannedWorkOfPair({ primary, settings }: StandbyPair, work: PlannedWork): FailuresOfWork {
  const { switchSeconds, failback } = settings;
  const [first, second] = [machineNumbers(primary), machineNumbers(settings.standby ?? primary)];
  const [q1, q2] = [first.unavailability, second.unavailability];
  const ratio = plannedRatio(work);
  const failures = ratio * (1 / cycleOf(primary) + 1 / cycleOf(settings.standby ?? primary));
  // the standby is out, the switch, the primary is out, the switch back: each begins where the one before has ended
  const away = switchSeconds > 0 ? 1 - q1 : (1 - q1) * q2;
  const back = failback.switchSeconds > 0 ? 1 - q2 : 0;
  return {
    unavailability: ratio * (q1 + q2) + (switchSeconds + failback.switchSeconds) / work.everySeconds,
    failuresPerSecond: failures + (q1 + away + back) / work.everySeconds,
  };
}

export interface FailuresOfWork {
  readonly unavailability: number;
  readonly failuresPerSecond: number;
}

const cycleOf = ({ mtbfSeconds, mttrSeconds }: MachineTimes): number => mtbfSeconds + mttrSeconds;
