import type { Dictionary } from '../../core/incidents/log/dictionary.ts';
import type { TextArena } from '../../core/incidents/log/text-arena.ts';
import { type IsoReading, readIsoText } from '../../core/time/iso.ts';
import { ContentHash } from '../source/content-hash.ts';
import { type LinePlace, placeOf } from './place.ts';
import type { CsvRow } from './row.ts';

/** A record as csv-parse read it: texts, already trimmed, and where each began. */
export class TextRow implements CsvRow {
  line = 1;
  /** The bytes that the positions point into, and the first byte of the record there. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  texts: string[] = [];
  positions: number[] = [];
  private readonly hash = new ContentHash();

  get cellCount(): number {
    return this.texts.length;
  }

  text(cell: number): string {
    const text = this.texts[cell];
    if (text === undefined) throw new RangeError(`no cell ${cell} in a row of ${this.cellCount}`);
    return text;
  }

  isBlank(cell: number): boolean {
    return this.text(cell) === '';
  }

  readIso(cell: number, into: IsoReading): boolean {
    return readIsoText(this.text(cell), into);
  }

  intern(cell: number, dictionary: Dictionary): number {
    return this.isBlank(cell) ? 0 : dictionary.internText(this.text(cell));
  }

  names(cell: number): readonly string[] {
    return this.isBlank(cell) ? [] : [this.text(cell)];
  }

  appendTo(cell: number, arena: TextArena): number {
    return arena.appendText(this.text(cell));
  }

  fingerprint(): number {
    this.hash.begin();
    for (const text of this.texts) this.hash.addText(text);
    return this.hash.value;
  }

  place(cell: number): LinePlace {
    this.text(cell);
    return placeOf(this.bytes, this.start, this.positions[cell]!, this.line);
  }
}
