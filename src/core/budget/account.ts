import { type Availability, fromPart } from '../quantity/availability.ts';
import {
  compareDecimals,
  type Decimal,
  exactly,
  minus,
  quotient,
  shifted,
  times,
  toNumber,
} from '../quantity/decimal.ts';

/** A budget and what is gone of it, exactly: in milliseconds of downtime, or in events. */
export interface Account {
  readonly budget: Decimal;
  readonly consumed: Decimal;
}

/** The figures of an account, in seconds or events. Ratios are null where there is no budget to divide by. */
export interface Balance {
  readonly budget: number;
  readonly consumed: number;
  /** Negative where more is gone than there was. */
  readonly remaining: number;
  readonly consumedRatio: number | null;
  readonly remainingRatio: number | null;
}

/** The budget of a whole: (1 − SLO) × whole. @example budgetOf(0.001, 2_592_000_000) // 2592000 ms */
export function budgetOf(unavailability: number, whole: number): Decimal {
  return times(exactly(unavailability), exactly(whole));
}

/** What is left; negative where more is gone than there was. */
export function remainingOf({ budget, consumed }: Account): Decimal {
  return minus(budget, consumed);
}

/** True where more is gone than there was; exactly all of it is within. */
export function isOverspent({ budget, consumed }: Account): boolean {
  return compareDecimals(consumed, budget) > 0;
}

export function hasBudget({ budget }: Account): boolean {
  return budget.digits > 0n;
}

/** The figures, in the unit of the account divided by `per` (1000 for milliseconds to seconds). */
export function balanceOf(account: Account, per: 1 | 1_000): Balance {
  const places = per === 1 ? 0 : 3;
  const shown = (value: Decimal): number => toNumber(shifted(value, places));
  const remaining = remainingOf(account);
  const exists = hasBudget(account);
  return {
    budget: shown(account.budget),
    consumed: shown(account.consumed),
    remaining: shown(remaining),
    consumedRatio: exists ? quotient(account.consumed, account.budget) : null,
    remainingRatio: exists ? quotient(remaining, account.budget) : null,
  };
}

/**
 * What was attained: the part of a whole that was not consumed. null where there is nothing of it, or where more is gone
 * than there was (incidents that are summed).
 * @example attainedOf({ budget, consumed: exactly(500) }, 1_000_000)?.unavailability // 0.0005
 */
export function attainedOf({ consumed }: Account, whole: number): Availability | null {
  if (whole === 0) return null;
  const gone = toNumber(consumed);
  return gone <= whole ? fromPart(gone, whole) : null;
}
