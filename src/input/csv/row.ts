import type { Dictionary } from '../../core/incidents/log/dictionary.ts';
import type { TextArena } from '../../core/incidents/log/text-arena.ts';
import type { IsoReading } from '../../core/time/iso.ts';

/**
 * One record of a CSV file, seen through its cells. Both readers (the byte scanner and csv-parse) show their records
 * like this, so what stands behind them cannot tell which one read. A row is a view: it changes with the next record.
 */
export interface CsvRow {
  /** The line on which the record begins, from 1. */
  readonly line: number;
  readonly cellCount: number;
  /** The cell's text, quotes taken off and doubled quotes made single, blanks and tabs around it cut off. */
  text(cell: number): string;
  /** True where the cell has no characters at all (or only blanks). */
  isBlank(cell: number): boolean;
  /** Reads a plain ISO 8601 stamp into `into`; false where the cell is anything else. */
  readIso(cell: number, into: IsoReading): boolean;
  /** The index of the cell's text in the dictionary; 0 where it is blank. */
  intern(cell: number, dictionary: Dictionary): number;
  appendTo(cell: number, arena: TextArena): number;
  /**
   * Where the cell begins: line and column (in code points), both from 1. That is its opening quote, or its first
   * character that is not a blank, or the place behind the delimiter where it has none.
   */
  place(cell: number): { line: number; column: number };
}

/** Gets the rows, the header first. */
export type CsvRowSink = (row: CsvRow) => void;

/**
 * A reader that is fed with bytes as they come. Malformed CSV is thrown as a ProblemError with its place. Where a promise
 * is given it must be awaited before the next call; the chunk may be used again then. After an error nothing more may
 * be written.
 */
export interface CsvReader {
  write(chunk: Uint8Array): void | Promise<void>;
  end(): void | Promise<void>;
}

/** What a reader must know before the first byte. */
export interface CsvDialect {
  /** One of `,` `;` tab `|`. */
  readonly delimiter: string;
  /** The name to use in places. */
  readonly file: string;
}
