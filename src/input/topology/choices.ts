import { failUnknownName } from '../../core/unknown-name.ts';
import type { FileNode } from '../structured/node.ts';
import { textOf } from '../structured/values.ts';

/** One of a few words; another is refused with the one that it may have meant. @example choiceOf(node, 'failover mode', ['hot', 'cold']) */
export function choiceOf<T extends string>(node: FileNode, what: string, known: readonly T[]): T {
  const name = textOf(node, what);
  const found = known.find((each) => each === name);
  return found ?? failUnknownName(what, name, known, node.place());
}
