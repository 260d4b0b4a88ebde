import { countBelow, firstPlace } from '../order/bisection.ts';
import { type CalendarPeriod, calendarParts, calendarPeriodName } from '../time/calendar.ts';
import { type Interval, type Intervals, totalMilliseconds, within } from '../time/intervals.ts';
import { type Downtime, measureDowntime } from './downtime/measure.ts';
import { type IncidentGroup, type MeasuredGroup, summarizeGroups } from './group.ts';
import { Members } from './log/members.ts';
import type { MeasuredLog } from './measured-log.ts';
import { defaultPhaseTargets, type PhaseTargets } from './phases.ts';

/** Parts of the calendar to group by. */
export const periodKeys = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly CalendarPeriod[];
export type PeriodKey = (typeof periodKeys)[number];

export function isPeriodKey(key: string): key is PeriodKey {
  return (periodKeys as readonly string[]).includes(key);
}

/** What of a measured log is needed to part it by the calendar. */
export type PartedLog = Pick<
  MeasuredLog,
  'log' | 'impact' | 'rules' | 'time' | 'unknown' | 'window' | 'failures' | 'covered'
>;

/** One day, week, month, quarter or year of a window, measured. */
export interface MeasuredPeriod {
  readonly name: string;
  readonly period: Interval;
  /** All time of it that could count. */
  readonly time: Intervals;
  readonly rows: Uint32Array;
  readonly downtime: Downtime;
  readonly countedMilliseconds: number;
  readonly unknownMilliseconds: number;
  /** The log says nothing of its time. */
  readonly isUnknown: boolean;
}

/**
 * The days, weeks, months, quarters or years of the window, one after the other, also those without an incident. Downtime is
 * clipped to each; counted is the part of its time that counts and that the log covers.
 */
export function measurePeriods(key: PeriodKey, whole: PartedLog): readonly MeasuredPeriod[] {
  const { impact, rules, window } = whole;
  const periods = calendarParts(key, window, window.zone);
  if (periods.length === 0) return []; // of a window that lies ahead nothing has passed
  const members = periods.map((_, i) => new Members(String(i)));
  const indexOf = (instant: number): number =>
    Math.max(0, firstPlace(periods.length, (place) => periods[place]!.start > instant) - 1);
  for (let i = 0; i < impact.order.length; i++) {
    const row = impact.order[i]!;
    const first = indexOf(impact.start[row]!);
    const last = Math.max(first, indexOf(impact.end[row]! - 1)); // the end is not in it any more
    for (let k = first; k <= last; k++) members[k]!.add(row);
  }
  return periods.map((period, i) => {
    const { rows } = members[i]!;
    const counts = within(rules.counts, period);
    const time = within(whole.time, period);
    const countedMilliseconds = totalMilliseconds(within(whole.covered, period));
    const downtime = measureDowntime({ ...impact, order: rows }, { ...rules, counts });
    return {
      name: calendarPeriodName(key, period.start, window.zone),
      ...{ period, time, rows, downtime, countedMilliseconds },
      unknownMilliseconds: totalMilliseconds(within(whole.unknown, period)),
      isUnknown: countedMilliseconds === 0 && downtime.milliseconds === 0 && time.length > 0,
    };
  });
}

/**
 * The periods of the window as groups. Downtime is divided by the counted time of each, and nothing is known where the log
 * covers none; an incident counts in every period that it touches, its failure and its recovery in the one where it began.
 */
export function groupByPeriod(
  key: PeriodKey,
  whole: PartedLog,
  targets: PhaseTargets = defaultPhaseTargets,
): readonly IncidentGroup[] {
  const { starts } = whole.failures;
  const failuresBefore = (instant: number): number => countBelow(starts, starts.length, instant);
  const measured = measurePeriods(key, whole).map(
    ({ name, period, rows, downtime, countedMilliseconds, unknownMilliseconds, isUnknown }): MeasuredGroup => ({
      key: name,
      rows,
      milliseconds: downtime.milliseconds,
      failures: failuresBefore(period.end) - failuresBefore(period.start),
      ...{ countedMilliseconds, unknownMilliseconds, isUnknown },
      within: period,
    }),
  );
  return summarizeGroups(measured, whole.log, targets);
}
