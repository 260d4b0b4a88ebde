import type { DiagramOrder } from '../../problem.ts';
import { type Network, type Parents, parentCount } from '../graph/network.ts';
import { gathered } from './gathered-order.ts';
import { type ModulePart, walkPart } from './module-part.ts';

export interface Order {
  readonly name: DiagramOrder;
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
    walkPart(part.gate, argsOf, (node) => known.isLeaf(node) && node !== part.gate, known.mark, [], leaves);
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
    name: 'gatesFirst',
    leavesOf: depthFirst((node, known) => (known.isLeaf(node) ? far : 0) - parentCount(known.parents, node)),
  },
  {
    name: 'gathered',
    leavesOf: (part, known) => gathered(known.network, part, largeGatesFirst(part, known)),
  },
  { name: 'asWritten', leavesOf: depthFirst(() => 0) },
  {
    name: 'componentsFirst',
    leavesOf: depthFirst((node, known) => (known.isLeaf(node) ? 0 : far) - parentCount(known.parents, node)),
  },
  { name: 'smallGatesFirst', leavesOf: depthFirst((node, _known, sizes) => sizes.get(node)!) },
  { name: 'largeGatesFirst', leavesOf: largeGatesFirst },
];
