import { engine } from '../../core/diagram/index.ts';
import { fail } from '../../core/problem.ts';
import { utc } from '../../core/time/zone.ts';
import { analyzeJourney, detailOf } from '../../core/topology/analyze/analyze.ts';
import { explainJourney } from '../../core/topology/analyze/explain.ts';
import { exactPortion } from '../../core/topology/analyze/meets-target.ts';
import type { Requests } from '../../core/topology/analyze/requests.ts';
import { compileTopology } from '../../core/topology/compile/compile.ts';
import type { FailureModel } from '../../core/topology/compile/failure-model.ts';
import { withLosses } from '../../core/topology/drill/drill.ts';
import { drillNames } from '../../core/topology/drill/drill-names.ts';
import { adviceFor } from '../../core/topology/improve/advice.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { withoutMaintenance } from '../../core/topology/model/without-maintenance.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import { composeReport } from '../../report/compose/report.ts';
import type { CommandContext, Outcome } from '../command.ts';
import {
  drillsAsked,
  drillsUnasked,
  lossesAsked,
  partitionNotice,
  promotionNotice,
  strategiesAsked,
  todayFor,
  trafficOf,
} from './failover.ts';
import {
  chosenJourneys,
  deniedRules,
  furthestFromTarget,
  limitNotices,
  nameOf,
  optionalNotice,
  resultOf,
  ruleCheck,
  targetChecks,
} from './journeys.ts';
import { lintOf } from './lint.ts';
import { openTopology } from './open-topology.ts';
import type { ComposeValues } from './options.ts';
import { requestChecks } from './request-targets.ts';

/** Options → topology → fault graph → numbers → report. In a drill all numbers are those of what is left. */
export async function runCompose(
  args: readonly string[],
  options: ComposeValues,
  context: CommandContext,
): Promise<Outcome> {
  const asked = await readAsked(args, options, context);
  const { whole, wholeModel, limits, down, measured, logged, denied, names } = asked;
  const { target: wanted } = options;
  const found = analysisOf(asked, options);
  const { topology, model, journeys, otherwise, isDrill } = found;
  const { today, notice: clockNotice } = todayFor(whole, context);
  const lintAsked = { target: wanted, today, denied, outages: logged?.outages ?? null };
  const findings = lintOf(whole, wholeModel, otherwise, lintAsked, limits, context);
  const traffic = trafficOf(topology, limits);
  const held = journeys.map((each) => ({ ...each, target: wanted ?? each.target }));
  const simulated = asked.simulate && (await asked.simulate(topology, held, traffic.requests));
  return {
    report: composeReport({
      ...found,
      title: asked.title,
      notices: [
        ...asked.notices,
        ...(measured?.notices ?? []),
        ...optionalNotice(chosenJourneys(wholeModel, options.journey)),
        ...(logged?.notices ?? []),
        ...clockNotice,
        ...promotionNotice(topology, traffic.requests),
        ...partitionNotice(topology),
        ...limitNotices(journeys),
        ...(simulated?.notices ?? []),
      ],
      cutSetsAsked: (options.cutSets ?? 0) > 0,
      importanceAsked: options.importance,
      findings,
      explained: () => explainJourney(engine, topology, found.detail.analysis.journey, limits),
      failover: {
        ...traffic,
        drill: isDrill ? { down, otherwise } : null,
        drills: drillsAsked(options.drill, topology, model, names, journeys, limits),
        losses: () => (isDrill ? null : drillsUnasked(topology, model, names, journeys, limits)),
        strategies: asked.strategies,
      },
      costPerHour: options.costPerHour ?? whole.costPerHour ?? null,
      measured:
        measured &&
        (await import('./measured.ts')).measuredBeside(whole, otherwise, measured, options.seed ?? 1, limits),
      simulation: simulated?.simulation ?? null,
      top: options.top,
    }),
    zone: utc,
    checks: [
      ...(isDrill ? [] : targetChecks(topology, journeys, wanted)),
      ...(isDrill ? [] : requestChecks(topology, traffic.requests)),
      ...denied.map((rule) => ruleCheck(rule, findings, journeys)),
      ...(logged?.checks ?? []),
      ...(measured?.checks ?? []),
    ],
    targetSubjects: journeys.map(({ analysis }) => ({
      name: nameOf(topology, analysis),
      unavailability: analysis.result.unavailability,
      exact: (wanted && exactPortion(analysis, wanted)) ?? null,
      place: analysis.journey.place,
    })),
  };
}

/** What is asked, with all files read. */
async function readAsked(args: readonly string[], options: ComposeValues, context: CommandContext) {
  const denied = deniedRules(options.deny);
  const limits = { nodes: options.maxNodes, seconds: options.maxTime, elapsedSeconds: context.elapsedSeconds };
  const simulate = await simulationAsked(options, context);
  const measured = await measuredAsked(options, context);
  const { topology: whole, title, notices } = await openTopology(args, options, measured?.numbersOf ?? null, context);
  const logged = await outagesAsked(options, whole, context);
  const wholeModel = compileTopology(whole);
  const names = drillNames(whole, wholeModel);
  const down = lossesAsked(options.down, names);
  const strategies = strategiesAsked(options, whole);
  return { denied, limits, simulate, measured, whole, title, notices, logged, wholeModel, names, down, strategies };
}

/** The numbers of each journey, and of the one that is furthest from its target what holds it back. */
function analysisOf(
  { whole, wholeModel, limits, down }: Awaited<ReturnType<typeof readAsked>>,
  options: ComposeValues,
) {
  const { target: wanted, cutSets: cutSetLimit } = options;
  const resultsOf = (of: FailureModel): readonly JourneyResult[] =>
    chosenJourneys(of, options.journey).map((each) =>
      resultOf(analyzeJourney(engine, of, each, limits, options.approximate), each),
    );
  const idle = options.withoutMaintenance ? (withoutMaintenance(whole) ?? fail('maintenanceNone', {})) : null;
  const otherwise = resultsOf(wholeModel);
  const isDrill = down.length > 0;
  const topology = isDrill ? withLosses(whole, down) : whole;
  const model = isDrill ? compileTopology(topology) : wholeModel;
  const journeys = isDrill ? resultsOf(model) : otherwise;
  const detail = furthestFromTarget(journeys, wanted);
  const root = model.journeys.find(({ journey }) => journey === detail.analysis.journey)!.hard;
  const { importance, cutSets } = detailOf(engine, model, root, detail.analysis, cutSetLimit ?? 0, limits);
  // nobody promises a target for a day on which something is down, unless asked for it
  const target = wanted ?? (isDrill ? null : detail.target);
  const advice =
    target && !isDrill ? adviceFor(engine, topology, model, detail.analysis, importance, target, limits) : null;
  const withoutMaintenanceResults = idle && resultsOf(compileTopology(isDrill ? withLosses(idle, down) : idle));
  return {
    ...{ topology, model, journeys, otherwise, isDrill, detail, importance, cutSets },
    ...{ target: target && { ...target, advice }, withoutMaintenance: withoutMaintenanceResults },
  };
}

/** What the log of `--log` says, where there is one; what reads it is loaded only then. */
async function outagesAsked({ log }: ComposeValues, topology: Topology, context: CommandContext) {
  if (!log) return null;
  const { loggedOutages } = await import('./flaps.ts');
  return loggedOutages(log, topology, context);
}

/** What the log of `--measured` says, where there is one; what reads it is loaded only then. */
async function measuredAsked({ measured }: ComposeValues, context: CommandContext) {
  if (!measured) return null;
  const { measuredServices } = await import('./measured.ts');
  return measuredServices(measured, context);
}

/** The simulation that is asked for, its options read at once; what it takes is loaded only then. */
async function simulationAsked(options: ComposeValues, context: CommandContext) {
  if (options.simulate === null) return null;
  const { simulationOf, simulationRequest } = await import('./simulate.ts');
  const request = await simulationRequest(options.simulate, options, context);
  return (topology: Topology, journeys: readonly JourneyResult[], requests: Requests | null) =>
    simulationOf(request, topology, journeys, requests, context);
}
