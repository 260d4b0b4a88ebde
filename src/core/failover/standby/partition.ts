import { defaultBasis } from '../../quantity/allowance.ts';
import { type Duration, fixedDuration, longerBy, meanSeconds, transform, transformComplement } from './detection.ts';
import type { Fencing, MachineTimes } from './settings.ts';

const { yearSeconds } = defaultBasis;

/** What partitions cost, to first order. */
export interface PartitionCost {
  /** Share of time down. */
  readonly unavailability: number;
  /** Outages a second. */
  readonly failuresPerSecond: number;
  readonly splitBrainSecondsPerYear: number;
  /** Takeovers, done or stopped, that no failure of the primary caused, a year. */
  readonly falseFailoversPerYear: number;
}

export const noPartitions: PartitionCost = {
  unavailability: 0,
  failuresPerSecond: 0,
  splitBrainSecondsPerYear: 0,
  falseFailoversPerYear: 0,
};

/**
 * What it costs that the monitor loses sight of a machine that still serves. With N partitions a year of mean length D
 * (exponential), P the share of time in which both are well and one serves for good (the primary; either, where roles stay
 * swapped), and X the detection and switch:
 * - no fencing: service stays up; both serve N·P·D·E[e^(−X/D)] seconds a year
 * - lease L: the primary stops at L, the standby serves after X = max(L, detection) + switch; no split brain,
 *   N·P·D·(e^(−L/D) − E[e^(−X/D)]) seconds down a year
 * - quorum: as a lease of 0 s
 * - stonith: the primary is shot before the switch; N·P·switch·E[e^(−detection/D)] seconds down a year
 *
 * First order: one partition at a time, and no failure within one. Domain: mean times above 0, 0 ≤ P ≤ 1.
 * @example partitionCost({ kind: 'none' }, { mtbfSeconds: 31535700, mttrSeconds: 300 }, fixedDuration(18), 10, 1)
 * // one partition a year: 300·e^(−28/300) = 273.3 s of split brain
 */
export function partitionCost(
  fencing: Fencing,
  partition: MachineTimes,
  detection: Duration,
  switchSeconds: number,
  bothWell: number,
): PartitionCost {
  const length = partition.mttrSeconds;
  const perSecond = bothWell / (partition.mtbfSeconds + length);
  const rate = 1 / length;
  if (fencing.kind === 'none') {
    const both = transform(longerBy(detection, switchSeconds), rate);
    return {
      ...noPartitions,
      splitBrainSecondsPerYear: perSecond * yearSeconds * length * both,
      falseFailoversPerYear: perSecond * yearSeconds * both,
    };
  }
  if (fencing.kind === 'stonith') {
    const shot = perSecond * transform(detection, rate);
    return {
      unavailability: shot * switchSeconds,
      failuresPerSecond: switchSeconds > 0 ? shot : 0,
      splitBrainSecondsPerYear: 0,
      falseFailoversPerYear: shot * yearSeconds,
    };
  }
  const lease = fencing.kind === 'lease' ? fencing.leaseSeconds : 0;
  const stopped = perSecond * Math.exp(-lease * rate);
  // X − L, a mixture: detection that ends within the lease waits for it
  const waits = afterLease(detection, lease).map(([part, share]) => [longerBy(part, switchSeconds), share] as const);
  const isDown = waits.some(([part, share]) => share > 0 && meanSeconds(part) > 0);
  let down = 0;
  let serves = 0;
  for (const [part, share] of waits) {
    down += share * transformComplement(part, rate);
    serves += share * transform(part, rate);
  }
  return {
    unavailability: stopped * length * down,
    failuresPerSecond: isDown ? stopped : 0,
    splitBrainSecondsPerYear: 0,
    falseFailoversPerYear: stopped * yearSeconds * serves,
  };
}

/** max(L, detection) − L as parts with their probabilities. */
function afterLease(detection: Duration, lease: number): readonly (readonly [Duration, number])[] {
  if (detection.kind === 'exponential') throw new RangeError('a lease needs a detection that is fixed or even');
  const { fromSeconds, toSeconds } = detection;
  if (lease <= fromSeconds) return [[longerBy(detection, -lease), 1]];
  if (lease >= toSeconds) return [[fixedDuration(0), 1]];
  const within = (lease - fromSeconds) / (toSeconds - fromSeconds);
  return [
    [fixedDuration(0), within],
    [{ kind: 'uniform', fromSeconds: 0, toSeconds: toSeconds - lease }, 1 - within],
  ];
}
