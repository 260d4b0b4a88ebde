import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarPeriod, calendarPeriod } from '../../../src/core/time/calendar.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';

// Python 3.11 zoneinfo: both midnights as instants, and the hours between them.
const periods = [
  ['Europe/Berlin', 'month', '2024-03-31T12:00:00Z', '2024-02-29T23:00:00Z', '2024-03-31T22:00:00Z', 743],
  ['Europe/Berlin', 'month', '2024-02-29T23:00:00Z', '2024-02-29T23:00:00Z', '2024-03-31T22:00:00Z', 743],
  ['Europe/Berlin', 'month', '2024-10-15T00:00:00Z', '2024-09-30T22:00:00Z', '2024-10-31T23:00:00Z', 745],
  ['Europe/Berlin', 'quarter', '2024-02-15T00:00:00Z', '2023-12-31T23:00:00Z', '2024-03-31T22:00:00Z', 2183],
  ['Europe/Berlin', 'quarter', '2024-12-31T22:59:59Z', '2024-09-30T22:00:00Z', '2024-12-31T23:00:00Z', 2209],
  ['Europe/Berlin', 'year', '2023-12-31T23:00:00Z', '2023-12-31T23:00:00Z', '2024-12-31T23:00:00Z', 8784],
  ['America/New_York', 'week', '2024-03-10T07:00:00Z', '2024-03-04T05:00:00Z', '2024-03-11T04:00:00Z', 167],
  ['America/New_York', 'week', '2024-11-04T04:59:59Z', '2024-10-28T04:00:00Z', '2024-11-04T05:00:00Z', 169],
  ['Australia/Lord_Howe', 'month', '2024-10-20T00:00:00Z', '2024-09-30T13:30:00Z', '2024-10-31T13:00:00Z', 743.5],
  ['Pacific/Chatham', 'month', '2024-08-31T11:15:00Z', '2024-08-31T11:15:00Z', '2024-09-30T10:15:00Z', 719],
  ['Asia/Kolkata', 'month', '2024-02-29T18:29:59Z', '2024-01-31T18:30:00Z', '2024-02-29T18:30:00Z', 696],
  ['America/Sao_Paulo', 'month', '2018-11-15T00:00:00Z', '2018-11-01T03:00:00Z', '2018-12-01T02:00:00Z', 719],
  ['Pacific/Apia', 'month', '2011-12-31T00:00:00Z', '2011-12-01T10:00:00Z', '2011-12-31T10:00:00Z', 720], // no 30th
  ['Pacific/Apia', 'week', '2011-12-31T00:00:00Z', '2011-12-26T10:00:00Z', '2012-01-01T10:00:00Z', 144],
  ['UTC', 'month', '2027-01-31T23:59:59Z', '2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z', 744],
  ['UTC', 'week', '2027-01-03T23:59:59Z', '2026-12-28T00:00:00Z', '2027-01-04T00:00:00Z', 168], // Monday to Monday
  ['UTC', 'quarter', '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z', 2184], // 30 + 31 + 30 days
  ['+05:30', 'year', '2025-12-31T18:30:00Z', '2025-12-31T18:30:00Z', '2026-12-31T18:30:00Z', 8760],
] as const;

describe('calendarPeriod', () => {
  it.each(periods)('%s: the %s of %s', (name, period, instant, start, end, hours) => {
    const found = calendarPeriod(period, Date.parse(instant), createZone(name));
    expect(found).toEqual({ start: Date.parse(start), end: Date.parse(end) });
    expect((found.end - found.start) / 3_600_000).toBe(hours);
  });

  // a day of 23 and one of 25 hours: python zoneinfo, Berlin, midnight to midnight
  it.each([
    ['2024-03-31', 23],
    ['2024-10-27', 25],
    ['2024-06-01', 24],
  ])('%s in Berlin has %i hours', (date, hours) => {
    const zone = createZone('Europe/Berlin');
    const midnight = Date.parse(`${date}T00:00:00Z`);
    expect((zone.instantOf(midnight + 86_400_000) - zone.instantOf(midnight)) / 3_600_000).toBe(hours);
  });

  it('holds its instant, and the next one begins where it ends', () => {
    const period = fc.constantFrom<CalendarPeriod>('month', 'quarter', 'week', 'year');
    const name = fc.constantFrom('Europe/Berlin', 'America/Havana', 'Pacific/Chatham', 'UTC', '-09:30');
    fc.assert(
      fc.property(period, name, fc.integer({ min: 0, max: Date.UTC(2036, 0, 1) }), (kind, zoneName, instant) => {
        const zone = createZone(zoneName);
        const { start, end } = calendarPeriod(kind, instant, zone);
        expect(start <= instant && instant < end).toBe(true);
        expect(calendarPeriod(kind, start, zone)).toEqual({ start, end });
        expect(calendarPeriod(kind, end - 1, zone)).toEqual({ start, end });
        expect(calendarPeriod(kind, end, zone).start).toBe(end);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts UTC months where Date.UTC does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2100 }), fc.nat(11), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
        const found = calendarPeriod('month', Date.UTC(y, m, d, 7), utc);
        expect(found).toEqual({ start: Date.UTC(y, m, 1), end: Date.UTC(y, m + 1, 1) });
      }),
    );
  });
});
