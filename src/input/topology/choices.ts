import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import type { FileNode } from '../structured/node.ts';
import { textOf } from '../structured/values.ts';

/** One of a few words; another is refused with the one that it may have meant. @example choiceOf(node, 'failover mode', ['hot', 'cold']) */
export function choiceOf<T extends string>(node: FileNode, what: string, known: readonly T[]): T {
  const name = textOf(node, what);
  const found = known.find((each) => each === name);
  return found ?? fail('nameUnknown', { what, name, known, suggestion: nearest(name, known) }, node.place());
}
