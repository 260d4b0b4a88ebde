import type { ImpactIntervals } from '../incidents/downtime.ts';
import type { IncidentLog } from '../incidents/log.ts';
import { MembersByKey } from '../incidents/members.ts';
import { selectRows } from '../incidents/order.ts';
import type { Availability } from '../quantity/availability.ts';
import type { Window } from '../time/window.ts';
import { type BudgetRequest, type TimeBudget, timeBudget } from './budget.ts';
import { type BudgetFrame, frameOf } from './frame.ts';
import type { BudgetAnalysisRequest } from './request.ts';

/** What a part of a log is held to. */
export interface PartTerms {
  readonly slo: Availability;
  readonly window: Window;
}

/** One budget a service: its own terms, or those of all others. */
export interface ServiceTerms {
  readonly named: ReadonlyMap<string, PartTerms>;
  readonly others: PartTerms;
}

/** One budget an objective of an SLO file; its service where the log tells services apart, null for all incidents. */
export interface ObjectiveTerms extends PartTerms {
  readonly key: string;
  readonly service: string | null;
}

export interface PartBudget extends TimeBudget {
  /** null: incidents that name no service. */
  readonly key: string | null;
  readonly slo: Availability;
  readonly frame: BudgetFrame;
  /** Incidents that hit the window. */
  readonly incidents: number;
}

type PartRequest = Pick<BudgetAnalysisRequest, 'at' | 'inService' | 'coverage'> &
  Pick<BudgetRequest, 'rules' | 'lookbackSeconds' | 'policy'>;

/**
 * One budget a service, the least left first: the services of the incidents that hit their window, and those that have
 * terms and no incident. An incident of several services counts whole in each.
 */
export function serviceBudgets(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: PartRequest,
  { named, others }: ServiceTerms,
): readonly PartBudget[] {
  const groups = new MembersByKey();
  for (const name of named.keys()) groups.of(name);
  const namesOf = serviceNames(log);
  for (let i = 0; i < impact.order.length; i++) {
    const row = impact.order[i]!;
    const names = namesOf(row);
    for (const name of names.length > 0 ? names : [null]) groups.of(name).add(row);
  }
  return groups
    .all()
    .map(({ key, rows }) =>
      partBudget(key, rows, impact, (key === null ? undefined : named.get(key)) ?? others, request),
    )
    .filter(({ key, incidents }) => incidents > 0 || (key !== null && named.has(key)))
    .sort(byWhatIsLeft);
}

/** One budget an objective, the least left first. */
export function objectiveBudgets(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: PartRequest,
  objectives: readonly ObjectiveTerms[],
): readonly PartBudget[] {
  return objectives
    .map((terms) => partBudget(terms.key, rowsOf(log, impact, terms.service).order, impact, terms, request))
    .sort(byWhatIsLeft);
}

/** The incidents of one service; all of them for null. */
export function rowsOf(log: IncidentLog, impact: ImpactIntervals, service: string | null): ImpactIntervals {
  if (service === null) return impact;
  const namesOf = serviceNames(log);
  return { ...impact, order: selectRows(impact.order, (row) => namesOf(row).includes(service)) };
}

/** The services that a row names, each once. */
export function serviceNames(log: IncidentLog): (row: number) => readonly string[] {
  const dimension = log.dimensions.get('service');
  return (row) => (dimension ? [...new Set(dimension.dictionary.names(dimension.values[row]!))] : []);
}

function partBudget(
  key: string | null,
  order: Uint32Array,
  impact: ImpactIntervals,
  { slo, window }: PartTerms,
  { at, inService, coverage, ...rest }: PartRequest,
): PartBudget {
  const frame = frameOf(window, at, inService, coverage);
  const hits = selectRows(
    order,
    (row) =>
      impact.start[row]! < frame.until && (impact.end[row]! > window.start || impact.start[row]! >= window.start),
  );
  const own = timeBudget({ ...impact, order }, { ...rest, frame, sloUnavailability: slo.unavailability });
  return { ...own, key, slo, frame, incidents: hits.length };
}

function byWhatIsLeft(left: PartBudget, right: PartBudget): number {
  const remaining = ({ balance }: PartBudget): number => balance.remainingRatio ?? Number.POSITIVE_INFINITY;
  const [a, b] = [remaining(left), remaining(right)];
  return a === b ? (String(left.key) < String(right.key) ? -1 : 1) : a - b;
}
