import { fail, type Place } from '../problem.ts';
import { type CalendarPeriod, calendarPeriod } from './calendar.ts';
import { dayMilliseconds, daysFromCivil } from './civil.ts';
import { formatEnds } from './instant.ts';
import type { Interval } from './intervals.ts';
import { StampReader } from './stamp.ts';
import type { Zone } from './zone.ts';

/** The time that is looked at: half-open, absolute; the zone is the one its calendar was taken from. */
export interface Window extends Interval {
  readonly zone: Zone;
  /** `given` by options, or `default`: the calendar months that the log touches. */
  readonly source: 'given' | 'default';
}

/** What was asked for, all in epoch milliseconds; at most one way of asking. */
export interface WindowRequest {
  readonly from?: number;
  readonly to?: number;
  readonly lengthMilliseconds?: number;
  readonly period?: Interval;
}

/** First and last instant of a log; `open` where an incident of it has not ended. */
export interface LogSpan {
  readonly first: number;
  readonly last: number;
  readonly open: boolean;
}

/** Reads one instant as typed in an option. @example parseInstant('2026-10-01', utc, place) // 1790812800000 */
export function parseInstant(text: string, zone: Zone, where: Place | null = null): number {
  const reader = new StampReader(zone, null, { takesZeroTimes: true });
  const instant = reader.read(text);
  if (!Number.isNaN(instant)) return instant;
  switch (reader.trouble.kind) {
    case 'ambiguous':
      return fail('instantAmbiguous', { text }, where);
    case 'abbreviation':
      return fail('instantZoneAbbreviation', { text, abbreviation: reader.trouble.abbreviation }, where);
    default:
      return fail('instantUnreadable', { text }, where);
  }
}

/** Reads a calendar month of a zone. @example parseMonth('2026-10', utc) // { start: 1790812800000, end: 1793491200000 } */
export function parseMonth(text: string, zone: Zone, where: Place | null = null): Interval {
  const match = /^([0-9]{4})-(0[1-9]|1[0-2])$/.exec(text.trim());
  if (!match || match[1] === '9999') return fail('monthUnreadable', { text }, where);
  return calendarPeriod('month', middleOf(Number(match[1]), Number(match[2]), zone), zone);
}

/** Reads a calendar quarter of a zone. @example parseQuarter('2026-Q3', utc) // 2026-07-01 … 2026-10-01 */
export function parseQuarter(text: string, zone: Zone, where: Place | null = null): Interval {
  const match = /^([0-9]{4})-?[qQ]([1-4])$/.exec(text.trim());
  if (!match || match[1] === '9999') return fail('quarterUnreadable', { text }, where);
  return calendarPeriod('quarter', middleOf(Number(match[1]), Number(match[2]) * 3, zone), zone);
}

/** True where the last period that is over is meant. */
export function saysLast(text: string): boolean {
  return /^\s*last\s*$/i.test(text);
}

/** The last calendar period of a zone that is over at an instant. @example lastPeriod('month', on 2026-11-24, utc) // October */
export function lastPeriod(period: CalendarPeriod, at: number, zone: Zone): Interval {
  return calendarPeriod(period, calendarPeriod(period, at, zone).start - 1, zone);
}

const middleOf = (year: number, month: number, zone: Zone): number =>
  zone.instantOf(daysFromCivil(year, month, 15) * dayMilliseconds);

/** The window asked for, to whole milliseconds; null where nothing was asked, and the log decides (`defaultWindow`). */
export function requestedWindow(request: WindowRequest, at: number, zone: Zone): Window | null {
  const { from, to, lengthMilliseconds, period } = request;
  if (period) return checked(period.start, period.end, zone);
  if (lengthMilliseconds !== undefined) {
    const end = to ?? at;
    return from === undefined
      ? checked(end - lengthMilliseconds, end, zone)
      : checked(from, from + lengthMilliseconds, zone);
  }
  if (from !== undefined) return checked(from, to ?? at, zone);
  return null;
}

/**
 * The calendar months, in the zone, that a log touches: from the start of the month of its first start to the end of the
 * month of its last stamp. With an incident still open it ends at `at`, and never later than an `at` that was given.
 */
export function defaultWindow(span: LogSpan, at: number, atGiven: boolean, zone: Zone, to?: number): Window {
  const { start } = calendarPeriod('month', span.first, zone);
  const monthEnd = calendarPeriod('month', span.last, zone).end;
  const end = to ?? (span.open ? at : atGiven ? Math.min(monthEnd, at) : monthEnd);
  return { ...checked(start, end, zone), source: 'default' };
}

/** What RFC 3339 can write: years of four digits. */
const earliest = daysFromCivil(0, 1, 1) * dayMilliseconds;
const latest = daysFromCivil(10_000, 1, 1) * dayMilliseconds;

function checked(from: number, to: number, zone: Zone): Window {
  const [start, end] = [Math.round(from), Math.round(to)]; // a length may be typed to less than a millisecond
  if (start < earliest || end > latest) return fail('windowBeyondYears', {});
  if (!(end > start)) return fail('windowEmpty', formatEnds({ start, end }, zone));
  return { start, end, zone, source: 'given' };
}
