import type { DiagramOrder } from '../../problem.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import type { FaultGraph, NodeRef } from '../graph/fault-graph.ts';

/** When to give up: nodes alive at once over all diagrams of one attempt, and seconds for everything. */
export interface EngineLimits {
  readonly nodes: number;
  readonly seconds: number;
  /** Seconds since some fixed instant; the core has no clock of its own. */
  readonly elapsedSeconds: () => number;
}

/** The exact failure function of one node of the graph, ready to be evaluated for any unavailabilities of its events. */
export interface FailureFunction {
  /** Nodes of all its diagrams. */
  readonly nodes: number;
  /** U(q): q·hi + (1 − q)·lo over the diagram, all terms positive, so about 1e-15 relative. `q` has one value an event. */
  unavailability(q: Float64Array): number;
  /** 1 − U from the events' q and their availabilities p = 1 − q, right to 1e-15 relative also where it is near 0. */
  availability(q: Float64Array, p: Float64Array): number;
  /** U as a decimal with all of its digits, from those of the events; null where they become too many. */
  exactUnavailability(q: readonly Decimal[]): Decimal | null;
  /** Can it fail? What is false has U = 0 exactly; where it is true, U = 0 is too small for a double. */
  isPossible(q: Float64Array): boolean;
  /** U with the event's q = 0, for every event, in one pass; U for those that do not matter. */
  withoutEach(q: Float64Array): Float64Array;
  /** U and ∂U/∂q of every event (Birnbaum's importance; 0 for events that do not matter), in one reverse sweep. */
  sweep(q: Float64Array): { readonly unavailability: number; readonly birnbaum: Float64Array };
}

export interface GaveUp {
  readonly kind: 'gaveUp';
  /** What was tried, for the message: the order, the nodes reached, the seconds. */
  readonly tried: readonly { readonly order: DiagramOrder; readonly nodes: number; readonly seconds: number }[];
}

export interface MinimalCutSets {
  /** Largest probability first; ties by size, then by event numbers. Each is a list of event numbers, ascending. */
  readonly cutSets: readonly { readonly events: readonly number[]; readonly probability: number }[];
  /** How many there are in all; a double, since there may be more than 2^53. */
  readonly total: number;
}

/** What the engine offers; engine.md of the docs says how. */
export interface Engine {
  /** Builds the exact failure function of `root`, or says what was tried. */
  compile(graph: FaultGraph, root: NodeRef, limits: EngineLimits): FailureFunction | GaveUp;
  /** The most probable minimal cut sets, at most `limit`, from a zero-suppressed diagram. */
  cutSets(
    graph: FaultGraph,
    root: NodeRef,
    q: Float64Array,
    limit: number,
    limits: EngineLimits,
  ): MinimalCutSets | GaveUp;
  /**
   * For each event, the probability that some minimal cut set with it occurs (all its events fail), divided by U: the
   * Fussell-Vesely importance; null where the limits do not suffice.
   */
  fussellVesely(graph: FaultGraph, root: NodeRef, q: Float64Array, limits: EngineLimits): Float64Array | null;
  /** Proven bounds lower ≤ U ≤ upper without the exact diagram, for a caller that gave up. */
  bounds(
    graph: FaultGraph,
    root: NodeRef,
    q: Float64Array,
    limits: EngineLimits,
  ): { readonly lower: number; readonly upper: number; readonly method: string };
}
