import type { Dictionary } from '../../core/incidents/log/dictionary.ts';
import type { TextArena } from '../../core/incidents/log/text-arena.ts';
import { type IsoReading, readIsoBytes } from '../../core/time/iso.ts';
import { ContentHash } from '../source/content-hash.ts';
import { blank, quote, tab } from './ascii.ts';
import type { ByteQueue } from './byte-queue.ts';
import { type LinePlace, placeOf } from './place.ts';
import type { CsvRow } from './row.ts';

/** How a cell stands in the file. */
export const cellForms = { plain: 0, quoted: 1, doubled: 2 } as const;

/**
 * A record as ranges of bytes: the scanner writes the ranges, one row object serves the whole file. No string is made
 * unless `text` is called.
 */
export class ByteRow implements CsvRow {
  line = 1;
  cellCount = 0;
  /** The first byte of the record. */
  start = 0;
  /** Of each cell: its bytes without the quotes around them, and its form. */
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  forms = new Uint8Array(64);
  private readonly queue: ByteQueue;
  private readonly hash = new ContentHash();
  // What `trim` found; fields, so that the hot path makes no objects.
  private from = 0;
  private to = 0;

  constructor(queue: ByteQueue) {
    this.queue = queue;
  }

  text(cell: number): string {
    this.trim(cell);
    if (this.forms[cell] !== cellForms.doubled) return this.queue.buffer.toString('utf8', this.from, this.to);
    const single = undouble(this.queue.bytes, this.from, this.to);
    return Buffer.from(single.buffer, single.byteOffset, single.length).toString('utf8');
  }

  isBlank(cell: number): boolean {
    this.trim(cell);
    return this.from === this.to;
  }

  readIso(cell: number, into: IsoReading): boolean {
    this.trim(cell);
    return readIsoBytes(this.queue.bytes, this.from, this.to, into); // a doubled quote is no part of any stamp
  }

  intern(cell: number, dictionary: Dictionary): number {
    this.trim(cell);
    if (this.from === this.to) return 0;
    if (this.forms[cell] !== cellForms.doubled) return dictionary.internBytes(this.queue.bytes, this.from, this.to);
    const single = undouble(this.queue.bytes, this.from, this.to);
    return dictionary.internBytes(single, 0, single.length);
  }

  names(cell: number): readonly string[] {
    return this.isBlank(cell) ? [] : [this.text(cell)];
  }

  appendTo(cell: number, arena: TextArena): number {
    this.trim(cell);
    if (this.forms[cell] !== cellForms.doubled) return arena.appendBytes(this.queue.bytes, this.from, this.to);
    const single = undouble(this.queue.bytes, this.from, this.to);
    return arena.appendBytes(single, 0, single.length);
  }

  fingerprint(): number {
    const { hash, queue } = this;
    hash.begin();
    for (let cell = 0; cell < this.cellCount; cell++) {
      this.trim(cell);
      if (this.forms[cell] !== cellForms.doubled) hash.add(queue.bytes, this.from, this.to);
      else hash.addText(this.text(cell));
    }
    return hash.value;
  }

  place(cell: number): LinePlace {
    this.trim(cell);
    const start = this.starts[cell]!;
    const first = this.forms[cell] !== cellForms.plain ? start - 1 : this.from === this.to ? start : this.from;
    return placeOf(this.queue.bytes, this.start, first, this.line);
  }

  /** A line without characters, or with blanks only: not a record. */
  isEmptyLine(): boolean {
    return this.cellCount === 1 && this.forms[0] === cellForms.plain && this.isBlank(0);
  }

  /** Makes room for more cells; the arrays are new ones afterwards. */
  growCells(): void {
    const { starts, ends, forms } = this;
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(ends.length * 2);
    this.forms = new Uint8Array(forms.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
    this.forms.set(forms);
  }

  private trim(cell: number): void {
    if (!(cell >= 0 && cell < this.cellCount)) throw new RangeError(`no cell ${cell} in a row of ${this.cellCount}`);
    const bytes = this.queue.bytes;
    let from = this.starts[cell]!;
    let to = this.ends[cell]!;
    while (from < to && (bytes[from] === blank || bytes[from] === tab)) from++;
    while (to > from && (bytes[to - 1] === blank || bytes[to - 1] === tab)) to--;
    this.from = from;
    this.to = to;
  }
}

let scratch = new Uint8Array(1024);

/** The bytes with every doubled quote made one, in a buffer that the next call overwrites. */
function undouble(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (end - start > scratch.length) scratch = new Uint8Array((end - start) * 2);
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    scratch[length++] = byte;
    if (byte === quote) at++; // its twin
  }
  return scratch.subarray(0, length);
}
