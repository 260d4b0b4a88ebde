/**
 * The failure of a system as a directed acyclic graph of gates over basic events. An event is the failure of one part;
 * a gate fails when all (and), any (or) or at least k (atLeast) of its arguments fail. Coherent: nothing is negated.
 * Kept in flat arrays, arguments before the gates that use them, so that walks need no recursion.
 */
export interface FaultGraph {
  readonly nodeCount: number;
  readonly eventCount: number;
  /** The kind of each node. */
  readonly kind: Uint8Array;
  /** How many arguments must fail, for atLeast nodes. */
  readonly threshold: Int32Array;
  /** The event number of each event node, else −1. */
  readonly event: Int32Array;
  /** The arguments of node n are args[start[n]] … args[start[n + 1] − 1]; all are smaller than n. An atLeast gate may repeat one. */
  readonly start: Int32Array;
  readonly args: Int32Array;
  /** A number for each event, the same for those that are expected to be alike: a hint which way to go, never a result. */
  readonly likeness?: Float64Array;
}

export const eventKind = 0;
export const andKind = 1;
export const orKind = 2;
export const atLeastKind = 3;

/** A node of the graph, or one of the two constants below. */
export type NodeRef = number;
/** Never fails. */
export const never: NodeRef = -1;
/** Has failed. */
export const always: NodeRef = -2;

/** Marks the nodes that a root hangs on, itself among them; by their numbers. Domain: no constant. */
export function nodesBelow({ start, args }: FaultGraph, root: NodeRef): Uint8Array {
  const isBelow = new Uint8Array(root + 1);
  isBelow[root] = 1;
  // arguments come before the gates that use them
  for (let node = root; node >= 0; node--)
    if (isBelow[node] === 1) for (let at = start[node]!; at < start[node + 1]!; at++) isBelow[args[at]!] = 1;
  return isBelow;
}

/** Builds a graph bottom up. Constants are folded, repeated arguments of and/or dropped, a gate of one argument is it. */
export class FaultGraphBuilder {
  #kind: number[] = [];
  #threshold: number[] = [];
  #event: number[] = [];
  #start: number[] = [0];
  #args: number[] = [];
  #eventNodes: number[] = [];
  #mark = new Map<NodeRef, number>();
  #round = 0;

  /** A new basic event; its number is the count of events before it. */
  event(): NodeRef {
    const node = this.#add(eventKind, 0, this.#eventNodes.length, []);
    this.#eventNodes.push(node);
    return node;
  }

  /** Fails when all do. Of nothing: has failed. */
  and(args: readonly NodeRef[]): NodeRef {
    return this.#gate(andKind, args, always, never);
  }

  /** Fails when any does. Of nothing: never fails. */
  or(args: readonly NodeRef[]): NodeRef {
    return this.#gate(orKind, args, never, always);
  }

  /** Fails when at least `threshold` of the positions do; a node named twice counts twice. */
  atLeast(threshold: number, args: readonly NodeRef[]): NodeRef {
    const open = args.filter((arg) => arg >= 0);
    const left = threshold - args.filter((arg) => arg === always).length;
    if (left <= 0) return always;
    if (left > open.length) return never;
    if (left === 1) return this.or(open);
    if (left === open.length) return this.and(open);
    return this.#add(atLeastKind, left, -1, open);
  }

  /** `likeness`: see {@link FaultGraph}. */
  build(likeness?: Float64Array): FaultGraph {
    return {
      ...(likeness ? { likeness } : {}),
      nodeCount: this.#kind.length,
      eventCount: this.#eventNodes.length,
      kind: Uint8Array.from(this.#kind),
      threshold: Int32Array.from(this.#threshold),
      event: Int32Array.from(this.#event),
      start: Int32Array.from(this.#start),
      args: Int32Array.from(this.#args),
    };
  }

  #gate(kind: number, args: readonly NodeRef[], neutral: NodeRef, decisive: NodeRef): NodeRef {
    this.#round++;
    const kept: NodeRef[] = [];
    for (const arg of args) {
      if (arg === decisive) return decisive;
      if (arg === neutral || this.#mark.get(arg) === this.#round) continue;
      this.#mark.set(arg, this.#round);
      kept.push(arg);
    }
    if (kept.length === 0) return neutral;
    return kept.length === 1 ? kept[0]! : this.#add(kind, 0, -1, kept);
  }

  #add(kind: number, threshold: number, event: number, args: readonly NodeRef[]): NodeRef {
    this.#kind.push(kind);
    this.#threshold.push(threshold);
    this.#event.push(event);
    for (const arg of args) this.#args.push(arg);
    this.#start.push(this.#args.length);
    return this.#kind.length - 1;
  }
}
