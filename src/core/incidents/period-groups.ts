import { countBelow, firstPlace } from '../order/bisection.ts';
import { type CalendarPeriod, calendarParts, calendarPeriodName } from '../time/calendar.ts';
import { totalMilliseconds, within } from '../time/intervals.ts';
import { measureDowntime } from './downtime/measure.ts';
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

/**
 * The days, weeks, months, quarters or years of the window, one after the other, also those without an incident. Downtime is
 * clipped to each and divided by the part of its counted time that the log covers, and nothing is known where it covers none;
 * an incident counts in every period that it touches, its failure and its recovery in the one where it began.
 */
export function groupByPeriod(
  key: PeriodKey,
  whole: Pick<MeasuredLog, 'log' | 'impact' | 'rules' | 'time' | 'unknown' | 'window' | 'failures' | 'covered'>,
  targets: PhaseTargets = defaultPhaseTargets,
): readonly IncidentGroup[] {
  const { log, impact, rules, window } = whole;
  const periods = calendarParts(key, window, window.zone);
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
  const failuresBefore = (instant: number): number => countBelow(starts, starts.length, instant);
  const measured = periods.map((period, i): MeasuredGroup => {
    const { rows } = members[i]!;
    const counts = within(rules.counts, period);
    const countedMilliseconds = totalMilliseconds(within(whole.covered, period));
    const { milliseconds } = measureDowntime({ ...impact, order: rows }, { ...rules, counts });
    return {
      key: calendarPeriodName(key, period.start, window.zone),
      rows,
      milliseconds,
      failures: failuresBefore(period.end) - failuresBefore(period.start),
      countedMilliseconds,
      unknownMilliseconds: totalMilliseconds(within(whole.unknown, period)),
      within: period,
      isUnknown: countedMilliseconds === 0 && milliseconds === 0 && totalMilliseconds(within(whole.time, period)) > 0,
    };
  });
  return summarizeGroups(measured, log, targets);
}
