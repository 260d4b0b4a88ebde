import type { Coverage } from '../../incidents/coverage.ts';
import type { IncidentRequest } from '../../incidents/request.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { AnchoredPeriod } from '../../time/anchored-period.ts';
import type { Intervals } from '../../time/intervals.ts';
import type { Window } from '../../time/window.ts';
import type { Policy } from '../policy.ts';

type RowRequest = Pick<
  IncidentRequest,
  | 'where'
  | 'duplicateRule'
  | 'weightRules'
  | 'downtimeUntil'
  | 'downtimeMode'
  | 'shortestOutageSeconds'
  | 'mergeWithinSeconds'
  | 'invalidRows'
  | 'maintenance'
  | 'filters'
  | 'serviceCuts'
  | 'unknown'
>;

/** What decides a budget, beside the log. */
export interface BudgetAnalysisRequest extends RowRequest {
  readonly window: Window;
  /** Now. */
  readonly at: number;
  /** All time that is looked at, at least `hullOf(window, at)`. */
  readonly hull: Window;
  /** Time that counts, over all of the hull; null: all of it. */
  readonly inService: Intervals | null;
  readonly coverage: Coverage;
  readonly slo: Availability;
  /** Only its incidents make the budget; null: all do. */
  readonly service: string | null;
  readonly lookbackSeconds: number;
  /** How the window repeats, for the history; null: by its length. */
  readonly repeat?: AnchoredPeriod | null;
  /** Also the windows before it, as far as the log goes. */
  readonly wantsHistory?: boolean;
  readonly policy: Policy;
  /** The column by whose values the log is parted. */
  readonly by: string;
  /** One budget a value of it; null: not asked for. */
  readonly services: ServiceTerms | null;
  /** One budget an objective of an SLO file; null: there is no such file. */
  readonly objectives: readonly ObjectiveTerms[] | null;
}

/** What a part of a log is held to. */
export interface PartTerms {
  readonly slo: Availability;
  readonly window: Window;
  /** How the window repeats; null: by its length. */
  readonly repeat?: AnchoredPeriod | null;
}

/** One budget a service: its own terms, or those of all others. */
export interface ServiceTerms {
  readonly named: ReadonlyMap<string, PartTerms>;
  /** null: there are none, each service must be named. */
  readonly others: PartTerms | null;
}

/** One budget an objective of an SLO file; its service where the log tells services apart, null for all incidents. */
export interface ObjectiveTerms extends PartTerms {
  readonly key: string;
  readonly service: string | null;
}
