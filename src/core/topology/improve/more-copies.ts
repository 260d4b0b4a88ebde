import type { AtLeast, Chain, Expression } from '../expression.ts';

/** A gate on the way back up, with the parts that are done. */
interface OpenGate {
  readonly gate: Chain | AtLeast;
  readonly parts: Expression[];
}

/** The expression with so many more copies of the names in `more`; without recursion, since expressions may be deep. */
export function withMoreCopies(root: Expression, more: ReadonlyMap<string, number>): Expression {
  const outermost: Expression[] = [];
  const stack: OpenGate[] = [];
  const enter = (expression: Expression, parts: Expression[]): void => {
    if ('parts' in expression) stack.push({ gate: expression, parts: [] });
    else if (expression.kind === 'copies')
      parts.push({ ...expression, count: expression.count + (more.get(expression.name) ?? 0) });
    else parts.push(expression);
  };
  enter(root, outermost);
  while (stack.length > 0) {
    const { gate, parts } = stack[stack.length - 1]!;
    const next = gate.parts[parts.length];
    if (next) {
      enter(next, parts);
      continue;
    }
    stack.pop();
    (stack[stack.length - 1]?.parts ?? outermost).push({ ...gate, parts });
  }
  return outermost[0]!;
}
