import { ByteScanner, type HandOver } from './byte-scanner.ts';
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
  private readonly mark = new ByteOrderMarkFilter();
  private readonly scanner: ByteScanner | null;
  private library: CsvReader | null = null;

  constructor(dialect: CsvDialect, sink: CsvRowSink, options: CsvReaderOptions) {
    this.dialect = dialect;
    this.sink = sink;
    this.scanner = options.readBy === 'library' ? null : new ByteScanner(dialect, sink, options.bufferSize);
  }

  write(chunk: Uint8Array): void | Promise<void> {
    return this.pass(this.mark.pass(chunk));
  }

  async end(): Promise<void> {
    await this.pass(this.mark.rest());
    const left = this.library ? null : this.scanner?.end();
    if (left) await this.handOver(left);
    await this.library?.end();
  }

  private pass(bytes: Uint8Array): void | Promise<void> {
    if (this.library) return this.library.write(bytes);
    const left = this.scanner ? this.scanner.write(bytes) : { bytes, line: 1 };
    return left ? this.handOver(left) : undefined;
  }

  private async handOver(left: HandOver): Promise<void> {
    const { LibraryReader } = await import('./library-reader.ts'); // only now: most files never need it
    this.library = new LibraryReader(this.dialect, this.sink, left.line);
    await this.library.write(left.bytes);
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
