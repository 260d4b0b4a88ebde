import type { Expression } from '../expression/expression.ts';
import { foldExpression } from '../expression/fold-expression.ts';
import { copyName, copyNames, leavesOf } from '../expression/walk.ts';
import { type CommonCause, type Component, expressionsOf, type Topology } from '../model/model.ts';

/**
 * The components that are copies of an expression, by the name that they share: app#1 and app#2 of `1of(2 x app=99)` lead
 * to app. In a file copies are replicas of a component that has the name itself, and not meant here.
 */
export function copiesIn(topology: Topology): ReadonlyMap<string, string> {
  const names = new Set(topology.components.map(({ name }) => name));
  const found = new Map<string, string>();
  for (const expression of expressionsOf(topology))
    for (const leaf of leavesOf(expression))
      if (leaf.kind === 'copies' && !names.has(leaf.name))
        for (const copy of copyNames(leaf.name, leaf.count)) if (names.has(copy)) found.set(copy, leaf.name);
  return found;
}

/** The components with so many more copies of each name, like the first one of it. */
export function withCopies(components: readonly Component[], more: ReadonlyMap<string, number>): readonly Component[] {
  const names = new Map(components.map((component) => [component.name, component]));
  const added: Component[] = [];
  for (const [name, count] of more) {
    const first = names.get(copyName(name, 1));
    if (names.has(name) || !first) continue;
    let last = 1;
    while (names.has(copyName(name, last + 1))) last++;
    for (let i = 1; i <= count; i++) added.push({ ...first, name: copyName(name, last + i) });
  }
  return added.length === 0 ? components : [...components, ...added];
}

/** A copy that was added, like the first one of its name, shares the common causes of that one. */
export function causesOfCopies(causes: readonly CommonCause[], added: readonly Component[]): readonly CommonCause[] {
  return causes.map((cause) => {
    const members = new Set(cause.components);
    const more = added.filter(({ name }) => members.has(copyName(name.slice(0, name.lastIndexOf('#')), 1)));
    return more.length === 0 ? cause : { ...cause, components: [...cause.components, ...more.map(({ name }) => name)] };
  });
}

/** The expression with so many more copies of the names in `more`: `2of(3 x app)` becomes `2of(4 x app)`. */
export function withMoreCopies(root: Expression, more: ReadonlyMap<string, number>): Expression {
  return foldExpression<Expression>(
    root,
    (part) => (part.kind === 'copies' ? { ...part, count: part.count + (more.get(part.name) ?? 0) } : part),
    (gate, parts) => ({ ...gate, parts }),
  );
}
