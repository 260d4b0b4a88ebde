import { detectionDuration, meanSeconds } from '../standby/detection.ts';
import { type DurationLaw, meanOfLaw, meanResidualOfLaw } from './events/duration-law.ts';
import type { StandbyPairSpec, TwoStateLaw } from './pair/machine-lives.ts';
import type { PairWorkSpec } from './pair/pair-work.ts';

/** What an event of the fault graph is in a simulation: a part with its times, a pair, or something that never changes. */
export type SimulatedPart =
  | ({ readonly kind: 'twoState' } & TwoStateLaw)
  | ({ readonly kind: 'bridged'; readonly seconds: number } & TwoStateLaw)
  | ({ readonly kind: 'pairWork' } & PairWorkSpec)
  | ({ readonly kind: 'standby' } & StandbyPairSpec)
  | { readonly kind: 'steady'; readonly hasFailed: boolean };

const exponential = (meanSeconds: number): DurationLaw => ({ kind: 'exponential', meanSeconds });

/** A machine with exponential times. Domain: above 0. @example exponentialTimes({ mtbfSeconds: 7.2e6, mttrSeconds: 14400 }) */
export function exponentialTimes(times: { readonly mtbfSeconds: number; readonly mttrSeconds: number }): TwoStateLaw {
  return { up: exponential(times.mtbfSeconds), down: exponential(times.mttrSeconds) };
}

/**
 * A part of which only the unavailability U is known: repair times of 1 h on average and up times of 1 h·(1 − U)/U, both
 * exponential. At U = 0 and U = 1 nothing ever changes.
 *
 * Domain: 0 ≤ U ≤ 1. @example partOfUnavailability(0.001) // up 999 h, down 1 h
 */
export function partOfUnavailability(unavailability: number): SimulatedPart {
  if (unavailability === 0 || unavailability === 1) return { kind: 'steady', hasFailed: unavailability === 1 };
  const mttrSeconds = 3600;
  const mtbfSeconds = (mttrSeconds * (1 - unavailability)) / unavailability;
  return { kind: 'twoState', ...exponentialTimes({ mtbfSeconds, mttrSeconds }) };
}

/**
 * The longest mean time that any part alone keeps a system down, from the start of a repair or from any instant of one: what
 * is assumed of outages that did not come up. The latter is the longer where rare repairs are very long.
 */
export function typicalOutageSeconds(parts: readonly SimulatedPart[]): number {
  const ofLaw = (law: DurationLaw): number => Math.max(meanOfLaw(law), meanResidualOfLaw(law));
  let longest = 0;
  for (const part of parts) {
    if (part.kind === 'twoState' || part.kind === 'bridged') longest = Math.max(longest, ofLaw(part.down));
    if (part.kind === 'pairWork')
      longest = Math.max(longest, ofLaw(part.primary.down), ofLaw(part.standby.down), part.switchSeconds);
    if (part.kind === 'standby') {
      const { detection, switchSeconds, manualSeconds, success } = part.settings;
      const takeover = Math.max(switchSeconds, success < 1 ? manualSeconds : 0);
      const repair = Math.max(ofLaw(part.primary.down), ofLaw((part.standby ?? part.primary).down));
      longest = Math.max(longest, repair, meanSeconds(detectionDuration(detection)) + takeover);
    }
  }
  return longest;
}
