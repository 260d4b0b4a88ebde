import { type IncidentLog, isIncident, stampNames } from './log.ts';

/**
 * `identical`: a row with the id, service and stamps of an earlier one is a duplicate. `id`: of all rows with one id the
 * last is kept. Rows without an id can only be told apart by their title, so that takes the id's place.
 */
export type DuplicateRule = 'identical' | 'id';

export interface Duplicates {
  isDuplicate(row: number): boolean;
  /** Rows that share an id with an earlier row, but not its service and stamps. */
  readonly sameIdRows: readonly number[];
}

/** Finds repeated rows with a hash table over ids, so that a million rows cost a million look-ups. */
export function duplicates(log: IncidentLog, rule: DuplicateRule): Duplicates {
  const marked = new Uint8Array(log.count);
  const sameIdRows: number[] = [];
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(log.count + 1)) + 1);
  const newest = new Int32Array(size).fill(-1); // slot → latest row with the id that hashes there
  const earlier = new Int32Array(log.count).fill(-1); // row → the row before it with the same id
  for (let row = 0; row < log.count; row++) {
    if (!isIncident(log, row)) continue;
    const named = log.id[row] !== 0;
    let slot = hashOf(log, row) & (size - 1);
    while (newest[slot]! >= 0 && !sameName(log, newest[slot]!, row)) slot = (slot + 1) & (size - 1);
    const before = newest[slot]!;
    let identical = false;
    for (let other = before; other >= 0 && !identical; other = earlier[other]!) identical = sameFacts(log, other, row);
    if (before >= 0 && rule === 'id' && named) marked[before] = 1;
    else if (identical) {
      marked[row] = 1;
      continue;
    } else if (before >= 0 && named) sameIdRows.push(row);
    earlier[row] = before;
    newest[slot] = row;
  }
  return { isDuplicate: (row) => marked[row] === 1, sameIdRows };
}

function hashOf(log: IncidentLog, row: number): number {
  const id = log.id[row]!;
  return id !== 0
    ? log.ids.hash(id)
    : log.titles.hash(log.title[row]!) ^ Math.imul(log.stamps.start[row]! % 2 ** 31, 0x9e3779b1);
}

function sameName(log: IncidentLog, left: number, right: number): boolean {
  const leftId = log.id[left]!;
  const rightId = log.id[right]!;
  if (leftId !== 0 || rightId !== 0) return leftId !== 0 && rightId !== 0 && log.ids.equal(leftId, rightId);
  return log.stamps.start[left] === log.stamps.start[right] && log.titles.equal(log.title[left]!, log.title[right]!);
}

function sameFacts(log: IncidentLog, left: number, right: number): boolean {
  const service = log.dimensions.get('service');
  if (service && service.values[left] !== service.values[right]) return false;
  return stampNames.every((name) => Object.is(log.stamps[name][left], log.stamps[name][right]));
}
