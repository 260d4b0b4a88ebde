import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypedPlace } from '../../../src/core/problem.ts';
import { totalMilliseconds } from '../../../src/core/time/intervals.ts';
import { parseServiceHours, serviceIntervals } from '../../../src/core/time/service-hours.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';
import { problemOf } from '../quantity/problem-of.ts';
import { wallClockOf } from './wall-clock.ts';

const hour = 3_600_000;
const place: TypedPlace = { kind: 'typed', option: '--service-hours', text: 'x' };

/** Hours of service between two wall clocks of a zone, and the first and last stretch as RFC 3339. */
function serviceOf(hours: string, from: string, to: string, name = 'UTC') {
  const zone = createZone(name);
  const window = { start: zone.instantOf(Date.parse(`${from}Z`)), end: zone.instantOf(Date.parse(`${to}Z`)) };
  const found = serviceIntervals(parseServiceHours(hours), window, zone);
  const text = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
  return {
    hours: totalMilliseconds(found) / hour,
    stretches: found.map(({ start, end }) => `${text(start)}/${text(end)}`),
  };
}

describe('serviceIntervals', () => {
  // 2024-06-03 is a Monday. By hand: days × hours.
  it.each([
    ['Mon-Fri 08:00-18:00', 50], // 5 × 10
    ['Mon-Fri 08:00-18:00, Sat 10:00-14:00', 54],
    ['Mon-Fri 08:00-18:00; Sat 10:00-14:00', 54],
    ['Mon-Fri 08:00-12:00, 13:00-18:00', 45], // 5 × (4 + 5): the days go on
    ['daily 00:00-24:00', 168],
    ['Fri-Mon 09:00-10:00', 4], // Fri, Sat, Sun, Mon
    ['Wed 08:00-18:00', 10],
    ['daily 22:00-06:00', 56], // 7 × 8: six whole nights, 6 h from the one before, 2 h of the last
    ['Mon 22:00-06:00', 8],
    ['Sun 22:00-06:00', 8], // 6 h of Monday morning, 2 h of Sunday night
    ['Mon 08:00-12:00, Mon 10:00-14:00', 6], // they overlap
    ['monday-friday 8:00-9:00', 5],
    ['Mon 24:00-06:00', 6], // Tuesday morning
  ])('%s of a week is %d h', (hours, expected) => {
    expect(serviceOf(hours, '2024-06-03T00:00', '2024-06-10T00:00').hours).toBe(expected);
  });

  // Python zoneinfo: the instants of 22:00 and 06:00 on the wall clock in Berlin
  it.each([
    ['Sat 22:00-06:00', '2024-03-30T12:00', '2024-03-31T12:00', 7, ['2024-03-30T21:00/2024-03-31T04:00']],
    ['Sat 22:00-06:00', '2024-10-26T12:00', '2024-10-27T12:00', 9, ['2024-10-26T20:00/2024-10-27T05:00']],
    ['daily 00:00-24:00', '2024-03-31T00:00', '2024-04-01T00:00', 23, ['2024-03-30T23:00/2024-03-31T22:00']],
    ['daily 00:00-24:00', '2024-10-27T00:00', '2024-10-28T00:00', 25, ['2024-10-26T22:00/2024-10-27T23:00']],
    ['Sun 02:30-04:00', '2024-03-31T00:00', '2024-04-01T00:00', 0.5, ['2024-03-31T01:30/2024-03-31T02:00']],
    [
      'daily 08:00-18:00',
      '2024-03-30T12:00',
      '2024-03-31T09:00',
      7,
      ['2024-03-30T11:00/2024-03-30T17:00', '2024-03-31T06:00/2024-03-31T07:00'],
    ],
  ])('%s in Berlin from %s to %s is %d h', (text, from, to, hours, stretches) => {
    expect(serviceOf(text, from, to, 'Europe/Berlin')).toEqual({ hours, stretches });
  });

  it('is what the wall clock says, minute by minute, away from clock changes', () => {
    const name = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham');
    const quarter = 900_000;
    fc.assert(
      fc.property(
        name,
        fc.nat(95),
        fc.nat(95),
        fc.nat(300),
        fc.integer({ min: 1, max: 300 }),
        (zone, a, b, from, length) => {
          fc.pre(a !== b);
          const time = (index: number): string =>
            `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;
          const start = Date.UTC(2024, 5, 1) + from * quarter; // no zone here changes its clocks in June
          const window = { start, end: start + length * quarter };
          const found = serviceIntervals(parseServiceHours(`daily ${time(a)}-${time(b)}`), window, createZone(zone));
          let expected = 0;
          for (let at = window.start; at < window.end; at += quarter) {
            const index = (wallClockOf(at, zone) % 86_400_000) / quarter;
            if (a < b ? index >= a && index < b : index >= a || index < b) expected += quarter;
          }
          expect(totalMilliseconds(found)).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('parseServiceHours', () => {
  it.each([
    ['', 'form', ''],
    ['Mon-Fri', 'form', 'Mon-Fri'],
    ['Mon-Fri 8-18', 'form', 'Mon-Fri 8-18'],
    ['Mon-Fri 08:00-18:00,', 'form', ''],
    ['08:00-18:00', 'dayMissing', '08:00-18:00'],
    ['Mun 08:00-18:00', 'dayUnknown', 'Mun'],
    ['Mon-Fro 08:00-18:00', 'dayUnknown', 'Fro'],
    ['Monkey 08:00-18:00', 'dayUnknown', 'Monkey'],
    ['Mo 08:00-18:00', 'dayUnknown', 'Mo'],
    ['Mon 08:00-25:00', 'timeUnknown', '25:00'],
    ['Mon 08:60-18:00', 'timeUnknown', '08:60'],
    ['Mon 24:01-18:00', 'timeUnknown', '24:01'],
    ['Mon 08:00-08:00', 'noLength', 'Mon 08:00-08:00'],
  ])('refuses %j: %s', (text, reason, part) => {
    const data = { text, reason, part };
    expect(problemOf(() => parseServiceHours(text, place))).toEqual({
      kind: 'serviceHoursUnreadable',
      where: place,
      data,
    });
  });

  it('gives nothing outside its window', () => {
    const window = { start: Date.UTC(2024, 5, 1), end: Date.UTC(2024, 5, 3) }; // Saturday and Sunday
    expect(serviceIntervals(parseServiceHours('Mon-Fri 08:00-18:00'), window, utc)).toEqual([]);
  });
});
