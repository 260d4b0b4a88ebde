import type { Expression } from '../expression/expression.ts';
import { foldExpression } from '../expression/fold-expression.ts';

/** The expression with so many more copies of the names in `more`: `2of(3 x app)` becomes `2of(4 x app)`. */
export function withMoreCopies(root: Expression, more: ReadonlyMap<string, number>): Expression {
  return foldExpression<Expression>(
    root,
    (part) => (part.kind === 'copies' ? { ...part, count: part.count + (more.get(part.name) ?? 0) } : part),
    (gate, parts) => ({ ...gate, parts }),
  );
}
