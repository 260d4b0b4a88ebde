import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parseISO } from 'date-fns/parseISO';
import { daysFromCivil } from './civil.ts';
import type { IsoReading } from './iso.ts';

/** The library reads what it does not know of an offset as none, and any hours in it: the form is checked here. */
const form =
  /^(?:([0-9]{4})-W([0-9]{2})(?:-[1-7])?|[0-9]{4}-[0-9]{3}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?=T))(?:[T ][0-9]{2}(?::?[0-9]{2}){0,2}(?:[.,][0-9]+)?(Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?)?$/;

/**
 * ISO 8601 beyond the plain form: week dates (`2024-W09-4`), ordinal dates (`2024-060`), hours alone (`2024-02-29T12Z`).
 * These are rare, so a library reads them. @example readUncommonIso('2024-060', into) // the midnight of 2024-02-29, local
 */
export function readUncommonIso(text: string, into: IsoReading): boolean {
  const match = form.exec(text);
  if (!match || (match[2] === '53' && !hasWeek53(Number(match[1])))) return false;
  const milliseconds = parseISO(text, { in: (value) => new UTCDateMini(value) }).getTime();
  if (Number.isNaN(milliseconds)) return false;
  into.milliseconds = milliseconds;
  into.local = match[3] === undefined;
  return true;
}

/** A week belongs to the year of its Thursday (ISO 8601), so a year has 53 where it begins or ends on one. */
function hasWeek53(year: number): boolean {
  const weekday = (month: number, day: number): number => (((daysFromCivil(year, month, day) + 4) % 7) + 7) % 7; // Sunday = 0
  return weekday(1, 1) === 4 || weekday(12, 31) === 4;
}
