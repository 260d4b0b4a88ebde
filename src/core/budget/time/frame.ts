import { type Coverage, coveredIn } from '../../incidents/coverage.ts';
import { calendarPeriod } from '../../time/calendar.ts';
import { dayMilliseconds } from '../../time/civil.ts';
import { type Interval, type Intervals, intersection, totalMilliseconds } from '../../time/intervals.ts';
import { requestedWindow, type Window } from '../../time/window.ts';
import type { Zone } from '../../time/zone.ts';

/** The time a budget is made for and what of it has passed. */
export interface BudgetFrame {
  readonly window: Window;
  /** Consumption is known up to here: now, or the window's end where that is past. */
  readonly until: number;
  /** The time that counts inside the whole window, passed or not: service hours less agreed maintenance. */
  readonly counted: Intervals;
  /** The part of it that has passed. */
  readonly elapsed: Intervals;
  /** The part of that which the log covers: only here anything is consumed. */
  readonly covered: Intervals;
}

/**
 * Frames a window at an instant. `inService` is the time that counts, null where all does; `coverage` the time that the
 * log speaks of.
 */
export function frameOf(window: Window, at: number, inService: Intervals | null, coverage: Coverage): BudgetFrame {
  const until = Math.max(window.start, Math.min(at, window.end));
  const counted = inService ? intersection(inService, [window]) : [window];
  const elapsed = until > window.start ? intersection(counted, [{ start: window.start, end: until }]) : [];
  return { window, until, counted, elapsed, covered: coveredIn(elapsed, coverage) };
}

/** The windows that the two rules on large consumers look at: the 28 days before an instant, and its calendar quarter. */
export function ruleWindows(asOf: number, zone: Zone): { readonly recent: Window; readonly quarter: Window } {
  const window = ({ start, end }: Interval): Window => requestedWindow({ from: start, to: end }, end, zone)!;
  return {
    recent: window({ start: asOf - 28 * dayMilliseconds, end: asOf }),
    quarter: window(calendarPeriod('quarter', asOf, zone)),
  };
}

/** The time that has passed and of which the log says nothing, in milliseconds. */
export function uncoveredOf({ elapsed, covered }: BudgetFrame): number {
  return totalMilliseconds(elapsed) - totalMilliseconds(covered);
}

/** Length in seconds. */
export function secondsOf(intervals: Intervals): number {
  return totalMilliseconds(intervals) / 1_000;
}
