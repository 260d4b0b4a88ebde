import { textAt, valueAt } from '../slo/keys.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';

/** The value behind several keys, one in the other; null where there is none. */
export function valueAlong(node: FileNode, ...keys: readonly string[]): FileNode | null {
  return keys.reduce<FileNode | null>((at, key) => at && valueAt(at, key), node);
}

/** The same as a text; '' where there is none. */
export function textAlong(node: FileNode, ...keys: readonly string[]): string {
  const holder = valueAlong(node, ...keys.slice(0, -1));
  return holder ? textAt(holder, keys.at(-1)!) : '';
}

export const entriesAt = (node: FileNode | null): readonly MapEntry[] => (node?.kind === 'map' ? node.entries : []);

export const itemsAt = (node: FileNode | null): readonly FileNode[] => (node?.kind === 'list' ? node.items : []);

/** The texts of a list, each with its node. */
export const textsAt = (node: FileNode | null): readonly (readonly [text: string, node: FileNode])[] =>
  itemsAt(node).flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [[item.text, item] as const] : []));

/** A count as a file has it; null where it is none, as a variable. */
export function countAt(node: FileNode | null): number | null {
  return node?.kind === 'scalar' && /^\d{1,4}$/.test(node.text) ? Number(node.text) : null;
}
