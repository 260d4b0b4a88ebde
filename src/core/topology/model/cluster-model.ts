import type { Noticing } from '../../failover/noticing/noticing.ts';
import type { PlannedWork } from '../../failover/noticing/planned-work.ts';
import type { WriteSettings } from '../../failover/routing/regions.ts';
import type { RoutingStrategy } from '../../failover/routing/routing.ts';
import type { DetectionSettings } from '../../failover/standby/settings.ts';
import type { Place } from '../../problem.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { PartNumbers } from './part-numbers.ts';

/** A node of a cluster: it works only while its region does. */
export interface ClusterNode {
  readonly id: string;
  /** Null: it stands in no region. */
  readonly region: string | null;
  /** For weighted routing alone. */
  readonly weight: number;
  readonly numbers: PartNumbers;
  /** What it costs a month; left out: nobody said. */
  readonly costPerMonth?: number;
  readonly place: Place | null;
}

/** Nodes behind one routing: it stands in a path like a component, and works while `need` of its nodes do. */
export interface Cluster {
  readonly name: string;
  readonly routing: RoutingStrategy;
  readonly need: number;
  readonly nodes: readonly ClusterNode[];
  /** How long requests go to a dead node; left out: it is left at once. */
  readonly noticing?: Noticing;
  /** Work on each node in turn. */
  readonly planned?: PlannedWork;
  readonly place: Place | null;
}

/** What nodes sit in: a part with two states, independent of the other regions, shared by all nodes in it. */
export interface ClusterRegion {
  readonly name: string;
  readonly numbers: PartNumbers;
  /** Share of all clients, 0 to 1. */
  readonly clients: number;
  /** Where its clients go next, nearest first. */
  readonly near: readonly string[];
  /** How far its copy of the data is behind. */
  readonly lagSeconds: number;
  /** How its loss is noticed; left out: as that of a node. */
  readonly detection?: DetectionSettings;
  readonly place: Place | null;
}

/** The kinds of requests that a target may be about. */
export const requestKinds = ['reads', 'strongReads', 'writes'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What requests of each kind are to reach. */
export type RequestTargets = {
  readonly [Kind in RequestKind]?: { readonly text: string; readonly availability: Availability };
};

/** Who takes the writes. */
export interface Writes extends Omit<WriteSettings, 'reads'> {
  /** Share of all requests that read; null where the file does not say. */
  readonly reads: number | null;
  readonly targets?: RequestTargets;
  readonly place: Place | null;
}
