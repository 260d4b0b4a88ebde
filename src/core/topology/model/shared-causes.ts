import type { Expression } from '../expression/expression.ts';
import { copyNames, leavesOf } from '../expression/walk.ts';
import { expressionsOf, type Topology } from './model.ts';

/**
 * What counts as redundant and independent: the components below each alternative or k-of-n gate, and those with more
 * replicas than they need, as lists of names. Left out are lists of which two members, or the replicas, have a common cause
 * already; a list that stands several times is there once. What is optional, or has a standby, is no part of one.
 * @example redundantGroups(topologyOfExpression(parse('a=99 | b=99'))) // [['a', 'b']]
 */
export function redundantGroups(topology: Topology): readonly (readonly string[])[] {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const isPart = (name: string): boolean => {
    const component = components.get(name);
    return component !== undefined && !component.isOptional;
  };
  const groups = new Map<string, readonly string[]>();
  const add = (names: readonly string[]): void => {
    groups.set([...names].sort().join('\n'), names);
  };
  for (const { name, replicas, need, isOptional } of topology.components)
    if (need < replicas && !isOptional) add([name]);
  for (const root of expressionsOf(topology))
    for (const gate of redundantGates(root)) {
      const names = [...new Set(leavesOf(gate).flatMap((leaf) => namesOf(leaf, topology)))].filter(isPart);
      const isCopied = leavesOf(gate).some((leaf) => leaf.kind === 'copies' && names.length === 1);
      if (names.length > 1 || isCopied) add(names);
    }
  return [...groups.values()].filter((names) => !isCovered(names, topology));
}

/** One common cause more for each group that is redundant: β of the smallest unavailability in it is of all at once. */
export function withSharedCauses(topology: Topology, beta: number): Topology {
  const added = redundantGroups(topology).map((components) => ({ components, beta, place: null }));
  return added.length === 0 ? topology : { ...topology, commonCauses: [...topology.commonCauses, ...added] };
}

function* redundantGates(root: Expression): Generator<Expression> {
  const open: Expression[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('parts' in node)) continue;
    if (node.kind === 'parallel' || (node.kind === 'atLeast' && node.need < positionsOf(node.parts))) yield node;
    open.push(...node.parts);
  }
}

const positionsOf = (parts: readonly Expression[]): number =>
  parts.reduce((sum, part) => sum + (part.kind === 'copies' ? part.count : 1), 0);

/** The components that a leaf stands for: itself, its copies, or what a group names. */
function namesOf(leaf: ReturnType<typeof leavesOf>[number], topology: Topology): readonly string[] {
  const { components, groups } = topology;
  if (components.some(({ name }) => name === leaf.name)) return [leaf.name];
  const group = groups.get(leaf.name);
  if (group) return leavesOf(group).flatMap((each) => namesOf(each, topology));
  return leaf.kind === 'copies' ? copyNames(leaf.name, leaf.count) : [];
}

function isCovered(names: readonly string[], { commonCauses }: Topology): boolean {
  const members = new Set(names);
  return commonCauses.some(({ components }) => {
    const own = components.filter((name) => members.has(name));
    return names.length === 1 ? own.length === 1 : own.length > 1;
  });
}
