import { exclusionCode } from './exclusion.ts';
import { type IncidentLog, rowFlags, type StampName, stampNames } from './log.ts';

/**
 * `identical`: a row with the id, service and stamps of an earlier one is a duplicate. `id`: of all rows with one id the
 * last is kept. Without an id the title takes its place; without both the whole row must repeat, for two things may fail at
 * the same time.
 */
export type DuplicateRule = 'identical' | 'id';

export interface Duplicates {
  isDuplicate(row: number): boolean;
  /** Rows that share an id with an earlier row, but not its service and stamps. */
  readonly sameIdRows: readonly number[];
}

/**
 * Finds repeated rows with two hash tables, one over ids and one over all that makes rows identical. Only a row whose id came
 * before can repeat one: a million rows with ids of their own are looked up once each.
 */
export function duplicates(log: IncidentLog, rule: DuplicateRule, isMaintenance: (row: number) => boolean): Duplicates {
  const marked = new Uint8Array(log.count);
  const sameIdRows: number[] = [];
  const facts = new RowTable(
    log.count,
    (row) => factsHash(log, row),
    (left, right) => sameFacts(log, left, right),
  );
  const ids = new RowTable(
    log.count,
    (row) => log.ids.hash(log.id[row]!),
    (left, right) => sameId(log, left, right),
  );
  const leftOut = exclusionCode('where');
  for (let row = 0; row < log.count; row++) {
    if ((log.flags[row]! & rowFlags.invalid) !== 0 || isMaintenance(row) || log.exclusion[row] === leftOut) continue;
    if (log.id[row] === 0) {
      if (facts.findOrAdd(row) >= 0) marked[row] = 1;
    } else if (rule === 'id') {
      const before = ids.replace(row);
      if (before >= 0) marked[before] = 1;
    } else {
      const first = ids.findOrAdd(row);
      if (first < 0) continue;
      facts.findOrAdd(first);
      if (facts.findOrAdd(row) >= 0) marked[row] = 1;
      else sameIdRows.push(row);
    }
  }
  return { isDuplicate: (row) => marked[row] === 1, sameIdRows };
}

/** Rows by some of their content: open addressing, at most half full. */
class RowTable {
  /** Each a row and one; 0 is free. Made with the first row that is looked up. */
  private slots = new Int32Array(0);
  private readonly size: number;
  private readonly hashOf: (row: number) => number;
  private readonly same: (left: number, right: number) => boolean;

  constructor(rows: number, hashOf: (row: number) => number, same: (left: number, right: number) => boolean) {
    this.size = 2 ** (Math.ceil(Math.log2(rows + 1)) + 1);
    this.hashOf = hashOf;
    this.same = same;
  }

  /** The row that was there before with the same content; −1 where this is the first. */
  findOrAdd(row: number): number {
    const slot = this.slotOf(row);
    const before = this.slots[slot]! - 1;
    if (before < 0) this.slots[slot] = row + 1;
    return before;
  }

  /** The same, and the new row takes the place of the old one. */
  replace(row: number): number {
    const slot = this.slotOf(row);
    const before = this.slots[slot]! - 1;
    this.slots[slot] = row + 1;
    return before;
  }

  private slotOf(row: number): number {
    if (this.slots.length === 0) this.slots = new Int32Array(this.size);
    const mask = this.size - 1;
    let slot = this.hashOf(row) & mask;
    while (this.slots[slot]! > 0 && !this.same(this.slots[slot]! - 1, row)) slot = (slot + 1) & mask;
    return slot;
  }
}

function factsHash(log: IncidentLog, row: number): number {
  const id = log.id[row]!;
  let hash = id === 0 ? log.titles.hash(log.title[row]!) : log.ids.hash(id);
  const { start, verified } = log.stamps;
  hash = mixed(hash, start[row]!);
  hash = mixed(hash, verified[row]!);
  hash = mixed(hash, log.content[row]!);
  return mixed(hash, log.dimensions.get('service')?.values[row] ?? 0);
}

/** One more number into a hash; NaN counts as 0. */
function mixed(hash: number, value: number): number {
  const low = value | 0;
  const high = (value / 2 ** 32) | 0;
  const next = Math.imul(hash ^ low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return next ^ (next >>> 15);
}

function sameId(log: IncidentLog, left: number, right: number): boolean {
  return log.ids.equal(log.id[left]!, log.id[right]!);
}

function sameFacts(log: IncidentLog, left: number, right: number): boolean {
  const leftId = log.id[left]!;
  const rightId = log.id[right]!;
  if ((leftId === 0) !== (rightId === 0)) return false;
  if (leftId === 0 && !log.titles.equal(log.title[left]!, log.title[right]!)) return false;
  if (log.content[left] !== log.content[right]) return false;
  if (leftId !== 0 && !log.ids.equal(leftId, rightId)) return false;
  const service = log.dimensions.get('service');
  if (service && service.values[left] !== service.values[right]) return false;
  return stampNames.every((name: StampName) => Object.is(log.stamps[name][left], log.stamps[name][right]));
}
