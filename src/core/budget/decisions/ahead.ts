import { type Intervals, intersection, totalMilliseconds } from '../../time/intervals.ts';
import type { Policy } from '../policy.ts';
import type { TimeBudget } from '../time/budget.ts';
import type { BudgetFrame } from '../time/frame.ts';
import { chanceToLast, type LastingChance } from './lasts.ts';
import type { OutageRecord } from './outage-forecast.ts';
import { type RegainedState, regainedStates } from './regain.ts';

/** What lies ahead of a budget. */
export interface LookAhead {
  /** Of a window that rolls on: when better states are regained; null of any other, and where there is no budget. */
  readonly regains: readonly RegainedState[] | null;
  /** Of a window that is under way: the chance that what is left lasts; null of any other, and where nothing is known. */
  readonly lasts: LastingChance | null;
}

export interface AheadRequest {
  /** The window ends now and moves on with it. */
  readonly isRolling: boolean;
  /** Time that counts, over as long again after the window; null: all of it. */
  readonly inService: Intervals | null;
  readonly unavailability: number;
  readonly policy: Policy;
  /** What the log covers, for the forecast; null: none is asked for. */
  readonly record: OutageRecord | null;
  readonly seed: number;
}

/** Looks ahead of a budget. @example lookAhead(whole, frame, { isRolling: true, … }).regains // [{ state: 'low-risk-only', at }] */
export function lookAhead(budget: TimeBudget, frame: BudgetFrame, request: AheadRequest): LookAhead {
  const { isRolling, inService, unavailability, policy, record, seed } = request;
  const { window, until, counted, elapsed } = frame;
  if (isRolling) {
    const after = { start: window.end, end: window.end + (window.end - window.start) };
    const later = inService ? intersection(inService, [after]) : [after];
    const { consumption, state } = budget;
    if (state === null) return { regains: null, lasts: null };
    const rolling = { window, counted, later, consumption, unavailability, policy, step: state.step };
    return { regains: regainedStates(rolling), lasts: null };
  }
  if (record === null || until >= window.end) return { regains: null, lasts: null };
  const leftSeconds = (totalMilliseconds(counted) - totalMilliseconds(elapsed)) / 1_000;
  return { regains: null, lasts: chanceToLast(record, budget.balance.remaining, leftSeconds, seed) };
}
