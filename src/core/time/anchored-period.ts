import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { dayMilliseconds, hourMilliseconds, minuteMilliseconds, secondMilliseconds } from './civil.ts';
import type { Interval } from './intervals.ts';
import type { Zone } from './zone.ts';

/** Units of a period that repeats. Days and longer follow the wall clock of the zone; the shorter ones are absolute. */
export const periodUnits = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** How long a period is taken to be in seconds where it has no one length: 30, 90 and 365 days. */
export const usualUnitSeconds: Readonly<Record<PeriodUnit, number>> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 7 * 86_400,
  month: 30 * 86_400,
  quarter: 90 * 86_400,
  year: 365 * 86_400,
};

/** Periods of `count` units, one after the other, the first from `anchor` on: a reading of the zone's wall clock. */
export interface AnchoredPeriod {
  readonly unit: PeriodUnit;
  readonly count: number;
  /** Carried as if it were UTC milliseconds. */
  readonly anchor: number;
  readonly zone: Zone;
}

/** 2001-01-01: a Monday, and the first day of a month, a quarter and a year, from which calendar periods of one unit may count. */
export const calendarAnchor = Date.UTC(2001, 0, 1);

const absolute: Readonly<Partial<Record<PeriodUnit, number>>> = {
  second: secondMilliseconds,
  minute: minuteMilliseconds,
  hour: hourMilliseconds,
};
const days: Readonly<Partial<Record<PeriodUnit, number>>> = { day: 1, week: 7 };
const months: Readonly<Partial<Record<PeriodUnit, number>>> = { month: 1, quarter: 3, year: 12 };

/**
 * The period that holds an instant, also one from before the anchor. Months are counted from the anchor, so that from
 * January 31 on February begins on its last day and March on the 31st again (the rule of date-fns).
 * Domain: a whole count ≥ 1.
 * @example quarters from 2026-01-01 in UTC: 2026-05-09 lies in 2026-04-01 … 2026-07-01
 */
export function anchoredPeriodAt({ unit, count, anchor, zone }: AnchoredPeriod, instant: number): Interval {
  const exact = absolute[unit];
  const length = exact ?? (days[unit] ?? 30.436875 * (months[unit] ?? 1)) * dayMilliseconds;
  const first = new UTCDateMini(anchor);
  const startOf = (index: number): number => {
    if (exact !== undefined) return zone.instantOf(anchor) + index * count * exact;
    const inMonths = months[unit];
    if (inMonths !== undefined) return zone.instantOf(addMonths(first, index * count * inMonths).getTime());
    return zone.instantOf(anchor + index * count * length);
  };
  let index = Math.floor((instant - zone.instantOf(anchor)) / (count * length)); // months and clock changes: near it
  while (startOf(index) > instant) index--;
  while (startOf(index + 1) <= instant) index++;
  return { start: startOf(index), end: startOf(index + 1) };
}
