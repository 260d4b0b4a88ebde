import { flapsOf } from '../../failover/replay/flaps.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

/** The primary gets the traffic back while its next failure is still to come, and each round is an outage. */
export const failbackWithinFlap: Rule<'failback-within-flap'> = {
  severity: 'warning',
  find: ({ topology, outages }) =>
    topology.components.flatMap(({ name, place, failover }): readonly Hit<'failback-within-flap'>[] => {
      const own = outages?.get(name);
      if (!failover?.settings.failback.automatic || !own) return [];
      const { returns, recurrences, longestGapSeconds, failovers, better } = flapsOf(own, failover.settings);
      if (better === null || longestGapSeconds === null) return [];
      const { delaySeconds } = failover.settings.failback;
      const found = { returns, recurrences, longestGapSeconds, delaySeconds, failovers };
      const spared = failovers - better.failovers;
      return [
        {
          data: { component: name, ...found, betterDelaySeconds: better.delaySeconds, spared },
          where: name,
          place,
        },
      ];
    }),
};
