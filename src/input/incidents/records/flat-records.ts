import { isObject, type JsonObject } from '../../../core/json.ts';
import { FlatRow } from '../../json/flat-row.ts';
import { keyHashOf } from '../../json/flat-scanner.ts';
import type { Position } from '../../json/position.ts';
import type { FlatRecords } from '../../json/record.ts';
import type { WriteRow } from '../rows/row-writer.ts';

const encoder = new TextEncoder();

/**
 * The quick way of records: those with the keys of one that was parsed and read before, and with plain values, are read where
 * they stand. What it leaves, and the first record with any keys, is parsed (record-reader.ts): both ways give the same log.
 */
export class KnownRecords implements FlatRecords {
  private readonly row = new FlatRow();
  /** By the hash of their keys. */
  private readonly known = new Map<number, { readonly keys: readonly Uint8Array[]; readonly write: WriteRow }[]>();
  private write: WriteRow | null = null;
  private isOff = false;

  /** Records with these keys are written so from now on. */
  learn(names: readonly string[], write: WriteRow): void {
    const keys = names.map((name) => encoder.encode(name));
    const hash = keyHashOf(keys);
    this.known.set(hash, [...(this.known.get(hash) ?? []), { keys, write }]);
  }

  /** From here on all are parsed: they are those of a tool. */
  turnOff(): void {
    this.isOff = true;
  }

  scan(bytes: Uint8Array, start: number): number {
    if (this.isOff || this.known.size === 0) return -1;
    const end = this.row.scan(bytes, start);
    if (end < 0) return -1;
    this.write = this.known.get(this.row.keyHash)?.find(({ keys }) => this.row.hasKeys(keys))?.write ?? null;
    return this.write ? end : -1;
  }

  take(origin: Position): void {
    this.row.begin(origin);
    this.write?.(this.row);
  }
}

/** True where no value is an object or a list. */
export function isFlat(record: JsonObject): boolean {
  return Object.values(record).every((value) => !isObject(value) && !Array.isArray(value));
}
