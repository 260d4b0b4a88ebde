import { isUtf8 } from 'node:buffer';
import { carriageReturn, isPrintable, lineFeed, quote } from './ascii.ts';
import { ByteQueue } from './byte-queue.ts';
import { ByteRow, cellForms } from './byte-row.ts';
import type { HandOver } from './place.ts';
import type { CsvDialect, CsvRowSink } from './row.ts';

/** Answers of `readRecord` beside a position. */
const unfinished = -1;
const unsure = -2;

/**
 * Reads the plain dialect from bytes: one delimiter, cells that are wholly quoted or do not begin with a quote, LF or
 * CRLF, valid UTF-8. Stops at the first record that is anything else and says what is left, for csv-parse to decide. Nothing
 * may be written to it after that. Expects the byte order mark to be gone.
 */
export class ByteScanner {
  private readonly sink: CsvRowSink;
  private readonly queue: ByteQueue;
  private readonly row: ByteRow;
  private readonly delimiter: number;
  /** 1 for the bytes at which a plain cell ends, or cannot go on. */
  private readonly stops = new Uint8Array(256);
  private line: number;
  /** Lines that end within the record that was read last, its own end included. */
  private lineEnds = 0;

  constructor(dialect: CsvDialect, sink: CsvRowSink, bufferSize = 1 << 18, line = 1) {
    this.sink = sink;
    this.line = line;
    this.queue = new ByteQueue(bufferSize);
    this.row = new ByteRow(this.queue);
    this.delimiter = dialect.delimiter.charCodeAt(0);
    for (const byte of [this.delimiter, quote, lineFeed, carriageReturn]) this.stops[byte] = 1;
  }

  /** Reads when the buffer is full; null while all goes well. The chunk is copied. */
  write(chunk: Uint8Array): HandOver | null {
    let used = 0;
    while (used < chunk.length) {
      const part = chunk.subarray(used, used + this.queue.room);
      this.queue.append(part);
      used += part.length;
      if (this.queue.room > 0) return null;
      if (!this.readRecords()) return this.handOver(chunk.subarray(used));
      // A long record is looked at again from its beginning: twice the room each time keeps that cheap.
      if (this.queue.length * 2 > this.queue.capacity) this.queue.growTo(this.queue.capacity * 2);
    }
    return null;
  }

  end(): HandOver | null {
    const { queue } = this;
    if (queue.length === 0) return null;
    const last = queue.bytes[queue.length - 1];
    if (last !== lineFeed && last !== carriageReturn) queue.append(Uint8Array.of(lineFeed));
    return this.readRecords() && queue.length === 0 ? null : this.handOver(new Uint8Array(0));
  }

  /** Shows every whole record in the queue to the sink and drops it there; false where it came to something unsure. */
  private readRecords(): boolean {
    const { queue, row, sink } = this;
    const { bytes, length } = queue;
    bytes[length] = lineFeed; // stops every loop without a look at the length
    const whole = bytes.lastIndexOf(lineFeed, length - 1) + 1;
    if (!isUtf8(bytes.subarray(0, whole))) return false;
    let at = 0;
    let next = 0;
    while (at < length) {
      next = this.readRecord(bytes, length, at);
      if (next < 0) break;
      row.start = at;
      row.line = this.line;
      if (!row.isEmptyLine()) sink(row);
      this.line += this.lineEnds;
      at = next;
    }
    queue.dropFirst(at);
    return next !== unsure;
  }

  /** Finds the cells of the record that begins at `at`; gives where the next one begins, `unfinished` or `unsure`. */
  private readRecord(bytes: Uint8Array, length: number, at: number): number {
    const { row, stops, delimiter } = this;
    let { starts, ends, forms } = row;
    let lineEnds = 1;
    let cell = 0;
    for (;;) {
      let byte = bytes[at]!;
      if (byte === quote) {
        let form: number = cellForms.quoted;
        starts[cell] = ++at;
        for (;;) {
          byte = bytes[at]!;
          if (byte > quote) at++;
          else if (byte === quote) {
            if (bytes[at + 1] !== quote) break;
            form = cellForms.doubled;
            at += 2;
          } else {
            if (at >= length) return unfinished;
            if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) lineEnds++;
            at++;
          }
        }
        forms[cell] = form;
        ends[cell] = at;
        byte = bytes[++at]!;
      } else {
        starts[cell] = at;
        while (stops[byte] === 0) byte = bytes[++at]!;
        // Within a text a quote is one of its characters; behind blanks, which may be Unicode's, it may open one.
        if (byte === quote && isPrintable(bytes[starts[cell]!]!))
          do byte = bytes[++at]!;
          while (stops[byte] === 0 || byte === quote);
        forms[cell] = cellForms.plain;
        ends[cell] = at;
      }
      cell++;
      if (byte === delimiter) {
        at++;
        if (cell === starts.length) {
          row.growCells();
          ({ starts, ends, forms } = row);
        }
      } else if (byte === lineFeed) {
        if (at >= length) return unfinished;
        at++;
        break;
      } else if (byte === carriageReturn) {
        if (at + 1 >= length) return unfinished;
        if (bytes[at + 1] !== lineFeed) return unsure;
        at += 2;
        break;
      } else return unsure; // a quote behind blanks, or something behind a closing quote
    }
    row.cellCount = cell;
    this.lineEnds = lineEnds;
    return at;
  }

  private handOver(behind: Uint8Array): HandOver {
    const { bytes, length } = this.queue;
    return { bytes: Buffer.concat([bytes.subarray(0, length), behind]), line: this.line };
  }
}
