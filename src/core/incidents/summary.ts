import type { Notice } from '../notice.ts';
import { type Availability, fromPart } from '../quantity/availability.ts';
import { type MeanInterval, meanDurationInterval } from '../statistics/lengths/mean-interval.ts';
import { type MedianInterval, medianIntervalSorted } from '../statistics/lengths/median-interval.ts';
import { type UnavailabilityInterval, unavailabilityInterval } from '../statistics/lengths/rate-of-downtime.ts';
import { mtbfInterval } from '../statistics/poisson-interval.ts';
import { clockOf } from '../time/intervals.ts';
import type { Window } from '../time/window.ts';
import { type LongestIncident, longestIncidents } from './downtime/longest.ts';
import type { Downtime } from './downtime/measure.ts';
import { type Finding, findingsOf } from './findings.ts';
import type { IncidentGroup } from './group.ts';
import { groupBy } from './groups.ts';
import type { RowCounts } from './log/classify.ts';
import type { IncidentLog } from './log/log.ts';
import { type LogFacts, logFacts } from './log-facts.ts';
import { type IncidentMatrix, matrixOf } from './matrix.ts';
import { closedRows, type MeasuredLog, measureLog } from './measured-log.ts';
import { noticesOf } from './notices.ts';
import { type PhasesResult, summarizePhases } from './phases.ts';
import type { IncidentRequest } from './request.ts';
import { type UnweightedDowntime, unweightedDowntime } from './unweighted.ts';

/** Availability of a window; null where downtime exceeds it (possible only with `sum`). */
export interface WindowAvailability {
  readonly windowSeconds: number;
  readonly downtimeSeconds: number;
  readonly availability: Availability | null;
}

export interface IncidentAnalysis extends WindowAvailability {
  /** What all of it was made of, for pictures of it. */
  readonly measured: MeasuredLog;
  readonly window: Window;
  readonly counts: RowCounts;
  readonly facts: LogFacts;
  readonly availabilityInterval: UnavailabilityInterval | null;
  /** The same without exclusions and service hours; null where there are none. */
  readonly gross: WindowAvailability | null;
  /** Those that cost counted time; the others stand beside. */
  readonly failures: number;
  readonly failuresOutside: number;
  readonly outages: number;
  readonly mtbfSeconds: number | null;
  readonly mtbfIntervalSeconds: { readonly low: number; readonly high: number | null; readonly atLeast: number } | null;
  readonly mttrSeconds: number | null;
  readonly mttrInterval: MeanInterval | null;
  readonly medianRecoveryInterval: MedianInterval | null;
  readonly phases: PhasesResult;
  readonly groups: ReadonlyMap<string, readonly IncidentGroup[]>;
  readonly matrix: IncidentMatrix | null;
  readonly longest: readonly LongestIncident[];
  readonly unweighted: UnweightedDowntime;
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/**
 * From a log to its numbers. Downtime D is measured over the time that counts, W: availability 1 − D/W, uptime W − D,
 * MTBF uptime / failures with its exact Poisson interval, MTTR the mean recovery of closed incidents that start in the
 * window, with a bootstrap interval. Sources: docs/formulas.md.
 */
export function analyzeIncidents(log: IncidentLog, request: IncidentRequest): IncidentAnalysis {
  const measured = measureLog(log, request);
  const { window, impact, rules, countedMilliseconds, downtime, failures: found } = measured;
  const overall = windowAvailability(downtime.milliseconds, countedMilliseconds);
  const isCut = request.inService !== null || Boolean(impact.cuts);
  const uncut = isCut ? measureLog(log, { ...request, inService: null, serviceCuts: null }) : null;
  const gross = uncut && windowAvailability(uncut.downtime.milliseconds, uncut.countedMilliseconds);

  const failures = found.starts.length;
  const uptimeSeconds = (countedMilliseconds - downtime.milliseconds) / 1_000;
  const phases = summarizePhases(log, closedRows(measured), request.phaseTargets);
  const mtbfRange = uptimeSeconds > 0 ? mtbfInterval(uptimeSeconds, failures) : null;

  const group = (key: string) => groupBy(key, measured, request.phaseTargets);
  const groups = new Map(request.groupKeys.map((key) => [key, group(key)]));
  const causes = groups.get('cause') ?? (log.dimensions.has('cause') ? group('cause') : []);
  const unweighted = unweightedDowntime(measured);
  return {
    measured,
    window,
    counts: measured.classified.counts,
    facts: logFacts(measured),
    ...overall,
    availabilityInterval:
      uptimeSeconds > 0 ? unavailabilityInterval(partSeconds(downtime), uptimeSeconds, { seed: request.seed }) : null,
    gross,
    failures,
    failuresOutside: found.outside,
    outages: downtime.outages.count,
    mtbfSeconds: failures > 0 && uptimeSeconds >= 0 ? uptimeSeconds / failures : null,
    mtbfIntervalSeconds: mtbfRange,
    mttrSeconds: phases.phases.recovery.meanSeconds,
    mttrInterval: meanDurationInterval(phases.recoverySeconds, { seed: request.seed }),
    medianRecoveryInterval: medianIntervalSorted(phases.sortedRecoverySeconds),
    phases,
    groups,
    matrix: request.matrix ? matrixOf(request.matrix, measured, request.phaseTargets) : null,
    longest: longestIncidents(log, impact, request.top, request.openUntil),
    unweighted,
    findings: findingsOf({
      phases,
      causes,
      failureTimes: found.starts.map(clockOf(rules.counts)),
      countedMilliseconds,
      mtbfLowSeconds: mtbfRange?.low ?? null,
    }),
    notices: noticesOf(measured, { negative: phases.negative, unweighted }),
  };
}

function windowAvailability(downtime: number, counted: number): WindowAvailability {
  return {
    windowSeconds: counted / 1_000,
    downtimeSeconds: downtime / 1_000,
    availability: counted > 0 && downtime <= counted ? fromPart(downtime, counted) : null,
  };
}

function partSeconds({ parts }: Downtime): Float64Array {
  return parts.filter((milliseconds) => milliseconds > 0).map((each) => each / 1_000);
}
