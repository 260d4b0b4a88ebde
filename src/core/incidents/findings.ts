import { significance } from '../statistics/confidence.ts';
import { dispersionTest } from '../statistics/dispersion-test.ts';
import { laplaceTrend } from '../statistics/laplace-trend.ts';
import type { IncidentGroup } from './group.ts';
import type { PhaseName, PhasesResult } from './phases.ts';

/** What the numbers say, as facts; the words stand in report/words/incident-findings-text.ts. */
export interface FindingFacts {
  slowestPhase: {
    readonly phase: PhaseName;
    readonly meanSeconds: number;
    readonly targetSeconds: number;
    readonly timesTarget: number;
    readonly count: number;
  };
  largestPhase: { readonly phase: PhaseName; readonly share: number; readonly count: number };
  closedLate: { readonly verifySeconds: number; readonly restSeconds: number; readonly count: number };
  costliestCause: {
    readonly cause: string;
    readonly share: number;
    readonly incidents: number;
    readonly downtimeSeconds: number;
  };
  rateDrifts: { readonly direction: 'rising' | 'falling'; readonly pValue: number; readonly failures: number };
  failuresCluster: { readonly index: number; readonly pValue: number; readonly failures: number };
  fewFailures: { readonly failures: number };
  startLooksPublished: { readonly count: number };
  noIncidents: { readonly atLeastSeconds: number };
}

export type FindingKind = keyof FindingFacts;
export type Finding = {
  readonly [K in FindingKind]: { readonly kind: K; readonly data: FindingFacts[K] };
}[FindingKind];

const sumPhases = ['detect', 'identify', 'fix', 'verify'] as const;

/** Draws the findings; each has a rule that can be read off here. */
export function findingsOf(facts: {
  readonly phases: PhasesResult;
  readonly causes: readonly IncidentGroup[];
  /** On a clock that runs in counted time alone. */
  readonly failureTimes: Float64Array;
  readonly countedMilliseconds: number;
  readonly mtbfLowSeconds: number | null;
}): readonly Finding[] {
  const { phases, causes, failureTimes, countedMilliseconds } = facts;
  const found: Finding[] = [];
  const add = <K extends FindingKind>(kind: K, data: FindingFacts[K]): void => {
    found.push({ kind, data } as Finding);
  };
  const failures = failureTimes.length;
  if (failures === 0 && facts.mtbfLowSeconds !== null) add('noIncidents', { atLeastSeconds: facts.mtbfLowSeconds });
  if (phases.startLooksPublished) add('startLooksPublished', { count: phases.phases.detect.count });

  const late = sumPhases
    .map((phase) => ({ phase, ...phases.phases[phase] }))
    .filter(({ meanSeconds, targetSeconds }) => meanSeconds !== null && targetSeconds !== null && targetSeconds > 0)
    .map((each) => ({ ...each, times: each.meanSeconds! / each.targetSeconds! }))
    .sort((left, right) => right.times - left.times)[0];
  if (late && late.times >= 1 && !phases.startLooksPublished) {
    add('slowestPhase', {
      phase: late.phase,
      meanSeconds: late.meanSeconds!,
      targetSeconds: late.targetSeconds!,
      timesTarget: late.times,
      count: late.count,
    });
  }
  const largest = sumPhases
    .map((phase) => ({ phase, share: phases.phases[phase].share ?? 0 }))
    .sort((left, right) => right.share - left.share)[0]!;
  if (largest.share > 0) add('largestPhase', { ...largest, count: phases.complete.count });

  // a verify phase longer than all the rest together: most often the incident was closed late, not hard to verify
  const verifyShare = phases.phases.verify.share ?? 0;
  if (phases.complete.count >= 3 && verifyShare > 0.5) {
    const whole = phases.complete.meanRecoverySeconds!;
    add('closedLate', {
      verifySeconds: verifyShare * whole,
      restSeconds: (1 - verifyShare) * whole,
      count: phases.complete.count,
    });
  }

  const known = causes.filter((group) => group.key !== null);
  const costliest = known[0];
  if (costliest?.share && known.length > 1) {
    add('costliestCause', {
      cause: costliest.key!,
      share: costliest.share,
      incidents: costliest.incidents,
      downtimeSeconds: costliest.downtimeSeconds ?? 0,
    });
  }
  const isTimed = countedMilliseconds > 0; // of a window of which nothing is known no time counts
  const trend = isTimed ? laplaceTrend(failureTimes, countedMilliseconds) : null;
  if (trend && trend.pValue < significance)
    add('rateDrifts', { direction: trend.statistic > 0 ? 'rising' : 'falling', pValue: trend.pValue, failures });
  const bursts = isTimed ? dispersionTest(failureTimes, countedMilliseconds) : null;
  if (bursts && bursts.pValue < significance) add('failuresCluster', { ...bursts, failures });
  if (failures > 0 && failures < 10) add('fewFailures', { failures });
  return found;
}
