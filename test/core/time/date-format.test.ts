import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TypedPlace } from '../../../src/core/problem.ts';
import { createDateFormat } from '../../../src/core/time/date-format.ts';
import { StampReader } from '../../../src/core/time/stamp.ts';
import { createZone, utc, type Zone } from '../../../src/core/time/zone.ts';
import { problemOf } from '../quantity/problem-of.ts';

const place: TypedPlace = { kind: 'typed', option: '--date-format', text: 'x' };
const newYork = createZone('America/New_York'); // UTC−5 on 2024-02-29
const noYear = 'yearMissing';
const letters = 'letters';

/** What a stamp of an agreed form means in a zone. */
const read = (format: string, zone: Zone, text: string): number =>
  new StampReader(zone, createDateFormat(format)).read(text);

afterEach(() => vi.restoreAllMocks());

describe('createDateFormat', () => {
  // the fields as written, 5 h behind UTC where the form has no offset
  it.each([
    ['dd-MM-yyyy', '29-02-2024', '2024-02-29T05:00:00.000Z'],
    ['dd-MM-yyyy HH:mm', '29-02-2024 12:30', '2024-02-29T17:30:00.000Z'],
    ['MM/dd/yyyy hh:mm a', '02/03/2024 01:30 PM', '2024-02-03T18:30:00.000Z'],
    ['MM/dd/yyyy hh:mm a', '02/03/2024 12:30 AM', '2024-02-03T05:30:00.000Z'],
    ['d.M.yy H:mm', '29.2.24 9:05', '2024-02-29T14:05:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '2024-02-29T12:00:00.123', '2024-02-29T17:00:00.123Z'],
    ['MMMM do, yyyy', 'February 29th, 2024', '2024-02-29T05:00:00.000Z'],
    ['EEE, dd MMM yyyy HH:mm', 'Thu, 29 Feb 2024 12:00', '2024-02-29T17:00:00.000Z'],
    ['yyyy/DDD', '2024/060', '2024-02-29T05:00:00.000Z'], // python strptime %j
    ["RRRR-'W'II-i", '2024-W09-4', '2024-02-29T05:00:00.000Z'], // python fromisocalendar
    ['yyyyMMdd', '20240229', '2024-02-29T05:00:00.000Z'],
    ['dd-MM-yyyy HH:mm XXX', '29-02-2024 12:00 +05:30', '2024-02-29T06:30:00.000Z'],
    ['dd-MM-yyyy HH:mm xx', '29-02-2024 12:00 -0330', '2024-02-29T15:30:00.000Z'],
    ['t', '1709208000', '2024-02-29T12:00:00.000Z'], // date -u -d @1709208000
    ['T', '1709208000123', '2024-02-29T12:00:00.123Z'],
    ['excel', '45351', '2024-02-29T05:00:00.000Z'], // =DATEVALUE("2024-02-29") is 45351
    ['excel', '45351.5', '2024-02-29T17:00:00.000Z'],
    ['excel', '45351,75', '2024-02-29T23:00:00.000Z'],
    ['dd-MM-yyyy HH:mm', '10-03-2024 02:30', '2024-03-10T07:30:00.000Z'], // skipped in New York: read at −05:00
    ['dd-MM-yyyy HH:mm', '03-11-2024 01:30', '2024-11-03T05:30:00.000Z'], // repeated: the first, at −04:00
  ])('%s reads %s', (format, text, instant) => {
    expect(new Date(read(format, newYork, text)).toISOString()).toBe(instant);
  });

  it.each([
    ['dd-MM-yyyy', '29-02-2023'],
    ['dd-MM-yyyy', '31-04-2024'],
    ['dd-MM-yyyy', '2024-02-29'],
    ['dd-MM-yyyy', '29-02-2024 12:00'],
    ['dd-MM-yyyy HH:mm', '29-02-2024'],
    ['dd-MM-yyyy HH:mm', '29-02-2024 25:00'],
    ['dd-MM-yyyy', '29-02-24'], // date-fns reads the year 24
    ['dd-MM-yyyy', ''],
    ['dd-MM-yyyy HH:mm XXX', '29-02-2024 12:00'],
    ['t', 'soon'],
  ])('%s does not read %j', (format, text) => expect(read(format, utc, text)).toBeNaN());

  it.each([
    ['dd-MM', noYear],
    ['HH:mm', noYear],
    ['HH:mmX', noYear],
    ["dd-MM 'yyyy'", noYear], // in quotes it is text
    ['', noYear],
    ['nonsense', noYear],
    ['DD-MM-YYYY', letters],
    ['dd-MM-YYYY', letters],
    ['YYYY-MM-dd', letters],
    ['DD/MM/yyyy', letters],
    ['yyyy-MM-dd zzz', 'Format string contains an unescaped latin alphabet character `z`'],
    ['yyyy-MM-dd n', 'Format string contains an unescaped latin alphabet character `n`'],
    ['yyyy-MM-ddTHH:mm', "The format string mustn't contain `T` and any other token at the same time"],
    ['yMd', 'notReadBack'],
  ])('refuses %j: %s', (format, reason) => {
    const data = reason.includes(' ') ? { format, reason: 'refused', says: reason } : { format, reason };
    expect(problemOf(() => createDateFormat(format, place))).toEqual({
      kind: 'dateFormatUnusable',
      where: place,
      data,
    });
  });

  it('says nothing on standard error', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    read('yyyy/DDD', utc, '2024/060');
    problemOf(() => createDateFormat('DD-MM-YYYY'));
    expect(warn).not.toHaveBeenCalled();
  });
});
