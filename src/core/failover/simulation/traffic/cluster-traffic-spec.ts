import type { NodeRef } from '../../../diagram/graph/fault-graph.ts';
import type { ClientRegion, RoutedNode, RoutingStrategy } from '../../routing/routing.ts';

/** A cluster as its connections see it. */
export interface ClusterTrafficSpec {
  readonly strategy: RoutingStrategy;
  readonly nodes: readonly (RoutedNode & {
    /** That it does not work, its region included. */
    readonly failure: NodeRef;
  })[];
  readonly regions: readonly ClientRegion[];
  /** New connections a second, whatever happens. */
  readonly perSecond: number;
  /** How long a connection lasts on average; exponential. */
  readonly meanSeconds: number;
  /** The group of its nodes among those of the simulation, where dead ones stay in rotation; else a failure is left at once. */
  readonly rotation?: number;
}

/** Who is in rotation, as far as connections ask. */
export interface ConnectionRotation {
  readonly retries: number;
  stateOf(node: number): 'up' | 'unnoticed' | 'out';
}
