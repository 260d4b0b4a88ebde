import type { Expression, NamedPart, ValuePart } from '../../core/topology/expression.ts';

interface OpenNode {
  readonly node: Exclude<Expression, { readonly kind: 'name' | 'value' | 'copies' }>;
  readonly parts: Expression[];
}

/**
 * Gives every bare value of a tree a name of its own, so that it is a component like the others; `name` gives the next
 * one. Walks in reading order, with a stack of its own. @example nameBareValues(parse('a -> 99.9'), () => '#1')
 */
export function nameBareValues(tree: Expression, name: () => string): Expression {
  const named = ({ value, span }: ValuePart): NamedPart => ({ kind: 'name', name: name(), value, span });
  if (!('parts' in tree)) return tree.kind === 'value' ? named(tree) : tree;
  const stack: OpenNode[] = [{ node: tree, parts: [] }];
  for (;;) {
    const { node, parts } = stack.at(-1)!;
    const next = node.parts[parts.length];
    if (next === undefined) {
      stack.pop();
      const whole: Expression = { ...node, parts };
      if (stack.length === 0) return whole;
      stack.at(-1)!.parts.push(whole);
    } else if ('parts' in next) stack.push({ node: next, parts: [] });
    else parts.push(next.kind === 'value' ? named(next) : next);
  }
}
