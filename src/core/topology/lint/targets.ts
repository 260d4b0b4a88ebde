import { type LintPart, yearSeconds } from './facts.ts';
import type { Rule } from './rule.ts';

export const sloAboveCeiling: Rule = {
  severity: 'error',
  why: 'a promise above what the parts allow is broken in the long run, however well everybody works.',
  remedy: 'lower the target, or change the parts that cost most: --target shows which changes reach it.',
  find: ({ journeys, topology }, words) =>
    journeys.flatMap(({ journey, unavailability, parts }) => {
      const target = journey.target?.availability.unavailability;
      if (target === undefined || unavailability <= target) return [];
      const worst = costliest(parts);
      const share = worst?.criticality ? `; ${worst.name} alone costs ${words.share(worst.criticality)} of that` : '';
      const message =
        `${topology.from === 'expression' ? 'the system' : journey.name} is to reach ${words.availability(target, unavailability)}, ` +
        `but its parts allow ${words.availability(unavailability, target)} at most: ` +
        `${words.duration(unavailability * yearSeconds)} down a year instead of ${words.duration(target * yearSeconds)}${share}`;
      return [{ message, where: journey.name, place: journey.place }];
    }),
};

/** A whole nine: ten times less downtime than was asked for. */
const timesTooGood = 10;

export const farAboveTarget: Rule = {
  severity: 'info',
  why: 'each nine costs about ten times the last, and users do not notice those beyond the target.',
  remedy: 'take a replica out, buy cheaper parts, or raise the target to what is worth it.',
  find: ({ journeys, topology }, words) =>
    journeys.flatMap(({ journey, unavailability }) => {
      const target = journey.target?.availability.unavailability;
      // perfect parts are no costly ones: somebody left their numbers out
      if (target === undefined || unavailability === 0 || unavailability * timesTooGood > target) return [];
      const message =
        `${topology.from === 'expression' ? 'the system' : journey.name} reaches ${words.availability(unavailability, target)} ` +
        `where ${words.availability(target, unavailability)} is asked: ` +
        `${words.count(Math.floor(target / unavailability))} times less downtime than allowed`;
      return [{ message, where: journey.name, place: journey.place }];
    }),
};

function costliest(parts: readonly LintPart[]): LintPart | null {
  return parts.reduce<LintPart | null>(
    (worst, part) => (part.kind !== 'need' && (part.criticality ?? 0) > (worst?.criticality ?? 0) ? part : worst),
    null,
  );
}
