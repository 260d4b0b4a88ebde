import type { Dictionary } from '../../core/incidents/log/dictionary.ts';
import type { TextArena } from '../../core/incidents/log/text-arena.ts';
import { type IsoReading, longestIso, readIsoBytes } from '../../core/time/iso.ts';
import { ContentHash } from '../source/content-hash.ts';
import type { Row, RowPlace } from '../source/row.ts';
import { FlatScanner, valueForms } from './flat-scanner.ts';
import { locateValue } from './locate.ts';
import type { Position } from './position.ts';
import { firstName } from './values.ts';

/** No placeholder is longer (isUnknownText): what is longer is a name. */
const longestPlaceholder = 4;

/** A flat record where it stands in the chunk: the same row as `RecordRow` makes of it when it is parsed, without parsing it. */
export class FlatRow implements Row {
  private readonly found = new FlatScanner();
  private readonly hash = new ContentHash();
  private bytes: Uint8Array = new Uint8Array(0);
  private start = 0;
  private end = 0;
  private origin: Position = { line: 1, column: 1 };

  get line(): number {
    return this.origin.line;
  }

  get cellCount(): number {
    return this.found.count;
  }

  get keyHash(): number {
    return this.found.keyHash;
  }

  /** Looks at the record that begins at `start`; gives the offset behind it, −1 where it is not flat. */
  scan(bytes: Uint8Array, start: number): number {
    this.bytes = bytes;
    this.start = start;
    this.end = this.found.scan(bytes, start);
    return this.end;
  }

  /** Says where the record stands in its file. */
  begin(origin: Position): void {
    this.origin = origin;
  }

  hasKeys(keys: readonly Uint8Array[]): boolean {
    const { count, keyStarts, keyEnds } = this.found;
    if (count !== keys.length) return false;
    for (let cell = 0; cell < count; cell++) {
      const key = keys[cell]!;
      const from = keyStarts[cell]!;
      if (keyEnds[cell]! - from !== key.length) return false;
      for (let i = 0; i < key.length; i++) if (this.bytes[from + i] !== key[i]) return false;
    }
    return true;
  }

  text(cell: number): string {
    return this.isBlank(cell) ? '' : this.slice(this.found.starts[cell]!, this.found.ends[cell]!);
  }

  isBlank(cell: number): boolean {
    const { starts, ends, forms } = this.found;
    if (forms[cell] === valueForms.nothing) return true;
    for (let at = starts[cell]!; at < ends[cell]!; at++) if (this.bytes[at] !== 32) return false;
    return true;
  }

  readIso(cell: number, into: IsoReading): boolean {
    const { starts, ends, forms } = this.found;
    if (forms[cell] !== valueForms.text || ends[cell]! - starts[cell]! > longestIso) return false;
    return readIsoBytes(this.bytes, starts[cell]!, ends[cell]!, into);
  }

  intern(cell: number, dictionary: Dictionary): number {
    const { starts, ends, forms } = this.found;
    if (forms[cell] === valueForms.nothing) return 0;
    let from = starts[cell]!;
    let to = ends[cell]!;
    while (from < to && this.bytes[from] === 32) from++;
    while (to > from && this.bytes[to - 1] === 32) to--;
    if (from === to || (to - from <= longestPlaceholder && firstName(this.slice(from, to)) === null)) return 0;
    return dictionary.internBytes(this.bytes, from, to);
  }

  names(cell: number): readonly string[] {
    const name = this.isBlank(cell) ? null : firstName(this.text(cell));
    return name === null ? [] : [name];
  }

  appendTo(cell: number, arena: TextArena): number {
    return this.isBlank(cell) ? 0 : arena.appendBytes(this.bytes, this.found.starts[cell]!, this.found.ends[cell]!);
  }

  fingerprint(): number {
    this.hash.begin();
    for (let cell = 0; cell < this.found.count; cell++) this.hash.addText(`${this.text(cell)} ${this.names(cell)}`);
    return this.hash.value;
  }

  place(cell: number): RowPlace {
    const { count, keyStarts, keyEnds } = this.found;
    if (!(cell >= 0 && cell < count)) return this.origin;
    const source = this.slice(this.start, this.end);
    return locateValue(source, [this.slice(keyStarts[cell]!, keyEnds[cell]!)], this.origin);
  }

  /** All of it is ASCII. */
  private slice(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at++) text += String.fromCharCode(this.bytes[at]!);
    return text;
  }
}
