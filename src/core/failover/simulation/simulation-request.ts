import type { FaultGraph, NodeRef } from '../../diagram/graph/fault-graph.ts';
import type { RotationSpec } from './rotation/rotation.ts';
import type { SimulatedPart } from './simulated-part.ts';
import type { ClusterTrafficSpec } from './traffic/cluster-traffic-spec.ts';
import type { WriteRoleSpec } from './traffic/write-role.ts';

/** What is to be simulated, and for how long. */
export interface SimulationRequest {
  readonly graph: FaultGraph;
  /** What to watch: nodes of the graph, such as the journeys. */
  readonly roots: readonly NodeRef[];
  /** What each root may be down, as a share: months and years that keep it are counted; null, or left out: none is. */
  readonly targets?: readonly (number | null)[];
  /** By event number. */
  readonly parts: readonly SimulatedPart[];
  /** Of 365 days. */
  readonly years: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** Which of several independent streams of the seed; 0 where nothing is said. */
  readonly stream?: number;
  /** Parts of the years with a clock and a downtime of their own; 128 where nothing is said. */
  readonly batches?: number;
  /** Groups with dead members in rotation, or with planned work. */
  readonly rotations?: readonly RotationSpec[];
  /** Who takes the writes. */
  readonly writes?: WriteRoleSpec | null;
  /** Clusters whose connections are simulated one by one. */
  readonly clusters?: readonly ClusterTrafficSpec[];
}
