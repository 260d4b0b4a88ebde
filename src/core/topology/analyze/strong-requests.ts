import { oddsOf, surely } from '../../failover/noticing/odds.ts';
import { lostWhileServing } from '../../failover/noticing/pool.ts';
import { requestOrder } from '../../failover/noticing/request-order.ts';
import type { PoolPart } from '../compile/model-pool.ts';
import type { Cluster } from '../model/cluster-model.ts';

/** A cluster with its nodes as events, of those that take writes and strong reads. */
export interface WritingCluster {
  readonly cluster: Cluster;
  /** In the order of its nodes. */
  readonly members: readonly PoolPart[];
}

/**
 * The share of writes and strong reads that meet a dead node of a region while the region serves: with several clusters a
 * request passes through each that has nodes there. `q` by event number; those in `out` are out of rotation, and everybody knows.
 * @example lostInRegion([{ cluster, members }], 'us-east', q, new Set()) // (1 − q)·u/(1 − q²) of two like nodes
 */
export function lostInRegion(
  clusters: readonly WritingCluster[],
  region: string,
  q: ArrayLike<number>,
  out: ReadonlySet<number>,
): number {
  let served = 1;
  for (const { cluster, members } of clusters) {
    const own = cluster.nodes.flatMap((node, i) => (node.region === region ? [{ node, part: members[i]! }] : []));
    if (own.length < 2) continue;
    const odds = own.map(({ part: { event, unnoticedRatio } }) =>
      event === null || out.has(event) ? surely.out : oddsOf(q[event]!, unnoticedRatio),
    );
    const nodes = own.map(({ node }) => ({ ...node, region: null }));
    const pool = {
      ...requestOrder(cluster.routing, nodes, []),
      sites: own.map(() => -1),
      siteCount: 0,
      need: 1,
      retries: cluster.noticing?.retries ?? 0,
    };
    const someWorks = 1 - odds.reduce((product, { unnoticed, out }) => product * (unnoticed + out), 1);
    if (someWorks > 0) served *= 1 - lostWhileServing(pool, odds, []) / someWorks;
  }
  return 1 - served;
}
