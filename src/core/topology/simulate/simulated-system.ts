import { always, type FaultGraph, FaultGraphBuilder, type NodeRef } from '../../diagram/graph/fault-graph.ts';
import { eligibleRegions } from '../../failover/routing/regions.ts';
import { nodeFailures } from '../../failover/routing/request-nodes.ts';
import type { RotationSpec } from '../../failover/simulation/rotation/rotation.ts';
import type { ClusterTrafficSpec } from '../../failover/simulation/traffic/cluster-traffic-spec.ts';
import type { WriteRoleSpec } from '../../failover/simulation/traffic/write-role.ts';
import { requestFailures } from '../analyze/requests.ts';
import { journeyNodes } from '../compile/compile.ts';
import type { ModelJourney } from '../compile/failure-model.ts';
import { ModelParts } from '../compile/model-parts.ts';
import type { Topology } from '../model/model.ts';
import { type LawOfMean, type SimulatedParts, type SimulationLaws, simulatedParts } from './simulated-parts.ts';
import { simulatedRotations } from './simulated-rotations.ts';

/** The connections that every cluster gets. */
export type Connections = Pick<ClusterTrafficSpec, 'perSecond' | 'meanSeconds'>;

/** A topology as a simulation takes it. */
export interface SimulatedSystem extends SimulatedParts {
  readonly graph: FaultGraph;
  readonly journeys: readonly ModelJourney[];
  /** What makes requests fail, and who takes the writes; null without a write region. */
  readonly requests: { readonly readsFail: NodeRef; readonly writes: WriteRoleSpec } | null;
  /** The clusters with their connections; none where nobody asked. */
  readonly clusters: readonly ClusterTrafficSpec[];
  /** Groups with dead members in rotation, or with planned work. */
  readonly rotations: readonly RotationSpec[];
}

/**
 * The journeys of a topology and the requests of its clusters as one graph, with the times of its parts. `lag` null: the
 * lag of a region is what the file says at every instant, and one above maxLag never takes over. `connections` null: they
 * are not simulated.
 * @example simulatedSystem(topology, exponentialLaws, null, null).requests // null without a write region
 */
export function simulatedSystem(
  topology: Topology,
  laws: SimulationLaws,
  lag: LawOfMean | null,
  connections: Connections | null,
): SimulatedSystem {
  const builder = new FaultGraphBuilder();
  const parts = new ModelParts(builder, topology);
  const journeys = journeyNodes(builder, parts, topology);
  const requests = requestsOf(builder, parts, topology, lag);
  const clusters = connections === null ? [] : trafficOf(builder, parts, topology, connections);
  const rotations = simulatedRotations(topology, parts.pools);
  return {
    graph: builder.build(),
    journeys,
    requests,
    clusters,
    rotations,
    ...simulatedParts(topology, parts.parts, laws),
  };
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
  const regionsOf = names.map((name, i) => {
    const seconds = lagOf(name);
    const law = lag && seconds > 0 ? lag(seconds) : ({ kind: 'fixed', seconds } as const);
    return { name, failure: regionsFail[i]!, lag: law };
  });
  // what a drill has taken down was taken over before; the first that is left is the write region
  const left = regionsOf.filter(({ failure }) => failure !== always);
  return {
    readsFail,
    writes: {
      regions: left.length > 0 ? left : regionsOf.slice(0, 1),
      promotionSeconds: writes.promotionSeconds,
      maxLagSeconds: writes.maxLagSeconds,
    },
  };
}

function trafficOf(
  builder: FaultGraphBuilder,
  parts: ModelParts,
  { clusters = [], regions = [] }: Topology,
  connections: Connections,
): readonly ClusterTrafficSpec[] {
  return clusters.map((cluster) => {
    const failures = nodeFailures(builder, parts.cluster(cluster));
    parts.extrasOfCluster(cluster); // so that its group exists, also where no journey needs it
    const rotation = parts.pools.findIndex(({ kind, name }) => kind === 'cluster' && name === cluster.name);
    return {
      ...(rotation >= 0 && { rotation }),
      strategy: cluster.routing,
      nodes: cluster.nodes.map(({ id, region, weight }, i) => ({ id, region, weight, failure: failures[i]! })),
      regions: regions.map(({ name, clients, near }) => ({ name, clients, near })),
      ...connections,
    };
  });
}
