import type { FaultGraphBuilder, NodeRef } from '../diagram/fault-graph.ts';
import { copyNames } from './expression/walk.ts';
import type { AtLeast, Chain, Expression } from './expression.ts';

type Gate = Chain | AtLeast;

/** A gate whose arguments are being worked out. */
interface OpenGate {
  readonly gate: Gate;
  readonly args: NodeRef[];
  next: number;
}

/**
 * The failure of an expression: a series fails with any of its parts, a parallel with all, k-of-n when more than n − k
 * of its n positions fail. `known` has the node of every name. Walks without recursion: expressions may be very deep.
 */
export function expressionNode(
  builder: FaultGraphBuilder,
  known: ReadonlyMap<string, NodeRef>,
  root: Expression,
): NodeRef {
  const outermost: NodeRef[] = [];
  const stack: OpenGate[] = [];
  const enter = (expression: Expression, args: NodeRef[]): void => {
    if ('parts' in expression) stack.push({ gate: expression, args: [], next: 0 });
    else if (expression.kind === 'copies')
      for (const name of copyNames(expression.name, expression.count)) args.push(nodeOf(known, name));
    else args.push(nodeOf(known, expression.name));
  };
  enter(root, outermost);
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    if (top.next < top.gate.parts.length) {
      enter(top.gate.parts[top.next++]!, top.args);
      continue;
    }
    stack.pop();
    (stack[stack.length - 1]?.args ?? outermost).push(gateNode(builder, top.gate, top.args));
  }
  return outermost[0]!;
}

function gateNode(builder: FaultGraphBuilder, gate: Gate, args: readonly NodeRef[]): NodeRef {
  if (gate.kind === 'atLeast') return builder.atLeast(args.length - gate.need + 1, args);
  return gate.kind === 'series' ? builder.or(args) : builder.and(args);
}

function nodeOf(known: ReadonlyMap<string, NodeRef>, name: string): NodeRef {
  const node = known.get(name);
  if (node === undefined) throw new RangeError(`${name} was not looked up before it was used`);
  return node;
}
