import { type ExactTier, exactTiers } from '../../../core/budget/decisions/alerts.ts';
import type { SloAlerting, Texts } from '../../../core/prometheus/alerting.ts';
import { prometheusDuration } from '../../../core/prometheus/duration.ts';
import { type EventUnit, eventUnit } from '../../../core/prometheus/event-unit.ts';
import type { SloQueries } from '../../../core/prometheus/slo-queries.ts';
import { type Decimal, subtractedFrom } from '../../../core/quantity/decimal.ts';
import { usualUnitSeconds } from '../../../core/time/anchored-period.ts';
import type { ReportedSlo } from '../../slo-report.ts';
import { type Threshold, thresholdOf } from './thresholds.ts';

/** A tier of an alert, with its windows as Prometheus writes them. */
export interface RuledTier extends Threshold {
  readonly severity: ExactTier['severity'];
  readonly short: string;
  readonly long: string;
  readonly shortSeconds: number;
  readonly longSeconds: number;
  /** Part of the whole budget that is gone when it fires. */
  readonly budgetShare: number;
  /** The long window must hold so many events; null: how many there are is not known, or does not matter. */
  readonly minimumEvents: bigint | null;
}

/** An objective of an SLO, ready for rules. */
export interface RuledSlo {
  /** As people know it: `checkout/availability`. */
  readonly title: string;
  readonly service: string;
  readonly slo: string;
  /** `sloth_id`, and what ends the names of its groups: of no two SLOs the same. */
  readonly id: string;
  /** By which its series are found. */
  readonly ids: Texts;
  readonly ratio: Decimal;
  readonly budget: Decimal;
  readonly windowSeconds: number;
  readonly window: string;
  readonly queries: SloQueries;
  /** Of its queries of events; null where it cannot be told. */
  readonly unit: EventUnit | null;
  readonly alerting: SloAlerting;
  /** Those that can fire and are not switched off. */
  readonly tiers: readonly RuledTier[];
  /** Those that never fire at this target and window. */
  readonly idle: readonly ExactTier[];
}

/** How an alert is called where nobody says it. */
export const usualAlertName = 'ErrorBudgetBurn';

/**
 * The objectives of SLOs that have queries. `minEvents` for all tiers, 0 for none; null: so many that one bad event among them
 * fires nothing.
 */
export function ruledSlos(slos: readonly ReportedSlo[], minEvents: number | null): readonly RuledSlo[] {
  const parts = slos.flatMap((slo) =>
    slo.objectives.flatMap((objective, i) => {
      if (!objective.queries) return [];
      const suffix = slo.objectives.length === 1 ? '' : `-${objective.name ?? i + 1}`;
      return [{ slo, ratio: objective.ratio, queries: objective.queries, suffix }];
    }),
  );
  const own = parts.map(({ slo, suffix }) => JSON.stringify([slo.service, `${slo.ownName}${suffix}`]));
  const taken = new Set<string>();
  return parts.map(({ slo, ratio, queries, suffix }, i) => {
    const isAlone = own.indexOf(own[i]!) === own.lastIndexOf(own[i]!);
    const name = `${isAlone ? slo.ownName : slo.name}${suffix}`;
    const service = slo.service ?? name;
    const id = freeName(slo.service === null ? name : `${service}-${name}`, taken);
    const windowSeconds = windowLength(slo.window);
    const budget = subtractedFrom(1, ratio);
    const unit = queries.kind === 'ratio' ? null : eventUnit(queries.total.text);
    const tiers = exactTiers(budget, windowSeconds);
    return {
      title: `${slo.name}${suffix}`,
      service,
      slo: name,
      id,
      ids: { sloth_id: id, sloth_service: service, sloth_slo: name },
      ...{ ratio, budget, windowSeconds, queries, unit },
      window: prometheusDuration(windowSeconds),
      alerting: slo.alerting,
      tiers: tiers
        .filter(({ severity, canFire }) => canFire && slo.alerting[severity] !== null)
        .map((tier) => ruledTier(tier, budget, unit === null ? 0 : minEvents)),
      idle: tiers.filter(({ severity, canFire }) => !canFire && slo.alerting[severity] !== null),
    };
  });
}

function ruledTier(tier: ExactTier, budget: Decimal, minEvents: number | null): RuledTier {
  const threshold = thresholdOf(tier, budget);
  const minimumEvents = minEvents === null ? threshold.fewestEvents : BigInt(minEvents);
  return {
    ...threshold,
    severity: tier.severity,
    short: prometheusDuration(tier.shortSeconds),
    long: prometheusDuration(tier.longSeconds),
    shortSeconds: tier.shortSeconds,
    longSeconds: tier.longSeconds,
    budgetShare: tier.budgetShare,
    minimumEvents: minimumEvents > 0n ? minimumEvents : null,
  };
}

/** Rules look back over a length; a calendar has none, so that its usual one is taken. */
export function windowLength(window: ReportedSlo['window']): number {
  return window.kind === 'rolling' ? window.seconds : window.period.count * usualUnitSeconds[window.period.unit];
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}-${i}`;
  taken.add(free);
  return free;
}
