import { ratioInTurn } from '../../failover/noticing/planned-work.ts';
import type { WritingCluster } from './strong-requests.ts';

/** Nodes that are out at once, over all clusters, so many ways at most; beyond, planned work counts as none of this. */
const mostWays = 10_000;

interface Way {
  readonly probability: number;
  /** The event that planned work makes certain; null: nobody works on anything. */
  readonly event: number | null;
}

/** `given`: the probabilities of the events; `out`: those that are out of rotation, and everybody knows. */
export type ValueGivenWork = (given: Float64Array, out: ReadonlySet<number>) => number;

/**
 * The mean of a value over which node of each cluster is worked on just now, one of a cluster at a time. `q` by event number.
 * @example meanOverPlannedWork([], q, (given) => given[0]!) // q[0]
 */
export function meanOverPlannedWork(
  clusters: readonly WritingCluster[],
  q: Float64Array,
  value: ValueGivenWork,
): number {
  const ways = clusters.flatMap((cluster) => (cluster.cluster.planned ? [waysOf(cluster, q)] : []));
  if (ways.reduce((product, each) => product * each.length, 1) > mostWays) return value(q, new Set());
  const visit = (at: number, out: readonly number[]): number => {
    const own = ways[at];
    if (own)
      return own.reduce(
        (sum, { probability, event }) => sum + probability * visit(at + 1, event === null ? out : [...out, event]),
        0,
      );
    const set = new Set(out);
    return value(
      q.map((each, i) => (set.has(i) ? 1 : each)),
      set,
    );
  };
  return visit(0, []);
}

/** Nodes of one region that are alike count together. */
function waysOf({ cluster, members }: WritingCluster, q: Float64Array): readonly Way[] {
  const ratio = ratioInTurn(cluster.planned!, members.length);
  const ways = new Map<string, { probability: number; readonly event: number | null }>();
  const add = (key: string, probability: number, event: number | null): void => {
    const known = ways.get(key);
    if (known) known.probability += probability;
    else ways.set(key, { probability, event });
  };
  add('', 1 - members.length * ratio, null);
  members.forEach(({ event, unnoticedRatio }, i) => {
    if (event === null) add('', ratio, null);
    else add(`${cluster.nodes[i]!.region} ${q[event]} ${unnoticedRatio} ${cluster.nodes[i]!.weight}`, ratio, event);
  });
  return [...ways.values()];
}
