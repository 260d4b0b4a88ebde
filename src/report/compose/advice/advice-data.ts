import type { Json, JsonObject } from '../../../core/json.ts';
import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { fromUnavailability } from '../../../core/quantity/availability.ts';
import type { Advice } from '../../../core/topology/improve/advice.ts';
import type { Change } from '../../../core/topology/improve/changes.ts';
import type { ComposeResult } from '../result.ts';
import { changeText, together } from './change-text.ts';
import { isSamePlan, moneyOf } from './plan-money.ts';

type MoneyFacts = Pick<ComposeResult, 'topology' | 'detail' | 'costPerHour'>;

/** What would meet the target, for `target` in JSON. */
export function adviceData(advice: Advice | null, result: MoneyFacts): JsonObject {
  if (!advice) return { requiredEach: null, requiredEachUnavailability: null, changes: [], plan: null, plans: [] };
  const { requiredEachUnavailability, ranking } = advice;
  const plans = plansOf(advice, result);
  return {
    requiredEach: requiredEachUnavailability === null ? null : 1 - requiredEachUnavailability,
    requiredEachUnavailability,
    changes:
      ranking?.ranked.map(
        ({ change, unavailability, gain, met }): Json => ({
          ...changeData(change),
          ...ratios(unavailability),
          downtimeSeconds: { year: allowed(unavailability, defaultBasis.yearSeconds) },
          savedSeconds: { year: allowed(gain, defaultBasis.yearSeconds) },
          ...moneyOf(result, [change], unavailability),
          met,
        }),
      ) ?? [],
    plan: plans[0] ?? null,
    plans: plans.filter((each) => each['met'] === true),
  };
}

/** The cheapest first where costs are known, then the shortest; of one that is both once. */
function plansOf({ plan, cheapest }: Advice, result: MoneyFacts): readonly JsonObject[] {
  const shortestLength = plan?.kind === 'plan' && plan.provenShortest ? plan.changes.length : null;
  const found: JsonObject[] = [];
  if (cheapest)
    found.push({
      changes: together(cheapest.changes).map(changeData),
      ...ratios(cheapest.unavailability),
      met: true,
      shortest: cheapest.changes.length === shortestLength,
      cheapest: cheapest.isProven,
      ...moneyOf(result, cheapest.changes, cheapest.unavailability, cheapest.costPerMonth),
    });
  if (plan && !(cheapest && isSamePlan(plan.changes, cheapest.changes)))
    found.push({
      changes: together(plan.changes).map(changeData),
      ...ratios(plan.unavailability),
      met: plan.kind === 'plan',
      shortest: plan.kind === 'plan' && plan.provenShortest,
      cheapest: false,
      ...moneyOf(result, plan.changes, plan.unavailability),
    });
  return found;
}

function changeData(change: Change): JsonObject {
  return { change: changeText(change), kind: change.kind, component: change.component };
}

function ratios(unavailability: number): JsonObject {
  return { ...fromUnavailability(unavailability) };
}
