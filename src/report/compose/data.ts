import type { Json, JsonObject } from '../../core/json.ts';
import type { Place } from '../../core/problem.ts';
import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { withoutDust } from '../../core/quantity/without-dust.ts';
import type { PartImportance } from '../../core/topology/analyze/importance.ts';
import { meetsTarget } from '../../core/topology/analyze/meets-target.ts';
import { partLabels } from '../../core/topology/analyze/part-labels.ts';
import type { ModelPart } from '../../core/topology/compile/failure-model.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import type { StandbyPair } from '../../core/topology/model/pair.ts';
import { availabilityData } from '../availability-data.ts';
import { lintMessage, lintRemedy } from '../words/lint-text.ts';
import { adviceData } from './advice/advice-data.ts';
import { assumptionsOf } from './assumptions.ts';
import { costData, downtimeCost } from './cost-report.ts';
import { failoverData, pairData } from './failover/failover-data.ts';
import type { JourneyResult } from './journey-result.ts';
import { measuredData } from './measured/measured-report.ts';
import type { ComposeResult } from './result.ts';
import { simulationData } from './simulation/simulation-report.ts';

/** The JSON result: a system where an expression was asked for, journeys where a file was. */
export function composeData(result: ComposeResult): JsonObject {
  const { topology, journeys, detail, importance, cutSets, cutSetsAsked, target, findings, model } = result;
  const labels = partLabels(model.parts);
  const subjects = journeys.map((journey, i) => ({
    ...journeyData(journey, result.costPerHour),
    ...withoutData(result.withoutMaintenance?.[i]),
  }));
  const pairs = pairsOf(topology);
  return {
    name: topology.name,
    ...(topology.from === 'expression' ? { system: subjects[0]! } : { journeys: subjects }),
    detail: detail.analysis.journey.name,
    components: importance.map((each) => partData(each, pairs)),
    singlePoints: importance.filter(({ isSinglePoint }) => isSinglePoint).map(({ part }) => labels.get(part)!),
    cutSets: cutSetsAsked
      ? (cutSets?.cutSets.map(({ events, probability }) => ({
          components: events.map((event) => labels.get(model.parts[event]!)!),
          unavailability: withoutDust(probability),
        })) ?? null)
      : [],
    cutSetCount: cutSetsAsked ? (cutSets?.total ?? null) : null,
    target: target && {
      ...target.availability,
      met: meetsTarget(detail.analysis, target),
      ...adviceData(target.advice, result),
    },
    ...costData(result),
    lint: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: lintMessage(finding),
      remedy: lintRemedy(finding),
      where: finding.where,
      ...linePlace(finding.place),
    })),
    ...failoverData(result),
    ...simulationData(result),
    measured: measuredData(result),
    assumptions: assumptionsOf(result).map(({ kind, message }) => ({ kind, message })),
  };
}

function linePlace(place: Place | null): JsonObject {
  if (place?.kind !== 'file') return { file: null, line: null, column: null };
  return { file: place.file, line: place.line ?? null, column: place.column ?? null };
}

const ratios = ({ availability, unavailability, nines }: Availability): JsonObject => ({
  availability,
  unavailability,
  nines,
});

const downtime = (unavailability: number): JsonObject => ({
  year: allowed(unavailability, defaultBasis.yearSeconds),
  month: allowed(unavailability, defaultBasis.monthSeconds),
});

/** The key of a journey that --without-maintenance brings. */
function withoutData(idle: JourneyResult | undefined): JsonObject {
  if (!idle) return {};
  const { result } = idle.analysis;
  return { withoutMaintenance: { ...ratios(result), downtimeSeconds: downtime(result.unavailability) } };
}

/** A journey in JSON. */
export function journeyData({ analysis, path, target }: JourneyResult, costPerHour: number | null): JsonObject {
  const { journey, result, bounds, degraded, frequency, isRequestWeighted } = analysis;
  return {
    name: journey.name,
    path,
    ...ratios(result),
    downtimeSeconds: downtime(result.unavailability),
    downtimeCost: downtimeCost(result.unavailability, costPerHour),
    degraded: degraded && {
      ...ratios(degraded.full),
      ratio: degraded.degradedRatio,
      requestWeighted: degraded.isRequestWeighted,
      downtimeSeconds: downtime(degraded.degradedRatio),
    },
    failuresPerYear: frequency ? frequency.failuresPerSecond * defaultBasis.yearSeconds : null,
    mtbfSeconds: frequency?.mtbfSeconds ?? null,
    mttrSeconds: frequency?.mttrSeconds ?? null,
    requestWeighted: isRequestWeighted,
    exact: bounds === null,
    bounds: bounds && {
      lowerUnavailability: bounds.lower,
      upperUnavailability: bounds.upper,
      method: bounds.method,
    },
    target: target && {
      ...ratios(target.availability),
      met: meetsTarget(analysis, target),
    },
  };
}

/** The components that have both of their machines, by name. */
function pairsOf({ components, losses }: Topology): ReadonlyMap<string, StandbyPair> {
  return new Map(
    components.flatMap(({ name, failover }) => (failover && !losses?.alone.has(name) ? [[name, failover]] : [])),
  );
}

function failoverOf({ kind, component }: ModelPart, pairs: ReadonlyMap<string, StandbyPair>): JsonObject {
  const pair = kind === 'component' ? pairs.get(component!) : undefined;
  return pair ? { failover: pairData(pair) } : {};
}

const clean = (value: number | null): number | null => (value === null ? null : withoutDust(value));

function partData(importance: PartImportance, pairs: ReadonlyMap<string, StandbyPair>): Json {
  const { part, birnbaum, criticality, fussellVesely, riskAchievementWorth, riskReductionWorth } = importance;
  return {
    name: part.name,
    kind: part.kind,
    component: part.component,
    ...availabilityData(part),
    birnbaum: withoutDust(birnbaum),
    criticality: clean(criticality),
    fussellVesely: clean(fussellVesely),
    riskAchievementWorth: clean(riskAchievementWorth),
    riskReductionWorth: clean(riskReductionWorth),
    failureShare: clean(importance.failureShare),
    downtimeSeconds: { year: allowed(withoutDust(importance.unavailabilityGain), defaultBasis.yearSeconds) },
    singlePoint: importance.isSinglePoint,
    ...failoverOf(part, pairs),
  };
}
