import { exactly } from '../../quantity/decimal.ts';
import { totalMilliseconds } from '../../time/intervals.ts';
import { attainedOf, balanceOf } from '../account.ts';
import { type Policy, policyState } from '../policy.ts';
import { burnRate, exhaustionOf, type TimeBudget } from './budget.ts';
import type { BudgetFrame } from './frame.ts';

/**
 * A budget of which nobody has measured anything: `empty`, of no incidents, with so many seconds gone. Where that was not
 * said (null), nothing was attained either: a full budget is what it began as, not what is known of it.
 * Domain: consumedSeconds ≥ 0 or null.
 */
export function freshBudget(
  empty: TimeBudget,
  frame: BudgetFrame,
  unavailability: number,
  policy: Policy,
  consumedSeconds: number | null,
): TimeBudget {
  const lookbackOnly = { ...empty.currentBurn, rate: null };
  if (consumedSeconds === null)
    return { ...empty, attained: null, periodBurnRate: null, currentBurn: lookbackOnly, exhaustion: null };
  const account = { ...empty.account, consumed: exactly(consumedSeconds * 1_000) };
  const elapsed = totalMilliseconds(frame.elapsed);
  return {
    ...empty,
    account,
    balance: balanceOf(account, 1_000),
    attained: attainedOf(account, elapsed),
    periodBurnRate: burnRate(account.consumed, unavailability, elapsed),
    currentBurn: lookbackOnly, // when it was lost is not known
    exhaustion: exhaustionOf(account, empty.consumption, frame),
    state: policyState(account, policy),
  };
}
