import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parseISO } from 'date-fns/parseISO';
import type { IsoReading } from './iso.ts';

const form = /^[0-9]{4}-(?:W[0-9]{2}(?:-[1-7])?|[0-9]{3}|[0-9]{2}-[0-9]{2}(?=T))(?:[T ].+)?$/;

/**
 * ISO 8601 beyond the plain form: week dates (`2024-W09-4`), ordinal dates (`2024-060`), hours alone (`2024-02-29T12Z`).
 * These are rare, so a library reads them. @example readUncommonIso('2024-060', into) // the midnight of 2024-02-29, local
 */
export function readUncommonIso(text: string, into: IsoReading): boolean {
  if (!form.test(text)) return false;
  const milliseconds = parseISO(text, { in: (value) => new UTCDateMini(value) }).getTime();
  if (Number.isNaN(milliseconds)) return false;
  into.milliseconds = milliseconds;
  into.local = !/[T ].*(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)$/.test(text);
  return true;
}
