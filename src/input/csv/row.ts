import type { RowProblem } from '../../core/problem.ts';
import type { Row } from '../source/row.ts';

/**
 * One record of a CSV file. Both readers (the byte scanner and csv-parse) show their records like this, so what stands
 * behind them cannot tell which one read. Texts have their quotes taken off, doubled quotes made single, and blanks and
 * tabs around them cut off; a cell begins with its opening quote, or with its first character that is not a blank, or
 * behind the delimiter where it has none.
 */
export interface CsvRow extends Row {
  readonly cellCount: number;
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
  /** One of `,` `;` tab `|`, or a blank. */
  readonly delimiter: string;
  /** The name to use in places. */
  readonly file: string;
  /**
   * Gets what is wrong with a malformed record, which costs the line on which it begins: the next line is read as a record
   * again. Without it the problem is thrown. It may throw it itself.
   */
  readonly onMalformed?: (what: RowProblem) => void;
}
