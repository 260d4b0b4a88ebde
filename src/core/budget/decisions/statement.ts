import { fail, type TypedPlace } from '../../problem.ts';
import { allowed } from '../../quantity/allowance.ts';
import { type Availability, fromPart, parseAvailability, parseShare } from '../../quantity/availability.ts';
import { compareDecimals, exactly, times } from '../../quantity/decimal.ts';
import { type CalendarPeriod, calendarPeriod } from '../../time/calendar.ts';
import type { Interval } from '../../time/intervals.ts';
import type { Zone } from '../../time/zone.ts';

/** A step of a service-level agreement: attained strictly below the threshold pays the credit, a share of the fee. */
export interface CreditStep {
  readonly threshold: Availability;
  readonly credit: number;
}

/**
 * Reads the credits of an SLA, `THRESHOLD=CREDIT` parted by commas; gives them from the highest threshold down. A lower
 * threshold may not pay less: the lowest one undercut pays, so that such a list would pay less for worse service.
 * @example parseCredits('99.99=10%,99=25%,95=100%', place)[0] // { threshold: { unavailability: 0.0001, … }, credit: 0.1 }
 */
export function parseCredits(text: string, where: TypedPlace): readonly CreditStep[] {
  const steps = text.split(',').map((part) => {
    const place = { ...where, offset: Math.max(0, text.indexOf(part)), length: Math.max(1, part.length) };
    const at = part.indexOf('=');
    if (at <= 0 || at === part.length - 1) return fail('creditUnreadable', { text: part }, place);
    const threshold = parseAvailability(part.slice(0, at), place);
    return { threshold, credit: parseShare(part.slice(at + 1), place), place };
  });
  const sorted = steps.toSorted((a, b) => a.threshold.unavailability - b.threshold.unavailability);
  sorted.forEach((step, i) => {
    const above = sorted[i - 1];
    if (!above) return;
    if (above.threshold.unavailability === step.threshold.unavailability)
      fail('creditsInconsistent', { reason: 'thresholdTwice' }, step.place);
    if (step.credit < above.credit) fail('creditsInconsistent', { reason: 'lowerPaysLess' }, step.place);
  });
  return sorted.map(({ threshold, credit }) => ({ threshold, credit }));
}

/** The calendar periods of a zone that a stretch of time touches, in order. @example Feb 9 to Mar 1, month → February */
export function calendarPeriods(period: CalendarPeriod, { start, end }: Interval, zone: Zone): readonly Interval[] {
  const periods: Interval[] = [];
  for (let at = start; at < end; ) {
    const next = calendarPeriod(period, at, zone);
    periods.push(next);
    at = next.end;
  }
  return periods;
}

/** What was measured of a period: weighted downtime, and the time that counts (in service, not excluded). */
export interface PeriodMeasure {
  readonly downtimeMilliseconds: number;
  readonly countedMilliseconds: number;
  /** The part of the counted time of which the log says nothing: no downtime is known there. */
  readonly uncoveredMilliseconds: number;
}

export interface StatementPeriod extends Interval {
  /** Attained over the part of the period that has passed; null where none of it counts. */
  readonly attained: Availability | null;
  readonly downtimeSeconds: number;
  /** Time that has passed and counts, and that the log does not cover: taken for time without downtime. */
  readonly uncoveredSeconds: number;
  /** The credit that is due, a share of the fee: 0 where no threshold was undercut, null where nothing was attained. */
  readonly credit: number | null;
  /** fee × credit; null without a fee. */
  readonly money: number | null;
  /** The period has not ended, or the log does not cover all of it: there may be more downtime than is known. */
  readonly provisional: boolean;
  /** What is due even if nothing more went wrong: the known downtime over the whole period. As `credit` once it ended. */
  readonly certainCredit: number | null;
}

export interface StatementRequest {
  /** Calendar periods, such as `calendarPeriods` gives; ones that begin at `at` or later are left out. */
  readonly periods: readonly Interval[];
  /** Now: what is not over by then is provisional, and so is what the log covers in part. */
  readonly at: number;
  readonly credits: readonly CreditStep[];
  readonly fee: number | null;
  /** Measures [start, end). */
  readonly measure: (interval: Interval) => PeriodMeasure;
}

/**
 * The SLA statement: for each period what was attained, and the credit of the lowest threshold that it lies strictly
 * below (that one alone, not the sum of all that were undercut). Compared as decimals: attained exactly is not below.
 */
export function slaStatement({ periods, at, credits, fee, measure }: StatementRequest): readonly StatementPeriod[] {
  return periods
    .filter(({ start }) => start < at)
    .map((period) => {
      const isOpen = period.end > at;
      const passed = measure({ start: period.start, end: Math.min(period.end, at) });
      const credit = creditOf(passed, credits);
      const whole = isOpen
        ? { ...passed, countedMilliseconds: measure(period).countedMilliseconds } // downtime so far, time of all of it
        : passed;
      const { downtimeMilliseconds: down, countedMilliseconds: counted, uncoveredMilliseconds: uncovered } = passed;
      return {
        start: period.start,
        end: period.end,
        // summed downtime may exceed the time there is: then there is no availability to it
        attained: counted > 0 && down <= counted ? fromPart(down, counted) : null,
        downtimeSeconds: down / 1_000,
        uncoveredSeconds: uncovered / 1_000,
        credit,
        money: credit === null || fee === null ? null : allowed(credit, fee),
        provisional: isOpen || uncovered > 0,
        certainCredit: creditOf(whole, credits),
      };
    });
}

function creditOf({ downtimeMilliseconds, countedMilliseconds }: PeriodMeasure, credits: readonly CreditStep[]) {
  if (!(countedMilliseconds > 0) || downtimeMilliseconds > countedMilliseconds) return null;
  const down = exactly(downtimeMilliseconds);
  const counted = exactly(countedMilliseconds);
  const undercut = credits.filter(
    ({ threshold }) => compareDecimals(down, times(exactly(threshold.unavailability), counted)) > 0,
  );
  // of all that were undercut the lowest threshold has the largest unavailability, whatever the order of the list
  undercut.sort((a, b) => a.threshold.unavailability - b.threshold.unavailability);
  return undercut.at(-1)?.credit ?? 0;
}
