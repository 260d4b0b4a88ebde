import { defaultBasis } from '../../quantity/allowance.ts';
import type { PairCounts } from './pair/pair-counts.ts';
import { type Seen, type SimulatedRoot, simulatedRoot } from './seen.ts';
import { typicalOutageSeconds } from './simulated-part.ts';
import { Simulation } from './simulation.ts';
import type { SimulationRequest } from './simulation-request.ts';
import type { ClusterTrafficSeen } from './traffic/traffic-seen.ts';
import type { WriteCounts } from './traffic/write-role.ts';

export interface SimulationResult extends PairCounts {
  readonly seed: number;
  /** Simulated; fewer than asked for where it was stopped. */
  readonly years: number;
  readonly isComplete: boolean;
  readonly events: number;
  /** In the order of the request. */
  readonly roots: readonly SimulatedRoot[];
  /** Writes and strong reads; null where nobody has a write role. */
  readonly writes: (SimulatedRoot & WriteCounts) | null;
  /** In the order of the request. */
  readonly clusters: readonly ClusterTrafficSeen[];
}

export interface SimulationHooks {
  /** Asked every `pollEvery` events: true stops the simulation, and what is there is the result. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: { readonly years: number; readonly events: number; readonly share: number }) => void;
  readonly pollEvery?: number;
}

const { yearSeconds } = defaultBasis;

/**
 * Simulates a system by discrete events: up and repair times of its parts, and its standby pairs with their failover
 * managers. The next event comes from a heap, its effect on the system from counters in the gates; nothing ticks, and the
 * memory does not grow with the years. All parts are up at the start. The generator is xoshiro128**; the same seed gives
 * the same digits.
 *
 * Domain: a part for every event; years above 0. @throws RangeError outside the domain
 * @example simulate({ graph, roots: [top], parts, years: 1000, seed: 1 }).roots[0].unavailabilityInterval
 */
export function simulate(request: SimulationRequest, hooks: SimulationHooks = {}): SimulationResult {
  const simulation = new Simulation(request);
  const { shouldStop, onProgress, pollEvery = 100_000 } = hooks;
  while (!simulation.advance(pollEvery)) {
    onProgress?.(simulation.progress());
    if (shouldStop?.()) break;
  }
  return simulationResult(request, simulation.seen());
}

/** The numbers of a simulation, from what one thread or several have seen. @throws RangeError before any time has passed */
export function simulationResult({ seed, parts }: SimulationRequest, seen: Seen): SimulationResult {
  const typical = typicalOutageSeconds(parts);
  const { seconds, isComplete, events, pairs, writes } = seen;
  return {
    seed,
    years: seconds / yearSeconds,
    isComplete,
    events,
    ...pairs,
    roots: seen.roots.map((root) => simulatedRoot(root, seen, typical)),
    writes: writes && { ...simulatedRoot(writes.root, seen, typical), ...writes.counts },
    clusters: seen.clusters,
  };
}
