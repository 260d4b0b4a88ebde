import { andKind, eventKind, type NodeRef, orKind } from './fault-graph.ts';
import { addNode, argumentsFirst, type Network, parentCount, parentsOf } from './network.ts';

/** When a walk in depth first meets nodes, and the span of all meetings at and below each. */
interface Dates {
  readonly entered: Int32Array;
  readonly left: Int32Array;
  /** The first and the last date at which the walk met the node or anything below it. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/**
 * The gates whose parts occur nowhere else, so that each can be solved apart and stand as one variable: those for which
 * every meeting with anything below lies between entering and leaving the gate. Two walks, linear (Dutuit & Rauzy 1996).
 */
export function modulesOf(network: Network): Uint8Array {
  const result = new Uint8Array(network.kind.length);
  const nodes = argumentsFirst(network);
  const { entered, left, first, last } = datesOf(network, nodes);
  for (const node of nodes) {
    if (network.kind[node] === eventKind) continue;
    let least = Number.MAX_SAFE_INTEGER;
    let most = -1;
    for (const arg of network.args[node]!) {
      least = Math.min(least, first[arg]!);
      most = Math.max(most, last[arg]!);
    }
    if (least > entered[node]! && most < left[node]!) result[node] = 1;
  }
  return result;
}

/**
 * Makes new modules: arguments of an and/or gate that share nothing with the rest of the network become a gate of their
 * own, one for each set of arguments that share nothing with each other.
 */
export function groupArguments(network: Network): void {
  const nodes = argumentsFirst(network);
  const dates = datesOf(network, nodes);
  const parents = parentsOf(network, nodes);
  for (const gate of nodes) {
    const kind = network.kind[gate]!;
    if (kind !== andKind && kind !== orKind) continue;
    const spans = network.args[gate]!.map((arg) => ({ arg, from: dates.first[arg]!, to: dates.last[arg]! }));
    const ownOnly = ({ arg }: { arg: NodeRef }): boolean => parentCount(parents, arg) === 1;
    // what is a module by itself and used here alone; the rest is grouped by spans that overlap
    const apart = spans.filter(
      (span) => ownOnly(span) && span.from >= dates.entered[span.arg]! && span.to <= dates.left[span.arg]!,
    );
    const apartArgs = new Set(apart.map(({ arg }) => arg));
    const rest = spans.filter(({ arg }) => !apartArgs.has(arg)).sort((a, b) => a.from - b.from);
    const groups: NodeRef[][] = [];
    const shared: NodeRef[] = [];
    for (let at = 0; at < rest.length; ) {
      let to = rest[at]!.to;
      let end = at + 1;
      while (end < rest.length && rest[end]!.from <= to) to = Math.max(to, rest[end++]!.to);
      const args = rest.slice(at, end).map(({ arg }) => arg);
      if (rest[at]!.from > dates.entered[gate]! && to < dates.left[gate]!) groups.push(args);
      else for (const arg of args) shared.push(arg);
      at = end;
    }
    const parts = groups.length + (shared.length > 0 ? 1 : 0);
    if (apart.length + parts < 2 || apart.length + rest.length <= 2 || parts === 0) continue;
    const group = (args: NodeRef[]): NodeRef => (args.length === 1 ? args[0]! : addNode(network, kind, 0, args));
    if (parts === 1 && groups.length === 1 && apart.length === 0) continue;
    const made = groups.map(group);
    if (apart.length > 1) made.push(group(apart.map(({ arg }) => arg)));
    else for (const arg of apartArgs) made.push(arg);
    network.args[gate] = [...made, ...shared];
  }
}

function datesOf(network: Network, nodes: readonly number[]): Dates {
  const { args, kind } = network;
  const entered = new Int32Array(kind.length);
  const left = new Int32Array(kind.length);
  const latest = new Int32Array(kind.length);
  const next = new Int32Array(kind.length);
  const stack = [network.root];
  let date = 0;
  entered[network.root] = latest[network.root] = ++date;
  while (stack.length > 0) {
    const node = stack[stack.length - 1]!;
    const own = args[node]!;
    if (next[node]! < own.length) {
      const arg = own[next[node]!]!;
      next[node]!++;
      latest[arg] = ++date;
      if (entered[arg] !== 0) continue;
      entered[arg] = date;
      stack.push(arg);
    } else {
      left[node] = kind[node] === eventKind ? entered[node]! : ++date;
      if (kind[node] !== eventKind) latest[node] = date;
      stack.pop();
    }
  }
  const first = entered.slice();
  const last = latest;
  for (const node of nodes) {
    for (const arg of args[node]!) {
      first[node] = Math.min(first[node]!, first[arg]!);
      last[node] = Math.max(last[node]!, last[arg]!);
    }
  }
  return { entered, left, first, last };
}
