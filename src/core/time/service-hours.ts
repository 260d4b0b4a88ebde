import { fail, type Place } from '../problem.ts';
import type { ServiceHoursRefusal } from '../typed-facts.ts';
import { dayMilliseconds, minuteMilliseconds } from './civil.ts';
import { type Interval, type Intervals, intersection, merged } from './intervals.ts';
import type { Zone } from './zone.ts';

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Hours on some days of the week (Monday = 0), in minutes from midnight; `end` beyond 1440 runs into the next day. */
interface Shift {
  readonly days: ReadonlySet<number>;
  readonly startMinute: number;
  readonly endMinute: number;
}

/**
 * Reads hours of service: `Mon-Fri 08:00-18:00`, several parted by commas or semicolons (`Mon-Fri 08:00-18:00, Sat 10:00-14:00`).
 * Day ranges may wrap (`Fri-Mon`), `daily` is every day, 24:00 is the day's end, `22:00-06:00` ends the next morning.
 */
export function parseServiceHours(text: string, where: Place | null = null): readonly Shift[] {
  const shifts: Shift[] = [];
  let days: ReadonlySet<number> | null = null;
  for (const part of text.split(/[,;]/)) {
    const match =
      /^\s*(?:([A-Za-z]+)(?:\s*-\s*([A-Za-z]+))?\s+)?([0-9]{1,2}):([0-9]{2})\s*-\s*([0-9]{1,2}):([0-9]{2})\s*$/.exec(
        part,
      );
    if (!match) return refuse(text, 'form', part.trim(), where);
    if (match[1]) days = daySet(match[1], match[2], text, where);
    if (!days) return refuse(text, 'dayMissing', part.trim(), where);
    const startMinute = minuteOf(match[3]!, match[4]!, text, where);
    const endMinute = minuteOf(match[5]!, match[6]!, text, where);
    if (startMinute === endMinute) return refuse(text, 'noLength', part.trim(), where);
    shifts.push({ days, startMinute, endMinute: endMinute > startMinute ? endMinute : endMinute + 1440 });
  }
  return shifts;
}

/** True for a text that means hours of days, and no file: `Sun 02:00-04:00`. */
export function looksLikeHours(text: string): boolean {
  return /^[^/\\.]*[0-9]{1,2}:[0-9]{2}\s*-\s*[0-9]{1,2}:[0-9]{2}\s*([,;][^/\\.]*)?$/.test(text);
}

/** The hours of service inside a window, on the zone's wall clocks: a shift over a clock change is an hour longer or shorter. */
export function serviceIntervals(shifts: readonly Shift[], window: Interval, zone: Zone): Intervals {
  const found: Interval[] = [];
  const first = Math.floor((window.start + zone.offsetAt(window.start)) / dayMilliseconds) - 1;
  const last = Math.floor((window.end + zone.offsetAt(window.end)) / dayMilliseconds);
  for (let day = first; day <= last; day++) {
    const weekday = (((day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
    for (const { days, startMinute, endMinute } of shifts) {
      if (!days.has(weekday)) continue;
      const midnight = day * dayMilliseconds;
      found.push({
        start: zone.instantOf(midnight + startMinute * minuteMilliseconds),
        end: zone.instantOf(midnight + endMinute * minuteMilliseconds),
      });
    }
  }
  return intersection(merged(found), [window]);
}

function daySet(from: string, to: string | undefined, text: string, where: Place | null): ReadonlySet<number> {
  if (/^daily$/i.test(from) && to === undefined) return new Set(dayNames.keys());
  const index = (name: string): number => {
    const day = name.length < 3 ? -1 : dayNames.findIndex((full) => full.startsWith(name.toLowerCase()));
    return day >= 0 ? day : refuse(text, 'dayUnknown', name, where);
  };
  const first = index(from);
  const last = to === undefined ? first : index(to);
  const days = new Set<number>();
  for (let day = first; ; day = (day + 1) % 7) {
    days.add(day);
    if (day === last) return days;
  }
}

function minuteOf(hours: string, minutes: string, text: string, where: Place | null): number {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 1440 ? minute : refuse(text, 'timeUnknown', `${hours}:${minutes}`, where);
}

function refuse(text: string, reason: ServiceHoursRefusal, part: string, where: Place | null): never {
  return fail('serviceHoursUnreadable', { text, reason, part }, where);
}
