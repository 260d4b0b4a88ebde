import type { ImpactIntervals } from '../incidents/downtime.ts';
import type { IncidentLog } from '../incidents/log.ts';
import { MembersByKey } from '../incidents/members.ts';
import type { Availability } from '../quantity/availability.ts';
import { type BudgetRequest, type TimeBudget, timeBudget } from './budget.ts';

/** Targets by service; a service that is not named has the target of `--slo`. */
export type ServiceTargets = ReadonlyMap<string, Availability>;

export interface ServiceBudget extends TimeBudget {
  /** null: incidents that name no service. */
  readonly key: string | null;
  readonly slo: Availability;
  readonly incidents: number;
}

/**
 * One budget a service, the least left first: the services of the incidents that hit the window, and those that have a
 * target and no incident. An incident of several services counts whole in each.
 */
export function serviceBudgets(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: BudgetRequest,
  targets: ServiceTargets,
  fallback: Availability,
): readonly ServiceBudget[] {
  const { window, until } = request.frame;
  const groups = new MembersByKey();
  for (const name of targets.keys()) groups.of(name);
  const dimension = log.dimensions.get('service');
  for (let i = 0; i < impact.order.length; i++) {
    const row = impact.order[i]!;
    const begin = impact.start[row]!;
    if (begin >= until || (impact.end[row]! <= window.start && begin < window.start)) continue;
    const names = dimension ? [...new Set(dimension.dictionary.names(dimension.values[row]!))] : [];
    for (const name of names.length > 0 ? names : [null]) groups.of(name).add(row);
  }
  return groups
    .all()
    .map(({ key, rows }): ServiceBudget => {
      const slo = (key === null ? undefined : targets.get(key)) ?? fallback;
      const own = timeBudget({ ...impact, order: rows }, { ...request, sloUnavailability: slo.unavailability });
      return { ...own, key, slo, incidents: rows.length };
    })
    .sort(byWhatIsLeft);
}

function byWhatIsLeft(left: ServiceBudget, right: ServiceBudget): number {
  const remaining = ({ balance }: ServiceBudget): number => balance.remainingRatio ?? 0;
  return remaining(left) - remaining(right) || (String(left.key) < String(right.key) ? -1 : 1);
}
