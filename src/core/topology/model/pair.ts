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
