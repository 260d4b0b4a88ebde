import { describe, expect, it } from 'vitest';
import type { IsoReading } from '../../../src/core/time/iso.ts';
import { readUncommonIso } from '../../../src/core/time/uncommon-iso.ts';

function read(text: string): [string, boolean] | null {
  const into: IsoReading = { milliseconds: Number.NaN, local: false };
  return readUncommonIso(text, into) ? [new Date(into.milliseconds).toISOString(), into.local] : null;
}

describe('readUncommonIso', () => {
  // Python: datetime.fromisocalendar(year, week, day) and strptime(text, '%Y-%j'); times are as written
  it.each([
    ['2024-W09-4', '2024-02-29T00:00:00.000Z', true],
    ['2020-W53-5', '2021-01-01T00:00:00.000Z', true],
    ['2026-W53-7', '2027-01-03T00:00:00.000Z', true],
    ['2004-W53-7', '2005-01-02T00:00:00.000Z', true], // a leap year from a Thursday
    ['2015-W53-1', '2015-12-28T00:00:00.000Z', true],
    ['2025-W01-1', '2024-12-30T00:00:00.000Z', true],
    ['2024-W09', '2024-02-26T00:00:00.000Z', true], // its Monday
    ['2024-060', '2024-02-29T00:00:00.000Z', true],
    ['2023-365', '2023-12-31T00:00:00.000Z', true],
    ['2024-366', '2024-12-31T00:00:00.000Z', true],
    ['2024-060T12:30:15Z', '2024-02-29T12:30:15.000Z', false],
    ['2024-060 12:30', '2024-02-29T12:30:00.000Z', true],
    ['2024-060T12:30+05:30', '2024-02-29T07:00:00.000Z', false],
    ['2024-W09-4T12-05', '2024-02-29T17:00:00.000Z', false],
    ['2024-02-29T12Z', '2024-02-29T12:00:00.000Z', false],
    ['2024-02-29T12', '2024-02-29T12:00:00.000Z', true],
    ['2024-02-29T1230', '2024-02-29T12:30:00.000Z', true],
    ['2024-02-29T12.5', '2024-02-29T12:30:00.000Z', true], // half an hour
    ['2024-060T24:00', '2024-03-01T00:00:00.000Z', true],
  ])('%s', (text, wall, local) => expect(read(text)).toEqual([wall, local]));

  it('knows the years of 53 weeks', () => {
    // Python: [y for y in range(2000, 2101) if date(y, 12, 28).isocalendar().week == 53]
    const long = [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060, 2065, 2071, 2076, 2082, 2088, 2093];
    const years = Array.from({ length: 101 }, (_, i) => 2000 + i);
    expect(years.filter((year) => read(`${year}-W53-1`) !== null)).toEqual([...long, 2099]);
  });

  // Python raises "Invalid week: 53" for these years
  it.each(['2024-W53', '2024-W53-1', '2025-W53-1', '2021-W53-4'])(
    'refuses %s, a week the year does not have',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it.each([
    '2024-W00-1',
    '2024-W54-1',
    '2024-W09-8',
    '2024-000',
    '2023-366',
    '2024-367',
    '2024-02-30T12Z',
    '2024-060T25:00Z',
    '2024-060T12:60',
    '2024-060T',
    '2024-060TZ',
    '2024-02-29T+05:00',
    '2024-02-29T12:00:00+99:00',
    '2024-02-29T12+24',
    '2024-02-29T12:00:00+05:60',
    '2024-02-29T12:00:00+0a',
    '2024-02-29T12:00:00-0',
    '2024-02-29T12:00:00Z+01:00',
    '2024-060-05',
    '2024-02-29',
    '2024-02',
    '2024',
  ])('refuses %s', (text) => expect(read(text)).toBeNull());
});
