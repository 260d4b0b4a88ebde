import { type Check, skippedCheck } from '../gates/check.ts';
import { compareDecimals, type Decimal, times } from '../quantity/decimal.ts';
import { type Account, hasBudget, remainingOf } from './account.ts';

/**
 * One step of an error budget policy: the state `name` holds while more than the share `above` of the budget is left, or,
 * where `orExactly`, no less than that. The last step has no bound and takes what the others leave.
 */
export interface PolicyStep {
  readonly name: string;
  readonly above: Decimal | null;
  readonly orExactly?: boolean;
  /** What to do in this state, as a file says it. */
  readonly description?: string | null;
}

/** The steps of a policy, the best state first. */
export type Policy = readonly PolicyStep[];

/** More than half left, a quarter to a half, less than a quarter, nothing: exactly a half and a quarter are the middle. */
export const defaultPolicy: Policy = [
  { name: 'full-velocity', above: { digits: 5n, scale: 1 } },
  { name: 'low-risk-only', above: { digits: 25n, scale: 2 }, orExactly: true },
  { name: 'reliability-only', above: { digits: 0n, scale: 0 } },
  { name: 'freeze', above: null },
];

/** Which step of the policy an account is on. */
export interface PolicyState {
  readonly state: string;
  /** Its place in the policy, from 0, the best. */
  readonly step: number;
  readonly policy: Policy;
}

/**
 * The first step that what is left reaches, compared exactly: left ≥ or > above × budget, never by division. null where
 * there is no budget. Domain: steps in falling order, the last without a bound.
 * @example policyState({ budget: 100, consumed: 50 }, defaultPolicy) // low-risk-only
 */
export function policyState(account: Account, policy: Policy): PolicyState | null {
  if (!hasBudget(account)) return null;
  const left = remainingOf(account);
  const step = policy.findIndex(({ above, orExactly }) => {
    if (above === null) return true;
    const order = compareDecimals(left, times(above, account.budget));
    return order > 0 || (orExactly === true && order === 0);
  });
  const last = policy.length - 1;
  const at = step < 0 ? last : step;
  return { state: policy[at]!.name, step: at, policy };
}

/** The states of a policy by the keys of the result that have one. @example statesOf(policy).get('state') // ['freeze', …] */
export function statesOf(policy: Policy): ReadonlyMap<string, readonly string[]> {
  const names = policy.map(({ name }) => name);
  return new Map(['state', 'stateAfter'].map((key) => [key, names]));
}

/** Missed where the state is that or worse in the order of the steps; skipped where there is none. */
export function gateCheck(state: PolicyState | null, gate: string, policy: Policy, expression: string): Check {
  if (state === null) return skippedCheck(expression);
  const bound = policy.findIndex((step) => step.name === gate);
  return { expression, actual: state.state, status: state.step < bound ? 'met' : 'missed' };
}
