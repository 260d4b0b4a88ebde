import { UTCDateMini } from '@date-fns/utc/date/mini';
import { format as formatDate } from 'date-fns/format';
import { parse } from 'date-fns/parse';
import { fail, type Place } from '../problem.ts';
import type { DateFormatRefusal } from '../typed-facts.ts';
import type { IsoReading } from './iso.ts';
import type { CustomStampFormat } from './stamp.ts';

/** What `--date-format` calls the days that a spreadsheet counts. */
export const spreadsheetDays = 'excel';

/** Day 0 of a spreadsheet is 1899-12-30: day 60 stands for a 29 February 1900 that there was not. Source: ECMA-376, 18.17.4.1. */
const spreadsheetEpoch = Date.UTC(1899, 11, 30);

/** Reads days of a spreadsheet, with a fraction for the time of day, as a wall clock to the second. @example 46025.5 is 2026-01-03T12:00 */
function readSpreadsheetDays(text: string, into: IsoReading): boolean {
  if (!/^[1-9][0-9]{0,6}(?:[.,][0-9]+)?$/.test(text)) return false;
  const days = Number(text.replace(',', '.'));
  if (days < 61) return false;
  into.milliseconds = spreadsheetEpoch + Math.round(days * 86_400) * 1_000;
  into.local = true;
  return true;
}

/**
 * Reads stamps of one agreed form, in the tokens of date-fns (`dd-MM-yyyy HH:mm`). Where the form has no offset (`X`, `x`)
 * and is no epoch (`t`, `T`), the zone applies. Loaded only when somebody asks for it.
 * @example createDateFormat('dd/MM/yyyy HH:mm')('29/02/2024 12:00', into) // true; into is that wall clock, local
 */
export function createDateFormat(format: string, where: Place | null = null): CustomStampFormat {
  if (format === spreadsheetDays) return readSpreadsheetDays;
  const reference = new UTCDateMini(Date.UTC(2000, 0, 1)); // what the form leaves out (seconds, say) is zero
  const tokens = format.replace(/'[^']*'/g, '');
  const absolute = /[XxtT]/.test(tokens);
  const refuse = (reason: DateFormatRefusal): never => fail('dateFormatUnusable', { format, reason }, where);
  if (/Y|(?<!D)DD?(?!D)/.test(tokens)) refuse('letters');
  if (!/[tTyuR]/.test(tokens)) refuse('yearMissing');
  try {
    // parse looks at a token only when it comes to it: one date is written and read, so that it comes to all of them
    if (Number.isNaN(parse(formatDate(reference, format, options), format, reference, options).getTime()))
      refuse('notReadBack');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail('dateFormatUnusable', { format, reason: 'refused', says: error.message.split(';')[0]! }, where);
  }
  return (text, into) => {
    const milliseconds = parse(text, format, reference, options).getTime();
    if (Number.isNaN(milliseconds) || milliseconds < firstYear) return false;
    into.milliseconds = milliseconds;
    into.local = !absolute;
    return true;
  };
}

/**
 * Reads stamps of any of several forms, where a log was put together from several places. What two of them read as different
 * times is of none.
 */
export function eitherFormat(forms: readonly CustomStampFormat[]): CustomStampFormat {
  if (forms.length === 1) return forms[0]!;
  return (text, into) => {
    const readings = forms.flatMap((read) => (read(text, into) ? [{ ...into }] : []));
    const [first] = readings;
    const isClear = readings.every(
      ({ milliseconds, local }) => milliseconds === first!.milliseconds && local === first!.local,
    );
    if (!first || !isClear) return false;
    Object.assign(into, first);
    return true;
  };
}

const options = { useAdditionalDayOfYearTokens: true }; // DDD is one, and without this each use is remarked on stderr

/** `yyyy` also reads `24`, as the year 24: no log is that old. */
const firstYear = Date.UTC(1000, 0, 1);
