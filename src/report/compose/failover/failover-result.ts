import type { WriteTakeover } from '../../../core/failover/routing/regions.ts';
import type { MachineTimes } from '../../../core/failover/standby/settings.ts';
import type { Strategy } from '../../../core/failover/standby/strategies.ts';
import type { Availability } from '../../../core/quantity/availability.ts';
import type { ClusterRouting, HeaviestLoad, Requests } from '../../../core/topology/analyze/requests.ts';
import type { Drill } from '../../../core/topology/drill/drill.ts';
import type { Losable } from '../../../core/topology/drill/drill-names.ts';
import type { JourneyResult } from '../journey-result.ts';

/** What `compose` found about standbys, clusters and drills. */
export interface FailoverResult {
  /** Where the traffic goes, cluster by cluster. */
  readonly routing: readonly ClusterRouting[];
  /** Null without a write region. */
  readonly requests: Requests | null;
  /** Who takes the writes; null without a write region. */
  readonly writes: WriteTakeover | null;
  /** What is taken to be down, and the journeys as they are otherwise. */
  readonly drill: { readonly down: readonly Losable[]; readonly otherwise: readonly JourneyResult[] } | null;
  /** The loss of each part by itself, worst first; null where nobody asked. */
  readonly drills: readonly LoadedDrill[] | null;
  /** The same for a page, which shows it unasked; null where it is not quickly known. */
  readonly losses: () => readonly LoadedDrill[] | null;
  readonly strategies: ComparedStrategies | null;
}

export interface ComparedStrategies {
  readonly component: string;
  readonly primary: MachineTimes;
  readonly rows: readonly Strategy[];
  readonly target: { readonly text: string; readonly unavailability: number } | null;
}

/** The loss of one part, with what the others carry then and who takes the writes. */
export interface LoadedDrill extends Drill {
  /** Null without clusters that serve. */
  readonly load: HeaviestLoad | null;
  /** Null without a write region. */
  readonly writes: (WriteTakeover & Availability) | null;
}
