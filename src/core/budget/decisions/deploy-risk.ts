import { firstPlace } from '../../order/bisection.ts';
import {
  ceilingQuotient,
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
import { atLeastSuccesses } from '../../statistics/binomial.ts';
import { type Account, hasBudget, remainingOf } from '../account.ts';
import { type Policy, policyState } from '../policy.ts';

/** Changes and what each may do: with some probability an outage of some length, each independent of the others. */
export interface DeployRisk {
  readonly probability: number;
  readonly outageSeconds: number;
  /** How many such changes. */
  readonly count: number;
}

export interface DeployCost extends DeployRisk {
  /** Count × probability × outage. */
  readonly expectedSeconds: number;
  readonly expectedBudgetShare: number | null;
  /** Every one of them fails: count × outage as a part of the whole budget. */
  readonly worstBudgetShare: number | null;
  /** The same as a part of what is left; null where nothing is. */
  readonly worstRemainingShare: number | null;
  /** The state of the policy after the worst case. */
  readonly stateAfter: string | null;
  /** The state after the expected cost. */
  readonly stateAfterExpected: string | null;
  /** That at least one of them fails. */
  readonly failureProbability: number;
  /** That nothing is left after them; null where there is no budget. */
  readonly exhaustionProbability: number | null;
  /** How likely each state of the policy is after them, the best first; null where there is no budget. */
  readonly states: readonly { readonly state: string; readonly probability: number }[] | null;
  /** The longest full outage after which the SLO is still met. */
  readonly largestOutageSeconds: number;
  /** How many such outages fit into what is left. */
  readonly worstFits: number;
  /** How many such deploys do at their expected cost; null where they cost nothing. */
  readonly expectedFits: number | null;
}

/**
 * The cost of changes against an account in milliseconds: expected n·p·d and worst n·d, as shares of the whole and of the
 * remaining budget, the state after the worst case, and what else fits. Failures are binomial: nothing is left with the
 * probability of at least ⌈left / d⌉ of them.
 * Domain: 0 ≤ p ≤ 1, outage > 0, whole count ≥ 1.
 * @example deployCost({ probability: 0.05, outageSeconds: 1200, count: 20 }, …) // 1200 s expected, 64.2 % that one fails
 */
export function deployCost(risk: DeployRisk, account: Account, policy: Policy): DeployCost {
  const { probability, count } = risk;
  const outage = times(exactly(risk.outageSeconds), thousand);
  const worst = times(outage, exactly(count));
  const expected = times(worst, exactly(probability));
  const remaining = remainingOf(account);
  const left = compareDecimals(remaining, nothing) > 0 ? remaining : nothing;
  const share = (part: Decimal, whole: Decimal): number | null => (whole.digits > 0n ? quotient(part, whole) : null);
  const fits = (part: Decimal): number => Number(wholeQuotient(left, part));
  const stepAfter = (cost: Decimal) => policyState(spent(account, cost), policy);
  const each = times(outage, exactly(probability));
  return {
    ...risk,
    expectedSeconds: seconds(expected),
    expectedBudgetShare: share(expected, account.budget),
    worstBudgetShare: share(worst, account.budget),
    worstRemainingShare: share(worst, left),
    stateAfter: stepAfter(worst)?.state ?? null,
    stateAfterExpected: stepAfter(expected)?.state ?? null,
    failureProbability: atLeastSuccesses(1, count, probability),
    exhaustionProbability: hasBudget(account)
      ? atLeastSuccesses(Math.min(count + 1, Number(ceilingQuotient(left, outage))), count, probability)
      : null,
    states: hasBudget(account) ? stateChances(risk, outage, account, policy) : null,
    largestOutageSeconds: seconds(left),
    worstFits: fits(outage),
    expectedFits: each.digits > 0n ? fits(each) : null,
  };
}

/** Each failure leads to no better state: of every step the fewest failures that lead there, and beyond it. */
function stateChances({ probability, count }: DeployRisk, outage: Decimal, account: Account, policy: Policy) {
  const stepAfter = (failures: number): number =>
    policyState(spent(account, times(outage, exactly(failures))), policy)!.step; // there is a budget
  const chanceOf = (step: number): number => {
    const fewest = firstPlace(count + 1, (failures) => stepAfter(failures) >= step);
    return fewest > count ? 0 : atLeastSuccesses(fewest, count, probability);
  };
  const reached = [...policy.map((_, step) => chanceOf(step)), 0];
  return policy.map(({ name }, step) => ({
    state: name,
    probability: Math.max(0, reached[step]! - reached[step + 1]!),
  }));
}

const spent = ({ budget, consumed }: Account, cost: Decimal): Account => ({ budget, consumed: plus(consumed, cost) });

const thousand: Decimal = { digits: 1_000n, scale: 0 };

const seconds = (milliseconds: Decimal): number => toNumber(shifted(milliseconds, 3));
