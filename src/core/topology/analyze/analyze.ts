import type { Engine, EngineLimits, FailureFunction, GaveUp, MinimalCutSets } from '../../diagram/decision/engine.ts';
import { type NodeRef, never, nodesBelow } from '../../diagram/graph/fault-graph.ts';
import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { withoutDust } from '../../quantity/without-dust.ts';
import { type FailureModel, type ModelJourney, type ModelPart, unavailabilities } from '../compile/failure-model.ts';
import type { Journey } from '../model/model.ts';
import { exactUnavailabilityOf } from './exact-unavailability.ts';
import { failureFunction, leavesSitesOut } from './failure-function.ts';
import { hasGivenUp } from './given-up.ts';
import { importanceOf, type PartImportance } from './importance.ts';
import { shownUnavailability } from './shown-unavailability.ts';

/** How often a system fails and for how long; all from the steady state of independent parts. */
export interface FailureFrequency {
  readonly failuresPerSecond: number;
  /** Mean up time, A/ω; null where it never fails. */
  readonly mtbfSeconds: number | null;
  /** Mean down time, U/ω; null where it never fails. */
  readonly mttrSeconds: number | null;
}

/** What optional parts do: they degrade. */
export interface Degraded {
  /** Everything works, the optional parts too. */
  readonly full: Availability;
  /** The share of time, or of requests, in which it works but something optional does not. */
  readonly degradedRatio: number;
  /** True where it is a share of requests: what is optional may have a share where nothing else has. */
  readonly isRequestWeighted: boolean;
}

/** Why the frequency is not known. */
export type NoFrequency = 'timesMissing' | 'requestWeighted' | null;

/** One journey, exactly. */
export interface JourneyAnalysis {
  readonly journey: Journey;
  readonly result: Availability;
  /** Set where the diagram did not fit and the bounds are all there is; `result` is then the worse bound. */
  readonly bounds: { readonly lower: number; readonly upper: number; readonly method: string } | null;
  readonly degraded: Degraded | null;
  /** Something is optional, and its diagram did not fit. */
  readonly isDegradedUnknown: boolean;
  /** U is above 0 and too small for a double, which has nothing between 5e-324 and 0. */
  readonly isBelowDouble: boolean;
  /** Groups share too many domains or regions to tell their states apart: what is unnoticed or planned counts as independent. */
  readonly isIndependentOfSites: boolean;
  readonly frequency: FailureFrequency | null;
  readonly noFrequency: NoFrequency;
  /** Parts without times that the frequency would need. */
  readonly partsWithoutTimes: readonly string[];
  readonly isRequestWeighted: boolean;
  /** Nodes of the diagrams. */
  readonly nodes: number;
  readonly failure: FailureFunction | null;
  /** U with all of its digits; null where some part's number is no decimal, or they are too many. */
  readonly exactUnavailability: () => Decimal | null;
}

export type Outcome = JourneyAnalysis | GaveUp;

/**
 * Availability, frequency and degraded mode of a journey: U = q·hi + (1 − q)·lo over its decision diagram, exact but for
 * about 1e-15; failures ω = Σ Bᵢ/(MTBFᵢ + MTTRᵢ) a second (Vesely 1970), mean up time A/ω and mean down time U/ω in
 * seconds, null where a part that matters has no times or requests are weighted. Domain: parts that fail and are repaired
 * independently. With `approximate`, proven bounds stand in where the exact diagram does not fit the limits; else what was
 * tried comes back: tell it by `hasGivenUp`. Errors: none.
 * @example
 * // web=99.9 -> (a=99 | b=99): 1 − 0.999 · (1 − 0.01²)
 * analyzeJourney(engine, model, model.journeys[0], limits, false).result.unavailability // 0.0010999
 */
export function analyzeJourney(
  engine: Engine,
  model: FailureModel,
  { journey, hard, full }: ModelJourney,
  limits: EngineLimits,
  approximate: boolean,
): Outcome {
  const q = unavailabilities(model);
  const failure = failureFunction(engine, model, hard, limits);
  if (hasGivenUp(failure)) {
    if (!approximate) return failure;
    const bounds = engine.bounds(model.graph, hard, q, limits);
    return {
      journey,
      result: fromUnavailability(bounds.upper),
      bounds,
      degraded: null,
      isDegradedUnknown: full !== hard,
      isBelowDouble: false,
      isIndependentOfSites: false,
      frequency: null,
      noFrequency: null,
      partsWithoutTimes: [],
      isRequestWeighted: needsBelow(model, hard),
      nodes: 0,
      failure: null,
      exactUnavailability: () => null,
    };
  }
  const { unavailability, birnbaum } = failure.sweep(q);
  const exactUnavailability = (): Decimal | null => exactUnavailabilityOf(failure, model, birnbaum);
  const result = resultOf(failure, model, q, unavailability, exactUnavailability);
  const matters = model.parts.filter((_, i) => birnbaum[i]! > 0);
  const isRequestWeighted = weighsRequests(model, birnbaum);
  const partsWithoutTimes = matters
    .filter((part) => !isOfRequests(part) && part.failuresPerSecond === null)
    .map(({ name }) => name);
  const noFrequency = isRequestWeighted
    ? 'requestWeighted'
    : partsWithoutTimes.length > 0 || (matters.length === 0 && unavailability === 0)
      ? 'timesMissing'
      : null;
  const degraded = degradedOf(engine, model, hard, full, unavailability, q, limits);
  return {
    journey,
    result,
    bounds: null,
    degraded: degraded === null || hasGivenUp(degraded) ? null : degraded,
    isDegradedUnknown: degraded !== null && hasGivenUp(degraded),
    isBelowDouble: unavailability === 0 && failure.isPossible(q),
    isIndependentOfSites: leavesSitesOut(model, hard, failure),
    frequency: noFrequency === null ? frequencyOf(model, birnbaum, result) : null,
    noFrequency,
    partsWithoutTimes,
    isRequestWeighted,
    nodes: failure.nodes,
    failure,
    exactUnavailability,
  };
}

/** Where little is available the availability is computed by itself: 1 − U would have lost its digits. */
function resultOf(
  failure: FailureFunction,
  { parts }: FailureModel,
  q: Float64Array,
  unavailability: number,
  exactUnavailability: () => Decimal | null,
): Availability {
  const result = fromUnavailability(shownUnavailability(unavailability, exactUnavailability));
  if (unavailability < 0.5) return result;
  const p = Float64Array.from(parts, ({ availability }) => availability);
  return { ...result, availability: withoutDust(failure.availability(q, p)) };
}

/** Drawn anew for each request: whether it needs a part at all, whether it meets a dead member. */
const isOfRequests = ({ kind }: ModelPart): boolean => kind === 'need' || kind === 'unnoticed';

/** Whether anything that is drawn for each request stands below a node. */
function needsBelow({ graph, parts }: FailureModel, root: NodeRef): boolean {
  if (root < 0) return false;
  return nodesBelow(graph, root).some(
    (isBelow, node) => isBelow === 1 && graph.event[node]! >= 0 && isOfRequests(parts[graph.event[node]!]!),
  );
}

/** Where what is drawn for each request matters, shares of time are none. */
function weighsRequests(model: FailureModel, birnbaum: Float64Array): boolean {
  return model.parts.some((part, i) => isOfRequests(part) && birnbaum[i]! > 0);
}

/** ω = Σ Bᵢ νᵢ (Vesely 1970); mean down time U/ω, mean up time A/ω. */
function frequencyOf(model: FailureModel, birnbaum: Float64Array, result: Availability): FailureFrequency {
  let failuresPerSecond = 0;
  model.parts.forEach((part, i) => {
    if (birnbaum[i]! > 0) failuresPerSecond += birnbaum[i]! * part.failuresPerSecond!;
  });
  const isDefined = failuresPerSecond > 0;
  return {
    failuresPerSecond,
    mtbfSeconds: isDefined ? result.availability / failuresPerSecond : null,
    mttrSeconds: isDefined ? result.unavailability / failuresPerSecond : null,
  };
}

function degradedOf(
  engine: Engine,
  model: FailureModel,
  hard: NodeRef,
  full: NodeRef,
  unavailability: number,
  q: Float64Array,
  limits: EngineLimits,
): Degraded | GaveUp | null {
  if (full === hard) return null;
  const failure = failureFunction(engine, model, full, limits);
  if (hasGivenUp(failure)) return failure;
  const all = failure.unavailability(q);
  return {
    full: fromUnavailability(withoutDust(all)),
    degradedRatio: withoutDust(Math.max(0, all - unavailability)),
    isRequestWeighted: model.parts.some(isOfRequests) && weighsRequests(model, failure.sweep(q).birnbaum),
  };
}

/** What holds a journey back, part by part. */
export interface JourneyDetail {
  readonly importance: readonly PartImportance[];
  readonly cutSets: MinimalCutSets | null;
}

/**
 * Nodes that a Fussell-Vesely importance may cost before it is left out, and parts × nodes from which it is not begun: it
 * walks the diagram once a part. Counts and no seconds, so that the same input has the same result everywhere.
 */
const fussellVeselyNodes = 300_000;
const fussellVeselyWork = 5e6;

/**
 * Importance and the most probable minimal cut sets of an analyzed journey, `root` its node; cut sets null where the limits
 * do not suffice. @example detailOf(engine, model, hard, analysis, 5, limits).cutSets?.total // 2 of web -> (a | b)
 */
export function detailOf(
  engine: Engine,
  model: FailureModel,
  root: NodeRef,
  analysis: JourneyAnalysis,
  cutSetLimit: number,
  limits: EngineLimits,
): JourneyDetail {
  const { failure, frequency } = analysis;
  if (!failure || root < 0) return { importance: [], cutSets: root === never ? { cutSets: [], total: 0 } : null };
  const q = unavailabilities(model);
  const few = { ...limits, nodes: Math.min(limits.nodes, fussellVeselyNodes) };
  const isAffordable = model.parts.length * failure.nodes <= fussellVeselyWork;
  const fussellVesely = isAffordable ? engine.fussellVesely(model.graph, root, q, few) : null;
  const cutSets = cutSetLimit > 0 ? engine.cutSets(model.graph, root, q, cutSetLimit, limits) : null;
  return {
    importance: importanceOf(failure, model.parts, q, fussellVesely, frequency?.failuresPerSecond ?? null),
    cutSets: cutSets === null || hasGivenUp(cutSets) ? null : cutSets,
  };
}
