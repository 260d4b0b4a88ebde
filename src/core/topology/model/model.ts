import type { Noticing } from '../../failover/noticing/noticing.ts';
import type { PlannedWork } from '../../failover/noticing/planned-work.ts';
import type { Place } from '../../problem.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { Expression } from '../expression/expression.ts';
import type { Cluster, ClusterRegion, Writes } from './cluster-model.ts';
import type { Losses } from './losses.ts';
import type { StandbyPair } from './pair.ts';
import type { Bridge, PartNumbers } from './part-numbers.ts';

/** A component as the file gives it; every name in it was looked up by the reader and exists. */
export interface Component {
  readonly name: string;
  /** With a standby, those of the pair; with a bridge, what is left of its outages. */
  readonly numbers: PartNumbers;
  /** The machines behind the numbers, where it has a standby; then it has no replicas and one domain at most. */
  readonly failover?: StandbyPair;
  /** Like parts, of which `need` must work: name#1 … name#n where there are several. */
  readonly replicas: number;
  readonly need: number;
  /** Replica i (from 1) sits in domain (i − 1) mod n; none where it is empty. */
  readonly domains: readonly string[];
  /** Components or groups without which it does not work. */
  readonly dependsOn: readonly string[];
  /** Components or groups that it calls and can do without: their failure degrades. */
  readonly optionalCalls: readonly string[];
  /** Whatever keeps it from working (itself, its domain, what it depends on) degrades and does not break, wherever it is used. */
  readonly isOptional: boolean;
  /** The share of requests that need it at all (a cache answers the rest): 1 where all do. */
  readonly share: number;
  /** Components that it watches: for lint alone. */
  readonly monitors: readonly string[];
  /** How long requests go to a dead replica; left out: it is left at once. */
  readonly noticing?: Noticing;
  readonly bridge?: Bridge;
  /** What a log of incidents calls it, where that is not its name. */
  readonly service?: string;
  /** In the currency of the file, of one replica, or of the primary. */
  readonly costPerMonth?: number;
  /** Of its standby, where the file says it. */
  readonly standbyCostPerMonth?: number;
  /** Somebody else's: it is as it is, and there may be an alternative beside it. */
  readonly isExternal?: true;
  /** Its numbers are those that a log has for its service as a whole. */
  readonly isMeasured?: true;
  /** Work on it, on each replica in turn. */
  readonly planned?: PlannedWork;
  readonly place: Place | null;
}

/** A zone, a rack, a region: what sits in it works only while it does. */
export interface Domain {
  readonly name: string;
  readonly numbers: PartNumbers;
  readonly place: Place | null;
}

/** Components that fail together: the common part is `beta` × the smallest unavailability of the group. */
export interface CommonCause {
  readonly components: readonly string[];
  readonly beta: number;
  readonly place: Place | null;
}

/** What a user does, and the parts that must work for it. */
export interface Journey {
  readonly name: string;
  readonly path: Expression;
  readonly target: { readonly text: string; readonly availability: Availability } | null;
  readonly place: Place | null;
}

/** A whole topology, from a file or from an expression; all names are resolved and free of circles. */
export interface Topology {
  readonly name: string | null;
  readonly components: readonly Component[];
  readonly domains: readonly Domain[];
  readonly commonCauses: readonly CommonCause[];
  readonly groups: ReadonlyMap<string, Expression>;
  readonly journeys: readonly Journey[];
  readonly clusters?: readonly Cluster[];
  readonly regions?: readonly ClusterRegion[];
  readonly writes?: Writes;
  /** What an hour of downtime costs. */
  readonly costPerHour?: number;
  /** What is down in a drill; everything is then computed given that. */
  readonly losses?: Losses;
  /** An expression has one unnamed system, a file has journeys. */
  readonly from: 'expression' | 'file';
}

/** All expressions of a topology: the paths of its journeys, and its groups. */
export function expressionsOf({ journeys, groups }: Topology): readonly Expression[] {
  return [...journeys.map(({ path }) => path), ...groups.values()];
}
