import type { Engine, EngineLimits, FailureFunction, GaveUp } from '../../diagram/decision/engine.ts';
import { always, FaultGraphBuilder, type NodeRef } from '../../diagram/graph/fault-graph.ts';
import {
  eligibleRegions,
  promotionCost,
  requestsOf,
  type WriteTakeover,
  writeRegion,
} from '../../failover/routing/regions.ts';
import { lossesWithTakeover, regionFailure } from '../../failover/routing/request-nodes.ts';
import { type Router, type Routing, routerOf } from '../../failover/routing/routing.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { withoutDust } from '../../quantity/without-dust.ts';
import { clusterNode } from '../compile/compile.ts';
import { ModelParts } from '../compile/model-parts.ts';
import type { Cluster } from '../model/cluster-model.ts';
import { eventKey } from '../model/losses.ts';
import type { Topology } from '../model/model.ts';
import { exactUnavailabilityOf } from './exact-unavailability.ts';
import { failureFunction } from './failure-function.ts';
import { hasGivenUp } from './given-up.ts';
import { meanOverPlannedWork } from './mean-over-planned-work.ts';
import { lostInRegion, type WritingCluster } from './strong-requests.ts';

/** Availability of each kind of request, as shares of requests. */
export interface Requests {
  readonly reads: Availability;
  readonly strongReads: Availability;
  readonly writes: Availability;
  /** All of them, by their shares; null where the file does not say which share reads. */
  readonly all: Availability | null;
  /** False: the times of what the write region needs are not known, and what promotions cost is left out. */
  readonly hasPromotionCost: boolean;
  /** U of reads with all of its digits; null where some number is no decimal. */
  readonly exactReads: () => Decimal | null;
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
  const left = eligible.filter((_, i) => regionsFail[i] !== always);
  const failures = regionsFail.filter((failure) => failure !== always);
  // the first k of them fail: then the role is with the next, or with nobody
  const lost = failures.map((_, k) => builder.and(failures.slice(0, k + 1)));
  const model = { graph: builder.build(), pools: parts.pools };
  const q = Float64Array.from(parts.parts, ({ unavailability }) => unavailability);
  const compile = (root: NodeRef): FailureFunction | GaveUp => failureFunction(engine, model, root, limits);
  const reads = compile(readsFail);
  if (hasGivenUp(reads)) return reads;
  const roots: FailureFunction[] = [];
  for (const root of lost.length > 0 ? lost : [always]) {
    const found = compile(root);
    if (hasGivenUp(found)) return found;
    roots.push(found);
  }
  const [own, none] = [roots[0]!, roots[roots.length - 1]!];
  const frequencies = parts.parts.map(({ failuresPerSecond }) => failuresPerSecond);
  const all = none.sweep(q);
  const perSecond = left.length > 1 ? lossesWithTakeover(own.sweep(q).birnbaum, all.birnbaum, frequencies) : 0;
  // the chance that another region takes over is in the frequency already
  const waiting = promotionCost(perSecond, writes.promotionSeconds, 1);
  const writing = clusters.map((cluster) => ({ cluster, members: parts.membersOf(cluster) }));
  const strong = meanOverPlannedWork(writing, q, (given, out) => strongLost(roots, left, writing, given, out));
  const found = requestsOf(
    withoutDust(reads.unavailability(q)),
    withoutDust(strong + waiting),
    { reads: writes.reads ?? 0, strongReads: writes.strongReads },
    perSecond !== null || writes.promotionSeconds === 0,
  );
  const exactReads = (): Decimal | null => exactUnavailabilityOf(reads, parts, reads.sweep(q).birnbaum);
  return { ...found, all: writes.reads === null ? null : found.all, exactReads };
}

/**
 * Nobody has the role, or who has it sends a request to a dead node: Σ P(the first k − 1 regions fail and the k-th serves) ×
 * the share that is lost there.
 */
function strongLost(
  roots: readonly FailureFunction[],
  regions: readonly string[],
  writing: readonly WritingCluster[],
  q: Float64Array,
  out: ReadonlySet<number>,
): number {
  const failed = roots.map((root) => root.unavailability(q));
  return regions.reduce(
    (sum, region, k) => {
      const holds = Math.max(0, (k === 0 ? 1 : failed[k - 1]!) - failed[k]!);
      return sum + holds * lostInRegion(writing, region, q, out);
    },
    failed[failed.length - 1]!,
  );
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
  const nodes = clusters.map((cluster) => parts.cluster(cluster));
  return {
    regionsFail: regions.map((name) =>
      builder.or(
        nodes
          .filter((cluster) => cluster.nodes.some(({ region }) => region === name))
          .map((cluster) => regionFailure(builder, cluster, name)),
      ),
    ),
    readsFail: builder.or(clusters.map((cluster) => clusterNode(builder, parts, cluster))),
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

/** The node that has most to carry, in multiples of what each is made for where `need` of them carry everything. */
export interface HeaviestLoad {
  readonly cluster: string;
  readonly node: string;
  /** Of all traffic of the cluster. */
  readonly share: number;
  /** share × need: above 1 it carries more than its part. */
  readonly load: number;
}

/**
 * The heaviest load of all clusters that have enough nodes while what is lost is down; null where there is none.
 * @example heaviestLoad(withLosses(topology, [usEast]))?.load // 1.4: 10 % of the traffic where 14 nodes are needed
 */
export function heaviestLoad(topology: Topology): HeaviestLoad | null {
  let heaviest: HeaviestLoad | null = null;
  for (const { cluster, nodes } of routingOf(topology)) {
    const { name, need } = cluster;
    const up = cluster.nodes.filter(({ id, region }) => isUp(topology, name, id, region)).length;
    if (up < need) continue;
    for (const { id, share } of nodes)
      if (heaviest === null || share * need > heaviest.load * (1 + 1e-12))
        heaviest = { cluster: name, node: id, share, load: share * need };
  }
  return heaviest;
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
