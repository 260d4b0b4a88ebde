import type { FaultGraph, NodeRef } from '../../diagram/graph/fault-graph.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { Journey } from '../model/model.ts';
import type { ModelPool } from './model-pool.ts';

/** `planned`: work on purpose; `unnoticed`: a request is sent to a member that is dead. */
export type PartKind =
  | ('component' | 'domain' | 'commonCause' | 'need' | 'node' | 'region')
  | ('planned' | 'unnoticed');

/**
 * What an event of the fault graph stands for. Its unavailability is the probability of the event itself: for a component
 * with a common cause its own part alone.
 */
export interface ModelPart extends Availability {
  /** `web`, `web#2`, `zone-a`, `common cause of stripe and paypal`, `db needed`, `us-1`, `us-east`, `planned work on web`. */
  readonly name: string;
  readonly kind: PartKind;
  /** The component or cluster it belongs to; null for domains, regions and common causes. */
  readonly component: string | null;
  /** How often it fails: 1 / (MTBF + MTTR); null where the times are not known. */
  readonly failuresPerSecond: number | null;
  /** Its unavailability as a decimal with all of its digits, where it was written as one. */
  readonly exactUnavailability?: string | null;
  /** A primary with its standby, both well to begin with. */
  readonly hasStandby?: true;
}

/** A journey as two nodes of the graph: what breaks it, and what breaks or degrades it. */
export interface ModelJourney {
  readonly journey: Journey;
  readonly hard: NodeRef;
  /** The same as `hard` where nothing is optional. */
  readonly full: NodeRef;
}

/** A topology as a fault graph: one event a part, one pair of nodes a journey. */
export interface FailureModel {
  readonly graph: FaultGraph;
  /** By event number. */
  readonly parts: readonly ModelPart[];
  /** The number of an event by its key (see losses.ts). */
  readonly eventNumbers: ReadonlyMap<string, number>;
  readonly journeys: readonly ModelJourney[];
  /** Groups with events whose probabilities follow from those of their members. */
  readonly pools: readonly ModelPool[];
}

/**
 * The probabilities of the events, q from 0 to 1 by event number, in the form that the engine takes; a new array each time.
 * Errors: none. @example unavailabilities(compileTopology(topology)) // Float64Array [0.001, 0.01] of web=99.9 -> a=99
 */
export function unavailabilities(model: FailureModel): Float64Array {
  return Float64Array.from(model.parts, ({ unavailability }) => unavailability);
}
