import { describe, expect, it } from 'vitest';
import { formatEnds, formatInstant } from '../../../src/core/time/instant.ts';
import { createZone } from '../../../src/core/time/zone.ts';

// 2027-03-28T01:00:00Z: Europe/Berlin goes from +01:00 to +02:00 (tz database, rule EU: the last Sunday of March)
const spring = Date.UTC(2027, 2, 28, 1);

describe('formatInstant', () => {
  it.each([
    [0, undefined, '1970-01-01T00:00:00Z'],
    [1, undefined, '1970-01-01T00:00:00.001Z'],
    [spring - 1_000, 'Europe/Berlin', '2027-03-28T01:59:59+01:00'],
    [spring, 'Europe/Berlin', '2027-03-28T03:00:00+02:00'],
    [0, 'Asia/Kolkata', '1970-01-01T05:30:00+05:30'],
    [0, '-03:30', '1969-12-31T20:30:00-03:30'],
    [0, 'UTC', '1970-01-01T00:00:00Z'],
  ])('%j in %s is %s', (instant, zone, shown) => {
    expect(formatInstant(instant, zone === undefined ? undefined : createZone(zone))).toBe(shown);
    expect(Date.parse(shown)).toBe(instant);
  });
  it('writes both ends', () => {
    expect(formatEnds({ start: 0, end: 1_000 })).toEqual({
      start: '1970-01-01T00:00:00Z',
      end: '1970-01-01T00:00:01Z',
    });
  });
});
