import { atLeastKind, eventKind, orKind } from '../graph/fault-graph.ts';
import type { Network } from '../graph/network.ts';
import { type CountedEvents, type CountedSite, nodesOfCount } from './counted-events.ts';

/** Counted events of which some stand in sites. */
export type CountedOverSites = CountedEvents & { readonly sites: readonly CountedSite[] };

/** Nodes of a diagram below which a diagram is built: it tells cut sets too. */
const manyNodes = 1 << 18;
/** Sites beyond these make no more of a difference to that guess. */
const mostDoublings = 4;
/** Steps that counting may take: seconds. */
const mostSteps = 2e8;

/** Would its diagram be too large? It has the nodes of a count for many states of the sites. */
export function isLargeOverSites({ threshold, events, sites }: CountedOverSites): boolean {
  return nodesOfCount(threshold, events.length) * 2 ** Math.min(sites.length, mostDoublings) >= manyNodes;
}

/** Is counting quick enough? */
export const isQuickOverSites = (counted: CountedOverSites): boolean => stepsOverSites(counted) <= mostSteps;

/** Each site is added to all others, half and half: so often as the sites can be halved; and within each the same with its events. */
function stepsOverSites({ threshold, events, sites }: CountedOverSites): number {
  const halvings = (count: number): number => 1 + Math.ceil(Math.log2(Math.max(1, count)));
  let steps = events.length * threshold * halvings(sites.length + 1);
  for (const { from, to } of sites) steps += (to - from) ** 2 * halvings(to - from);
  return steps + sites[0]!.from ** 2 * halvings(sites[0]!.from);
}

/**
 * A k-of-n gate of which some arguments are `event or site`, each event named once and each site by several arguments; the
 * events of no site come first. Null for any other gate. Sites may be modules; `askedOf` says how a node asks a leaf.
 */
export function eventsOverSites(
  { kind, args, threshold, event }: Network,
  gate: number,
  isLeaf: (node: number) => boolean,
  askedOf: (leaf: number) => number,
): CountedOverSites | null {
  if (kind[gate] !== atLeastKind) return null;
  const own = args[gate]!;
  if (new Set(own).size < own.length || !own.some((arg) => kind[arg] === orKind && !isLeaf(arg))) return null;
  const uses = new Map<number, number>();
  const pairs: (readonly number[])[] = [];
  for (const arg of own) {
    const leaves = isLeaf(arg) ? [arg] : kind[arg] === orKind && args[arg]!.length === 2 ? args[arg]! : null;
    if (leaves === null || !leaves.every(isLeaf) || leaves[0] === leaves[1]) return null;
    pairs.push(leaves);
    for (const leaf of leaves) uses.set(leaf, (uses.get(leaf) ?? 0) + 1);
  }
  const alone: number[] = [];
  const bySite = new Map<number, number[]>();
  for (const leaves of pairs) {
    const [member, ...more] = leaves.filter((leaf) => uses.get(leaf) === 1 && kind[leaf] === eventKind);
    if (member === undefined || more.length > 0) return null;
    const site = leaves.find((leaf) => leaf !== member);
    if (site === undefined) alone.push(event[member]!);
    else bySite.set(site, [...(bySite.get(site) ?? []), event[member]!]);
  }
  const events = [...alone];
  const sites = [...bySite].map(([leaf, members]): CountedSite => {
    const from = events.length;
    events.push(...members);
    return { asked: askedOf(leaf), from, to: events.length };
  });
  return { threshold: threshold[gate]!, events, sites };
}
