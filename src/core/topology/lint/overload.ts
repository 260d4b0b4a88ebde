import { type RoutedNode, routerOf } from '../../failover/routing/routing.ts';
import type { Cluster, ClusterRegion } from '../model/cluster-model.ts';
import type { Hit, LintFindingFacts } from './finding.ts';
import type { Rule } from './rule.ts';

type Overload = LintFindingFacts['overload-after-loss'];

/** Shares that differ by rounding alone are the same. */
const rounding = 1e-9;

/**
 * `need` nodes are to carry everything, so each is made for 1/need of it: a node that gets more once another node or a
 * region is lost may go down in its turn. The worst single loss of each cluster that leaves enough nodes.
 */
export const overloadAfterLoss: Rule<'overload-after-loss'> = {
  severity: 'warning',
  find: ({ topology: { clusters = [], regions = [] } }) =>
    clusters.flatMap((cluster): readonly Hit<'overload-after-loss'>[] => {
      const worst = worstLoss(cluster, regions);
      return worst ? [{ data: worst, where: cluster.name, place: cluster.place }] : [];
    }),
};

function worstLoss(cluster: Cluster, regions: readonly ClusterRegion[]): Overload | null {
  const { name, nodes, need, routing } = cluster;
  if (need < 2) return null;
  const route = routerOf(routing, nodes, regions);
  let worst: Overload | null = null;
  const look = (kind: Overload['kind'], lost: string, isUp: (node: RoutedNode) => boolean): void => {
    if (nodes.filter(isUp).length < need) return;
    const routed = route(isUp).nodes;
    const share = routed.reduce((most, node) => Math.max(most, node.share), 0);
    if (share <= (1 + rounding) / need || (worst && share <= worst.share * (1 + rounding))) return;
    const overloaded = routed.filter((node) => node.share > (1 + rounding) / need);
    const busiest = routed.find((node) => node.share === share)!;
    worst = { cluster: name, kind, lost, share, need, node: busiest.id, overloaded: overloaded.length };
  };
  look('nothing', '', () => true);
  for (const { name: region } of regions)
    if (nodes.some((node) => node.region === region)) look('region', region, (node) => node.region !== region);
  const tried = new Set<string>();
  for (const { id, region, weight } of nodes) {
    // like nodes are lost alike, but along the ring
    const key = routing === 'consistent_hash' ? id : `${region} ${weight}`;
    if (!tried.has(key)) look('node', id, (node) => node.id !== id);
    tried.add(key);
  }
  return worst;
}
