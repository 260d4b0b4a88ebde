import ICAL from 'ical.js';
import { fail, type Place } from '../../core/problem.ts';
import type { Interval } from '../../core/time/intervals.ts';
import type { Zone } from '../../core/time/zone.ts';

/** What repeats: its first time, and the rule. */
export interface Recurring extends Interval {
  /** RFC 5545, with or without `RRULE:` in front. */
  readonly rule: string;
  /** On whose wall clocks it repeats. */
  readonly zone: Zone;
}

/** More often than every minute for a year nobody agrees on maintenance. */
const mostOccurrences = 500_000;

/**
 * The times of a rule that reach into a window, the first one among them: on the wall clocks of the zone, each as long as the
 * first. What comes in an hour that clocks leave out is an hour later.
 * Source: RFC 5545, 3.3.10; the expansion is that of ical.js.
 * @example occurrences({ rule: 'FREQ=WEEKLY;BYDAY=SU', start, end, zone }, window) // every Sunday
 */
export function occurrences(
  { rule, start, end, zone }: Recurring,
  window: Interval,
  where: Place,
): readonly Interval[] {
  const found: Interval[] = [];
  let count = 0;
  for (const wall of wallClocks(rule, start + zone.offsetAt(start), zone, where)) {
    const from = zone.instantOf(wall);
    if (from >= window.end) break;
    if (++count > mostOccurrences) return fail('recurrenceUnusable', { text: rule, reason: 'tooMany' }, where);
    const to = from + (end - start);
    if (to > window.start) found.push({ start: from, end: to });
  }
  return found;
}

/** The readings of a wall clock at which a rule comes, carried as if they were UTC. */
function* wallClocks(text: string, first: number, zone: Zone, where: Place): Generator<number> {
  let times: ICAL.RecurIterator;
  try {
    const rule = ICAL.Recur.fromString(text.trim().replace(/^rrule:/i, ''));
    if (rule.until) rule.until = wallTime(untilOf(rule.until, zone));
    times = rule.iterator(wallTime(first));
  } catch {
    return fail('recurrenceUnusable', { text, reason: 'unreadable' }, where);
  }
  for (let time = times.next(); time; time = times.next()) yield readingOf(time);
}

/** An end in UTC as the zone's clocks show it; a date is all of that day. */
function untilOf(until: ICAL.Time, zone: Zone): number {
  const reading = readingOf(until);
  if (until.isDate) return reading + 86_399_000;
  return until.zone === ICAL.Timezone.utcTimezone ? reading + zone.offsetAt(reading) : reading;
}

/** What a time shows, whatever its zone. */
export function readingOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function wallTime(reading: number): ICAL.Time {
  const time = ICAL.Time.fromJSDate(new Date(reading), true);
  time.zone = ICAL.Timezone.localTimezone; // of no zone: what a clock shows
  return time;
}
