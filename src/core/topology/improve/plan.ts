import type { Journey, Topology } from '../model/model.ts';
import { applyChanges } from './apply-changes.ts';
import { makeTrials, type Trials } from './candidate-lists.ts';
import { type Change, compareChanges, thinkableChanges } from './changes.ts';
import { searchAll } from './exhaustive.ts';
import {
  type Attempt,
  type PlanRules,
  planInRounds,
  planOfSteps,
  planStepByStep,
  withLessGivenUp,
  withoutNeedless,
} from './find-plan.ts';
import type { QuickEvaluation } from './quick-evaluation.ts';
import type { Evaluate, RankedChange } from './rank.ts';
import { requiredBlocks } from './required-blocks.ts';
import { type ShortestBound, shortestBound } from './shortest-bound.ts';

export interface PlanRequest {
  readonly topology: Topology;
  readonly journey: Journey;
  /** The unavailability that the journey may have. */
  readonly target: number;
  /** Its unavailability as it is. */
  readonly unavailability: number;
  readonly evaluate: Evaluate;
  /**
   * What may be done. By default all thinkable changes but `optional`, and these too where the target is out of reach
   * without: what users can do without is nothing that a calculation knows.
   */
  readonly changes?: readonly Change[];
  /** Evaluates changes that move probabilities only; see quick-evaluation.ts. */
  readonly quick?: QuickEvaluation;
  /** Single changes that were computed before. */
  readonly ranked?: readonly RankedChange[];
  /** The most evaluations. Default 2000. */
  readonly budget?: number;
  /** U of a changed topology in which components, or copies of a name, never fail by themselves; without it less is proven. */
  readonly evaluateWithout?: (topology: Topology, unfailing: ReadonlySet<string>) => number | null;
}

export type Plan =
  | {
      readonly kind: 'plan';
      /** By component; the same replica twice is two replicas. None where the target is met as it is. */
      readonly changes: readonly Change[];
      readonly unavailability: number;
      /** True where no list with fewer of the changes meets the target. */
      readonly provenShortest: boolean;
      /** True where changes that make something optional were not among them; with these a list may be shorter. */
      readonly optionalLeftOut: boolean;
      /** No list with fewer does: proven. */
      readonly atLeast: number;
      readonly evaluations: number;
    }
  | {
      readonly kind: 'unreachable';
      /** The best that was reached, and with what. */
      readonly changes: readonly Change[];
      readonly unavailability: number;
      /** True where no list of the changes can meet the target; else none was found within the budget. */
      readonly isProven: boolean;
      readonly evaluations: number;
    };

/**
 * The shortest list of changes that meets a target, each list evaluated exactly. An upper bound comes from block steps,
 * rounds and single steps (find-plan.ts), a lower bound from the parts in series (shortest-bound.ts); lengths between
 * them are searched whole where the budget suffices. Among lists of one length the one that gives less up: changes that
 * make something optional come last, and something always stays needed.
 * @example planChanges({ topology, journey, target: 1e-4, unavailability, evaluate }).kind // 'plan'
 */
export function planChanges(request: PlanRequest): Plan {
  if (request.changes) return planOf(request, request.changes);
  const all = thinkableChanges(request.topology, request.journey);
  const kept = all.filter(({ kind }) => kind !== 'optional');
  const plan = planOf(request, kept);
  return plan.kind === 'plan' || kept.length === all.length ? plan : furthest(plan, planOf(request, all));
}

/** The plan, else the better of two that miss. */
function furthest(first: Plan, second: Plan): Plan {
  const isFirst = second.kind === 'unreachable' && first.unavailability <= second.unavailability;
  const evaluations = first.evaluations + second.evaluations;
  if (!isFirst) return { ...second, evaluations };
  // what is proven for some of the changes is not proven for all
  return first.kind === 'unreachable' ? { ...first, isProven: false, evaluations } : first;
}

function planOf(request: PlanRequest, all: readonly Change[]): Plan {
  const { topology, journey, target, unavailability, evaluate, ranked = [], budget = 2_000 } = request;
  const rules: PlanRules = { target };
  const optionalLeftOut = !all.some(({ kind }) => kind === 'optional');
  if (unavailability <= target)
    return {
      kind: 'plan',
      changes: [],
      unavailability,
      provenShortest: true,
      optionalLeftOut,
      atLeast: 0,
      evaluations: 0,
    };
  const known = ranked.map((each): [Change, number] => [each.change, each.unavailability]);
  const trials = makeTrials(topology, journey, evaluate, budget, known, request.quick);
  const bound = shortestBound(topology, journey, target, all);
  // what misses the target as it is takes one change at least
  const fewest = bound.fewest === null ? null : Math.max(1, bound.fewest);
  const start: Attempt = { changes: [], unavailability };

  const kept = all.filter(({ kind }) => kind !== 'optional');
  const keptBound = kept.length === all.length ? bound : shortestBound(topology, journey, target, kept);
  const isShortest = (attempt: Attempt | null): attempt is Attempt =>
    attempt !== null && attempt.unavailability <= target && attempt.changes.length <= (fewest ?? 0);
  // cheap for systems in series of any size, so before all else
  const keptSteps = quickPlan(trials, request, kept, keptBound, rules);
  const allSteps = isShortest(keptSteps) || kept === all ? null : planOfSteps(trials, bound, rules);
  let best = start;
  if (isShortest(keptSteps)) best = keptSteps;
  else if (isShortest(allSteps)) best = withLessGivenUp(trials, all, allSteps, rules);
  else {
    best = upperBound(trials, kept, keptSteps, start, rules, isShortest);
    if (kept.length < all.length && fewest !== null && !isShortest(best)) {
      const other = upperBound(trials, all, allSteps, start, rules, isShortest);
      best = better(best, withLessGivenUp(trials, all, other, rules), target);
    }
  }
  if (best.unavailability > target) {
    const isProven = fewest === null || allTogetherMiss(request, all);
    return { kind: 'unreachable', ...sorted(best), isProven, evaluations: trials.evaluations() };
  }
  const { found, atLeast } = shorter(request, trials, all, best, fewest ?? 1, rules);
  return {
    kind: 'plan',
    ...sorted(found),
    provenShortest: found.changes.length <= atLeast,
    optionalLeftOut,
    atLeast,
    evaluations: trials.evaluations(),
  };
}

/**
 * From the block steps. Replicas and repairs let go of nothing, so that with these alone whatever is depended on is a block
 * too: in a graph of services most are. The shorter plan of the two.
 */
function quickPlan(
  trials: Trials,
  { topology, journey, target }: PlanRequest,
  changes: readonly Change[],
  bound: ShortestBound,
  rules: PlanRules,
): Attempt | null {
  const first = planOfSteps(trials, bound, rules);
  if (first && first.changes.length <= (bound.fewest ?? 0)) return first;
  const plain = changes.filter(({ kind }) => kind === 'replica' || kind === 'halveMttr');
  const second = planOfSteps(trials, shortestBound(topology, journey, target, plain), rules);
  return first && second ? better(first, second, target) : (first ?? second);
}

/** A short plan, or the best that was reached. */
function upperBound(
  trials: Trials,
  all: readonly Change[],
  fromSteps: Attempt | null,
  start: Attempt,
  rules: PlanRules,
  isShortest: (attempt: Attempt) => boolean,
): Attempt {
  // a round asks about every change, and a plan is at hand
  if (fromSteps && all.length > trials.left()) return withoutNeedless(trials, fromSteps, rules);
  let best = planInRounds(trials, all, start, rules);
  if (best.unavailability <= rules.target) best = withoutNeedless(trials, best, rules);
  if (fromSteps) best = better(best, withoutNeedless(trials, fromSteps, rules), rules.target);
  if (best.unavailability > rules.target || isShortest(best)) return best;
  return planStepByStep(trials, all, start, rules, best.changes.length) ?? best;
}

/** A plan before none, the shorter before the longer, then the one that gives more; the first where they are alike. */
function better(first: Attempt, second: Attempt, target: number): Attempt {
  const [isFirst, isSecond] = [first.unavailability <= target, second.unavailability <= target];
  if (isFirst !== isSecond) return isFirst ? first : second;
  if (!isFirst) return second.unavailability < first.unavailability ? second : first;
  return second.changes.length < first.changes.length ? second : first;
}

/** Searches the lengths below a plan's, shortest first. */
function shorter(
  { topology, journey }: PlanRequest,
  trials: Trials,
  all: readonly Change[],
  plan: Attempt,
  fewest: number,
  rules: PlanRules,
): { readonly found: Attempt; readonly atLeast: number } {
  if (plan.changes.length <= fewest) return { found: plan, atLeast: fewest };
  const mayLetGo = new Set(
    all.filter(({ kind }) => kind === 'optional' || kind === 'cache').map(({ component }) => component),
  );
  const blocks = requiredBlocks(topology, journey, mayLetGo);
  const gains = new Map(all.map((change) => [change, trials.tryList([change]) ?? Number.POSITIVE_INFINITY]));
  const options = [...all].sort(
    (a, b) =>
      Number(a.kind === 'optional') - Number(b.kind === 'optional') ||
      gains.get(a)! - gains.get(b)! ||
      compareChanges(a, b),
  );
  for (let length = fewest; length < plan.changes.length; length++) {
    const search = searchAll(trials, options, length, blocks, rules);
    if (search === 'unknown') return { found: plan, atLeast: length };
    if (search !== 'none') return { found: withLessGivenUp(trials, all, search.found, rules), atLeast: length };
  }
  return { found: plan, atLeast: plan.changes.length };
}

/**
 * Where nothing that is done can do harm, everything at once is the most there is, and any number of replicas no more than
 * some that never fail by themselves: what their domains and common causes leave stays.
 */
function allTogetherMiss({ topology, target, evaluateWithout }: PlanRequest, all: readonly Change[]): boolean {
  if (!evaluateWithout || all.some(({ kind }) => kind === 'optional' || kind === 'domain')) return false;
  const unfailing = new Set(all.flatMap(({ kind, component }) => (kind === 'replica' ? [component] : [])));
  const domainsFilled = topology.components.flatMap(({ name, replicas, need, domains }): Change[] => {
    const wanted = Math.max(0, need * domains.length - replicas); // so that each domain holds as many as are needed
    return unfailing.has(name) ? Array<Change>(wanted).fill({ kind: 'replica', component: name }) : [];
  });
  const others = all.filter(({ kind }) => kind !== 'replica');
  const unavailability = evaluateWithout(applyChanges(topology, [...others, ...domainsFilled]), unfailing);
  return unavailability !== null && unavailability > target;
}

function sorted({ changes, unavailability }: Attempt): Attempt {
  return { changes: [...changes].sort(compareChanges), unavailability };
}
