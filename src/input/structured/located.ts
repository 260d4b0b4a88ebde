import type { FilePlace } from '../../core/problem.ts';
import type { FileNode, ListNode, MapEntry, MapNode, ScalarNode } from './node.ts';
import type { PlaceFinder } from './places.ts';

/** A file's text, and how its offsets become places. */
export interface FileText {
  readonly text: string;
  readonly placeOf: PlaceFinder;
}

// A large file has a hundred thousand nodes. As classes they share their functions, so that a node is small: with
// functions of its own each, the time to read a file went into collecting garbage.

/** A scalar: its quotes or block sign begin at `start`, what it means at `content`; it ends before `end`. */
export class LocatedScalar implements ScalarNode {
  readonly kind = 'scalar';
  readonly text: string;
  readonly type: ScalarNode['type'];
  private readonly file: FileText;
  private readonly start: number;
  private readonly content: number;
  private readonly end: number;

  constructor(text: string, type: ScalarNode['type'], file: FileText, start: number, content: number, end: number) {
    this.text = text;
    this.type = type;
    this.file = file;
    this.start = start;
    this.content = content;
    this.end = end;
  }

  place(): FilePlace {
    return this.file.placeOf(this.start);
  }

  placeAt(offset: number): FilePlace {
    const found = offsetInSource(this.text, offset, this.file.text, this.content, this.end);
    return this.file.placeOf(found ?? this.start);
  }
}

/** A map that begins at `start`. */
export class LocatedMap implements MapNode {
  readonly kind = 'map';
  readonly entries: readonly MapEntry[];
  private readonly file: FileText;
  private readonly start: number;

  constructor(entries: readonly MapEntry[], file: FileText, start: number) {
    this.entries = entries;
    this.file = file;
    this.start = start;
  }

  place(): FilePlace {
    return this.file.placeOf(this.start);
  }
}

/** A list that begins at `start`. */
export class LocatedList implements ListNode {
  readonly kind = 'list';
  readonly items: readonly FileNode[];
  private readonly file: FileText;
  private readonly start: number;

  constructor(items: readonly FileNode[], file: FileText, start: number) {
    this.items = items;
    this.file = file;
    this.start = start;
  }

  place(): FilePlace {
    return this.file.placeOf(this.start);
  }
}

/** A key that begins at `start`, and its value. */
export class LocatedEntry implements MapEntry {
  readonly key: string;
  readonly value: FileNode;
  private readonly file: FileText;
  private readonly start: number;

  constructor(key: string, value: FileNode, file: FileText, start: number) {
    this.key = key;
    this.value = value;
    this.file = file;
    this.start = start;
  }

  keyPlace(): FilePlace {
    return this.file.placeOf(this.start);
  }
}

/**
 * Where a character of the text stands in the source. Folding and indentation change blanks alone, so the n-th other
 * character of the text is the n-th of the source; null where an escape makes them differ.
 */
function offsetInSource(text: string, offset: number, source: string, from: number, end: number): number | null {
  if (source.startsWith(text, from)) return from + offset;
  let at = from;
  for (let i = 0; i <= offset && i < text.length; i++) {
    if (isBlank(text, i)) continue;
    while (at < end && isBlank(source, at)) at++;
    if (source[at] !== text[i]) return null;
    if (i === offset) return at;
    at++;
  }
  return at;
}

const isBlank = (text: string, at: number): boolean => text.charCodeAt(at) <= 32;
