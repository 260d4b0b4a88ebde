import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addQuarters } from 'date-fns/addQuarters';
import { addWeeks } from 'date-fns/addWeeks';
import { addYears } from 'date-fns/addYears';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfDay } from 'date-fns/startOfDay';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfQuarter } from 'date-fns/startOfQuarter';
import { startOfYear } from 'date-fns/startOfYear';
import type { Interval } from './intervals.ts';
import type { Zone } from './zone.ts';

/** Calendar periods that a budget may have; a week begins on Monday (ISO 8601). */
export const calendarPeriodNames = ['month', 'quarter', 'week', 'year'] as const;
export type CalendarPeriod = (typeof calendarPeriodNames)[number] | 'day';

const periods = {
  day: [startOfDay, addDays],
  month: [startOfMonth, addMonths],
  quarter: [startOfQuarter, addQuarters],
  week: [startOfISOWeek, addWeeks],
  year: [startOfYear, addYears],
} as const;

/**
 * The calendar period of a zone that holds an instant, as absolute instants: months with a clock change are an hour
 * shorter or longer. The calendar is date-fns's, on a UTC date that carries the zone's wall clock, so the machine's own
 * zone has no part in it. @example calendarPeriod('month', Date.UTC(2027, 1, 9), utc) // 2027-02-01 … 2027-03-01
 */
export function calendarPeriod(period: CalendarPeriod, instant: number, zone: Zone): Interval {
  const [startOf, add] = periods[period];
  const first = startOf(new UTCDateMini(instant + zone.offsetAt(instant)));
  return { start: zone.instantOf(first.getTime()), end: zone.instantOf(add(first, 1).getTime()) };
}

/**
 * What a calendar period is called by an instant in it: `2026-03-07`, `2026-W10` (the week and its year of ISO 8601), `2026-03`,
 * `2026-Q1`, `2026`.
 */
export function calendarPeriodName(period: CalendarPeriod, instant: number, zone: Zone): string {
  const wall = new UTCDateMini(instant + zone.offsetAt(instant));
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  const year = digits(wall.getUTCFullYear(), 4);
  const month = wall.getUTCMonth() + 1;
  switch (period) {
    case 'year':
      return year;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'month':
      return `${year}-${digits(month, 2)}`;
    case 'week':
      return `${digits(getISOWeekYear(wall), 4)}-W${digits(getISOWeek(wall), 2)}`;
    case 'day':
      return `${year}-${digits(month, 2)}-${digits(wall.getUTCDate(), 2)}`;
  }
}

/** The periods that make up a stretch of time, in order; the first and the last may be parts. */
export function calendarParts(period: CalendarPeriod, { start, end }: Interval, zone: Zone): readonly Interval[] {
  const parts: Interval[] = [];
  for (let from = start; from < end; ) {
    const to = Math.min(calendarPeriod(period, from, zone).end, end);
    parts.push({ start: from, end: to });
    from = to;
  }
  return parts;
}
