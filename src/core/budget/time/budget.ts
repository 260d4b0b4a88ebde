import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import type { OutageRules } from '../../incidents/downtime/measure.ts';
import type { Availability } from '../../quantity/availability.ts';
import { ceilingQuotient, type Decimal, exactly, quotient, times } from '../../quantity/decimal.ts';
import { clockOf, type Intervals, intersection, totalMilliseconds } from '../../time/intervals.ts';
import { type Account, attainedOf, type Balance, balanceOf, budgetOf, hasBudget, remainingOf } from '../account.ts';
import { type Policy, type PolicyState, policyState } from '../policy.ts';
import { type Consumption, consumedIn, consumptionOf, reachedAt } from './consumption.ts';
import type { BudgetFrame } from './frame.ts';

/** Burn over the last while, clipped to the window. */
export interface CurrentBurn {
  readonly lookbackSeconds: number;
  readonly rate: number | null;
}

export interface Exhaustion {
  readonly instant: number;
  /** It has happened; else it will where consumption goes on as in the window so far. */
  readonly isPast: boolean;
}

/** A budget of time: one log or a part of it against one SLO. */
export interface TimeBudget {
  readonly account: Account;
  readonly balance: Balance;
  readonly consumption: Consumption;
  /** Attained so far; null where no time that counts has passed, or more was down than passed (`sum`). */
  readonly attained: Availability | null;
  /** Share of the budget consumed / share of the window elapsed; null where either is not there. */
  readonly periodBurnRate: number | null;
  readonly currentBurn: CurrentBurn;
  readonly exhaustion: Exhaustion | null;
  readonly state: PolicyState | null;
}

export interface BudgetRequest {
  readonly frame: BudgetFrame;
  readonly sloUnavailability: number;
  readonly rules: OutageRules;
  /** Taken to whole milliseconds, one at least. */
  readonly lookbackSeconds: number;
  readonly policy: Policy;
}

/**
 * The budget of a window, (1 − SLO) × its counted time, against what the incidents consumed of it so far. Burn rates
 * divide consumption by what an even pace would have consumed: (1 − SLO) × counted time passed.
 * Source: docs/budget.md. Domain: 0 < 1 − SLO < 1.
 */
export function timeBudget(impact: ImpactIntervals, request: BudgetRequest): TimeBudget {
  const { frame, sloUnavailability: unavailability, rules, policy } = request;
  const consumption = consumptionOf(impact, rules, frame.covered);
  const account: Account = {
    budget: budgetOf(unavailability, totalMilliseconds(frame.counted)),
    consumed: consumedIn(consumption),
  };
  const elapsed = totalMilliseconds(frame.elapsed);
  const asked = Math.max(1, Math.round(request.lookbackSeconds * 1_000));
  const lookback = Math.min(asked, frame.until - frame.window.start);
  const from = frame.until - lookback;
  const recent = lookback > 0 ? intersection(frame.elapsed, [{ start: from, end: frame.until }]) : [];
  return {
    account,
    balance: balanceOf(account, 1_000),
    consumption,
    attained: attainedOf(account, elapsed),
    periodBurnRate: burnRate(account.consumed, unavailability, elapsed),
    currentBurn: {
      lookbackSeconds: lookback / 1_000,
      rate: burnRate(consumedIn(consumption, from), unavailability, totalMilliseconds(recent)),
    },
    exhaustion: exhaustionOf(account, consumption, frame),
    state: policyState(account, policy),
  };
}

/** Consumed / ((1 − SLO) × time passed): 1 is the pace that uses the budget up exactly at the end. */
export function burnRate(consumed: Decimal, unavailability: number, milliseconds: number): number | null {
  return milliseconds > 0 ? quotient(consumed, budgetOf(unavailability, milliseconds)) : null;
}

/**
 * When the budget was used up; else, in a window that goes on, when it will be at the pace of the window so far: after
 * elapsed × budget / consumed of counted time, where that lies before the window's end.
 */
export function exhaustionOf(account: Account, consumption: Consumption, frame: BudgetFrame): Exhaustion | null {
  if (!hasBudget(account)) return null;
  const past = reachedAt(consumption, account.budget);
  if (past !== null) return { instant: past, isPast: true };
  const elapsed = totalMilliseconds(frame.elapsed);
  if (frame.until >= frame.window.end || account.consumed.digits === 0n || elapsed === 0) return null;
  if (remainingOf(account).digits <= 0n) return null;
  const wanted = Number(ceilingQuotient(times(exactly(elapsed), account.budget), account.consumed));
  const instant = instantAt(frame.counted, wanted);
  return instant !== null && instant < frame.window.end ? { instant, isPast: false } : null;
}

/** The instant at which so much counted time has passed; null where there is not so much. */
function instantAt(counted: Intervals, milliseconds: number): number | null {
  if (milliseconds >= totalMilliseconds(counted)) return null;
  const clock = clockOf(counted);
  const holder = counted.find(({ end }) => clock(end) > milliseconds)!;
  return holder.start + (milliseconds - clock(holder.start));
}
