import { detectionDuration, worstSeconds } from '../../failover/standby/detection.ts';
import type { FailoverSettings } from '../../failover/standby/settings.ts';
import type { Component, Topology } from '../model/model.ts';
import type { StandbyPair } from '../model/pair.ts';
import type { LintFacts } from './facts.ts';
import type { Hit, LintFindingFacts, Overspent, RuleName } from './finding.ts';
import type { Rule } from './rule.ts';

interface Pair {
  readonly component: Component;
  readonly pair: StandbyPair;
}

function pairsOf({ components }: Topology): readonly Pair[] {
  return components.flatMap((component) => (component.failover ? [{ component, pair: component.failover }] : []));
}

const hit = <Name extends RuleName>({ name, place }: Component, data: LintFindingFacts[Name]): Hit<Name> => ({
  data,
  where: name,
  place,
});

const dayMilliseconds = 86_400_000;
/** A date is read in UTC, and the first zones have it 14 hours before. */
const mostAheadMilliseconds = 14 * 3_600_000;

/** A takeover that nobody tries breaks unnoticed, and then fails on the day it is needed. */
export const standbyUntested: Rule<'standby-untested'> = {
  severity: 'warning',
  find: ({ topology, today }) =>
    pairsOf(topology).flatMap(({ component, pair }): readonly Hit<'standby-untested'>[] => {
      const { tested, testEverySeconds, standbyCheckSeconds } = pair.settings;
      const unseenSeconds = standbyCheckSeconds === null ? null : standbyCheckSeconds / 2;
      const found = (daysAgo: number | null): readonly Hit<'standby-untested'>[] => [
        hit(component, { component: component.name, tested, testEverySeconds, daysAgo, unseenSeconds }),
      ];
      if (tested === null || (today !== null && tested - today > mostAheadMilliseconds)) return found(null);
      if (today === null) return [];
      // a day counts once it is over: tried out on the first, 90 days are up on the 91st day after
      const days = Math.floor((today - tested) / dayMilliseconds);
      const isDue =
        testEverySeconds < dayMilliseconds / 1_000
          ? today - tested > testEverySeconds * 1_000
          : days > testEverySeconds / 86_400;
      return isDue ? found(days) : [];
    }),
};

/** A primary that comes and goes takes the traffic back and forth, and each round is an outage. */
export const failbackTooSoon: Rule<'failback-too-soon'> = {
  severity: 'warning',
  find: ({ topology }) =>
    pairsOf(topology).flatMap(({ component, pair }): readonly Hit<'failback-too-soon'>[] => {
      const { automatic, delaySeconds } = pair.settings.failback;
      const noticedSeconds = worstSeconds(detectionDuration(pair.settings.detection)) ?? 0;
      if (!automatic || delaySeconds >= noticedSeconds) return [];
      return [hit(component, { component: component.name, delaySeconds, noticedSeconds })];
    }),
};

/** The failure is noticed after the time that the target leaves for one outage is gone: no switch is fast enough. */
export const probeTooSlow: Rule<'probe-too-slow'> = {
  severity: 'warning',
  find: (facts) =>
    overBudget(facts, noticing).map(({ component, pair, spent }) => {
      const { detection } = pair.settings;
      const failures = detection.kind === 'fixed' ? null : detection.probes.failures;
      return hit(component, { ...spent, failures });
    }),
};

/** The switch alone, with the time that clients go on with an old DNS answer, is longer than the target leaves for one outage. */
export const switchTooSlow: Rule<'switch-too-slow'> = {
  severity: 'warning',
  find: (facts) =>
    overBudget(facts, ({ switchSeconds }) => switchSeconds).map(({ component, pair, spent }) =>
      hit(component, { ...spent, mode: pair.settings.mode }),
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
): readonly (Pair & { readonly spent: Overspent })[] {
  return pairsOf(topology).flatMap(({ component, pair }) => {
    const cycle = pair.primary.mtbfSeconds + pair.primary.mttrSeconds;
    const spentSeconds = secondsOf(pair.settings);
    const budgets = journeys.flatMap(({ journey, parts }) => {
      const target = journey.target?.availability.unavailability;
      const isNeeded = parts.some((part) => part.name === component.name && part.isNeeded);
      return target !== undefined && isNeeded ? [{ journey: journey.name, allowedSeconds: target * cycle }] : [];
    });
    if (budgets.length === 0) return [];
    const tightest = budgets.reduce((a, b) => (b.allowedSeconds < a.allowedSeconds ? b : a));
    if (spentSeconds <= tightest.allowedSeconds) return [];
    return [{ component, pair, spent: { component: component.name, spentSeconds, ...tightest } }];
  });
}

/** Two machines that both accept writes leave data that somebody must mend by hand. */
export const splitBrainPossible: Rule<'split-brain-possible'> = {
  severity: 'warning',
  find: ({ topology }) =>
    pairsOf(topology).flatMap(({ component, pair }): readonly Hit<'split-brain-possible'>[] => {
      if (pair.settings.fencing.kind !== 'none') return [];
      const splitBrainSeconds = pair.settings.partition === null ? null : pair.result.splitBrainSecondsPerYear;
      return [hit(component, { component: component.name, splitBrainSeconds })];
    }),
};
