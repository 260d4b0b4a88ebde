import { always, andKind, atLeastKind, eventKind, type NodeRef, never, orKind } from './fault-graph.ts';
import { addNode, argumentsFirst, type Network, parentCount, parentsOf } from './network.ts';

/**
 * Rewrites the network until nothing changes: constants are folded, repeated arguments of and/or dropped, gates of one
 * argument replaced by it, and/or nested in a single gate of their kind coalesced with it, equal gates made one, at least
 * 1 and at least all turned into or and and, arguments that alone decide a k-of-n taken out of it. `checkTime` may throw:
 * the network is whole then, and says what it said.
 */
export function normalise(network: Network, checkTime: () => void = () => {}): void {
  while (normaliseOnce(network)) checkTime();
}

/** One pass; after it no gate has a constant among its arguments. Returns whether anything changed. */
export function normaliseOnce(network: Network): boolean {
  const { kind, args } = network;
  const nodes = argumentsFirst(network);
  const coalesced = gatesToCoalesce(network, nodes);
  const to = new Int32Array(kind.length);
  const known = new Map<string, NodeRef>();
  let changed = false;
  for (const node of nodes) {
    to[node] = node;
    if (kind[node] === eventKind || coalesced[node] === 1) continue;
    const own = flattened(network, node, coalesced, to);
    const before = args[node]!.length;
    if (kind[node] === atLeastKind) {
      to[node] = normaliseAtLeast(network, node, own);
      changed ||= to[node] !== node || kind[node] !== atLeastKind;
      if (to[node] !== node || kind[node] !== atLeastKind) continue;
    } else to[node] = normaliseGate(network, node, own);
    if (args[node]!.length !== before) changed = true;
    if (to[node] === node) {
      const key = `${kind[node]} ${network.threshold[node]} ${args[node]!.join(' ')}`;
      const equal = known.get(key);
      if (equal === undefined) known.set(key, node);
      else to[node] = equal;
    }
    if (to[node] !== node) changed = true;
  }
  if (network.root >= 0) network.root = to[network.root]!;
  return changed;
}

/** And/or gates that one gate of their kind alone uses, once. */
function gatesToCoalesce(network: Network, nodes: readonly number[]): Uint8Array {
  const { kind } = network;
  const parents = parentsOf(network, nodes);
  const result = new Uint8Array(kind.length);
  for (const node of nodes) {
    if (kind[node] !== andKind && kind[node] !== orKind) continue;
    if (parentCount(parents, node) === 1 && kind[parents.gates[parents.start[node]!]!] === kind[node]) result[node] = 1;
  }
  return result;
}

/** The arguments of a gate in their present form, those of coalesced gates in place of them. */
function flattened(network: Network, gate: number, coalesced: Uint8Array, to: Int32Array): NodeRef[] {
  const result: NodeRef[] = [];
  const stack = [...network.args[gate]!];
  while (stack.length > 0) {
    const arg = stack.pop()!;
    if (arg >= 0 && coalesced[arg] === 1) for (const inner of network.args[arg]!) stack.push(inner);
    else result.push(arg < 0 ? arg : to[arg]!);
  }
  return result.sort((a, b) => a - b);
}

function normaliseGate(network: Network, gate: number, sorted: NodeRef[]): NodeRef {
  const [neutral, decisive] = network.kind[gate] === andKind ? [always, never] : [never, always];
  const kept: NodeRef[] = [];
  for (const arg of sorted) {
    if (arg === decisive) return decisive;
    if (arg !== neutral && arg !== kept[kept.length - 1]) kept.push(arg);
  }
  if (kept.length === 0) return neutral;
  if (kept.length === 1) return kept[0]!;
  network.args[gate] = kept;
  return gate;
}

function normaliseAtLeast(network: Network, gate: number, sorted: NodeRef[]): NodeRef {
  const open = sorted.filter((arg) => arg >= 0);
  const threshold = network.threshold[gate]! - sorted.filter((arg) => arg === always).length;
  if (threshold <= 0) return always;
  if (threshold > open.length) return never;
  if (threshold === 1) return turnInto(network, gate, orKind, open);
  if (threshold === open.length) return turnInto(network, gate, andKind, open);
  // enough by themselves, or never enough without them; the rest is another gate, which the next pass looks at
  const enough = splitByTimes(open, (times) => times >= threshold);
  if (enough.taken.length > 0)
    return turnInto(network, gate, orKind, [...enough.taken, addNode(network, atLeastKind, threshold, enough.rest)]);
  const needed = splitByTimes(open, (times) => open.length - times < threshold);
  if (needed.taken.length > 0) {
    const left = threshold - (open.length - needed.rest.length);
    return turnInto(network, gate, andKind, [...needed.taken, addNode(network, atLeastKind, left, needed.rest)]);
  }
  network.threshold[gate] = threshold;
  network.args[gate] = open;
  return gate;
}

/** The arguments, each once, whose number of positions is as wanted; and the positions of all others. */
function splitByTimes(
  sorted: readonly NodeRef[],
  isWanted: (times: number) => boolean,
): { taken: NodeRef[]; rest: NodeRef[] } {
  const taken: NodeRef[] = [];
  const rest: NodeRef[] = [];
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1;
    while (end < sorted.length && sorted[end] === sorted[at]) end++;
    if (isWanted(end - at)) taken.push(sorted[at]!);
    else for (; at < end; at++) rest.push(sorted[at]!);
    at = end;
  }
  return { taken, rest };
}

function turnInto(network: Network, gate: number, kind: number, args: NodeRef[]): NodeRef {
  network.kind[gate] = kind;
  network.threshold[gate] = 0;
  network.args[gate] = args;
  return gate;
}
