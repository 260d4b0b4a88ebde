import type { IncidentGroup } from '../../core/incidents/group.ts';
import type { IncidentMatrix } from '../../core/incidents/matrix.ts';
import { type PhaseSummary, phaseNames } from '../../core/incidents/phases.ts';
import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { availabilityData } from '../availability-data.ts';
import { logData, sourcesData } from '../log-data.ts';
import { windowData } from '../window.ts';
import { findingText } from '../words/incident-findings-text.ts';
import type { SourceFacts } from '../words/source-remark.ts';

/** Of a column with more values than this, phases by group are asked for, or a log of a million ids is gigabytes. */
const mostWithPhases = 1_000;

/** The JSON result of `incidents`: base units, full precision, null for what cannot be computed. */
export function incidentsData(
  analysis: IncidentAnalysis,
  sources: readonly SourceFacts[],
  withPhases: boolean,
): JsonObject {
  const { window, phases } = analysis;
  const interval = analysis.availabilityInterval;
  const mtbf = analysis.mtbfIntervalSeconds;
  const mttr = analysis.mttrInterval;
  const median = analysis.medianRecoveryInterval;
  return {
    sources: sourcesData(sources),
    window: { ...windowData(window), source: window.source, countedSeconds: analysis.windowSeconds },
    counts: { ...analysis.counts },
    ...logData(analysis.facts),
    ...availabilityData(analysis.availability),
    availabilityInterval: interval && [interval.availability.low, interval.availability.high],
    availabilityIntervalMethod: interval && methodData(interval),
    downtimeSeconds: analysis.downtimeSeconds,
    withoutExclusions: analysis.gross && {
      windowSeconds: analysis.gross.windowSeconds,
      downtimeSeconds: analysis.gross.downtimeSeconds,
      ...availabilityData(analysis.gross.availability),
    },
    unweighted: { ...analysis.unweighted },
    failures: analysis.failures,
    failuresOutside: analysis.failuresOutside,
    outages: analysis.outages,
    mtbfSeconds: analysis.mtbfSeconds,
    mtbfIntervalSeconds: mtbf && [mtbf.low, mtbf.high],
    mtbfIntervalMethod: mtbf && { method: 'poisson', confidence: 0.95, sides: mtbf.high === null ? 1 : 2 },
    mtbfAtLeastSeconds: mtbf?.atLeast ?? null,
    mttrSeconds: analysis.mttrSeconds,
    mttrIntervalSeconds: mttr && [mttr.low, mttr.high],
    mttrIntervalMethod: mttr && methodData(mttr),
    medianRecoveryIntervalSeconds: median && [median.low, median.high],
    medianRecoveryIntervalMethod: median && { method: 'order-statistics', confidence: 0.95, coverage: median.coverage },
    complete: { ...phases.complete },
    phases: Object.fromEntries(phaseNames.map((name) => [name, phaseData(phases.phases[name])])),
    groups: Object.fromEntries(
      [...analysis.groups].map(([key, list]) => [
        key,
        list.map((group) => groupData(group, withPhases || list.length <= mostWithPhases)),
      ]),
    ),
    matrix: analysis.matrix && matrixData(analysis.matrix),
    longest: analysis.longest.map((each) => ({
      ...each,
      start: formatInstant(each.start),
      end: each.end === null ? null : formatInstant(each.end),
    })),
    findings: analysis.findings.map((finding) => ({ kind: finding.kind, message: findingText(finding) })),
  };
}

function matrixData({ rowKey, columnKey, rows, all }: IncidentMatrix): JsonObject {
  return {
    ...{ rowKey, columnKey },
    rows: rows.map(({ key, cells }) => ({
      key,
      cells: cells.map((cell) => groupData(cell, rows.length <= mostWithPhases)),
    })),
    all: all.map((cell) => groupData(cell, true)),
  };
}

function methodData(facts: { readonly method: string; readonly resamples: number; readonly seed: number }): Json {
  return { method: facts.method, confidence: 0.95, resamples: facts.resamples, seed: facts.seed };
}

function phaseData(phase: PhaseSummary): JsonObject {
  return { ...phase };
}

/** A phase that none of its incidents has is null. */
export function groupData({ phases, ...group }: IncidentGroup, withPhases: boolean): JsonObject {
  if (!withPhases) return { ...group, phases: null };
  const own = phases();
  return {
    ...group,
    phases: Object.fromEntries(phaseNames.map((name) => [name, own[name].count === 0 ? null : phaseData(own[name])])),
  };
}
