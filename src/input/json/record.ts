import type { Json, JsonObject } from '../../core/json.ts';
import type { Position } from './position.ts';

/**
 * An array at the top, objects one after the other (or a single one), or an object with a list under a known key. Arrays and
 * objects with lists may follow one another, as scripts that turn pages write them.
 */
export type JsonShape = 'array' | 'lines' | 'container';

export interface JsonRecord {
  readonly record: JsonObject;
  /** The key of the list it stands in; null at top level and for JSON lines. */
  readonly container: string | null;
  /** Where the record begins, from 1; the column counts characters. */
  readonly line: number;
  readonly column: number;
  /** The record's own text, for finding the place of a value in it. */
  readonly source: string;
  /** Its place among all elements of the file (other elements count too), from 0. */
  readonly index: number;
}

/** An element that is not an object. */
export interface OtherElement {
  readonly value: Json;
  readonly line: number;
  readonly column: number;
  readonly source: string;
  readonly index: number;
}

/** An object whose list has been given, element by element: what it says beside. */
export interface JsonAnswer {
  readonly members: JsonObject;
  /** How many elements its lists had. */
  readonly elements: number;
  readonly line: number;
  readonly column: number;
}

/** Records that can be taken from the bytes where they stand, without being parsed. */
export interface FlatRecords {
  /** The offset behind the record that begins at `start` of the chunk; −1 where it has to be parsed. */
  scan(chunk: Uint8Array, start: number): number;
  /** Takes the record that was scanned last. */
  take(origin: Position): void;
}

export interface JsonSplitterOptions {
  /** The name to use in places. */
  readonly file: string;
  /** Asked before a record is parsed; those that it takes are not given to `onRecord`. */
  readonly flat?: FlatRecords;
  onRecord(record: JsonRecord): void;
  onOther?(other: OtherElement): void;
  /** Called behind its last element. */
  onAnswer?(answer: JsonAnswer): void;
}

export interface JsonSplitter {
  /** Takes the next bytes of the file; the chunk may be used again afterwards. */
  write(chunk: Uint8Array): void;
  /** Says that the file is over. */
  end(): void;
  /** That of the first; known after its first record, at the latest after `end`; null where there is only whitespace. */
  readonly shape: JsonShape | null;
}
