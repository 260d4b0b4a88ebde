import { problem } from '../../core/problem.ts';
import type { GatheredProblems } from '../source/problems.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { listOf, textOf } from '../structured/values.ts';

/** A name as the expression language reads it, and nothing behind it. */
const nameToken = /^[A-Za-z_](?:[A-Za-z0-9_.:/$#]|-(?=[A-Za-z0-9_]))*$/;

/** A name that stands somewhere and must exist. */
export interface Reference {
  readonly name: string;
  readonly node: FileNode;
}

/** Notes a component, group or cluster that no path could name. */
export function checkName(what: 'component' | 'group' | 'cluster', entry: MapEntry, findings: GatheredProblems): void {
  const { key: name } = entry;
  if (!nameToken.test(name)) findings.add(problem('nameUnusable', { what, name }, entry.keyPlace()));
}

/** The names of a list (or one name), each once. */
export function referencesOf(node: FileNode, what: string): readonly Reference[] {
  const seen = new Set<string>();
  const found: Reference[] = [];
  for (const item of listOf(node, what)) {
    const name = textOf(item, what);
    if (!seen.has(name)) found.push({ name, node: item });
    seen.add(name);
  }
  return found;
}

export const namesOf = (references: readonly Reference[]): readonly string[] => references.map(({ name }) => name);
