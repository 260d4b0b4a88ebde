import { fromPart } from '../../quantity/availability.ts';
import { type UnavailabilityInterval, unavailabilityInterval } from '../../statistics/lengths/rate-of-downtime.ts';
import { difference, type Interval, totalMilliseconds } from '../../time/intervals.ts';
import { coveredIn } from '../coverage.ts';
import type { MeasuredLog } from '../measured-log.ts';
import { measurePeriods, type PeriodKey } from '../period-groups.ts';

/** One day or month of a window, with what became of its time. */
export interface CalendarPart extends Interval {
  readonly name: string;
  /** null: the log says nothing of its time. */
  readonly downtimeSeconds: number | null;
  readonly countedSeconds: number;
  /** Time in which nobody knows. */
  readonly unknownSeconds: number;
  /** Out of hours, or left out as agreed. */
  readonly excludedSeconds: number;
  /** Time of which the log does not speak. */
  readonly uncoveredSeconds: number;
  /** null where no time counts, or more was down than that (incidents that are summed). */
  readonly unavailability: number | null;
  /** Of that unavailability; computed where it is asked for. */
  readonly interval: () => UnavailabilityInterval | null;
}

/**
 * The parts of the calendar that a window is made of, in order. What of a part neither counts nor is unknown is either not
 * covered by the log, or excluded. @example calendarPartsOf('month', measured, 1)
 */
export function calendarPartsOf(key: PeriodKey, measured: MeasuredLog, seed: number): readonly CalendarPart[] {
  return measurePeriods(key, measured).map((each) => {
    const { name, period, time, downtime, countedMilliseconds: counted, isUnknown } = each;
    const covered = coveredIn([period], measured.request.coverage);
    const fits = !isUnknown && counted > 0 && downtime.milliseconds <= counted;
    const down = downtime.parts.filter((part) => part > 0).map((part) => part / 1_000);
    const upSeconds = (counted - downtime.milliseconds) / 1_000;
    return {
      ...period,
      name,
      downtimeSeconds: isUnknown ? null : downtime.milliseconds / 1_000,
      countedSeconds: counted / 1_000,
      unknownSeconds: each.unknownMilliseconds / 1_000,
      excludedSeconds: totalMilliseconds(difference(covered, time)) / 1_000,
      uncoveredSeconds: (period.end - period.start - totalMilliseconds(covered)) / 1_000,
      unavailability: fits ? fromPart(downtime.milliseconds, counted).unavailability : null,
      interval: () => (fits && upSeconds > 0 ? unavailabilityInterval(down, upSeconds, { seed }) : null),
    };
  });
}
