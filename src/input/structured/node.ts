import type { FilePlace } from '../../core/problem.ts';

/**
 * A value of a YAML or JSON file with its place. Texts stay as they were written (`99.9%`, `0.10`), so that decimals keep
 * their digits. Places are worked out only when a message asks for one.
 */
export type FileNode = MapNode | ListNode | ScalarNode;

interface Located {
  place(): FilePlace;
}

export interface MapEntry {
  readonly key: string;
  keyPlace(): FilePlace;
  readonly value: FileNode;
}

export interface MapNode extends Located {
  readonly kind: 'map';
  /** In the order of the file; no key stands twice. */
  readonly entries: readonly MapEntry[];
}

export interface ListNode extends Located {
  readonly kind: 'list';
  readonly items: readonly FileNode[];
}

export interface ScalarNode extends Located {
  readonly kind: 'scalar';
  /** The text as written, without quotes; '' for null. */
  readonly text: string;
  /** Where the character at an offset of the text stands; the scalar's beginning where that cannot be told. */
  placeAt(offset: number): FilePlace;
  readonly type: 'string' | 'number' | 'boolean' | 'null';
}
