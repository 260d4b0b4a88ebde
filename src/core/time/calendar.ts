import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { addQuarters } from 'date-fns/addQuarters';
import { addWeeks } from 'date-fns/addWeeks';
import { addYears } from 'date-fns/addYears';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfQuarter } from 'date-fns/startOfQuarter';
import { startOfYear } from 'date-fns/startOfYear';
import type { Interval } from './intervals.ts';
import type { Zone } from './zone.ts';

/** Calendar periods; a week begins on Monday (ISO 8601). */
export const calendarPeriodNames = ['month', 'quarter', 'week', 'year'] as const;
export type CalendarPeriod = (typeof calendarPeriodNames)[number];

const periods = {
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
