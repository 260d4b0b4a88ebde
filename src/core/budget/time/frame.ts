import { type Coverage, coveredIn, uncoveredIn } from '../../incidents/coverage.ts';
import { knownTime, type UnknownFacts, unknownFacts } from '../../incidents/unknown.ts';
import type { UnknownHandling } from '../../incidents/unknown-handling.ts';
import { type Decimal, toNumber } from '../../quantity/decimal.ts';
import { calendarPeriod } from '../../time/calendar.ts';
import { dayMilliseconds } from '../../time/civil.ts';
import { type Interval, type Intervals, intersection, merged, totalMilliseconds } from '../../time/intervals.ts';
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
  /** The part of that which the log covers, or that counts as down since nobody knows: only here anything is consumed. */
  readonly covered: Intervals;
  /** Time that has passed in which nobody knows, and how it is counted: where it is excluded, none of the above holds it. */
  readonly unknown: Intervals;
  readonly unknownHandling: UnknownHandling;
  /** The time that has passed and of which the log says nothing, in milliseconds. */
  readonly uncoveredMilliseconds: number;
}

/** Time that could count, and what of it is unknown. */
export interface FramedTime {
  /** null where all of it could count. */
  readonly inService: Intervals | null;
  readonly unknown: Intervals;
  readonly handling: UnknownHandling;
}

/** Frames a window at an instant; `coverage` is the time that the log speaks of. */
export function frameOf(
  window: Window,
  at: number,
  { inService, unknown, handling }: FramedTime,
  coverage: Coverage,
): BudgetFrame {
  const until = Math.max(window.start, Math.min(at, window.end));
  const passed: Intervals = until > window.start ? [{ start: window.start, end: until }] : [];
  const time = inService ? intersection(inService, [window]) : [window];
  const counted = knownTime(time, unknown, handling);
  const elapsed = intersection(counted, passed);
  const known = intersection(time, passed);
  const covered = coveredIn(elapsed, coverage);
  const ofUnknown = intersection(known, unknown);
  return {
    ...{ window, until, counted, elapsed },
    covered: handling === 'down' ? merged([...covered, ...ofUnknown]) : covered,
    unknown: ofUnknown,
    unknownHandling: handling,
    uncoveredMilliseconds: uncoveredIn(known, coverage).milliseconds,
  };
}

/** The windows that the two rules on large consumers look at: the 28 days before an instant, and its calendar quarter. */
export function ruleWindows(asOf: number, zone: Zone): { readonly recent: Window; readonly quarter: Window } {
  const window = ({ start, end }: Interval): Window => requestedWindow({ from: start, to: end }, end, zone)!;
  return {
    recent: window({ start: asOf - 28 * dayMilliseconds, end: asOf }),
    quarter: window(calendarPeriod('quarter', asOf, zone)),
  };
}

/** What unknown time leaves open of what was attained. */
export function unknownOfFrame({ elapsed, unknown, unknownHandling }: BudgetFrame, consumed: Decimal): UnknownFacts {
  return unknownFacts(unknown, merged([...elapsed, ...unknown]), toNumber(consumed), unknownHandling);
}

/** Length in seconds. */
export function secondsOf(intervals: Intervals): number {
  return totalMilliseconds(intervals) / 1_000;
}
