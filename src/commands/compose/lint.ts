import type { EngineLimits } from '../../core/diagram/decision/engine.ts';
import { engine } from '../../core/diagram/index.ts';
import { failureFunction } from '../../core/topology/analyze/failure-function.ts';
import { hasGivenUp } from '../../core/topology/analyze/given-up.ts';
import { partsThatMatter } from '../../core/topology/analyze/importance.ts';
import { besideTarget } from '../../core/topology/analyze/meets-target.ts';
import { compileTopology } from '../../core/topology/compile/compile.ts';
import { type FailureModel, unavailabilities } from '../../core/topology/compile/failure-model.ts';
import { assumedBeta } from '../../core/topology/lint/independence.ts';
import {
  type Finding,
  type LintFacts,
  type LintJourney,
  lintTopology,
  type RuleName,
} from '../../core/topology/lint/index.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { withSharedCauses } from '../../core/topology/model/shared-causes.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import type { CommandContext } from '../command.ts';

/** What asks for failures a year, MTBF and MTTR: an assertion, or a gate on the very rules. */
const frequencyRules: ReadonlySet<string> = new Set<RuleName>(['mtbf-missing', 'mttr-missing']);
const frequencyKeys = new Set(['failuresPerYear', 'mtbfSeconds', 'mttrSeconds']);

/** What the rules have to know beside the topology. */
interface LintRequest {
  readonly target: JourneyResult['target'];
  readonly today: number | null;
  /** The rules that `--deny` names. */
  readonly denied: readonly string[];
  readonly outages: LintFacts['outages'] | null;
}

/** What the rules find in a topology and the journeys that were computed of it. */
export function lintOf(
  topology: Topology,
  model: FailureModel,
  journeys: readonly JourneyResult[],
  { target, today, denied, outages }: LintRequest,
  limits: EngineLimits,
  context: CommandContext,
): readonly Finding[] {
  const frequencyAsked =
    denied.some((rule) => frequencyRules.has(rule)) ||
    context.assertedPaths.some((path) => path.some((step) => 'key' in step && frequencyKeys.has(step.key)));
  return lintTopology({
    topology,
    today,
    journeys: journeys.map((each) => ({
      ...factsOf(model, each, target, frequencyAsked),
      sharedUnavailability: withShared(topology, each, limits),
    })),
    ...(outages && { outages }),
  });
}

/** Larger diagrams are not made a second time for a finding. */
const mostNodes = 100_000;

/** The unavailability of a journey if what is redundant in it shared some of its failures; null where nothing would change. */
function withShared(topology: Topology, { analysis }: JourneyResult, limits: EngineLimits): number | null {
  const { journey, failure } = analysis;
  if (!failure || failure.nodes > mostNodes) return null;
  const only = { ...topology, journeys: [journey] };
  const shared = withSharedCauses(only, assumedBeta);
  if (shared === only) return null;
  const model = compileTopology(shared);
  const few = { ...limits, nodes: Math.min(limits.nodes, 10 * mostNodes) };
  const found = failureFunction(engine, model, model.journeys[0]!.hard, few);
  return hasGivenUp(found) ? null : found.unavailability(unavailabilities(model));
}

function factsOf(
  model: FailureModel,
  { analysis, target }: JourneyResult,
  wanted: JourneyResult['target'],
  frequencyAsked: boolean,
): LintJourney {
  const { journey, failure, result, bounds } = analysis;
  const importance = failure ? partsThatMatter(failure, model.parts, unavailabilities(model)) : [];
  const held = wanted ?? target;
  const { unavailability } = result;
  return {
    journey: { ...journey, target: held },
    unavailability: held ? besideTarget(unavailability, analysis.exactUnavailability, held) : unavailability,
    ...(bounds && { leastUnavailability: bounds.lower }),
    parts: importance.map(({ part, criticality, isSinglePoint, isNeeded }) => ({
      name: part.name,
      kind: part.kind,
      component: part.component,
      unavailability: part.unavailability,
      criticality,
      isSinglePoint: isSinglePoint && part.unavailability > 0, // what never fails is no risk
      isNeeded,
    })),
    frequencyAsked,
  };
}
