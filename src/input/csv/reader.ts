import { ProblemError } from '../../core/problem.ts';
import { carriageReturn } from './ascii.ts';
import { ByteScanner } from './byte-scanner.ts';
import type { LibraryReader } from './library-reader.ts';
import { endsLine, type HandOver } from './place.ts';
import type { CsvDialect, CsvReader, CsvRowSink } from './row.ts';

/** For tests, which read the same bytes in several ways. */
export interface CsvReaderOptions {
  /** `library` lets csv-parse read from the first byte on. */
  readonly readBy?: 'scanner' | 'library';
  /** How many bytes the scanner takes at a time. */
  readonly bufferSize?: number;
}

/**
 * A reader for CSV: the byte scanner first, and csv-parse from the first record on that the scanner is not sure of.
 * Await what `write` and `end` give before the next call. The rows do not tell which of the two read them.
 *
 * @example
 * const reader = createCsvReader({ delimiter: ',', file: 'log.csv' }, (row) => console.log(row.line, row.text(0)));
 * for await (const chunk of stream) await reader.write(chunk);
 * await reader.end();
 */
export function createCsvReader(dialect: CsvDialect, sink: CsvRowSink, options: CsvReaderOptions = {}): CsvReader {
  return new ScannerFirstReader(dialect, sink, options);
}

class ScannerFirstReader implements CsvReader {
  private readonly dialect: CsvDialect;
  private readonly sink: CsvRowSink;
  private readonly options: CsvReaderOptions;
  private readonly mark = new ByteOrderMarkFilter();
  private scanner: ByteScanner | null;
  private library: LibraryReader | null = null;
  /** The line that is passed over because its record was malformed; null: none. */
  private passedOver: number | null = null;

  constructor(dialect: CsvDialect, sink: CsvRowSink, options: CsvReaderOptions) {
    this.dialect = dialect;
    this.sink = sink;
    this.options = options;
    this.scanner = options.readBy === 'library' ? null : new ByteScanner(dialect, sink, options.bufferSize);
  }

  write(chunk: Uint8Array): void | Promise<void> {
    return this.pass(this.mark.pass(chunk));
  }

  async end(): Promise<void> {
    await this.pass(this.mark.rest());
    for (;;) {
      const { library } = this;
      if (library) {
        await this.recovering(library, () => library.end());
        if (this.library === library) return;
      } else {
        const left = this.scanner?.end();
        if (!left) return;
        await this.handOver(left);
      }
    }
  }

  private pass(bytes: Uint8Array): void | Promise<void> {
    if (this.passedOver !== null) return this.passOver(bytes, this.passedOver);
    const { library } = this;
    if (library) return this.recovering(library, () => library.write(bytes));
    const left = this.scanner ? this.scanner.write(bytes) : { bytes, line: 1 };
    return left ? this.handOver(left) : undefined;
  }

  private async handOver(left: HandOver): Promise<void> {
    const { LibraryReader } = await import('./library-reader.ts'); // only now: most files never need it
    const library = new LibraryReader(this.dialect, this.sink, left.line);
    this.library = library;
    await this.recovering(library, () => library.write(left.bytes));
  }

  private async recovering(library: LibraryReader, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const [what] = error instanceof ProblemError ? error.problems : [];
      if (what?.kind !== 'rowMalformed' || !this.dialect.onMalformed) throw error;
      this.dialect.onMalformed(what);
      const { bytes, line } = library.left();
      this.library = null;
      await this.passOver(bytes, line);
    }
  }

  /** Passes over the rest of a line; the scanner begins anew behind it. */
  private passOver(bytes: Uint8Array, line: number): void | Promise<void> {
    this.scanner = null;
    this.passedOver = line;
    let at = 0;
    const mayGoOn = (): boolean => bytes[at] === carriageReturn && at + 1 === bytes.length; // a line feed may follow
    while (at < bytes.length && (!endsLine(bytes, at) || mayGoOn())) at++;
    if (at === bytes.length) return;
    this.passedOver = null;
    this.scanner = new ByteScanner(this.dialect, this.sink, this.options.bufferSize, line + 1);
    return this.pass(bytes.subarray(at + 1));
  }
}

const mark = [0xef, 0xbb, 0xbf];
const nothing = new Uint8Array(0);

/** Takes UTF-8's byte order mark off the front of a file, also where it comes in pieces. */
class ByteOrderMarkFilter {
  private held: Uint8Array | null = nothing;

  /** What of the file is known not to be the mark, this chunk included; the chunk itself from the second call on. */
  pass(chunk: Uint8Array): Uint8Array {
    if (this.held === null) return chunk;
    const front = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const beginning = mark.slice(0, front.length).every((byte, i) => front[i] === byte);
    if (beginning && front.length < mark.length) {
      this.held = Uint8Array.from(front);
      return nothing;
    }
    this.held = null;
    return beginning ? front.subarray(mark.length) : front;
  }

  /** At the end of the file: what was held back and is no mark after all. */
  rest(): Uint8Array {
    const rest = this.held ?? nothing;
    this.held = null;
    return rest;
  }
}
