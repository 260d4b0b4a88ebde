import { type FilePlace, fail } from '../../core/problem.ts';
import type { FileNode } from '../structured/node.ts';

/** Where numbers stand in a topology. */
const numbered: readonly string[] = ['components', 'domains', 'clusters', 'regions'];

/** Refuses a topology in which numbers are still to be filled in (`"?"`): all of them in one problem. */
export function refuseUnfilled(document: FileNode): void {
  const found: { readonly name: string; readonly place: FilePlace }[] = [];
  const visit = (node: FileNode, name: string): void => {
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) if (key !== 'description') visit(value, name);
    } else if (node.kind === 'list') for (const item of node.items) visit(item, name);
    else if (node.text.trim() === '?') found.push({ name, place: node.place() });
  };
  for (const { key, value: part } of document.kind === 'map' ? document.entries : [])
    if (numbered.includes(key) && part.kind === 'map')
      for (const { key: name, value } of part.entries) visit(value, name);
  const [first] = found;
  if (first)
    fail('numbersToFill', { parts: found.map(({ name, place }) => ({ name, line: place.line ?? 0 })) }, first.place);
}
