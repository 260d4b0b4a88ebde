import type { FaultGraphBuilder, NodeRef } from '../../diagram/graph/fault-graph.ts';
import type { AtLeast, Chain, Expression } from '../expression/expression.ts';
import { foldExpression } from '../expression/fold-expression.ts';
import { copyNames } from '../expression/walk.ts';

/**
 * The failure of an expression: a series fails with any of its parts, a parallel with all, k-of-n when more than n − k
 * of its n positions fail. `known` has the node of every name; RangeError where one is missing.
 * @example expressionNode(builder, new Map([['a', a], ['b', b]]), parse('a | b')) // builder.and([a, b])
 */
export function expressionNode(
  builder: FaultGraphBuilder,
  known: ReadonlyMap<string, NodeRef>,
  root: Expression,
): NodeRef {
  const failure = foldExpression<NodeRef | readonly NodeRef[]>(
    root,
    (leaf) =>
      leaf.kind === 'copies'
        ? copyNames(leaf.name, leaf.count).map((name) => nodeOf(known, name))
        : nodeOf(known, leaf.name),
    (gate, parts) => gateNode(builder, gate, parts.flat()),
  );
  return failure as NodeRef; // copies stand only within a gate
}

function gateNode(builder: FaultGraphBuilder, gate: Chain | AtLeast, args: readonly NodeRef[]): NodeRef {
  if (gate.kind === 'atLeast') return builder.atLeast(args.length - gate.need + 1, args);
  return gate.kind === 'series' ? builder.or(args) : builder.and(args);
}

function nodeOf(known: ReadonlyMap<string, NodeRef>, name: string): NodeRef {
  const node = known.get(name);
  if (node === undefined) throw new RangeError(`${name} was not looked up before it was used`);
  return node;
}
