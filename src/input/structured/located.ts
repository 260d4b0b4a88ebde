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
  private follower: TextFollower | null = null;

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
    this.follower ??= new TextFollower(this.text, this.file.text, this.content, this.end);
    return this.file.placeOf(this.follower.find(offset) ?? this.start);
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
 * Follows a text through the source that it was read from. Folding and indentation change blanks alone, so the n-th other
 * character of the text is the n-th of the source. Offsets are asked for mostly in their order, so it goes on from the
 * last one.
 */
class TextFollower {
  private readonly isVerbatim: boolean;
  private offset = 0;
  private at: number;
  private readonly text: string;
  private readonly source: string;
  private readonly from: number;
  private readonly end: number;

  constructor(text: string, source: string, from: number, end: number) {
    this.text = text;
    this.source = source;
    this.from = from;
    this.end = end;
    this.at = from;
    this.isVerbatim = source.startsWith(text, from);
  }

  /** Where the character at `offset` stands in the source; null where an escape makes the two differ before it. */
  find(offset: number): number | null {
    const { text, source, from, end } = this;
    if (this.isVerbatim) return from + offset;
    let at = offset >= this.offset ? this.at : from;
    for (let i = offset >= this.offset ? this.offset : 0; i < text.length; i++) {
      if (isBlank(text, i)) continue;
      while (at < end && isBlank(source, at)) at++;
      if (source[at] !== text[i]) return null;
      if (i >= offset) {
        this.offset = i;
        this.at = at;
        break;
      }
      at++;
    }
    return at;
  }
}

const isBlank = (text: string, at: number): boolean => text.charCodeAt(at) <= 32;
