import type { Copies, Expression, NamedPart, ValuePart } from './expression.ts';

/**
 * Visits every part of a tree in reading order: names and bare values, and copies once each as they are written. Linear,
 * with a stack of its own. @example eachPart(tree, (part) => kinds.push(part.kind))
 */
export function eachPart(tree: Expression, visit: (part: NamedPart | ValuePart | Copies) => void): void {
  const left: Expression[] = [tree];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!('parts' in node)) visit(node);
    else for (let i = node.parts.length - 1; i >= 0; i--) left.push(node.parts[i]!);
  }
}

/** The name of one of several copies, from 1. @example copyName('app', 2) // 'app#2' */
export function copyName(name: string, number: number): string {
  return `${name}#${number}`;
}

/** The names of all copies. @example copyNames('app', 2) // ['app#1', 'app#2'] */
export function copyNames(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => copyName(name, i + 1));
}

/**
 * The names that a tree uses, each once, in reading order; copies as the names that they make, bare values as theirs.
 * @example namesIn(parse('a -> 2of(2 x b, a)')) // ['a', 'b#1', 'b#2']
 */
export function namesIn(tree: Expression): readonly string[] {
  const names = new Set<string>();
  eachPart(tree, (part) => {
    if (part.kind !== 'copies') names.add(part.name);
    else for (const name of copyNames(part.name, part.count)) names.add(name);
  });
  return [...names];
}

/** All that a tree names, as a list; see eachPart. @example leavesOf(parse('a | 99.9')).length // 2 */
export function leavesOf(tree: Expression): readonly (NamedPart | ValuePart | Copies)[] {
  const leaves: (NamedPart | ValuePart | Copies)[] = [];
  eachPart(tree, (part) => leaves.push(part));
  return leaves;
}
