import { detectionDuration, worstSeconds } from '../../failover/standby/detection.ts';
import type { FailoverSettings } from '../../failover/standby/settings.ts';
import { formatInstant } from '../../time/instant.ts';
import type { Component, Topology } from '../model/model.ts';
import type { StandbyPair } from '../model/pair.ts';
import type { LintFacts } from './facts.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

interface Pair {
  readonly component: Component;
  readonly pair: StandbyPair;
}

function pairsOf({ components }: Topology): readonly Pair[] {
  return components.flatMap((component) => (component.failover ? [{ component, pair: component.failover }] : []));
}

const hit = ({ name, place }: Component, message: string): Hit => ({ message, where: name, place });

/** A takeover that was tried out longer ago than this may have stopped to work since. */
const testedDays = 90;
const dayMilliseconds = 86_400_000;
/** A date is read in UTC, and the first zones have it 14 hours before. */
const mostAheadMilliseconds = 14 * 3_600_000;

export const standbyUntested: Rule = {
  severity: 'warning',
  why: 'a takeover that nobody tries breaks unnoticed, and then fails on the day it is needed.',
  remedy: 'fail over on purpose, put the date into `tested`, and do it again within 90 days.',
  find: ({ topology, today }, words) =>
    pairsOf(topology).flatMap(({ component, pair }): readonly Hit[] => {
      const { tested, standbyCheckSeconds } = pair.settings;
      const unseen =
        standbyCheckSeconds === null
          ? ''
          : `, and a dead standby goes unseen for ${words.duration(standbyCheckSeconds / 2)} on average`;
      if (tested === null)
        return [hit(component, `nobody says that the takeover of ${component.name} was ever tested${unseen}`)];
      const date = formatInstant(tested).slice(0, 10);
      if (today !== null && tested - today > mostAheadMilliseconds)
        return [
          hit(
            component,
            `the takeover of ${component.name} is said to be tested on ${date}, which has not come yet${unseen}`,
          ),
        ];
      const days = today === null ? 0 : Math.floor((today - tested) / dayMilliseconds);
      if (days <= testedDays) return [];
      return [
        hit(
          component,
          `the takeover of ${component.name} was last tested on ${date}, ${words.count(days)} days ago${unseen}`,
        ),
      ];
    }),
};

export const failbackTooSoon: Rule = {
  severity: 'warning',
  why: 'a primary that comes and goes takes the traffic back and forth, and each round is an outage.',
  remedy: 'raise `failback.delay` well above the time that detection takes, or set `automatic: false`.',
  find: ({ topology }, words) =>
    pairsOf(topology).flatMap(({ component, pair }): readonly Hit[] => {
      const { failback } = pair.settings;
      const longest = worstSeconds(detectionDuration(pair.settings.detection)) ?? 0;
      if (!failback.automatic || failback.delaySeconds >= longest) return [];
      return [
        hit(
          component,
          `${component.name} fails back ${words.duration(failback.delaySeconds)} after a takeover, sooner than a new failure is noticed (${words.duration(longest)}): it may flap`,
        ),
      ];
    }),
};

export const probeTooSlow: Rule = {
  severity: 'warning',
  why: 'the failure is noticed after the time that the target leaves for one outage is gone: no switch is fast enough.',
  remedy: 'probe more often, or count fewer failures; fewer failures in a row also mean more switches in vain.',
  find: (facts, words) =>
    overBudget(facts, noticing, (pair, spent, allowed, journey) => {
      const { detection } = pair.settings;
      const how =
        detection.kind === 'fixed'
          ? `takes ${words.duration(spent)} to notice a failure`
          : `needs ${words.count(detection.probes.failures)} failed probes, ${words.duration(spent)}, to notice a failure`;
      return `${how}, and ${journey} may be down for ${words.duration(allowed)} a failure`;
    }),
};

export const switchTooSlow: Rule = {
  severity: 'warning',
  why: 'the switch alone, with the time that clients go on with an old DNS answer, is longer than the target leaves for one outage.',
  remedy:
    'lower the time to live of the DNS record, promote faster, or keep the standby closer: warm instead of cold, hot instead of warm.',
  find: (facts, words) =>
    overBudget(
      facts,
      ({ switchSeconds }) => switchSeconds,
      ({ settings }, spent, allowed, journey) =>
        `takes ${words.duration(spent)} to switch (${settings.mode}), and ${journey} may be down for ${words.duration(allowed)} a failure`,
    ),
};

/** What must pass before a failure can be noticed at all: k intervals, or the time that is given. */
function noticing({ detection }: FailoverSettings): number {
  if (detection.kind === 'fixed') return detection.detectSeconds;
  return detection.probes.failures * detection.probes.intervalSeconds;
}

/**
 * Pairs that are down whenever a journey with a target is, and that spend more on each failure than the target leaves:
 * allowed unavailability × (MTBF + MTTR) of the primary. The tightest journey of each pair.
 */
function overBudget(
  { topology, journeys }: LintFacts,
  secondsOf: (settings: FailoverSettings) => number,
  message: (pair: StandbyPair, spent: number, allowed: number, journey: string) => string,
): readonly Hit[] {
  return pairsOf(topology).flatMap(({ component, pair }): readonly Hit[] => {
    const cycle = pair.primary.mtbfSeconds + pair.primary.mttrSeconds;
    const spent = secondsOf(pair.settings);
    const budgets = journeys.flatMap(({ journey, parts }) => {
      const target = journey.target?.availability.unavailability;
      const isNeeded = parts.some((part) => part.name === component.name && part.isNeeded);
      return target !== undefined && isNeeded ? [{ journey: journey.name, allowed: target * cycle }] : [];
    });
    if (budgets.length === 0) return [];
    const tightest = budgets.reduce((a, b) => (b.allowed < a.allowed ? b : a));
    if (spent <= tightest.allowed) return [];
    return [hit(component, `${component.name} ${message(pair, spent, tightest.allowed, tightest.journey)}`)];
  });
}

export const splitBrainPossible: Rule = {
  severity: 'warning',
  why: 'two machines that both accept writes leave data that somebody must mend by hand.',
  remedy: 'add `fencing`: stonith, quorum, or a lease that is longer than the longest pause of the primary.',
  find: ({ topology }, words) =>
    pairsOf(topology).flatMap(({ component, pair }): readonly Hit[] => {
      if (pair.settings.fencing.kind !== 'none') return [];
      const seconds = pair.result.splitBrainSecondsPerYear;
      const message =
        pair.settings.partition === null
          ? `nothing keeps both machines of ${component.name} from serving at once when the monitor loses sight of the primary, and no \`partition\` says how often that is`
          : `both machines of ${component.name} serve at once for ${words.duration(seconds)} a year: nothing stops the primary when the monitor loses sight of it`;
      return [hit(component, message)];
    }),
};
