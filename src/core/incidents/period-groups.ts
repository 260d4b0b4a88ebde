import { firstPlace } from '../order/bisection.ts';
import { type CalendarPeriod, calendarPeriod } from '../time/calendar.ts';
import { type Interval, intersection, totalMilliseconds } from '../time/intervals.ts';
import type { Zone } from '../time/zone.ts';
import { measureDowntime } from './downtime/measure.ts';
import { type IncidentGroup, type MeasuredGroup, summarizeGroups } from './group.ts';
import { Members } from './log/members.ts';
import type { MeasuredLog } from './measured-log.ts';

/** Parts of the calendar to group by. */
export const periodKeys = ['month', 'quarter', 'year'] as const;
type PeriodKey = (typeof periodKeys)[number];

export function isPeriodKey(key: string): key is PeriodKey {
  return (periodKeys as readonly string[]).includes(key);
}

/**
 * The months, quarters or years of the window, one after the other, also those without an incident. Downtime is clipped to
 * each and divided by the part of its counted time that the log covers, and nothing is known where it covers none; an incident counts in every period that it touches, its failure and its
 * recovery in the one where it began.
 */
export function groupByPeriod(key: PeriodKey, whole: MeasuredLog): readonly IncidentGroup[] {
  const { log, impact, rules, window } = whole;
  const periods = periodsOf(key, window, window.zone);
  const members = periods.map((_, i) => new Members(String(i)));
  const indexOf = (instant: number): number =>
    Math.max(0, firstPlace(periods.length, (place) => periods[place]!.start > instant) - 1);
  for (let i = 0; i < impact.order.length; i++) {
    const row = impact.order[i]!;
    const first = indexOf(impact.start[row]!);
    const last = Math.max(first, indexOf(impact.end[row]! - 1)); // the end is not in it any more
    for (let k = first; k <= last; k++) members[k]!.add(row);
  }
  const { starts } = whole.failures;
  const measured = periods.map((period, i): MeasuredGroup => {
    const { rows } = members[i]!;
    const counts = intersection(rules.counts, [period]);
    const countedMilliseconds = totalMilliseconds(intersection(whole.covered, [period]));
    const { milliseconds } = measureDowntime({ ...impact, order: rows }, { ...rules, counts });
    return {
      key: nameOf(key, period.start, window.zone),
      rows,
      milliseconds,
      failures: starts.reduce((n, start) => (start >= period.start && start < period.end ? n + 1 : n), 0),
      countedMilliseconds,
      unknownMilliseconds: totalMilliseconds(intersection(whole.unknown, [period])),
      within: period,
      isUnknown:
        countedMilliseconds === 0 && milliseconds === 0 && totalMilliseconds(intersection(whole.time, [period])) > 0,
    };
  });
  return summarizeGroups(measured, log);
}

/** The periods that make up the window; the first and the last may be parts. */
function periodsOf(key: CalendarPeriod, window: Interval, zone: Zone): readonly Interval[] {
  const periods: Interval[] = [];
  for (let start = window.start; start < window.end; ) {
    const end = Math.min(calendarPeriod(key, start, zone).end, window.end);
    periods.push({ start, end });
    start = end;
  }
  return periods;
}

/** `2026-03`, `2026-Q1`, `2026`. */
function nameOf(key: PeriodKey, start: number, zone: Zone): string {
  const first = new Date(start + zone.offsetAt(start));
  const year = String(first.getUTCFullYear()).padStart(4, '0');
  const month = first.getUTCMonth() + 1;
  if (key === 'year') return year;
  return key === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-${String(month).padStart(2, '0')}`;
}
