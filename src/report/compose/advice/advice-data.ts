import type { Json, JsonObject } from '../../../core/json.ts';
import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { fromUnavailability } from '../../../core/quantity/availability.ts';
import type { Advice } from '../../../core/topology/improve/advice.ts';
import type { Change } from '../../../core/topology/improve/changes.ts';
import { changeText, together } from './change-text.ts';

/** What would meet the target, for `target` in JSON. */
export function adviceData(advice: Advice | null): JsonObject {
  if (!advice) return { requiredEach: null, requiredEachUnavailability: null, changes: [], plan: null };
  const { requiredEachUnavailability, ranking, plan } = advice;
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
          met,
        }),
      ) ?? [],
    plan: plan && {
      changes: together(plan.changes).map(changeData),
      ...ratios(plan.unavailability),
      met: plan.kind === 'plan',
      shortest: plan.kind === 'plan' && plan.provenShortest,
    },
  };
}

function changeData(change: Change): JsonObject {
  return { change: changeText(change), kind: change.kind, component: change.component };
}

function ratios(unavailability: number): JsonObject {
  return { ...fromUnavailability(unavailability) };
}
