import { fewObservations } from '../statistics/few.ts';
import { downtimePercentiles, type Forecast, meetProbability } from './forecast.ts';
import type { Needed } from './needed.ts';
import type { PhaseTargetsHeld } from './phase-targets.ts';
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
  phaseTargetsTooLong: PhaseTargetsHeld & { readonly targetUnavailability: number };
}

export type FindingKind = keyof FindingFacts;
export type Finding = {
  readonly [K in FindingKind]: { readonly kind: K; readonly data: FindingFacts[K] };
}[FindingKind];

/** Months below which a bootstrap of them is a rough guess. */
const fewMonths = 6;

/** Whoever meets every target of a phase may miss the target of all: then one of the two promises too much. */
export function phaseTargetFindings(needed: Needed | null, targetUnavailability: number | null): readonly Finding[] {
  const held = needed?.phaseTargets;
  if (!held || held.suffice || targetUnavailability === null) return [];
  return [{ kind: 'phaseTargetsTooLong', data: { ...held, targetUnavailability } }];
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
