import { gathered } from './gathered-order.ts';
import { type Network, type Parents, parentCount } from './network.ts';

/** A module with what lies in it: gates, arguments first, and the leaves (events and modules) below them. */
export interface ModulePart {
  readonly gate: number;
  readonly gates: readonly number[];
  readonly leaves: readonly number[];
}

/** The part of the network between a module and the modules and events below it. */
export function partOf(
  network: Network,
  gate: number,
  isLeaf: (node: number) => boolean,
  mark: Int32Array,
): ModulePart {
  const gates: number[] = [];
  const leaves: number[] = [];
  walk(gate, (node) => network.args[node]!, isLeaf, mark, gates, leaves);
  return { gate, gates, leaves };
}

export interface Order {
  readonly name: string;
  readonly leavesOf: (part: ModulePart, known: Known) => readonly number[];
}

/** What the orders look at; `mark` is scratch, a place a node, left as found. */
export interface Known {
  readonly network: Network;
  readonly parents: Parents;
  readonly isLeaf: (node: number) => boolean;
  readonly mark: Int32Array;
}

/** Ranks a gate's arguments, lowest first. */
type Rank = (node: number, known: Known, sizes: ReadonlyMap<number, number>) => number;

const far = 1e9;
const depthFirst =
  (rank: Rank, reversed = false) =>
  (part: ModulePart, known: Known): readonly number[] => {
    const sizes = sizesOf(part, known);
    const argsOf = (gate: number): readonly number[] =>
      known.network.args[gate]!.map((node) => ({ node, rank: rank(node, known, sizes) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ node }) => node);
    const leaves: number[] = [];
    walk(part.gate, argsOf, (node) => known.isLeaf(node) && node !== part.gate, known.mark, [], leaves);
    return reversed ? leaves.reverse() : leaves;
  };

/** Leaves below each gate, those met twice counted twice. */
function sizesOf({ gates, leaves }: ModulePart, { network }: Known): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const leaf of leaves) sizes.set(leaf, 1);
  for (const gate of gates) {
    let size = 0;
    for (const arg of network.args[gate]!) size += sizes.get(arg)!;
    sizes.set(gate, size);
  }
  return sizes;
}

const largeGatesFirst = depthFirst((node, _known, sizes) => -sizes.get(node)!);

/** Tried one after the other; the first two have done best most often. */
export const orders: readonly Order[] = [
  {
    name: 'gates first',
    leavesOf: depthFirst((node, known) => (known.isLeaf(node) ? far : 0) - parentCount(known.parents, node)),
  },
  {
    name: 'gathered',
    leavesOf: (part, known) => gathered(known.network, part, largeGatesFirst(part, known)),
  },
  { name: 'as written', leavesOf: depthFirst(() => 0) },
  {
    name: 'components first',
    leavesOf: depthFirst((node, known) => (known.isLeaf(node) ? 0 : far) - parentCount(known.parents, node)),
  },
  { name: 'small gates first', leavesOf: depthFirst((node, _known, sizes) => sizes.get(node)!) },
  { name: 'large gates first', leavesOf: largeGatesFirst },
];

function walk(
  top: number,
  argsOf: (gate: number) => readonly number[],
  isLeaf: (node: number) => boolean,
  mark: Int32Array,
  gates: number[],
  leaves: number[],
): void {
  const stack: { readonly gate: number; readonly args: readonly number[]; next: number }[] = [];
  const enter = (gate: number): void => {
    mark[gate] = 1;
    stack.push({ gate, args: argsOf(gate), next: 0 });
  };
  enter(top);
  while (stack.length > 0) {
    const frame = stack[stack.length - 1]!;
    const arg = frame.args[frame.next++];
    if (arg === undefined) {
      gates.push(frame.gate);
      stack.pop();
    } else if (mark[arg] === 0) {
      if (isLeaf(arg)) {
        mark[arg] = 1;
        leaves.push(arg);
      } else enter(arg);
    }
  }
  for (const gate of gates) mark[gate] = 0;
  for (const leaf of leaves) mark[leaf] = 0;
}
