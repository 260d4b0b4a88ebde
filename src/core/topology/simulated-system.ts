import { type FaultGraph, FaultGraphBuilder, type NodeRef } from '../diagram/fault-graph.ts';
import { eligibleRegions } from '../failover/regions.ts';
import type { WriteRoleSpec } from '../failover/simulation/write-role.ts';
import { journeyNodes } from './compile.ts';
import type { ModelJourney } from './failure-model.ts';
import type { Topology } from './model.ts';
import { ModelParts } from './model-parts.ts';
import { requestFailures } from './requests.ts';
import { type LawOfMean, type SimulatedParts, type SimulationLaws, simulatedParts } from './simulated-parts.ts';

/** A topology as a simulation takes it. */
export interface SimulatedSystem extends SimulatedParts {
  readonly graph: FaultGraph;
  readonly journeys: readonly ModelJourney[];
  /** What makes requests fail, and who takes the writes; null without a write region. */
  readonly requests: { readonly readsFail: NodeRef; readonly writes: WriteRoleSpec } | null;
}

/**
 * The journeys of a topology and the requests of its clusters as one graph, with the times of its parts. `lag` null: the
 * lag of a region is what the file says at every instant, and one above maxLag never takes over.
 * @example simulatedSystem(topology, exponentialLaws, null).requests // null without a write region
 */
export function simulatedSystem(topology: Topology, laws: SimulationLaws, lag: LawOfMean | null): SimulatedSystem {
  const builder = new FaultGraphBuilder();
  const parts = new ModelParts(builder, topology);
  const journeys = journeyNodes(builder, parts, topology);
  const requests = requestsOf(builder, parts, topology, lag);
  return { graph: builder.build(), journeys, requests, ...simulatedParts(topology, parts.parts, laws) };
}

function requestsOf(
  builder: FaultGraphBuilder,
  parts: ModelParts,
  { clusters = [], regions = [], writes }: Topology,
  lag: LawOfMean | null,
): SimulatedSystem['requests'] {
  if (!writes) return null;
  const able = lag === null ? writes : { ...writes, maxLagSeconds: Number.POSITIVE_INFINITY };
  const names = eligibleRegions(able, regions);
  const { readsFail, regionsFail } = requestFailures(builder, parts, clusters, names);
  const lagOf = (name: string): number => regions.find((region) => region.name === name)?.lagSeconds ?? 0;
  return {
    readsFail,
    writes: {
      regions: names.map((name, i) => {
        const seconds = lagOf(name);
        return { failure: regionsFail[i]!, lag: lag && seconds > 0 ? lag(seconds) : { kind: 'fixed', seconds } };
      }),
      promotionSeconds: writes.promotionSeconds,
      maxLagSeconds: writes.maxLagSeconds,
    },
  };
}
