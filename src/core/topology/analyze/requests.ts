import type { Engine, EngineLimits, FailureFunction, GaveUp } from '../../diagram/decision/engine.ts';
import { always, FaultGraphBuilder, type NodeRef } from '../../diagram/graph/fault-graph.ts';
import {
  eligibleRegions,
  promotionCost,
  requestsOf,
  type WriteTakeover,
  writeRegion,
} from '../../failover/routing/regions.ts';
import { clusterFailure, lossesWithTakeover, regionFailure } from '../../failover/routing/request-nodes.ts';
import { type Router, type Routing, routerOf } from '../../failover/routing/routing.ts';
import type { Availability } from '../../quantity/availability.ts';
import { withoutDust } from '../../quantity/without-dust.ts';
import { ModelParts } from '../compile/model-parts.ts';
import type { Cluster } from '../model/cluster-model.ts';
import { eventKey } from '../model/losses.ts';
import type { Topology } from '../model/model.ts';
import { hasGivenUp } from './analyze.ts';

/** Availability of each kind of request, as shares of requests. */
export interface Requests {
  readonly reads: Availability;
  readonly strongReads: Availability;
  readonly writes: Availability;
  /** All of them, by their shares; null where the file does not say which share reads. */
  readonly all: Availability | null;
  /** False: the times of what the write region needs are not known, and what promotions cost is left out. */
  readonly hasPromotionCost: boolean;
}

/**
 * Reads, strong reads and writes of all clusters, exactly, whatever they share: with several clusters a request passes
 * through every one of them, and a region serves while it is up and every cluster that has nodes in it has one that works.
 * Null without a write region; what was tried where it does not fit the limits. See core/failover/routing/regions.ts for the formulas.
 * @example requestsOfTopology(engine, topology, limits) // null where the file has no `writes`
 */
export function requestsOfTopology(engine: Engine, topology: Topology, limits: EngineLimits): Requests | GaveUp | null {
  const { clusters = [], regions = [], writes } = topology;
  if (!writes) return null;
  const builder = new FaultGraphBuilder();
  const parts = new ModelParts(builder, topology);
  const eligible = eligibleRegions(writes, regions);
  const { readsFail, regionsFail } = requestFailures(builder, parts, clusters, eligible);
  // what a drill has taken down was taken over before; the first that is left holds the role
  const left = regionsFail.filter((failure) => failure !== always);
  const roots = { reads: readsFail, none: builder.and(left), own: left[0] ?? always };
  const graph = builder.build();
  const q = Float64Array.from(parts.parts, ({ unavailability }) => unavailability);
  const compile = (root: number): FailureFunction | GaveUp => engine.compile(graph, root, limits);
  const [reads, none, own] = [compile(roots.reads), compile(roots.none), compile(roots.own)];
  if (hasGivenUp(reads)) return reads;
  if (hasGivenUp(none)) return none;
  if (hasGivenUp(own)) return own;
  const frequencies = parts.parts.map(({ failuresPerSecond }) => failuresPerSecond);
  const all = none.sweep(q);
  const perSecond = left.length > 1 ? lossesWithTakeover(own.sweep(q).birnbaum, all.birnbaum, frequencies) : 0;
  // the chance that another region takes over is in the frequency already
  const waiting = promotionCost(perSecond, writes.promotionSeconds, 1);
  const found = requestsOf(
    withoutDust(reads.unavailability(q)),
    withoutDust(all.unavailability + waiting),
    { reads: writes.reads ?? 0, strongReads: writes.strongReads },
    perSecond !== null || writes.promotionSeconds === 0,
  );
  return { ...found, all: writes.reads === null ? null : found.all };
}

/** What makes requests fail, as nodes of a graph. */
export interface RequestFailures {
  /** Some cluster has too few nodes that work. */
  readonly readsFail: NodeRef;
  /** By region: it is down, or a cluster has nodes in it and none of them works. */
  readonly regionsFail: readonly NodeRef[];
}

/**
 * The failures of reads and of the named regions, whatever clusters and regions share.
 * @example requestFailures(builder, parts, topology.clusters, ['us-east', 'eu-west']).regionsFail.length // 2
 */
export function requestFailures(
  builder: FaultGraphBuilder,
  parts: ModelParts,
  clusters: readonly Cluster[],
  regions: readonly string[],
): RequestFailures {
  const nodes = clusters.map((cluster) => ({ need: cluster.need, nodes: parts.cluster(cluster) }));
  return {
    regionsFail: regions.map((name) =>
      builder.or(
        nodes
          .filter((cluster) => cluster.nodes.nodes.some(({ region }) => region === name))
          .map((cluster) => regionFailure(builder, cluster.nodes, name)),
      ),
    ),
    readsFail: builder.or(nodes.map((cluster) => clusterFailure(builder, cluster.nodes, cluster.need))),
  };
}

/** Where the traffic of one cluster goes. */
export interface ClusterRouting extends Routing {
  readonly cluster: Cluster;
}

/**
 * Where the traffic of every cluster goes while what is lost is down: nodes, and all nodes of a region that is.
 * @example routingOf(topology)[0].nodes // [{ id: 'us-1', region: 'us-east', share: 0.5 }, …]
 */
export function routingOf(topology: Topology): readonly ClusterRouting[] {
  const { clusters = [], regions = [] } = topology;
  return clusters.map((cluster) => {
    const route: Router = routerOf(cluster.routing, cluster.nodes, regions);
    const { nodes, movedKeysRatio } = route(({ id, region }) => isUp(topology, cluster.name, id, region));
    return { cluster, nodes, movedKeysRatio };
  });
}

/**
 * Who takes the writes while what is lost is down; null without a write region in the topology.
 * @example writesOf(withLosses(topology, [us]))?.region // 'eu', the first in `order` that serves
 */
export function writesOf(topology: Topology): WriteTakeover | null {
  const { clusters = [], regions = [], writes } = topology;
  if (!writes) return null;
  const serves = (name: string): boolean => {
    const inhabiting = clusters.filter(({ nodes }) => nodes.some(({ region }) => region === name));
    return (
      inhabiting.length > 0 &&
      inhabiting.every((cluster) =>
        cluster.nodes.some(({ id, region }) => region === name && isUp(topology, cluster.name, id, region)),
      )
    );
  };
  return writeRegion(writes, regions, serves);
}

function isUp({ losses }: Topology, cluster: string, id: string, region: string | null): boolean {
  if (!losses) return true;
  if (losses.events.has(eventKey.node(cluster, id))) return false;
  return region === null || !losses.events.has(eventKey.region(region));
}
