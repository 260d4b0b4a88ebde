import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import { type ServiceCuts, timeOfService } from '../../incidents/downtime/service-cuts.ts';
import { rowFilter } from '../../incidents/log/filter.ts';
import type { IncidentLog } from '../../incidents/log/log.ts';
import { MembersByKey } from '../../incidents/log/members.ts';
import { foldedCase, namesAt } from '../../incidents/log/names.ts';
import { selectRows } from '../../order/ascending.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { Interval, Intervals } from '../../time/intervals.ts';
import { type BudgetRequest, type TimeBudget, timeBudget } from './budget.ts';
import { type BudgetFrame, type FramedTime, frameOf } from './frame.ts';
import { type PastPeriod, pastPeriods } from './history.ts';
import type { BudgetAnalysisRequest, ObjectiveTerms, PartTerms, ServiceTerms } from './request.ts';

export interface PartBudget extends TimeBudget {
  /** null: incidents that name no service. */
  readonly key: string | null;
  readonly slo: Availability;
  readonly frame: BudgetFrame;
  /** Whose time it is, less what is cut from that service alone; null: the time of all. */
  readonly service: string | null;
  /** Incidents that hit the window. */
  readonly incidents: number;
  /** All windows so far, the oldest first; null: not asked for. */
  readonly history: readonly PastPeriod[] | null;
}

type PartRequest = Pick<BudgetAnalysisRequest, 'window' | 'at' | 'coverage' | 'wantsHistory'> &
  Pick<BudgetRequest, 'rules' | 'lookbackSeconds' | 'policy'> & {
    /** The time of a part: what of it counts and what is unknown depends on its rows, and on its service (`undefined`: it has all). */
    readonly timeOf: (impact: ImpactIntervals, service: string | null | undefined) => FramedTime;
  };

/**
 * One budget a service (or a value of any other column), the least left first: every service of `known`, and those that
 * have terms and stand in no row; a service without an incident has all of its budget. Incidents that name no service make one of their own (key null),
 * where any hits the window. An incident of several services counts whole in each. Terms are found regardless of letter
 * case, those of the same case first; what has none is named in `withoutTerms`.
 * @example budgetsBy(log, impact, request, 'service', { named: new Map([['api', { slo, window }]]), others }, ['API', 'web'])
 *   // one for API with the terms of api, one for web with the others
 */
export function budgetsBy(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: PartRequest,
  by: string,
  { named, others }: ServiceTerms,
  known: readonly string[],
): { readonly budgets: readonly PartBudget[]; readonly withoutTerms: readonly (string | null)[] } {
  const groups = new MembersByKey();
  for (const name of known) groups.of(name);
  const inLog = new Set(known.map(foldedCase));
  for (const name of named.keys()) if (!inLog.has(foldedCase(name))) groups.of(name);
  const folded = new Map([...named].reverse().map(([name, terms]) => [foldedCase(name), terms])); // the first one stays
  const termsOf = (key: string | null): PartTerms | null =>
    (key === null ? null : (named.get(key) ?? folded.get(foldedCase(key)))) ?? others;
  const namesOf = namesAt(log, by);
  for (let i = 0; i < impact.order.length; i++) {
    const row = impact.order[i]!;
    const names = namesOf(row);
    for (const name of names.length > 0 ? names : [null]) groups.of(name).add(row);
  }
  const budgets: PartBudget[] = [];
  const withoutTerms: (string | null)[] = [];
  for (const { key, rows } of groups.all()) {
    const terms = termsOf(key);
    const { start, end } = terms?.window ?? request.window;
    const passed = { start, end: Math.max(start, Math.min(request.at, end)) };
    if (key === null && !rows.some((row) => hits(impact, row, passed))) continue;
    if (terms === null) withoutTerms.push(key);
    else
      budgets.push(partBudget(key, rows, impact, { ...terms, service: by === 'service' ? key : undefined }, request));
  }
  return { budgets: budgets.sort(byWhatIsLeft), withoutTerms };
}

/**
 * One budget an objective, the least left first: of the incidents of its service, regardless of letter case.
 * @example objectiveBudgets(log, impact, request, [{ key: 'pay', slo, window, service: 'checkout' }])[0].balance.budget
 */
export function objectiveBudgets(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: PartRequest,
  objectives: readonly ObjectiveTerms[],
): readonly PartBudget[] {
  return objectives
    .map((terms) => {
      const service = terms.service ?? undefined;
      return partBudget(terms.key, rowsOf(log, impact, terms.service).order, impact, { ...terms, service }, request);
    })
    .sort(byWhatIsLeft);
}

/** Incidents that hit the window of an objective and name no service, where each objective is of one. */
export function incidentsOfNoService(
  log: IncidentLog,
  impact: ImpactIntervals,
  objectives: readonly ObjectiveTerms[],
  at: number,
): number {
  if (objectives.length === 0 || objectives.some(({ service }) => service === null)) return 0;
  const namesOf = namesAt(log, 'service');
  const windows = objectives.map(({ window }) => ({ start: window.start, end: Math.min(window.end, at) }));
  return selectRows(
    impact.order,
    (row) => namesOf(row).length === 0 && windows.some((window) => hits(impact, row, window)),
  ).length;
}

function hits({ start, end }: ImpactIntervals, row: number, window: Interval): boolean {
  return start[row]! < window.end && (end[row]! > window.start || start[row]! >= window.start);
}

/** The incidents of one service, regardless of letter case; all of them for null. */
export function rowsOf(log: IncidentLog, impact: ImpactIntervals, service: string | null): ImpactIntervals {
  if (service === null) return impact;
  const isOfService = rowFilter(log, [{ key: 'service', values: [service], negated: false }]);
  return { ...impact, order: selectRows(impact.order, isOfService) };
}

function partBudget(
  key: string | null,
  order: Uint32Array,
  impact: ImpactIntervals,
  { slo, window, repeat = null, service }: PartTerms & { readonly service: string | null | undefined },
  { at, timeOf, coverage, wantsHistory, ...rest }: PartRequest,
): PartBudget {
  const time = timeOf({ ...impact, order }, service);
  const frame = frameOf(window, at, time, coverage);
  const passed = { start: window.start, end: frame.until };
  const own = timeBudget({ ...impact, order }, { ...rest, frame, sloUnavailability: slo.unavailability });
  const incidents = selectRows(order, (row) => hits(impact, row, passed)).length;
  const history = wantsHistory
    ? pastPeriods({ ...impact, order }, { ...rest, window, repeat, slo, at, time, coverage })
    : null;
  return { ...own, key, service: service ?? null, slo, frame, incidents, history };
}

/** The time of a service that counts: all that counts less what is cut from it alone; null: all of the window. */
export function inServiceOf(
  inService: Intervals | null,
  window: Interval,
  cuts: ServiceCuts | null | undefined,
  service: string | null,
): Intervals | null {
  return service !== null && cuts ? timeOfService(inService ?? [window], cuts, service) : inService;
}

function byWhatIsLeft(left: PartBudget, right: PartBudget): number {
  const remaining = ({ balance }: PartBudget): number => balance.remainingRatio ?? Number.POSITIVE_INFINITY;
  const [a, b] = [remaining(left), remaining(right)];
  return a === b ? (String(left.key) < String(right.key) ? -1 : 1) : a - b;
}
