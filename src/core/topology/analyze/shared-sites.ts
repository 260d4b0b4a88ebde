import { eventKind, type FaultGraph, type NodeRef, nodesBelow } from '../../diagram/graph/fault-graph.ts';
import { mostGroupsOfSite, type SitePattern, sitePatterns } from '../../failover/noticing/shared-site.ts';
import type { FailureModel } from '../compile/failure-model.ts';
import type { ModelPool } from '../compile/model-pool.ts';

/** A domain or region that a group with dead members in rotation, or planned work, shares with something else. */
export interface SharedSite {
  readonly event: number;
  /** The groups in it, by their number in the model, and what the site is called there. */
  readonly pools: readonly { readonly pool: number; readonly name: string }[];
  /** Given that it is lost: which of the groups know. */
  readonly patterns: readonly SitePattern[];
}

export interface SharedSites {
  readonly sites: readonly SharedSite[];
  /** How many states they have together. */
  readonly states: number;
}

/**
 * The sites below a node whose state decides about more than one thing: then the chances of a group's events are not
 * independent of the rest. A site in which only members of one group stand is inside of that group's numbers.
 */
export function sharedSites({ graph, pools }: Pick<FailureModel, 'graph' | 'pools'>, root: NodeRef): SharedSites {
  if (root < 0 || pools.length === 0) return { sites: [], states: 1 };
  const below = nodesBelow(graph, root);
  const nodeOfEvent = eventNodes(graph);
  const isBelow = (event: number | null): boolean => event !== null && below[nodeOfEvent[event]!] === 1;
  const parents = parentsBelow(graph, below);
  const known = new Map<number, { pool: number; name: string }[]>();
  pools.forEach((each, pool) => {
    if (!isBelow(each.events.planned) && !isBelow(each.events.unnoticed)) return;
    for (const { event, name } of each.sites) {
      if (event === null || !isBelow(event)) continue;
      known.set(event, [...(known.get(event) ?? []), { pool, name }]);
    }
  });
  const sites = [...known].flatMap(([event, inside]): SharedSite[] => {
    const [only, ...others] = inside;
    if (others.length === 0 && isInside(pools[only!.pool]!, parents.get(nodeOfEvent[event]!) ?? [], graph)) return [];
    const told = inside.map(({ pool, name }) => pools[pool]!.sites.find((site) => site.name === name)!.noticed);
    const isTooMuch = told.filter((each) => each !== null).length > mostGroupsOfSite;
    return [{ event, pools: inside, patterns: isTooMuch ? [] : sitePatterns(told) }];
  });
  const states = sites.reduce(
    (product, { patterns }) => product * (patterns.length === 0 ? Number.POSITIVE_INFINITY : 1 + patterns.length),
    1,
  );
  return { sites, states };
}

/** All that the site takes down are members of the group: each stands with it in a gate of its own. */
function isInside({ members }: ModelPool, gates: readonly number[], { start, args, kind, event }: FaultGraph): boolean {
  const own = new Set(members.map((member) => member.event));
  return gates.every((gate) =>
    args.subarray(start[gate]!, start[gate + 1]!).some((arg) => kind[arg] === eventKind && own.has(event[arg]!)),
  );
}

function eventNodes({ nodeCount, eventCount, kind, event }: FaultGraph): Int32Array {
  const nodes = new Int32Array(eventCount);
  for (let node = 0; node < nodeCount; node++) if (kind[node] === eventKind) nodes[event[node]!] = node;
  return nodes;
}

function parentsBelow({ start, args }: FaultGraph, below: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const parents = new Map<number, number[]>();
  for (let node = 0; node < below.length; node++) {
    if (below[node] !== 1) continue;
    for (let at = start[node]!; at < start[node + 1]!; at++) {
      const known = parents.get(args[at]!);
      if (known) known.push(node);
      else parents.set(args[at]!, [node]);
    }
  }
  return parents;
}
