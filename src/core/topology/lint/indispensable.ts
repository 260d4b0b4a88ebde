import { definitionOrder, type Meaning, Names } from '../compile/definition-order.ts';
import type { AtLeast, Chain, Expression } from '../expression/expression.ts';
import { foldExpression } from '../expression/fold-expression.ts';
import { copyNames, namesIn } from '../expression/walk.ts';
import { decisiveDomains } from '../model/decisive-domains.ts';
import type { Topology } from '../model/model.ts';

/** A component (`web`) or a domain (`domain zone-a`) without which something does not work. */
export type Indispensable = ReadonlySet<string>;

/** A gate that needs fewer than all of its parts, with what each part cannot do without. */
export interface Redundancy {
  readonly gate: Chain | AtLeast;
  readonly parts: readonly Indispensable[];
  /** So many parts may fail. */
  readonly spare: number;
}

/** Names in all sets together; beyond, the shape is too large to be looked through and nothing more is said. */
const mostNames = 2_000_000;

const none: Indispensable = new Set();

/** Walks groups and journeys once; gives every redundancy that was built on purpose: `a | b`, `2of(a, b, c)`. */
export function redundanciesOf(topology: Topology): readonly Redundancy[] {
  const names = new Names(topology);
  const known = new Map<string, Indispensable>();
  const found: Redundancy[] = [];
  let size = 0;
  const union = (sets: readonly Indispensable[]): Indispensable => {
    const all = new Set<string>();
    for (const set of sets) {
      size += set.size;
      if (size > mostNames) return none;
      for (const name of set) all.add(name);
    }
    return all;
  };
  const ofExpression = (expression: Expression): Indispensable =>
    foldExpression<Indispensable | readonly Indispensable[]>(
      expression,
      (leaf) =>
        leaf.kind === 'copies'
          ? copyNames(leaf.name, leaf.count).map((name) => known.get(name) ?? none)
          : (known.get(leaf.name) ?? none),
      (gate, values) => {
        const parts = values.flatMap((value) => (isSet(value) ? [value] : value));
        const spare =
          gate.kind === 'atLeast' ? parts.length - gate.need : gate.kind === 'series' ? 0 : parts.length - 1;
        if (spare === 0) return union(parts);
        found.push({ gate, parts, spare });
        return sharedBy(parts, spare);
      },
    ) as Indispensable;
  const define = (meaning: Meaning): Indispensable => {
    if (meaning.kind === 'group') return ofExpression(meaning.expression);
    if (meaning.kind === 'cluster') return new Set([meaning.cluster.name]);
    const { component, instance } = meaning;
    if (component.isOptional || component.share < 1) return none;
    const own = new Set([
      instance === null ? component.name : `${component.name}#${instance}`,
      ...decisiveDomains(component, instance).map((domain) => `domain ${domain}`),
    ]);
    return union([own, ...component.dependsOn.map((name) => known.get(name) ?? none)]);
  };
  const roots = [...topology.journeys.flatMap(({ path }) => namesIn(path)), ...topology.groups.keys()];
  for (const name of definitionOrder(names, roots)) known.set(name, define(names.meaningOf(name)));
  for (const { path } of topology.journeys) ofExpression(path);
  return found;
}

function isSet(value: Indispensable | readonly Indispensable[]): value is Indispensable {
  return value instanceof Set;
}

/** What takes more parts down than there are to spare. */
export function sharedBy(parts: readonly Indispensable[], spare: number): Indispensable {
  const counts = new Map<string, number>();
  for (const part of parts) for (const name of part) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > spare).map(([name]) => name));
}
