import { engine } from '../core/diagram/index.ts';
import { type Check, checkTarget } from '../core/gates/check.ts';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import { parseAvailability } from '../core/quantity/availability.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import { utc } from '../core/time/zone.ts';
import { analyzeJourney, detailOf, hasGivenUp, type JourneyAnalysis } from '../core/topology/analyze.ts';
import { compileTopology } from '../core/topology/compile.ts';
import { printExpression } from '../core/topology/expression/print.ts';
import type { FailureModel } from '../core/topology/failure-model.ts';
import type { PartImportance } from '../core/topology/importance.ts';
import { adviceFor } from '../core/topology/improve/advice.ts';
import type { Finding } from '../core/topology/lint/finding.ts';
import { lintTopology, ruleNames } from '../core/topology/lint/index.ts';
import type { Topology } from '../core/topology/model.ts';
import { composeReport } from '../report/compose/report.ts';
import type { JourneyResult } from '../report/compose/result.ts';
import type { CommandContext, Outcome } from './command.ts';
import { openTopology } from './open-topology.ts';
import { optionList, optionText, type RawOptions, readOption, typed, wholeNumber } from './option-values.ts';

/** Options → topology → fault graph → numbers → report. */
export async function runCompose(
  args: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<Outcome> {
  const top = wholeNumber(options, 'top');
  const cutSetLimit = optionText(options, 'cutSets') === undefined ? 0 : wholeNumber(options, 'cutSets');
  const denied = deniedRules(options);
  const limits = {
    nodes: wholeNumber(options, 'maxNodes'),
    seconds: readOption(options, 'maxTime', parsePositiveDuration)!,
    elapsedSeconds: context.elapsedSeconds,
  };
  const wanted = readOption(options, 'target', (text, place) => ({
    text,
    availability: parseAvailability(text, place),
  }));
  const { topology, title } = await openTopology(args, options, context);
  const model = compileTopology(topology);
  const approximate = options['approximate'] === true;
  const journeys = chosenJourneys(model, optionText(options, 'journey')).map((each) =>
    resultOf(analyzeJourney(engine, model, each, limits, approximate), limits.nodes),
  );
  const detail = furthestFromTarget(journeys);
  const root = model.journeys.find(({ journey }) => journey === detail.analysis.journey)!.hard;
  const { importance, cutSets } = detailOf(engine, model, root, detail.analysis, cutSetLimit, limits);
  const target = wanted ?? detail.target;
  const advice = target && adviceFor(engine, topology, detail.analysis, importance, target.availability, limits);
  const findings = lintTopology(lintFacts(topology, model, journeys, detail, importance, context));
  return {
    report: composeReport({
      topology,
      model,
      title,
      journeys,
      detail,
      importance,
      cutSets,
      cutSetsAsked: cutSetLimit > 0,
      target: target && advice ? { ...target, advice } : null,
      findings,
      top,
    }),
    zone: utc,
    checks: [...targetChecks(journeys), ...denied.map((rule) => ruleCheck(rule, findings))],
    targetSubjects: journeys.map(({ analysis }) => ({
      name: nameOf(topology, analysis),
      unavailability: analysis.result.unavailability,
    })),
  };
}
