import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import type { OutageRules } from '../../incidents/downtime/measure.ts';
import { toNumber } from '../../quantity/decimal.ts';
import { type Interval, type Intervals, intersection, totalMilliseconds } from '../../time/intervals.ts';
import { consumedIn, consumptionOf } from '../time/consumption.ts';
import type { PeriodMeasure } from './statement.ts';

/**
 * Measures stretches of time: the weighted downtime in each and the time in it that counts. `hull` holds all of them,
 * `inService` the time of it that counts (null: all), `coverage` what the log speaks of.
 */
export function periodMeasure(
  impact: ImpactIntervals,
  rules: OutageRules,
  { hull, inService, coverage }: { hull: Interval; inService: Intervals | null; coverage: Interval | null },
): (interval: Interval) => PeriodMeasure {
  const counts = inService ?? [hull];
  const covered = coverage ? intersection(counts, [coverage]) : [];
  const consumption = consumptionOf(impact, rules, covered);
  const lengthIn = (intervals: Intervals, interval: Interval): number =>
    totalMilliseconds(intersection(intervals, [interval]));
  return (interval) => ({
    downtimeMilliseconds: toNumber(consumedIn(consumption, interval.start, interval.end)),
    countedMilliseconds: lengthIn(counts, interval),
    uncoveredMilliseconds: lengthIn(counts, interval) - lengthIn(covered, interval),
  });
}
