import { type LintPart, systemOf } from './facts.ts';
import type { LintFindingFacts } from './finding.ts';
import type { Rule } from './rule.ts';

/** A promise above what the parts allow is broken in the long run, however well everybody works. */
export const sloAboveCeiling: Rule<'slo-above-ceiling'> = {
  severity: 'error',
  find: ({ journeys, topology }) =>
    journeys.flatMap(({ journey, unavailability: shown, leastUnavailability, parts }) => {
      const unavailability = leastUnavailability ?? shown;
      const target = journey.target?.availability.unavailability;
      if (target === undefined || unavailability <= target) return [];
      const data = { system: systemOf(topology, journey), target, unavailability, costliest: costliest(parts) };
      return [{ data, where: journey.name, place: journey.place }];
    }),
};

/** A whole nine: ten times less downtime than was asked for. */
const timesTooGood = 10;

/** Each nine costs about ten times the last, and users do not notice those beyond the target. */
export const farAboveTarget: Rule<'far-above-target'> = {
  severity: 'info',
  find: ({ journeys, topology }) =>
    journeys.flatMap(({ journey, unavailability }) => {
      const target = journey.target?.availability.unavailability;
      // perfect parts are no costly ones: somebody left their numbers out
      if (target === undefined || unavailability === 0 || unavailability * timesTooGood > target) return [];
      const times = Math.floor(target / unavailability);
      const data = { system: systemOf(topology, journey), target, unavailability, times };
      return [{ data, where: journey.name, place: journey.place }];
    }),
};

function costliest(parts: readonly LintPart[]): LintFindingFacts['slo-above-ceiling']['costliest'] {
  let worst: LintFindingFacts['slo-above-ceiling']['costliest'] = null;
  for (const { name, kind, criticality } of parts)
    if (kind !== 'need' && (criticality ?? 0) > (worst?.criticality ?? 0)) worst = { name, criticality: criticality! };
  return worst;
}
