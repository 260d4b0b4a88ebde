import ICAL from 'ical.js';
import { fail, type Place, ProblemError } from '../../core/problem.ts';
import { dayMilliseconds } from '../../core/time/civil.ts';
import type { Interval } from '../../core/time/intervals.ts';
import { createZone, utc, type Zone } from '../../core/time/zone.ts';
import { occurrences, readingOf } from './recurrence.ts';

/** One event of a calendar on the clocks of its zone. */
interface CalendarEvent extends Interval {
  readonly uid: string | null;
  readonly zone: Zone;
  readonly rules: readonly string[];
  /** More times of it, and those at which it is left out. */
  readonly more: readonly number[];
  readonly without: ReadonlySet<number>;
  /** It takes the place of another at this time. */
  readonly replaces: number | null;
  readonly isCancelled: boolean;
}

/**
 * Reads an iCalendar file (RFC 5545): the times of its events that reach into a window, with what repeats, is left out, moved
 * or cancelled. Times without a zone, and whole days, are on the clocks of `zone`.
 */
export function readCalendar(text: string, file: string, window: Interval, zone: Zone): readonly Interval[] {
  const place: Place = { kind: 'file', file };
  let calendars: readonly ICAL.Component[];
  try {
    const parsed: unknown[] = ICAL.parse(text);
    const all = typeof parsed[0] === 'string' ? [parsed] : parsed;
    calendars = all.map((each) => new ICAL.Component(each as [string, unknown[], unknown[]]));
  } catch (error) {
    return fail('calendarUnreadable', { says: (error as Error).message }, place);
  }
  const events = calendars.flatMap((calendar) =>
    calendar.getAllSubcomponents('vevent').map((event) => eventOf(event, calendar, zone, place)),
  );
  const replaced = new Set(events.flatMap(({ uid, replaces }) => (replaces === null ? [] : [`${uid} ${replaces}`])));
  return events.flatMap((event) =>
    event.isCancelled
      ? []
      : timesOf(event, window, place).filter(
          ({ start }) =>
            !event.without.has(start) && (event.replaces !== null || !replaced.has(`${event.uid} ${start}`)),
        ),
  );
}

function timesOf(
  { start, end, zone, rules, more, replaces }: CalendarEvent,
  window: Interval,
  place: Place,
): Interval[] {
  const repeated = replaces === null ? rules : [];
  const times = repeated.flatMap((rule) => occurrences({ rule, start, end, zone }, window, place));
  if (repeated.length === 0) times.push({ start, end });
  return [...times, ...more.map((from) => ({ start: from, end: from + (end - start) }))];
}

function eventOf(event: ICAL.Component, calendar: ICAL.Component, usual: Zone, place: Place): CalendarEvent {
  const instantOf = (property: ICAL.Property, time: ICAL.Time): number =>
    zoneOf(property, time).instantOf(readingOf(time));
  const zoneOf = (property: ICAL.Property, time: ICAL.Time): Zone => {
    if (time.zone === ICAL.Timezone.utcTimezone) return utc;
    const name = property.getFirstParameter('tzid');
    return name && !time.isDate ? namedZone(name, calendar, place) : usual;
  };
  const times = (name: string): readonly number[] =>
    event
      .getAllProperties(name)
      .flatMap((property) =>
        property
          .getValues()
          .map((value: ICAL.Time | ICAL.Period) =>
            instantOf(property, value instanceof ICAL.Period ? value.start : value),
          ),
      );
  const begins = event.getFirstProperty('dtstart') ?? fail('calendarUnreadable', { says: null }, place);
  const first = begins.getFirstValue() as ICAL.Time;
  const start = instantOf(begins, first);
  const [end] = times('dtend');
  const duration = event.getFirstPropertyValue('duration') as ICAL.Duration | null;
  const length = duration ? duration.toSeconds() * 1_000 : first.isDate ? dayMilliseconds : 0;
  return {
    uid: event.getFirstPropertyValue('uid') as string | null,
    zone: zoneOf(begins, first),
    start,
    end: end ?? start + length,
    rules: event.getAllProperties('rrule').map((property) => String(property.getFirstValue())),
    more: times('rdate'),
    without: new Set(times('exdate')),
    replaces: times('recurrence-id')[0] ?? null,
    isCancelled: String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED',
  };
}

/** A zone by its IANA name, else as the calendar describes it. */
function namedZone(name: string, calendar: ICAL.Component, place: Place): Zone {
  try {
    return createZone(name);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  const described = calendar
    .getAllSubcomponents('vtimezone')
    .find((each) => each.getFirstPropertyValue('tzid') === name);
  return described ? describedZone(name, new ICAL.Timezone(described)) : fail('zoneUnknown', { text: name }, place);
}

function describedZone(name: string, zone: ICAL.Timezone): Zone {
  const timeOf = (reading: number, of: ICAL.Timezone): ICAL.Time => {
    const time = ICAL.Time.fromJSDate(new Date(reading), true);
    time.zone = of;
    return time;
  };
  return {
    name,
    offsetAt: (instant) => readingOf(timeOf(instant, ICAL.Timezone.utcTimezone).convertToZone(zone)) - instant,
    instantOf: (wallClock) => timeOf(wallClock, zone).toUnixTime() * 1_000,
    fitOf: () => 'once',
  };
}
