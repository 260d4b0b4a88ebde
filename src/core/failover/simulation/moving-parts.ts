import type { Random } from '../../statistics/random/random.ts';
import { BridgedPart } from './events/bridged-part.ts';
import type { MovingPart } from './events/moving-part.ts';
import { PairWork } from './pair/pair-work.ts';
import { StandbyPair } from './pair/standby-pair.ts';
import type { SimulatedPart } from './simulated-part.ts';

/** What makes a part of those that have more to them than being up and down by turns. */
export function movingPart(
  part: Exclude<SimulatedPart, { readonly kind: 'twoState' | 'steady' }>,
  clock: Float64Array,
  random: Random,
): MovingPart {
  if (part.kind === 'standby') return new StandbyPair(part, clock, random);
  return part.kind === 'bridged' ? new BridgedPart(part, clock, random) : new PairWork(part, clock, random);
}
