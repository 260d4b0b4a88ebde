import type { JsonObject } from '../../core/json.ts';

/** An array at the top, objects one after the other (or a single one), or an object with a list under a known key. */
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

/** An element that is not an object, to be counted as an invalid row. */
export interface OtherElement {
  /** What stands there: `a number`, `null`, `an array` … */
  readonly found: string;
  readonly line: number;
  readonly column: number;
  readonly index: number;
}

export interface JsonSplitterOptions {
  /** The name to use in places. */
  readonly file: string;
  onRecord(record: JsonRecord): void;
  onOther?(other: OtherElement): void;
}

export interface JsonSplitter {
  /** Takes the next bytes of the file; the chunk may be used again afterwards. */
  write(chunk: Uint8Array): void;
  /** Says that the file is over. */
  end(): void;
  /** Known after the first record, at the latest after `end`; null where the file held nothing but whitespace. */
  readonly shape: JsonShape | null;
}
