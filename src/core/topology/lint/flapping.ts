import { flapsOf } from '../../failover/replay/flaps.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

export const failbackWithinFlap: Rule = {
  severity: 'warning',
  why: 'the primary gets the traffic back while its next failure is still to come, and each round is an outage.',
  remedy: 'raise `failback.delay`, or set `automatic: false` and go back by hand once the primary has been quiet.',
  find: ({ topology, outages }, words) =>
    topology.components.flatMap(({ name, place, failover }): readonly Hit[] => {
      const own = outages?.get(name);
      if (!failover?.settings.failback.automatic || !own) return [];
      const { returns, recurrences, longestGapSeconds, failovers, better } = flapsOf(own, failover.settings);
      if (better === null || longestGapSeconds === null) return [];
      const { delaySeconds } = failover.settings.failback;
      const [delay, longer] = [words.duration(delaySeconds), words.duration(better.delaySeconds)];
      const spared = failovers - better.failovers;
      const followed = `${words.count(recurrences)} of ${words.count(returns)} returns of ${name} were followed by the next failure within ${words.duration(longestGapSeconds)}`;
      const felt = `with failback.delay at ${delay} ${words.count(failovers)} of these take a failover`;
      return [
        {
          message: `${followed}; ${felt}: ${longer} would have spared ${words.count(spared)}`,
          where: name,
          place,
          remedy: `set \`failback.delay\` to ${longer}, or \`automatic: false\` and go back by hand once the primary has been quiet.`,
        },
      ];
    }),
};
