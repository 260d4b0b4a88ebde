import { type FailureModel, unavailabilities } from '../core/topology/failure-model.ts';
import { partsThatMatter } from '../core/topology/importance.ts';
import {
  type Finding,
  type LintFacts,
  type LintJourney,
  lintTopology,
  type NumberWords,
} from '../core/topology/lint/index.ts';
import type { Topology } from '../core/topology/model.ts';
import type { JourneyResult } from '../report/compose/result.ts';
import { formatAvailability, formatCount, formatDuration, formatShare } from '../report/numbers.ts';
import type { CommandContext } from './command.ts';

const words: NumberWords = {
  availability: formatAvailability,
  share: formatShare,
  count: formatCount,
  duration: formatDuration,
};

const frequencyKeys = new Set(['failuresPerYear', 'mtbfSeconds', 'mttrSeconds']);

/** What the rules find in a topology and the journeys that were computed of it. */
export function lintOf(
  topology: Topology,
  model: FailureModel,
  journeys: readonly JourneyResult[],
  target: JourneyResult['target'],
  today: number | null,
  outages: LintFacts['outages'] | null,
  context: CommandContext,
): readonly Finding[] {
  const isAsserted = context.assertedPaths.some((path) =>
    path.some((step) => 'key' in step && frequencyKeys.has(step.key)),
  );
  return lintTopology(
    {
      topology,
      today,
      journeys: journeys.map((each) => factsOf(model, each, target, isAsserted)),
      ...(outages && { outages }),
    },
    words,
  );
}

function factsOf(
  model: FailureModel,
  { analysis, target }: JourneyResult,
  wanted: JourneyResult['target'],
  isAsserted: boolean,
): LintJourney {
  const { journey, failure, result, partsWithoutTimes } = analysis;
  const importance = failure ? partsThatMatter(failure, model.parts, unavailabilities(model)) : [];
  const someHaveTimes = importance.some(({ part }) => part.failuresPerSecond !== null);
  return {
    journey: { ...journey, target: wanted ?? target },
    unavailability: result.unavailability,
    parts: importance.map(({ part, criticality, isSinglePoint, isNeeded }) => ({
      name: part.name,
      kind: part.kind,
      component: part.component,
      unavailability: part.unavailability,
      criticality,
      isSinglePoint: isSinglePoint && part.unavailability > 0, // what never fails is no risk
      isNeeded,
    })),
    // times that were given for some are a question about failures and repairs
    frequencyAsked: isAsserted || (someHaveTimes && partsWithoutTimes.length > 0),
  };
}
