import type { SimulatedRoot } from '../../../core/failover/simulation/seen.ts';
import type { SimulationResult } from '../../../core/failover/simulation/simulate.ts';
import type { WriteCounts } from '../../../core/failover/simulation/traffic/write-role.ts';

/** A simulation beside the exact numbers. */
export interface ComposeSimulation {
  readonly result: SimulationResult;
  /** In the order of the journeys; `exact` null where no exact number exists for the distributions that were asked. */
  readonly journeys: readonly {
    readonly journey: string;
    readonly root: SimulatedRoot;
    readonly exact: number | null;
    /** The exact number holds partitions of a standby to first order alone. */
    readonly isFirstOrder: boolean;
  }[];
  readonly hasDefaultTimes: boolean;
  /** What every cluster was given; null where nobody asked. */
  readonly connections: { readonly perSecond: number; readonly meanSeconds: number } | null;
  /** Null without a write region. */
  readonly requests: SimulatedRequests | null;
}

/** Requests as shares of time: what they would find that come at any instant alike. */
export interface SimulatedRequests {
  readonly reads: SimulatedRoot;
  readonly exactReads: number | null;
  /** Strong reads as well. */
  readonly writes: SimulatedRoot & WriteCounts;
  /** With promotions to first order. Null where the lags are drawn, or frequencies are not known. */
  readonly plannedWrites: number | null;
  /** True where nothing in it is of first order. */
  readonly isExact: boolean;
}
