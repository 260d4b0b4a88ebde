import type { Dictionary } from '../../core/incidents/log/dictionary.ts';
import type { TextArena } from '../../core/incidents/log/text-arena.ts';
import type { IsoReading } from '../../core/time/iso.ts';

/**
 * One record of a file, seen through its cells: a row of CSV by either of its readers, a record of JSON by its keys, or
 * what an adapter found in one. What stands behind a row cannot tell which; so there is one way from here on. A row is a
 * view: it changes with the next record, and asking it makes no garbage unless a text is wanted.
 */
export interface Row {
  /** The line on which the record begins, from 1. */
  readonly line: number;
  /** The cell's text, without what its format puts around it (quotes, blanks). */
  text(cell: number): string;
  /** True where the cell has no characters at all (or only blanks), or holds null. */
  isBlank(cell: number): boolean;
  /** Reads a plain ISO 8601 stamp into `into`; false where the cell is anything else. */
  readIso(cell: number, into: IsoReading): boolean;
  /** The index of the cell's text in the dictionary, of its names where it holds several; 0 where it is blank. */
  intern(cell: number, dictionary: Dictionary): number;
  /** The names that the cell holds: one, or several where it is a list. */
  names(cell: number): readonly string[];
  appendTo(cell: number, arena: TextArena): number;
  /** A hash of all of its cells, never 0: what tells rows apart that have no id. */
  fingerprint(): number;
  /** Where the cell begins: line and column (in code points), both from 1. */
  place(cell: number): RowPlace;
}

export interface RowPlace {
  readonly line: number;
  readonly column: number;
}
