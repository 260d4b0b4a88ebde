import { CsvError, Parser } from 'csv-parse';
import { ProblemError, problem } from '../../core/problem.ts';
import { carriageReturn, isBlankByte, lineFeed, trimBlanks } from './ascii.ts';
import { ByteQueue } from './byte-queue.ts';
import { countLineEnds, type HandOver, placeOf } from './place.ts';
import { findCells, type QuoteFault, type RecordCells } from './record-cells.ts';
import type { CsvDialect, CsvReader, CsvRowSink } from './row.ts';
import { TextRow } from './text-row.ts';

/**
 * Reads with csv-parse: what is a record, how many cells it has and what stands within quotes is its word. Lines,
 * columns and the texts of cells without quotes are taken from the bytes of the record, because csv-parse tells the
 * last line of a record, not the first, no columns, and trims Unicode's blanks too. Where it is laxer than we are
 * (`"" ""`, a no-break space before a quote) that look at the bytes finds the fault. Expects the byte order mark to be
 * gone.
 */
export class LibraryReader implements CsvReader {
  private readonly dialect: CsvDialect;
  private readonly sink: CsvRowSink;
  private readonly delimiter: number;
  private readonly parser: Parser;
  private readonly row = new TextRow();
  private readonly cells: RecordCells = { starts: [], ends: [], quoted: [], end: 0 };
  /** From the first record on that csv-parse did not tell of yet. */
  private readonly queue = new ByteQueue(1 << 18);
  /** How many bytes were dropped from the queue: csv-parse counts from its beginning. */
  private dropped = 0;
  private lastByte = lineFeed;

  constructor(dialect: CsvDialect, sink: CsvRowSink, line = 1) {
    this.dialect = dialect;
    this.sink = sink;
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.row.line = line;
    this.parser = new Parser({
      delimiter: dialect.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'], // else the first line decides, and mixed newlines fail
      relax_column_count: true,
      relax_quotes: true, // within a text; a cell that is quoted in part is found by `findCells`
      trim: true, // blanks around quotes
      // Not `cast`, which would tell of each cell: it makes csv-parse six times slower.
      on_record: (values: string[], info) => this.takeRecord(values, info.bytes - this.dropped),
    });
    this.parser.on('error', () => {}); // every error comes through the callbacks of write and end as well
    this.parser.resume();
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (chunk.length === 0) return;
    this.queue.append(chunk);
    this.lastByte = chunk[chunk.length - 1]!;
    // A copy: csv-parse keeps the last bytes for the next chunk, and the caller may use its buffer again.
    await this.settled((done) => this.parser.write(Buffer.from(chunk), done));
    this.queue.dropFirst(this.row.start);
    this.dropped += this.row.start;
    this.row.start = 0;
  }

  async end(): Promise<void> {
    // With a newline at its end the last record is like any other.
    if (this.lastByte !== lineFeed && this.lastByte !== carriageReturn) await this.write(Uint8Array.of(lineFeed));
    await this.settled((done) => this.parser.end(done));
  }

  /** After an error: the bytes from the record that is malformed on, and the line on which it begins. */
  left(): HandOver {
    const { queue, row } = this;
    return { bytes: Uint8Array.from(queue.bytes.subarray(row.start, queue.length)), line: row.line };
  }

  /** Gives null, so that nothing has to be read from the stream and it never waits. */
  private takeRecord(values: readonly string[], end: number): null {
    const { row, cells, queue } = this;
    const { bytes } = queue;
    const fault = findCells(bytes, row.start, end, this.delimiter, cells);
    if (fault) throw this.malformed(fault);
    if (cells.end !== end || cells.starts.length !== values.length)
      throw new Error(`csv-parse and record-cells disagree about the record on line ${row.line}`);
    row.bytes = bytes;
    row.texts = values.map((value, cell) => trimBlanks(cells.quoted[cell] ? value : this.textOf(cell)));
    row.positions = cells.starts.map((start, cell) => this.firstOf(start, cells.ends[cell]!));
    const emptyLine = values.length === 1 && !cells.quoted[0] && row.texts[0] === '';
    if (!emptyLine) this.sink(row);
    row.line += countLineEnds(bytes, row.start, end);
    row.start = end;
    return null;
  }

  private textOf(cell: number): string {
    return this.queue.buffer.toString('utf8', this.cells.starts[cell], this.cells.ends[cell]);
  }

  /** The first byte of a cell that is not blank; its first byte where all are. */
  private firstOf(start: number, end: number): number {
    let at = start;
    while (at < end && isBlankByte(this.queue.bytes[at]!)) at++;
    return at === end ? start : at;
  }

  private settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      start((error) => (error ? reject(this.explained(error)) : resolve()));
    });
  }

  private explained(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    const { queue, row } = this;
    const fault = findCells(queue.bytes, row.start, queue.length, this.delimiter, this.cells);
    return this.malformed(fault ?? { reason: error.message, position: row.start });
  }

  private malformed({ reason, position }: QuoteFault): ProblemError {
    const { bytes } = this.queue;
    const { start, line } = this.row;
    const fault = placeOf(bytes, start, position, line);
    const opening = placeOf(bytes, start, this.cells.starts.at(-1) ?? start, line);
    // what is wrong on a later line began with a quote before it
    const isLater = fault.line > line && fault.line > opening.line;
    const place = isLater ? opening : fault;
    const said = isLater
      ? `the quote that opens here closes on line ${fault.line}, and there stands ${reason}`
      : reason;
    return new ProblemError(
      problem('rowMalformed', { reason: said }, { kind: 'file', file: this.dialect.file, ...place }),
    );
  }
}
