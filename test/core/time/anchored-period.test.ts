import { describe, expect, it } from 'vitest';
import { anchoredPeriodAt, type PeriodUnit } from '../../../src/core/time/anchored-period.ts';
import { calendarPeriod } from '../../../src/core/time/calendar.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';

const berlin = createZone('Europe/Berlin');
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

// By hand, from a calendar. Berlin: UTC+1, from 2027-03-28 01:00Z on UTC+2.
const rows: readonly [PeriodUnit, number, string, string, string, string][] = [
  ['quarter', 1, '2026-01-01', '2026-05-09T00:00:00Z', '2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ['month', 2, '2026-01-01', '2026-05-09T00:00:00Z', '2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ['month', 1, '2026-01-31', '2026-03-15T00:00:00Z', '2026-02-28T00:00:00Z', '2026-03-31T00:00:00Z'],
  ['month', 1, '2026-01-15T12:00', '2026-03-15T11:59:59Z', '2026-02-15T12:00:00Z', '2026-03-15T12:00:00Z'],
  ['month', 1, '2026-01-15T12:00', '2026-03-15T12:00:00Z', '2026-03-15T12:00:00Z', '2026-04-15T12:00:00Z'],
  ['year', 1, '2024-02-29', '2026-03-15T00:00:00Z', '2026-02-28T00:00:00Z', '2027-02-28T00:00:00Z'],
  ['week', 1, '2026-01-05', '2026-01-11T23:59:59Z', '2026-01-05T00:00:00Z', '2026-01-12T00:00:00Z'],
  ['day', 366, '2024-01-01', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
  ['hour', 12, '2026-01-01', '2026-01-02T13:00:00Z', '2026-01-02T12:00:00Z', '2026-01-03T00:00:00Z'],
  ['week', 1, '2026-01-05', '2025-12-31T00:00:00Z', '2025-12-29T00:00:00Z', '2026-01-05T00:00:00Z'], // before the anchor
  ['quarter', 1, '2026-01-01', '2025-12-31T23:59:59Z', '2025-10-01T00:00:00Z', '2026-01-01T00:00:00Z'],
];

describe('anchoredPeriodAt', () => {
  it.each(rows)('%s × %d from %s at %s', (unit, count, anchor, at, start, end) => {
    const wall = Date.parse(anchor.includes('T') ? `${anchor}Z` : anchor);
    const found = anchoredPeriodAt({ unit, count, anchor: wall, zone: utc }, Date.parse(at));
    expect([iso(found.start), iso(found.end)]).toEqual([start, end]);
  });
  it('follows the wall clock through a clock change', () => {
    const found = anchoredPeriodAt(
      { unit: 'day', count: 1, anchor: Date.UTC(2027, 0, 1), zone: berlin },
      Date.parse('2027-03-28T12:00:00Z'),
    );
    expect([iso(found.start), iso(found.end)]).toEqual(['2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z']); // 23 hours
  });
  it.each(['month', 'quarter', 'week', 'year'] as const)('from the first day on it is the calendar %s', (period) => {
    const anchor = period === 'week' ? Date.UTC(2018, 0, 1) : Date.UTC(2020, 0, 1); // 2018-01-01 was a Monday
    for (let at = Date.UTC(2019, 0, 1); at < Date.UTC(2031, 0, 1); at += 11.3 * 86_400_000)
      expect(anchoredPeriodAt({ unit: period, count: 1, anchor, zone: berlin }, at)).toEqual(
        calendarPeriod(period, at, berlin),
      );
  });
});
