import {
  compareDecimals,
  type Decimal,
  exactly,
  nothing,
  plus,
  quotient,
  shifted,
  times,
  toNumber,
  wholeQuotient,
} from '../../quantity/decimal.ts';
import { type Account, hasBudget, remainingOf } from '../account.ts';
import { type Policy, policyState } from '../policy.ts';

/** A change and what it may do: with some probability an outage of some length. */
export interface DeployRisk {
  readonly probability: number;
  readonly outageSeconds: number;
}

export interface DeployCost extends DeployRisk {
  /** Probability × outage. */
  readonly expectedSeconds: number;
  readonly expectedBudgetShare: number | null;
  /** The outage as a part of the whole budget. */
  readonly worstBudgetShare: number | null;
  /** The outage as a part of what is left; null where nothing is. */
  readonly worstRemainingShare: number | null;
  /** The state of the policy after the outage. */
  readonly stateAfter: string | null;
  /** The longest full outage after which the SLO is still met. */
  readonly largestOutageSeconds: number;
  /** How many such outages fit into what is left. */
  readonly worstFits: number;
  /** How many such deploys do at their expected cost; null where they cost nothing. */
  readonly expectedFits: number | null;
}

/**
 * The cost of a change against an account in milliseconds: expected p·d and worst d, as shares of the whole and of the
 * remaining budget, the state after the worst case, and what else fits.
 * Domain: 0 ≤ p ≤ 1, outage > 0. @example deployCost({ probability: 0.05, outageSeconds: 1200 }, …) // 60 s expected
 */
export function deployCost(risk: DeployRisk, account: Account, policy: Policy): DeployCost {
  const worst = times(exactly(risk.outageSeconds), thousand);
  const expected = times(worst, exactly(risk.probability));
  const remaining = remainingOf(account);
  const left = compareDecimals(remaining, nothing) > 0 ? remaining : nothing;
  const share = (part: Decimal, whole: Decimal): number | null => (whole.digits > 0n ? quotient(part, whole) : null);
  const fits = (part: Decimal): number => Number(wholeQuotient(left, part));
  const after = { budget: account.budget, consumed: plus(account.consumed, worst) };
  return {
    ...risk,
    expectedSeconds: seconds(expected),
    expectedBudgetShare: share(expected, account.budget),
    worstBudgetShare: share(worst, account.budget),
    worstRemainingShare: share(worst, left),
    stateAfter: hasBudget(account) ? (policyState(after, policy)?.state ?? null) : null,
    largestOutageSeconds: seconds(left),
    worstFits: fits(worst),
    expectedFits: expected.digits > 0n ? fits(expected) : null,
  };
}

const thousand: Decimal = { digits: 1_000n, scale: 0 };

const seconds = (milliseconds: Decimal): number => toNumber(shifted(milliseconds, 3));
