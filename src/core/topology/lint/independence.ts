import { redundantGroups } from '../model/shared-causes.ts';
import { systemOf } from './facts.ts';
import type { Rule } from './rule.ts';

/** A usual guess: of hundred failures of like machines some five take all of them (IEC 61508-6, annex D: 1 to 10 %). */
export const assumedBeta = 0.05;

/** What makes less than this of a difference is no matter. */
const leastRatio = 1.1;

/** Replicas fail together more often than independence says: what a little of that would make of a journey. */
export const independenceAssumed: Rule<'independence-assumed'> = {
  severity: 'info',
  find: ({ topology, journeys }) =>
    journeys.flatMap(({ journey, unavailability, parts, sharedUnavailability: withShared }) => {
      if (withShared == null || !(withShared >= leastRatio * unavailability) || unavailability === 0) return [];
      const own = new Set(parts.map(({ component }) => component));
      const groups = redundantGroups({ ...topology, journeys: [journey] }).filter((names) =>
        names.some((name) => own.has(name)),
      );
      const system = systemOf(topology, journey);
      const data = { system, groups, beta: assumedBeta, unavailability, withShared };
      return [{ data, where: journey.name, place: journey.place }];
    }),
};
