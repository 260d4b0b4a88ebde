import type { Dictionary } from '../../core/incidents/log/dictionary.ts';
import type { TextArena } from '../../core/incidents/log/text-arena.ts';
import { type IsoReading, readIsoText } from '../../core/time/iso.ts';
import { ContentHash } from '../source/content-hash.ts';
import type { Row, RowPlace } from '../source/row.ts';
import { locateValue } from './locate.ts';
import { type FoundValue, namesIn } from './values.ts';

/** Where a record stands in its file, and its own text there. */
export interface RecordText {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/** A record of JSON as a row: each cell is a value that was found in it, undefined where none was. */
export class RecordRow implements Row {
  private readonly hash = new ContentHash();
  private cells: readonly (FoundValue | undefined)[] = [];
  private record: RecordText = { source: '', line: 1, column: 1 };

  get line(): number {
    return this.record.line;
  }

  show(cells: readonly (FoundValue | undefined)[], record: RecordText): void {
    this.cells = cells;
    this.record = record;
  }

  /** What can be no text is named, and will be refused by that name. */
  text(cell: number): string {
    const value = this.cells[cell]?.value ?? null;
    if (typeof value === 'object') return value === null ? '' : Array.isArray(value) ? 'a list' : 'an object';
    return String(value);
  }

  isBlank(cell: number): boolean {
    return this.text(cell).trim() === '';
  }

  readIso(cell: number, into: IsoReading): boolean {
    const value = this.cells[cell]?.value;
    return typeof value === 'string' && readIsoText(value, into);
  }

  intern(cell: number, dictionary: Dictionary): number {
    return dictionary.internList(this.names(cell));
  }

  names(cell: number): readonly string[] {
    return namesIn(this.cells[cell]?.value);
  }

  appendTo(cell: number, arena: TextArena): number {
    const value = this.cells[cell]?.value;
    return arena.appendText(Array.isArray(value) ? this.names(cell).join(', ') : this.text(cell));
  }

  fingerprint(): number {
    this.hash.begin();
    for (let cell = 0; cell < this.cells.length; cell++) this.hash.addText(`${this.text(cell)} ${this.names(cell)}`);
    return this.hash.value;
  }

  place(cell: number): RowPlace {
    const found = this.cells[cell];
    return found ? locateValue(this.record.source, found.path, this.record) : this.record;
  }
}
