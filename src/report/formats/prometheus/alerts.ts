import { decimalText } from '../../../core/quantity/decimal.ts';
import { formatShare } from '../../numbers.ts';
import { literal } from './expanded.ts';
import { indented, selector } from './promql.ts';
import { countMetric, ratioMetric } from './recordings.ts';
import type { Rule } from './rule.ts';
import { type RuledSlo, type RuledTier, usualAlertName } from './ruled-slo.ts';

const severities = ['page', 'ticket'] as const;
type Severity = (typeof severities)[number];

/** The texts of an alert as Sloth has them; the names of the SLO come as labels, and no template is made of them. */
const usualAnnotations = (severity: Severity): Record<string, string> => ({
  summary: '{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is over expected.',
  title: `(${severity}) {{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is too fast.`,
});

export type AlertRule = Extract<Rule, { alert: string }>;

/** An alert that pages and one that opens a ticket, each where either of its tiers is over in both of its windows. */
export function alertRules(ruled: RuledSlo): readonly AlertRule[] {
  return severities.flatMap((severity) => {
    const tiers = ruled.tiers.filter((tier) => tier.severity === severity);
    const texts = ruled.alerting[severity];
    if (tiers.length === 0 || texts === null) return [];
    return [
      {
        alert: ruled.alerting.name ?? usualAlertName,
        says: conditionText(severity, tiers, ruled),
        expression: tiers.map((tier) => `(\n${indented(conditionOf(tier, ruled))}\n)`).join('\nor\n'),
        labels: { ...texts.labels, sloth_id: literal(ruled.id), sloth_severity: severity },
        annotations: { ...usualAnnotations(severity), ...texts.annotations },
      },
    ];
  });
}

function conditionOf(tier: RuledTier, { ids }: RuledSlo): string {
  const over = (metric: string, condition: string): string =>
    `max(${selector(metric, ids)} ${condition}) without (sloth_window)`;
  return [
    over(ratioMetric(tier.short), `> ${tier.expression}`),
    over(ratioMetric(tier.long), `> ${tier.expression}`),
    ...(tier.minimumEvents === null ? [] : [over(countMetric(tier.long), `>= ${tier.minimumEvents}`)]),
  ].join('\nand\n');
}

function conditionText(severity: Severity, tiers: readonly RuledTier[], { budget, window }: RuledSlo): string {
  const each = tiers.map(
    ({ factor, short, long, budgetShare }) =>
      `${factor} × ${decimalText(budget)} in ${short} and ${long} (${formatShare(budgetShare)} of the budget of ${window})`,
  );
  return `${severity}: above ${each.join(', or ')}`;
}
