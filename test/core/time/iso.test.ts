import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IsoReading, readIsoBytes, readIsoText } from '../../../src/core/time/iso.ts';

function read(text: string): IsoReading | null {
  const into: IsoReading = { milliseconds: Number.NaN, local: false };
  return readIsoText(text, into) ? into : null;
}

/** The same text in the middle of a longer buffer: nothing beyond its end may be read. */
function readInside(text: string): IsoReading | null {
  const bytes = new TextEncoder().encode(`9${text}:59.999Z`);
  const into: IsoReading = { milliseconds: Number.NaN, local: false };
  return readIsoBytes(bytes, 1, 1 + text.length, into) ? into : null;
}

// Python 3.11: int(datetime.fromisoformat(text).timestamp()), of random instants and offsets (seed 9).
const random = [
  ['2099-02-12T12:45:50+01:00', 4_074_579_950_000],
  ['1936-05-11T04:17:08-03:30', -1_061_655_172_000],
  ['1900-11-17T10:04:12+12:45', -2_181_350_448_000],
  ['2099-03-20T13:48:33+14:00', 4_077_647_313_000],
  ['1911-01-01T20:22:59+12:45', -1_861_892_521_000],
  ['1995-04-15T07:18:38+05:30', 797_910_518_000],
  ['2059-02-28T03:14:04+05:45', 2_813_606_944_000],
  ['1957-07-07T18:03:11-03:30', -393_992_809_000],
  ['1932-05-24T06:07:16-09:30', -1_186_734_164_000],
  ['2054-02-15T18:19:59+14:00', 2_654_741_999_000],
  ['2044-09-20T12:42:31+05:30', 2_357_968_351_000],
  ['2020-10-04T03:08:26+00:00', 1_601_780_906_000],
  ['2063-12-30T21:23:59-00:01', 2_966_275_499_000],
  ['2093-07-02T10:45:21-09:30', 3_897_404_121_000],
] as const;

// Date.UTC of the fields, less the offset; written out as RFC 3339 UTC.
const absolute = [
  ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29t12:00:00z', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29 12:00:00Z', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29T12:00Z', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29T12:00:00.5Z', '2024-02-29T12:00:00.500Z'],
  ['2024-02-29T12:00:00,25Z', '2024-02-29T12:00:00.250Z'],
  ['2024-02-29T12:00:00.123456789Z', '2024-02-29T12:00:00.123Z'], // finer digits are cut off
  ['2024-02-29T12:00:00.9999Z', '2024-02-29T12:00:00.999Z'],
  ['2024-02-29T24:00:00Z', '2024-03-01T00:00:00.000Z'],
  ['2024-12-31T24:00Z', '2025-01-01T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'], // a leap second
  ['2024-02-29T12:00:00+05:30', '2024-02-29T06:30:00.000Z'],
  ['2024-02-29T12:00:00+0530', '2024-02-29T06:30:00.000Z'],
  ['2024-02-29T12:00:00-05', '2024-02-29T17:00:00.000Z'],
  ['2024-02-29 12:00:00 +0000', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29 12:00:00 Z', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29T12:00:00-00:00', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29T00:30:00+01:00', '2024-02-28T23:30:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
] as const;

const local = [
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-02-29T12:00', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29 12:00:01', '2024-02-29T12:00:01.000Z'],
  ['2024-02-29T12:00:01.7', '2024-02-29T12:00:01.700Z'],
  ['2000-02-29', '2000-02-29T00:00:00.000Z'],
] as const;

const refused = [
  '2023-02-29', // no leap year
  '1900-02-29', // a century
  '2024-02-30',
  '2024-04-31',
  '2024-13-01',
  '2024-00-10',
  '2024-01-00',
  '2024-1-1',
  '24-01-01',
  '2024/01/01',
  '2024-02-29T',
  '2024-02-29T12',
  '2024-02-29T12:0',
  '2024-02-29T25:00',
  '2024-02-29T24:01',
  '2024-02-29T24:00:01',
  '2024-02-29T24:00:00.001',
  '2024-02-29T12:60',
  '2024-02-29T12:00:61',
  '2024-02-29T12:00:',
  '2024-02-29T12:00:0',
  '2024-02-29T12:00:00.',
  '2024-02-29T12:00:00.Z',
  '2024-02-29T12:00:00+',
  '2024-02-29T12:00:00+5',
  '2024-02-29T12:00:00+5:30',
  '2024-02-29T12:00:00+24:00',
  '2024-02-29T12:00:00+05:60',
  '2024-02-29T12:00:00+05:3',
  '2024-02-29T12:00:00 ',
  '2024-02-29T12:00:00ZZ',
  '2024-02-29T12:00:00 EST',
  '2024-02-29  12:00',
  '2024-02-29_12:00',
  '2024-02-29Z',
  '-2024-02-29',
  '+002024-02-29',
  '٢٠٢٤-02-29',
  'not a date at all',
  '',
];

describe.each([
  ['readIsoText', read],
  ['readIsoBytes', readInside],
])('%s', (_, reader) => {
  it.each(absolute)('%s', (text, instant) => {
    expect(reader(text)).toEqual({ milliseconds: Date.parse(instant), local: false });
  });
  it.each(random)('%s', (text, milliseconds) => expect(reader(text)).toEqual({ milliseconds, local: false }));
  it.each(local)('%s is a wall clock', (text, wall) => {
    expect(reader(text)).toEqual({ milliseconds: Date.parse(wall), local: true });
  });
  it.each(refused)('refuses %j', (text) => expect(reader(text)).toBeNull());
});

describe('readIsoText', () => {
  it('refuses what is longer than any stamp', () => {
    expect(read(`2024-02-29T12:00:00.${'0'.repeat(43)}Z`)).not.toBeNull(); // 64 characters
    expect(read(`2024-02-29T12:00:00.${'0'.repeat(44)}Z`)).toBeNull();
  });

  it('agrees with Date.parse on random instants and offsets', () => {
    const instants = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9998, 0, 1) });
    fc.assert(
      fc.property(instants, fc.integer({ min: -1439, max: 1439 }), fc.constantFrom('T', ' '), (instant, minutes, T) => {
        const wall = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const pad = (value: number): string => String(value).padStart(2, '0');
        const text = `${wall}${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
        expect(Date.parse(text)).toBe(instant);
        expect(read(text.replace('T', T))).toEqual({ milliseconds: instant, local: false });
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a day of digits exactly where it exists', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day)); // rolls over where there is no such day
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(read(text)).toEqual(exists ? { milliseconds: date.getTime(), local: true } : null);
      }),
      { numRuns: 1000 },
    );
  });
});
