import type { Policy, PolicyState } from '../../core/budget/policy.ts';
import type { JsonObject } from '../../core/json.ts';
import { availabilityData } from '../availability-data.ts';
import { adviceText, ruleText } from './words.ts';

/** The figures of a budget where there is none, or none that stands for all. */
export const noFigures: JsonObject = {
  ...availabilityData(null),
  ...{ budgetSeconds: null, consumedSeconds: null, remainingSeconds: null },
  ...{ budgetEvents: null, consumedEvents: null, remainingEvents: null },
  ...{ consumedRatio: null, remainingRatio: null, periodBurnRate: null, currentBurnRate: null },
  ...{ exhaustedAt: null, exhaustion: null, regainsAt: null, lasts: null, cost: null },
};

export function policyData(state: PolicyState | null, policy: Policy): JsonObject {
  return {
    state: state?.state ?? null,
    rule: state && ruleText(state.policy, state.step),
    description: state && adviceText(state.policy, state.step),
    steps: policy.map(({ name }, step) => ({
      name,
      rule: ruleText(policy, step),
      description: adviceText(policy, step),
    })),
  };
}
