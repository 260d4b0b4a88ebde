import { fewObservations } from '../statistics/few.ts';
import type { Comparison, Verdict } from './compare.ts';
import type { DowntimeOutlook, PeriodsMet } from './downtime-outlook.ts';
import { downtimePercentiles, type Forecast, meetProbability } from './forecast/forecast.ts';
import type { Needed } from './needed.ts';
import type { Outlook } from './operating-point.ts';
import type { PhaseTargetsHeld } from './phase-targets.ts';
import type { ForecastScenario } from './scenario-forecast.ts';
import type { TrendChange } from './trend.ts';

/** What the projection says beyond its numbers, as facts; the words stand in report/words/projection-findings-text.ts. */
export interface FindingFacts {
  fewOutages: { readonly outages: number };
  fewMonths: { readonly months: number };
  modelsDisagree: {
    readonly poisson: number;
    readonly bootstrap: number;
    readonly what: 'meetProbability' | 'p95Seconds';
    readonly outagesCluster: boolean;
  };
  changePoint: TrendChange;
  meanIsNoPromise: PeriodsMet & { readonly scenario: string | null; readonly targetUnavailability: number };
  /** The typical recovery went one way, the mean the other. */
  verdictNotOfMean: { readonly verdict: Verdict; readonly earlierSeconds: number; readonly laterSeconds: number };
  phaseTargetsTooLong: PhaseTargetsHeld & { readonly targetUnavailability: number };
}

export type FindingKind = keyof FindingFacts;
export type Finding = {
  readonly [K in FindingKind]: { readonly kind: K; readonly data: FindingFacts[K] };
}[FindingKind];

/** Months below which a bootstrap of them is a rough guess. */
const fewMonths = 6;

/** A target that fewer months keep is no promise, although it is met on average. */
const oftenEnough = 0.9;

/**
 * What the target itself gives reason to say. Whoever meets every target of a phase may miss it; and where it is met on
 * average, by what is or by all changes together, months may miss it all the same.
 */
export function targetFindings(
  {
    needed,
    current,
    scenarios,
  }: {
    readonly needed: Needed | null;
    readonly current: Outlook | null;
    readonly scenarios: readonly ForecastScenario[];
  },
  expected: DowntimeOutlook | null,
  { targetUnavailability: target }: { readonly targetUnavailability: number | null },
): readonly Finding[] {
  if (target === null) return [];
  const found: Finding[] = [];
  const held = needed?.phaseTargets;
  if (held && !held.suffice)
    found.push({ kind: 'phaseTargetsTooLong', data: { ...held, targetUnavailability: target } });
  const last = scenarios.at(-1) ?? { name: null, outlook: current, forecast: expected };
  const kept = last.forecast?.periodsMet;
  if (kept && last.outlook && last.outlook.unavailability <= target && Math.min(kept.month, kept.year) < oftenEnough)
    found.push({ kind: 'meanIsNoPromise', data: { ...kept, scenario: last.name, targetUnavailability: target } });
  return found;
}

export function findingsOf(facts: {
  readonly outages: number;
  readonly forecast: Forecast | null;
  readonly bootstrap: (Forecast & { readonly months: number }) | null;
  readonly targetUnavailability: number | null;
  readonly changes: readonly TrendChange[];
}): readonly Finding[] {
  const { outages, forecast, bootstrap, targetUnavailability } = facts;
  const found: Finding[] = [];
  if (forecast && outages < fewObservations) found.push({ kind: 'fewOutages', data: { outages } });
  if (bootstrap && bootstrap.months < fewMonths) found.push({ kind: 'fewMonths', data: { months: bootstrap.months } });
  if (forecast && bootstrap) {
    const disagreement = disagreementOf(forecast, bootstrap, targetUnavailability);
    if (disagreement) found.push({ kind: 'modelsDisagree', data: disagreement });
  }
  found.push(...facts.changes.map((data): Finding => ({ kind: 'changePoint', data })));
  return found;
}

/**
 * The verdict on recoveries is of their geometric means, the typical recovery. The mean, which is the MTTR, hangs on the few
 * longest and may not have followed: then it is no verdict on the MTTR.
 */
export function comparisonFindings({ verdict, earlier, later }: Comparison): readonly Finding[] {
  const [earlierSeconds, laterSeconds] = [earlier.meanSeconds, later.meanSeconds];
  if (verdict === 'cannot tell' || earlierSeconds === null || laterSeconds === null) return [];
  const hasFollowed = verdict === 'better' ? laterSeconds < earlierSeconds : laterSeconds > earlierSeconds;
  return hasFollowed ? [] : [{ kind: 'verdictNotOfMean', data: { verdict, earlierSeconds, laterSeconds } }];
}

/** They disagree where their chances are 10 points apart, or one's p95 is more than half as much again as the other's. */
function disagreementOf(
  forecast: Forecast,
  bootstrap: Forecast,
  targetUnavailability: number | null,
): FindingFacts['modelsDisagree'] | null {
  const [ours, theirs] = [downtimePercentiles(forecast).p95, downtimePercentiles(bootstrap).p95];
  const outagesCluster = theirs > ours;
  if (targetUnavailability !== null) {
    const poisson = meetProbability(forecast, targetUnavailability);
    const months = meetProbability(bootstrap, targetUnavailability);
    if (Math.abs(poisson - months) > 0.1)
      return { poisson, bootstrap: months, what: 'meetProbability', outagesCluster };
  }
  const apart = Math.max(ours, theirs) > 1.5 * Math.min(ours, theirs);
  return apart ? { poisson: ours, bootstrap: theirs, what: 'p95Seconds', outagesCluster } : null;
}
