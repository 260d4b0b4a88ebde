import type { SimulatedRoot, SimulationResult } from '../../core/failover/simulation/simulate.ts';

/** A simulation beside the exact numbers. */
export interface ComposeSimulation {
  readonly result: SimulationResult;
  /** In the order of the journeys; `exact` null where no exact number exists for the distributions that were asked. */
  readonly journeys: readonly {
    readonly journey: string;
    readonly root: SimulatedRoot;
    readonly exact: number | null;
  }[];
  readonly hasDefaultTimes: boolean;
}
