import type { Engine, EngineLimits } from '../../diagram/decision/engine.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { isInDoubt } from '../../quantity/in-doubt.ts';
import { withoutDust } from '../../quantity/without-dust.ts';
import type { JourneyAnalysis } from '../analyze/analyze.ts';
import { exactUnavailabilityOf } from '../analyze/exact-unavailability.ts';
import { failureFunction } from '../analyze/failure-function.ts';
import { hasGivenUp } from '../analyze/given-up.ts';
import type { PartImportance } from '../analyze/importance.ts';
import { besideTarget, type WrittenTarget } from '../analyze/meets-target.ts';
import { compileTopology } from '../compile/compile.ts';
import { type FailureModel, unavailabilities } from '../compile/failure-model.ts';
import { commonCauseName } from '../compile/model-parts.ts';
import type { Topology } from '../model/model.ts';
import { makeTrials } from './candidate-lists.ts';
import { thinkableChanges } from './changes.ts';
import { type CheapestPlan, cheapestPlan } from './cheapest-plan.ts';
import { copiesIn } from './copied-components.ts';
import { type Plan, type PlanRequest, planChanges } from './plan.ts';
import { priceOf } from './price.ts';
import { type QuickEvaluation, quickEvaluation } from './quick-evaluation.ts';
import { type Ranking, rankChanges } from './rank.ts';
import { requiredEach } from './required.ts';
import { requiredBlocks } from './required-blocks.ts';

/** Why a change was not computed: too many parts to solve again, too many changes, or a diagram above the engine's limits. */
export type RankingLimit =
  | { readonly kind: 'parts'; readonly most: number }
  | { readonly kind: 'evaluations'; readonly most: number }
  | { readonly kind: 'diagram' };

/** What would meet a target. */
export interface Advice {
  /** The unavailability that every part would need alike; null where even perfect parts miss the target. */
  readonly requiredEachUnavailability: number | null;
  /** Single changes, best first; null where the target is met as it is. */
  readonly ranking: Ranking | null;
  /** Which limit left changes of the ranking uncomputed; null where none did. */
  readonly rankingLimit: RankingLimit | null;
  /** The shortest list of changes; null where the target is met as it is, or the topology is too large to try lists. */
  readonly plan: Plan | null;
  /** The cheapest list of changes with a price; null where none has one, or none of these lists meets the target. */
  readonly cheapest: CheapestPlan | null;
}

/** Work that all evaluations together may cost, in parts and nodes; a count, so that the advice does not hang on the machine. */
const workAllowed = 3e5;

/** Nodes that one evaluation may take: so many, or so many times those of the topology as it is. One must not take the time of all. */
const fewNodes = 1 << 18;
const timesTheNodes = 20;

/** Larger topologies are not solved again and again: only changes that move probabilities on the same diagram are tried. */
export const mostPartsTried = 3_000;

const none: ReadonlySet<string> = new Set();

/**
 * The equal share that each part would need, the single changes ranked, and the shortest list of them that meets the
 * target: each computed exactly, as a topology of its own, and held against the target with all digits where doubles leave it
 * in doubt. Errors: none; what limits left out is said.
 * @example adviceFor(engine, topology, model, analysis, importance, { text: '99.99', … }, limits).requiredEachUnavailability // 2.0000800048e-5 of five in series
 */
export function adviceFor(
  engine: Engine,
  topology: Topology,
  model: FailureModel,
  analysis: JourneyAnalysis,
  importance: readonly PartImportance[],
  target: WrittenTarget,
  limits: EngineLimits,
): Advice {
  const { journey, result, failure, exactUnavailability } = analysis;
  const wanted = target.availability.unavailability;
  const each = failure ? requiredShare(topology, model, failure, wanted) : null;
  const unavailability = besideTarget(result.unavailability, exactUnavailability, target);
  const base = { topology, journey, target: wanted, unavailability };
  if (!failure || unavailability <= wanted)
    return { requiredEachUnavailability: each, ranking: null, rankingLimit: null, plan: null, cheapest: null };

  const only = { ...topology, journeys: [journey] };
  const isLarge = model.parts.length > mostPartsTried;
  const evaluations = Math.max(8, Math.min(2_000, Math.floor(workAllowed / (10 * model.parts.length + failure.nodes))));
  const nodes = Math.min(limits.nodes, Math.max(fewNodes, timesTheNodes * failure.nodes));
  const evaluateWithout = evaluatorOf(engine, journey.name, target, { ...limits, nodes });
  const evaluate = (changed: Topology): number | null => evaluateWithout(changed, none);
  let left = evaluations;
  let rankingLimit: RankingLimit | null = null;
  const limited = (changed: Topology): number | null => {
    if (isLarge || left <= 0) {
      rankingLimit = isLarge ? { kind: 'parts', most: mostPartsTried } : { kind: 'evaluations', most: evaluations };
      return null;
    }
    left--;
    const unavailability = evaluate(changed);
    if (unavailability === null) rankingLimit ??= { kind: 'diagram' };
    return unavailability;
  };
  const quickly = quickEvaluation(only, model, failure);
  const quick: QuickEvaluation = (changes) => {
    const found = quickly(changes);
    return found !== null && isInDoubt(found, wanted) ? null : found;
  };
  const ranking = rankChanges({
    ...base,
    topology: only,
    criticality: criticalityByComponent(importance),
    evaluate: limited,
    quick,
  });
  const plan = isLarge
    ? null
    : planChanges({
        ...{ ...base, topology: only, evaluate, evaluateWithout },
        ...{ ranked: ranking.ranked, budget: evaluations, quick },
      });
  const cheapest = isLarge ? null : cheapestOf({ ...base, topology: only, evaluate, budget: evaluations, quick });
  return { requiredEachUnavailability: each, ranking, rankingLimit, plan, cheapest };
}

/** More changes with a price than these are not searched. */
const mostPriced = 200;

/** Among what has a price; where no replica has one, nothing is known of money. */
function cheapestOf(request: PlanRequest & { readonly budget: number }): CheapestPlan | null {
  const { topology, journey, evaluate, target, unavailability, budget, quick = null } = request;
  const priced = thinkableChanges(topology, journey).flatMap((change) => {
    const price = priceOf(topology, change);
    return price === null ? [] : [{ change, price }];
  });
  if (priced.length > mostPriced || !priced.some(({ change }) => change.kind === 'replica')) return null;
  const blocks = requiredBlocks(topology, journey, new Set());
  const trials = () => makeTrials(topology, journey, evaluate, budget, [], quick);
  return cheapestPlan({ trials: trials(), priced, blocks, target, unavailability }, trials);
}

/** The unavailability of a journey in a changed topology, where some components never fail by themselves; null above the limits. */
function evaluatorOf(
  engine: Engine,
  journey: string,
  target: WrittenTarget,
  limits: EngineLimits,
): (changed: Topology, unfailing: ReadonlySet<string>) => number | null {
  return (changed, unfailing) => {
    const journeys = changed.journeys.filter(({ name }) => name === journey);
    const variant = compileTopology({ ...changed, journeys });
    const found = failureFunction(engine, variant, variant.journeys[0]!.hard, limits);
    if (hasGivenUp(found)) return null;
    const copies = unfailing.size > 0 ? copiesIn(changed) : new Map<string, string>();
    const isUnfailing = (place: number): boolean => {
      const { kind, component } = variant.parts[place]!;
      const isOwn = kind === 'component' || kind === 'planned' || kind === 'unnoticed';
      return isOwn && unfailing.has(copies.get(component!) ?? component!);
    };
    const q = unavailabilities(variant).map((own, place) => (isUnfailing(place) ? 0 : own));
    const exact = (): Decimal | null => exactUnavailabilityOf(found, variant, found.sweep(q).birnbaum, isUnfailing);
    return besideTarget(withoutDust(found.unavailability(q)), exact, target);
  };
}

/**
 * Every component and domain is given the same q; what a common cause takes follows it, β·q, and is left out of the parts of
 * its members. Shares of requests stay as they are.
 */
function requiredShare(
  topology: Topology,
  model: FailureModel,
  failure: NonNullable<JourneyAnalysis['failure']>,
  target: number,
): number | null {
  const factors = sharesOfEach(topology, model);
  const q = unavailabilities(model);
  // what matters at all shows where every part may fail; what is a single point, where nothing else does
  const matters = failure.sweep(q.map(() => 0.5)).birnbaum;
  const alone = failure.sweep(q.map(() => 0)).birnbaum;
  const needed = factors.filter((_, i) => matters[i]! > 0);
  const isSeries =
    topology.commonCauses.length === 0 &&
    needed.length > 0 &&
    factors.every((factor, i) => matters[i] === 0 || (factor === 1 && alone[i] === 1));
  const evaluateAt = (each: number): number =>
    failure.unavailability(q.map((own, i) => (factors[i] === null ? own : factors[i]! * each)));
  return requiredEach({ evaluateAt, target, seriesParts: isSeries ? needed.length : null });
}

/** What each event takes of a q that all parts have alike; null for what does not follow it. */
function sharesOfEach(topology: Topology, model: FailureModel): readonly (number | null)[] {
  const betaOfCause = new Map<string, number[]>();
  const betaOfComponent = new Map<string, number>();
  for (const cause of topology.commonCauses) {
    const name = commonCauseName(cause);
    betaOfCause.set(name, [...(betaOfCause.get(name) ?? []), cause.beta]);
    for (const component of cause.components)
      betaOfComponent.set(component, (betaOfComponent.get(component) ?? 0) + cause.beta);
  }
  return model.parts.map(({ kind, name, component }) => {
    if (kind === 'need' || kind === 'planned' || kind === 'unnoticed') return null;
    if (kind === 'commonCause') return betaOfCause.get(name)?.shift() ?? 0;
    return component === null ? 1 : Math.max(0, 1 - (betaOfComponent.get(component) ?? 0));
  });
}

function criticalityByComponent(importance: readonly PartImportance[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { part, unavailabilityGain } of importance)
    if (part.component !== null) found.set(part.component, (found.get(part.component) ?? 0) + unavailabilityGain);
  // equals are equal, whatever their last digit is
  return new Map([...found].map(([name, gain]) => [name, withoutDust(gain)]));
}
