import type { AtLeast, Chain, Copies, Expression, NamedPart, ValuePart } from './expression.ts';

interface OpenGate<T> {
  readonly gate: Chain | AtLeast;
  readonly parts: T[];
}

/**
 * Works an expression out from its leaves to its root: `leaf` for each part, `gate` with what its parts came to. Without
 * recursion, since expressions may be very deep.
 * @example foldExpression(tree, () => 1, (_, counts) => counts.reduce((a, b) => a + b)) // its leaves, counted
 */
export function foldExpression<T>(
  root: Expression,
  leaf: (part: NamedPart | ValuePart | Copies) => T,
  gate: (gate: Chain | AtLeast, parts: readonly T[]) => T,
): T {
  const outermost: T[] = [];
  const stack: OpenGate<T>[] = [];
  const enter = (expression: Expression, parts: T[]): void => {
    if ('parts' in expression) stack.push({ gate: expression, parts: [] });
    else parts.push(leaf(expression));
  };
  enter(root, outermost);
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const next = top.gate.parts[top.parts.length];
    if (next) {
      enter(next, top.parts);
      continue;
    }
    stack.pop();
    (stack[stack.length - 1]?.parts ?? outermost).push(gate(top.gate, top.parts));
  }
  return outermost[0]!;
}
