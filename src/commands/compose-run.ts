import { engine } from '../core/diagram/index.ts';
import { parseAvailability } from '../core/quantity/availability.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import { utc } from '../core/time/zone.ts';
import { analyzeJourney, detailOf } from '../core/topology/analyze.ts';
import { compileTopology } from '../core/topology/compile.ts';
import { explainJourney } from '../core/topology/explain.ts';
import { adviceFor } from '../core/topology/improve/advice.ts';
import { composeReport } from '../report/compose/report.ts';
import type { CommandContext, Outcome } from './command.ts';
import {
  chosenJourneys,
  deniedRules,
  furthestFromTarget,
  nameOf,
  resultOf,
  ruleCheck,
  targetChecks,
} from './compose-journeys.ts';
import { lintOf } from './compose-lint.ts';
import { openTopology } from './open-topology.ts';
import { optionText, type RawOptions, readOption, wholeNumber } from './option-values.ts';

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
  const { topology, title, notices } = await openTopology(args, options, context);
  const model = compileTopology(topology);
  const approximate = options['approximate'] === true;
  const chosen = chosenJourneys(model, optionText(options, 'journey'));
  const journeys = chosen.map((each) => resultOf(analyzeJourney(engine, model, each, limits, approximate), each));
  const detail = furthestFromTarget(journeys);
  const root = chosen.find(({ journey }) => journey === detail.analysis.journey)!.hard;
  const { importance, cutSets } = detailOf(engine, model, root, detail.analysis, cutSetLimit, limits);
  const target = wanted ?? detail.target;
  const advice =
    target &&
    adviceFor(engine, topology, model, detail.analysis, importance, target.availability.unavailability, limits);
  const findings = lintOf(topology, model, journeys, wanted ?? null, context);
  return {
    report: composeReport({
      topology,
      model,
      title,
      notices,
      journeys,
      detail,
      importance,
      cutSets,
      cutSetsAsked: cutSetLimit > 0,
      target: target && advice ? { ...target, advice } : null,
      findings,
      explained: () => explainJourney(engine, topology, detail.analysis.journey, limits),
      top,
    }),
    zone: utc,
    checks: [...targetChecks(topology, journeys), ...denied.map((rule) => ruleCheck(rule, findings))],
    targetSubjects: journeys.map(({ analysis }) => ({
      name: nameOf(topology, analysis),
      unavailability: analysis.result.unavailability,
    })),
  };
}
