import type { JsonObject } from '../../../core/json.ts';
import { type IsoReading, readIsoText } from '../../../core/time/iso.ts';
import type { ListPath } from '../../json/nested.ts';
import type { FoundValue } from '../../json/values.ts';
import { find, listAt, textAt } from './found.ts';

/** One entry of an incident's history: what happened (lower case, `in_progress`), and when. */
export interface Moment {
  readonly what: string;
  readonly at: FoundValue;
  /** For the order only; NaN where the time is not ISO 8601. */
  readonly milliseconds: number;
}

/**
 * The history in the list at a path, by time: tools write it newest first, oldest first, or mixed. What and when stand
 * under the first of their keys that is there. A time that cannot be read comes first, so that it is taken and then reported
 * instead of being passed over.
 */
export function momentsAt(
  record: JsonObject,
  path: ListPath,
  whatKeys: readonly string[],
  timeKeys: readonly string[],
): readonly Moment[] {
  const moments: Moment[] = [];
  for (const [i, entry] of listAt(record, ...path).entries()) {
    const at = timeKeys.map((timeKey) => find(record, ...path, i, timeKey)).find((found) => found !== undefined);
    const what = whatKeys.map((key) => textAt(entry, key)).find((text) => text !== null);
    if (at) moments.push({ what: plain(what ?? ''), at, milliseconds: instantOf(at) });
  }
  return ordered(moments);
}

export const ordered = (moments: readonly Moment[]): readonly Moment[] =>
  [...moments].sort((a, b) => rank(a) - rank(b));

export const earliest = (moments: readonly Moment[], what: string): FoundValue | undefined =>
  moments.find((moment) => moment.what === what)?.at;

export const latest = (moments: readonly Moment[], what: string): FoundValue | undefined =>
  moments.findLast((moment) => moment.what === what)?.at;

/** Milliseconds of a stamp where it is plain ISO 8601 or a number, else NaN. For comparing, not for reading. */
export function instantOf(found: FoundValue | undefined): number {
  if (typeof found?.value === 'number') return found.value;
  const reading: IsoReading = { milliseconds: Number.NaN, local: false };
  return typeof found?.value === 'string' && readIsoText(found.value, reading) ? reading.milliseconds : Number.NaN;
}

/** `In progress` and `in-progress` as `in_progress`. */
export const plain = (status: string): string =>
  status
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const rank = ({ milliseconds }: Moment): number =>
  Number.isNaN(milliseconds) ? Number.MIN_SAFE_INTEGER : milliseconds;
