import { describe, expect, it } from 'vitest';
import {
  type CustomStampFormat,
  isFlag,
  isUnknownStamp,
  isUnknownText,
  readEpoch,
  StampReader,
} from '../../../src/core/time/stamp.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';

const newYork = createZone('America/New_York'); // UTC−5 in winter, −4 from 2024-03-10 on
const berlin = createZone('Europe/Berlin');

/** What a reader makes of a text: the instant, or what is wrong. */
function read(text: string, zone = newYork): unknown {
  const reader = new StampReader(zone);
  const instant = reader.read(text);
  return Number.isNaN(instant) ? reader.trouble : new Date(instant).toISOString();
}

describe('placeholders', () => {
  // the list of the contract, §5, in any case
  it.each(['', '  ', '?', '-', 'null', 'NULL', 'none', 'None', 'nan', 'NaN', 'n/a', 'N/A', ' n/a '])(
    '%j is unknown',
    (text) => {
      expect(read(text)).toEqual({ kind: 'unknown' });
      expect(isUnknownText(text.trim())).toBe(true);
    },
  );
  it.each(['??', 'nul', 'nones', 'n/a.'])('%j is not', (text) => {
    expect(read(text)).toEqual({ kind: 'unreadable' });
    expect(isUnknownText(text)).toBe(false);
  });
  // contract, section 5; the last four are what Go, MySQL and .NET write for a time that was never set
  it.each([
    ...['NaT', 'na', '\\N', 'TBD', 'Ongoing', 'open', '0', '--', 'in progress', 'unknown'],
    ...['0001-01-01T00:00:00Z', '0001-01-01 00:00:00 +0000 UTC', '0000-00-00 00:00:00', '0001-01-01T00:00:00+02:00'],
    ...['1970-01-01T00:00:00Z', '1970-01-01T01:00:00+01:00', '1970-01-01 00:00'],
  ])('%j is no time, or none yet', (text) => expect(read(text)).toEqual({ kind: 'unknown' }));
  it.each(['open', 'ongoing', '0', 'na'])('%j may be the name of something', (text) => {
    expect(isUnknownText(text)).toBe(false);
    expect(isUnknownStamp(text)).toBe(true);
  });
  it.each(['true', 'FALSE', 'yes', 'No', 'y', '1'])('%j is a flag', (text) => expect(isFlag(text)).toBe(true));
  it.each(['10', 'maybe', '', 'on'])('%j is none', (text) => expect(isFlag(text)).toBe(false));
});

describe('epoch time', () => {
  // 1 709 208 000 s = 2024-02-29T12:00:00Z (date -u -d @1709208000)
  it.each([
    ['1709208000', '2024-02-29T12:00:00.000Z'],
    ['1709208000.5', '2024-02-29T12:00:00.500Z'],
    ['1709208000.123456', '2024-02-29T12:00:00.123Z'],
    ['1709208000123', '2024-02-29T12:00:00.123Z'],
    ['1709208000123.9', '2024-02-29T12:00:00.123Z'],
    ['1709208000123456', '2024-02-29T12:00:00.123Z'],
    ['1709208000123456789', '2024-02-29T12:00:00.123Z'],
    ['100000000', '1973-03-03T09:46:40.000Z'], // date -u -d @100000000
    ['9999999999', '2286-11-20T17:46:39.000Z'],
  ])('%s', (text, instant) => expect(read(text)).toBe(instant));

  it.each([
    '1',
    '2024',
    '12345',
    '17092080000',
    '17092080001234',
    '1709208000.',
    '-1709208000',
    '1e9',
    '1,709,208,000',
  ])('is not %s', (text) => {
    expect(readEpoch(text)).toBeNaN();
    expect(read(text)).toEqual({ kind: 'unreadable' });
  });
});

describe('other spellings of one meaning', () => {
  // Python email.utils.parsedate_to_datetime for RFC 2822; else the fields as written, 5 h behind UTC where no offset stands
  it.each([
    ['2024/02/29', '2024-02-29T05:00:00.000Z'],
    ['2024/2/9 7:05', '2024-02-09T12:05:00.000Z'],
    ['2024.02.29 12:00:30', '2024-02-29T17:00:30.000Z'],
    ['2024/02/29 12:00 UTC', '2024-02-29T12:00:00.000Z'],
    ['2024/02/29 12:00:00 +0100', '2024-02-29T11:00:00.000Z'],
    ['20240229', '2024-02-29T05:00:00.000Z'],
    ['20240229T120000Z', '2024-02-29T12:00:00.000Z'],
    ['20240229T1200', '2024-02-29T17:00:00.000Z'],
    ['20240229T120000.5+0530', '2024-02-29T06:30:00.500Z'],
    ['2024-02-29 7:05', '2024-02-29T12:05:00.000Z'],
    ['2024-02-29   12:00', '2024-02-29T17:00:00.000Z'],
    ['2024-02-29 12:00:00 UTC', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29 12:00 GMT', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29T12:00:00UTC', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29 UTC', '2024-02-29T00:00:00.000Z'],
    ['Mon, 25 Jan 2021 07:36:16 +0000', '2021-01-25T07:36:16.000Z'],
    ['Mon, 25 Jan 2021 07:36:16 GMT', '2021-01-25T07:36:16.000Z'],
    ['25 Jan 2021 07:36 -0500', '2021-01-25T12:36:00.000Z'],
    ['Thu, 29 Feb 2024 12:00:00 +0530 (IST)', '2024-02-29T06:30:00.000Z'],
    ['25-Jan-2021 07:36:16', '2021-01-25T12:36:16.000Z'],
    ['Jan 25, 2021 07:36', '2021-01-25T12:36:00.000Z'],
    ['Mon Jan 25 2021 07:36:16 GMT+0000 (Coordinated Universal Time)', '2021-01-25T07:36:16.000Z'],
    ['Mon Jan 25 2021 08:36:16 GMT+0100 (Central European Standard Time)', '2021-01-25T07:36:16.000Z'],
    ['Mon Jan 25 2021 07:36:16 GMT (Coordinated Universal Time)', '2021-01-25T07:36:16.000Z'],
    ['Thu Feb 29 12:00:00 2024', '2024-02-29T17:00:00.000Z'], // ctime
    ['Thu Feb  1 12:00:00 UTC 2024', '2024-02-01T12:00:00.000Z'], // date(1)
    ['2024-02-29 12:00:00 +0000 UTC', '2024-02-29T12:00:00.000Z'], // Go's time.Time
    ['2024-02-29 12:00:00.25 +0100 CET m=+0.012', '2024-02-29T11:00:00.250Z'],
    ['2024-02-29 12:00:00 -0300 -03', '2024-02-29T15:00:00.000Z'],
    ['2024-02-29 1:05 PM', '2024-02-29T18:05:00.000Z'],
    ['2024/02/29 12:00:30 am', '2024-02-29T05:00:30.000Z'], // midnight
    ['2024-02-29 12:05 p.m.', '2024-02-29T17:05:00.000Z'], // noon
    ['Feb 29, 2024 1:05 PM', '2024-02-29T18:05:00.000Z'],
    ['Thursday, February 29, 2024 1:05 PM', '2024-02-29T18:05:00.000Z'],
    ['[29/Feb/2024:12:00:30 +0100]', '2024-02-29T11:00:30.000Z'], // web servers
    ['29/Feb/2024:12:00:30 +0000', '2024-02-29T12:00:30.000Z'],
    ['February 29, 2024 at 1:05 PM', '2024-02-29T18:05:00.000Z'],
    ['29/Feb/2024 12:00', '2024-02-29T17:00:00.000Z'],
    ['2024-W09-4T12:00Z', '2024-02-29T12:00:00.000Z'],
    ['2024-060', '2024-02-29T05:00:00.000Z'],
    ['  2024-02-29T12:00:00Z\t', '2024-02-29T12:00:00.000Z'],
  ])('%s', (text, instant) => expect(read(text)).toBe(instant));

  it("reads JavaScript's own text of a date, whatever the machine's zone", () => {
    const date = new Date(Date.UTC(2024, 1, 29, 12, 34, 56));
    expect(read(String(date))).toBe(date.toISOString());
    expect(read(date.toUTCString())).toBe(date.toISOString());
  });
});

describe('what is refused', () => {
  it.each([
    ['01/02/2024', 'ambiguous'],
    ['01/02/2024 10:00', 'ambiguous'],
    ['1-2-2024', 'ambiguous'],
    ['01.02.24 10:00', 'ambiguous'],
    ['29/02/2024', 'ambiguous'], // one row is clear, the column is not
    ['01-Feb-24', 'ambiguous'],
    ['1 Feb 24 10:00', 'ambiguous'],
    ['2023-02-29', 'unreadable'],
    ['2023/02/29', 'unreadable'],
    ['20230229', 'unreadable'],
    ['29 Feb 2023 12:00', 'unreadable'],
    ['29 Fab 2024 12:00', 'unreadable'],
    ['2024-02-29 13:00 PM', 'unreadable'],
    ['2024-02-29 0:00 AM', 'unreadable'],
    ['2024-02-29T12:00:00+99:00', 'unreadable'], // date-fns reads 99 hours
    ['2024-02-29T12:00:00+0a', 'unreadable'], // and this without an offset
    ['2024-02-29T12:00:00-0', 'unreadable'],
    ['2024-W53-1', 'unreadable'],
    ['yesterday', 'unreadable'],
    ['12:00', 'unreadable'],
    ['resolved', 'unreadable'],
  ])('%s is %s', (text, kind) => expect(read(text)).toEqual({ kind }));

  it.each([
    ['2024-02-29 12:00:00 EST', 'EST'],
    ['2024-02-29T12:00 CEST', 'CEST'],
    ['2024-02-29T12:00IST', 'IST'],
    ['2024-02-29 12:00 (PST)', 'PST'],
    ['25 Jan 2021 07:36 (PST)', 'PST'],
    ['Mon, 25 Jan 2021 07:36:16 EST', 'EST'],
    ['01/02/2024 10:00 CET', 'CET'],
  ])('%s has the zone abbreviation %s', (text, abbreviation) => {
    expect(read(text)).toEqual({ kind: 'abbreviation', abbreviation });
  });
});

describe('StampReader', () => {
  it('counts what took the zone, and what fell in a repeated or a skipped hour', () => {
    const reader = new StampReader(berlin);
    const instants = [
      '2024-03-31 02:30', // skipped: 02:30 at +01:00, which is 03:30 at +02:00
      '2024-10-27 02:30', // repeated: the first, at +02:00
      '2024-10-27 02:30Z',
      '1709208000',
      '2024-06-01',
    ].map((text) => new Date(reader.read(text)).toISOString());
    expect(instants).toEqual([
      '2024-03-31T01:30:00.000Z',
      '2024-10-27T00:30:00.000Z',
      '2024-10-27T02:30:00.000Z',
      '2024-02-29T12:00:00.000Z',
      '2024-05-31T22:00:00.000Z',
    ]);
    expect([reader.localCount, reader.repeatedCount, reader.skippedCount]).toEqual([3, 1, 1]);
  });

  it('reads the agreed form where there is one, and only ISO with an offset beside it', () => {
    const dayOne: CustomStampFormat = (text, into) => {
      Object.assign(into, { milliseconds: 86_400_000, local: true });
      return text === 'day one';
    };
    const reader = new StampReader(utc, dayOne);
    expect([reader.isCustom, reader.read(' day one ')]).toEqual([true, 86_400_000]);
    expect(reader.read('1970-01-02T01:00+01:00')).toBe(86_400_000);
    expect(reader.read('1709208000')).toBeNaN();
    expect(reader.read('2024-02-29')).toBeNaN();
    expect(reader.trouble).toEqual({ kind: 'unreadable' });
    expect(reader.read('n/a')).toBeNaN();
    expect(reader.trouble).toEqual({ kind: 'unknown' });
    expect(reader.localCount).toBe(1); // it takes the zone, and that is counted as for any stamp
    expect(reader.beside().read('1970-01-02')).toBe(86_400_000); // a file beside it may be plain ISO
    expect(reader.beside().read('day one')).toBe(86_400_000);
  });

  it('knows the second of two equal hours', () => {
    // clocks of Berlin went from 03:00 at +02:00 to 02:00 at +01:00 on 2024-10-27
    const reader = new StampReader(berlin);
    const second = reader.secondTime(reader.read('2024-10-27 02:30'));
    expect(new Date(second).toISOString()).toBe('2024-10-27T01:30:00.000Z');
    expect(reader.secondTime(second)).toBeNaN();
    expect(reader.secondTime(reader.read('2024-10-27 03:30'))).toBeNaN();
  });

  it('takes years of two digits where the source says that it writes them', () => {
    const reader = new StampReader(utc).withShortYears();
    expect(new Date(reader.read('14/May/26 3:42 PM')).toISOString()).toBe('2026-05-14T15:42:00.000Z');
    expect(reader.read('14/05/26 3:42 PM')).toBeNaN();
  });

  it('takes no digits that spell a date for an epoch', () => {
    const reader = new StampReader(utc);
    expect([reader.read('2024022912'), reader.read('202402291200')]).toEqual([Number.NaN, Number.NaN]);
    expect(reader.read('1709208000')).toBe(1_709_208_000_000); // date -u -d @1709208000: 2024-02-29T12:00:00Z
  });
});
