import { eventKind, type FaultGraph, type NodeRef, nodesBelow } from './fault-graph.ts';

/** A fault graph that may be rewritten: new gates are added at the end, so numbers say nothing about depth. */
export interface Network {
  readonly kind: number[];
  readonly threshold: number[];
  readonly event: number[];
  readonly args: NodeRef[][];
  root: NodeRef;
}

/** The part of the graph below `root`, numbered anew. */
export function networkOf(graph: FaultGraph, root: NodeRef): Network {
  const network: Network = { kind: [], threshold: [], event: [], args: [], root };
  if (root < 0) return network;
  if (graph.kind[root] === eventKind) {
    // a single part, which is asked for once for each of a long path
    network.root = addNode(network, eventKind, 0, [], graph.event[root]!);
    return network;
  }
  const needed = nodesBelow(graph, root);
  const number = new Int32Array(root + 1);
  for (let node = 0; node <= root; node++) {
    if (needed[node] === 0) continue;
    const args: number[] = [];
    for (let at = graph.start[node]!; at < graph.start[node + 1]!; at++) args.push(number[graph.args[at]!]!);
    number[node] = addNode(network, graph.kind[node]!, graph.threshold[node]!, args, graph.event[node]!);
  }
  network.root = number[root]!;
  return network;
}

export function addNode(network: Network, kind: number, threshold: number, args: NodeRef[], event = -1): NodeRef {
  network.kind.push(kind);
  network.threshold.push(threshold);
  network.event.push(event);
  network.args.push(args);
  return network.kind.length - 1;
}

/** The nodes below the root, arguments before gates, without recursion. */
export function argumentsFirst(network: Network, root = network.root): number[] {
  if (root < 0) return [];
  const { args } = network;
  const result: number[] = [];
  const entered = new Uint8Array(network.kind.length);
  const next = new Int32Array(network.kind.length);
  const stack = [root];
  entered[root] = 1;
  while (stack.length > 0) {
    const node = stack[stack.length - 1]!;
    const own = args[node]!;
    let at = next[node]!;
    while (at < own.length && (own[at]! < 0 || entered[own[at]!] === 1)) at++;
    next[node] = at + 1;
    if (at < own.length) {
      entered[own[at]!] = 1;
      stack.push(own[at]!);
    } else {
      result.push(node);
      stack.pop();
    }
  }
  return result;
}

/** The gates that use each node, a gate once for every position, in flat arrays. */
export interface Parents {
  readonly start: Int32Array;
  readonly gates: Int32Array;
}

export function parentsOf(network: Network, nodes: readonly number[]): Parents {
  const start = new Int32Array(network.kind.length + 1);
  for (const node of nodes) for (const arg of network.args[node]!) if (arg >= 0) start[arg + 1]!++;
  for (let node = 0; node < network.kind.length; node++) start[node + 1]! += start[node]!;
  const gates = new Int32Array(start[network.kind.length]!);
  const at = start.slice();
  for (const node of nodes) for (const arg of network.args[node]!) if (arg >= 0) gates[at[arg]!++] = node;
  return { start, gates };
}

export const parentCount = ({ start }: Parents, node: number): number => start[node + 1]! - start[node]!;
