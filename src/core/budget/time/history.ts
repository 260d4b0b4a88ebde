import type { Coverage } from '../../incidents/coverage.ts';
import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import type { Availability } from '../../quantity/availability.ts';
import { type AnchoredPeriod, anchoredPeriodAt } from '../../time/anchored-period.ts';
import type { Window } from '../../time/window.ts';
import { isOverspent } from '../account.ts';
import { type BudgetRequest, type TimeBudget, timeBudget } from './budget.ts';
import { type BudgetFrame, type FramedTime, frameOf } from './frame.ts';

/** The budget of one window of those that an SLO has had so far. */
export interface PastPeriod extends TimeBudget {
  readonly frame: BudgetFrame;
  /** null: it is not over, or the log does not cover all of it, and what is known keeps it. */
  readonly met: boolean | null;
  /** It is not over, or the log does not cover all of it: there may be more downtime than is known. */
  readonly provisional: boolean;
}

export interface HistoryRequest extends Omit<BudgetRequest, 'frame' | 'sloUnavailability'> {
  /** The last of the windows. */
  readonly window: Window;
  /** How it repeats; null: windows of its length, one before the other. */
  readonly repeat: AnchoredPeriod | null;
  readonly slo: Availability;
  readonly at: number;
  readonly time: FramedTime;
  readonly coverage: Coverage;
}

/** More windows are no table any more. */
const mostPeriods = 1_000;

/**
 * All windows of an SLO of which the log says anything, the oldest first: the one that is judged, and those before it. One that
 * is over and wholly covered was met where no more was consumed than there was.
 * @example pastPeriods(impact, { window: March, repeat: months, … }) // January, February, March of a log from January on
 */
export function pastPeriods(impact: ImpactIntervals, request: HistoryRequest): readonly PastPeriod[] {
  const { window, repeat, slo, at, time, coverage, ...rest } = request;
  const from = coverage.interval?.start ?? window.start;
  const windows = [window];
  while (windows[0]!.start > from && windows.length < mostPeriods) windows.unshift(before(windows[0]!, repeat));
  return windows.map((each): PastPeriod => {
    const frame = frameOf(each, at, time, coverage);
    const budget = timeBudget(impact, { ...rest, frame, sloUnavailability: slo.unavailability });
    const provisional = at < each.end || frame.uncoveredMilliseconds > 0;
    const isMissed = isOverspent(budget.account);
    const attained = frame.covered.length > 0 ? budget.attained : null; // nothing is known of it
    const met = isMissed ? false : provisional || attained === null ? null : true;
    return { ...budget, attained, frame, provisional, met };
  });
}

function before(window: Window, repeat: AnchoredPeriod | null): Window {
  return repeat
    ? { ...window, ...anchoredPeriodAt(repeat, window.start - 1) }
    : { ...window, start: window.start - (window.end - window.start), end: window.start };
}
