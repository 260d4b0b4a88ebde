import { ascendingOrder } from '../../order/ascending.ts';
import { compareDecimals, type Decimal, exactly, minus, times } from '../../quantity/decimal.ts';
import { quantileSorted } from '../../statistics/quantile.ts';
import { sum } from '../../statistics/sum.ts';
import type { Interval } from '../../time/intervals.ts';
import { type Account, balanceOf, budgetOf } from '../account.ts';

/** Counts of events by columns: row i counted `good[i]` good ones of `total[i]` from the instant `at[i]` on. */
export interface EventCounts {
  readonly count: number;
  readonly at: Float64Array;
  readonly good: Float64Array;
  readonly total: Float64Array;
}

/**
 * What is counted. Occurrences: bad events of all. Timeslices: slices of time whose ratio of good events lies below a
 * target of its own, of all slices. RatioTimeslices: each slice by its ratio of bad events. Names: OpenSLO v1.
 */
export type BudgetingMethod =
  | { readonly kind: 'Occurrences' }
  | { readonly kind: 'Timeslices'; readonly sliceSeconds: number; readonly sliceUnavailability: number }
  | { readonly kind: 'RatioTimeslices'; readonly sliceSeconds: number };

/** An error budget counted in events (or slices), not in seconds. Ratios are null where the budget is nothing. */
export interface EventBudget {
  readonly unit: 'events' | 'slices';
  /** All that the budget is a share of: events counted, or slices of the window. */
  readonly totalEvents: number;
  readonly budgetEvents: number;
  readonly consumedEvents: number;
  readonly remainingEvents: number;
  readonly consumedRatio: number | null;
  readonly remainingRatio: number | null;
  /** Slices that have events; null for Occurrences. Those without any consume nothing. */
  readonly slicesWithEvents: number | null;
  /** Budget and consumption before rounding, for exact comparisons. */
  readonly account: Account;
}

/**
 * The budget of counts that are already summed up: U × total, of which total − good are consumed.
 * Domain: 0 ≤ good ≤ total, 0 < unavailability < 1. @example occurrenceBudget(999_500, 1_000_000, 0.001) // 500 of 1000
 */
export function occurrenceBudget(good: number, total: number, unavailability: number): EventBudget {
  return eventsOf('events', total, minus(exactly(total), exactly(good)), unavailability, null);
}

export interface EventBudgetRequest {
  readonly method: BudgetingMethod;
  readonly unavailability: number;
  /** Rows outside it are left out; null takes them all. */
  readonly window: Interval | null;
  /**
   * How long the whole window is, in seconds, for a budget of slices: all of its slices are budget, also those that are
   * still to come or had no events. null: the slices that had events are all there are.
   */
  readonly windowSeconds: number | null;
}

/**
 * The budget of rows of counts. A row lies in the slice that its instant falls into; slices begin at whole multiples of
 * their length since 1970-01-01T00:00:00Z. A slice is good where good/total ≥ its target, compared as decimals; one
 * without events has no ratio and is neither good nor bad.
 *
 * Source: OpenSLO v1, SLO, budgetingMethod: "a ratio of counts of good events to the total count of the events", "a
 * ratio of good time slices to total time slices in a budgeting period", "an average of all time slices' success ratios
 * in a budgeting period".
 * @example slices of 1/2 and 1000/1000 at 99 %: Occurrences 1 of 1002 bad, Timeslices 1 of 2, RatioTimeslices 0.5 of 2
 */
export function eventBudget(counts: EventCounts, request: EventBudgetRequest): EventBudget {
  const { method, unavailability, window, windowSeconds } = request;
  const order = ascendingOrder(counts.at).filter((row) => {
    const at = counts.at[row]!;
    return window === null || (at >= window.start && at < window.end);
  });
  if (method.kind === 'Occurrences') {
    const total = sum(Float64Array.from(order, (row) => counts.total[row]!));
    const bad = sum(Float64Array.from(order, (row) => counts.total[row]! - counts.good[row]!));
    return eventsOf('events', total, exactly(bad), unavailability, null);
  }
  const ratios: { readonly bad: number; readonly total: number }[] = [];
  const length = method.sliceSeconds * 1_000;
  for (let first = 0; first < order.length; ) {
    const slice = Math.floor(counts.at[order[first]!]! / length);
    let after = first;
    while (after < order.length && Math.floor(counts.at[order[after]!]! / length) === slice) after++;
    const rows = order.subarray(first, after);
    const total = sum(Float64Array.from(rows, (row) => counts.total[row]!));
    const bad = sum(Float64Array.from(rows, (row) => counts.total[row]! - counts.good[row]!));
    if (total > 0) ratios.push({ bad, total });
    first = after;
  }
  const consumed =
    method.kind === 'Timeslices'
      ? ratios.filter(({ bad, total }) => exceeds(bad, total, method.sliceUnavailability)).length
      : sum(ratios.map(({ bad, total }) => bad / total));
  const slices = windowSeconds === null ? ratios.length : windowSeconds / method.sliceSeconds;
  return eventsOf('slices', slices, exactly(consumed), unavailability, ratios.length);
}

/** bad > share × total: in doubles where they are far enough apart to be sure, else as decimals. */
export function exceeds(bad: number, total: number, share: number): boolean {
  const difference = bad - share * total;
  if (Math.abs(difference) > 1e-9 * total) return difference > 0;
  return compareDecimals(exactly(bad), times(exactly(share), exactly(total))) > 0;
}

function eventsOf(
  unit: EventBudget['unit'],
  total: number,
  consumed: Decimal,
  unavailability: number,
  slicesWithEvents: number | null,
): EventBudget {
  const account = { budget: budgetOf(unavailability, total), consumed };
  const balance = balanceOf(account, 1);
  return {
    unit,
    totalEvents: total,
    budgetEvents: balance.budget,
    consumedEvents: balance.consumed,
    remainingEvents: balance.remaining,
    consumedRatio: balance.consumedRatio,
    remainingRatio: balance.remainingRatio,
    slicesWithEvents,
    account,
  };
}

/**
 * The time that rows of counts cover: from the first to the last and, since a row counts from its instant on, one usual
 * step more: the median distance of rows that follow each other. null without rows.
 * @example rows each minute from 0 to 10 min cover [0, 11 min)
 */
export function eventCoverage(at: Float64Array): Interval | null {
  const sorted = Float64Array.from(new Set(at)).sort();
  if (sorted.length === 0) return null;
  const steps = sorted
    .subarray(1)
    .map((instant, i) => instant - sorted[i]!)
    .sort();
  const step = steps.length > 0 ? quantileSorted(steps, 0.5) : 0;
  return { start: sorted[0]!, end: sorted.at(-1)! + step };
}
