import type { GaveUp } from '../../core/diagram/decision/engine.ts';
import { never } from '../../core/diagram/graph/fault-graph.ts';
import { about, askedAt, type Check, checkTarget, skippedCheck } from '../../core/gates/check.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { parseUnavailabilityExactly } from '../../core/quantity/availability.ts';
import type { JourneyAnalysis } from '../../core/topology/analyze/analyze.ts';
import { hasGivenUp } from '../../core/topology/analyze/given-up.ts';
import { exactPortion, meetsTarget } from '../../core/topology/analyze/meets-target.ts';
import type { FailureModel, ModelJourney } from '../../core/topology/compile/failure-model.ts';
import { printExpression } from '../../core/topology/expression/print.ts';
import type { Finding } from '../../core/topology/lint/finding.ts';
import { ruleNames } from '../../core/topology/lint/index.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import { lintFindsNoText } from '../../report/words/check-text.ts';
import type { Given } from '../options/given.ts';
import { wordOf } from '../options/readers.ts';

/** All journeys, or the one that `--journey` names. */
export function chosenJourneys(model: FailureModel, named: Given | null): readonly ModelJourney[] {
  if (!named) return model.journeys;
  const name = named.text;
  const found = model.journeys.filter(({ journey }) => journey.name === name);
  if (found.length > 0) return found;
  const known = model.journeys.map(({ journey }) => journey.name);
  return failUnknownName('journey', name, known, named.place());
}

/** Journeys in which nothing can break: what all of their parts are is optional. */
export function optionalNotice(journeys: readonly ModelJourney[]): readonly Notice[] {
  const names = journeys
    .filter(({ hard, full }) => hard === never && full !== never)
    .map(({ journey }) => journey.name);
  return names.length > 0 ? [notice('journeyAllOptional', { journeys: names })] : [];
}

/** What could not be told of a journey: an unavailability that no double holds, a degraded mode whose diagram is too large. */
export function limitNotices(journeys: readonly JourneyResult[]): readonly Notice[] {
  const named = (has: (analysis: JourneyAnalysis) => boolean): readonly string[] =>
    journeys.filter(({ analysis }) => has(analysis)).map(({ analysis }) => analysis.journey.name);
  const below = named(({ isBelowDouble }) => isBelowDouble);
  const unknown = named(({ isDegradedUnknown }) => isDegradedUnknown);
  const independent = named(({ isIndependentOfSites }) => isIndependentOfSites);
  return [
    ...(independent.length > 0 ? [notice('sitesIndependent', { journeys: independent })] : []),
    ...(below.length > 0 ? [notice('belowDouble', { journeys: below })] : []),
    ...(unknown.length > 0 ? [notice('degradedUnknown', { journeys: unknown })] : []),
  ];
}

/** A journey's answer with what the report says beside it; where the engine gave up, a problem. */
export function resultOf(analysis: JourneyAnalysis | GaveUp, model: ModelJourney): JourneyResult {
  const { journey } = model;
  if (hasGivenUp(analysis))
    return fail('diagramTooLarge', { journey: journey.name, hasBounds: true, tried: analysis.tried });
  return { analysis, path: printExpression(journey.path), target: journey.target };
}

/** The journey that misses its target by most, else the least available; the first of equals. */
export function furthestFromTarget(journeys: readonly JourneyResult[], asked: JourneyResult['target']): JourneyResult {
  const badness = ({ analysis, target }: JourneyResult): readonly [number, number] => {
    const { unavailability } = analysis.result;
    const held = asked ?? target;
    if (!held || meetsTarget(analysis, held)) return [0, unavailability];
    const allowed = held.availability.unavailability;
    return [allowed === 0 ? Number.MAX_VALUE : unavailability / allowed, unavailability];
  };
  return journeys.reduce((worst, each) => {
    const [a, b] = [badness(each), badness(worst)];
    return a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]) ? each : worst;
  });
}

/** What a result is called in checks: the one system of an expression is just the availability. */
export function nameOf(topology: Topology, { journey }: JourneyAnalysis): string {
  return topology.from === 'expression' ? 'availability' : `${journey.name} availability`;
}

/** The targets that the file gives its journeys; what `--target` asks just so is asked once. */
export function targetChecks(
  topology: Topology,
  journeys: readonly JourneyResult[],
  asked: JourneyResult['target'],
): readonly Check[] {
  const isAsked = (unavailability: number): boolean => asked?.availability.unavailability === unavailability;
  return journeys.flatMap(({ analysis, target }) =>
    target && !isAsked(target.availability.unavailability)
      ? [
          askedAt(
            about(
              checkTarget(
                {
                  name: nameOf(topology, analysis),
                  unavailability: analysis.result.unavailability,
                  exact: exactPortion(analysis, target),
                },
                {
                  shown: target.text,
                  unavailability: target.availability.unavailability,
                  exact: parseUnavailabilityExactly(target.text),
                },
              ),
              { kind: 'availability', of: nameOf(topology, analysis), target: target.text },
            ),
            analysis.journey.place,
          ),
        ]
      : [],
  );
}

/** The rules that `--deny` names. */
export function deniedRules(given: readonly Given[]): readonly string[] {
  return given.flatMap((each) =>
    each.text.split(',').map((part) => wordOf(ruleNames, 'lint rule')(part.trim(), each.place(part))),
  );
}

/** `--deny RULE`: met where the rule found nothing. */
export function ruleCheck(rule: string, findings: readonly Finding[], journeys: readonly JourneyResult[]): Check {
  const expression = lintFindsNoText(rule);
  // where only bounds are known, parts were not looked at: no finding is no proof
  if (journeys.some(({ analysis }) => analysis.bounds !== null)) return skippedCheck(expression);
  const actual = findings.filter((finding) => finding.rule === rule).length;
  return {
    expression,
    actual,
    status: actual === 0 ? 'met' : 'missed',
    numbers: { actual, wanted: 0, areSeconds: false },
  };
}
