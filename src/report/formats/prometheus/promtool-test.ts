import type { Texts } from '../../../core/prometheus/alerting.ts';
import type { Format } from '../format.ts';
import { type AlertRule, alertRules } from './alerts.ts';
import { allExpanded } from './expanded.ts';
import { quotedText, selector } from './promql.ts';
import { type Proof, proofsOf, ratioIn } from './proof.ts';
import { countMetric, ratioMetric } from './recordings.ts';
import type { RuledSlo, RuledTier } from './ruled-slo.ts';
import { ruledOf } from './rules.ts';
import { itemLines, mapLines, setIn } from './yaml.ts';

/** Where the rules are where nobody says it. */
const usualRuleFile = 'rules.yaml';

/**
 * Unit tests for `promtool test rules`: every alert above its threshold, at it, below it, in one window alone, and with too few
 * events. They give the recorded ratios themselves, so that they prove the alerts whatever the queries are; their numbers are
 * worked out from the target, not read off the rules. Source: prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules
 */
export const promtoolTest: Format = (report, { pathOf }) => {
  const slos = ruledOf(report, 'promtool-test');
  const named = pathOf?.('prometheus') ?? null;
  const lines = [
    ...(named === null ? [`# ${usualRuleFile}: what --format prometheus writes`] : []),
    `rule_files: [${quotedText(escapedPattern(named ?? usualRuleFile))}]`,
    'evaluation_interval: 1m',
    'tests:',
    ...proofsOf(slos).flatMap((proof) => setIn(itemLines(testLines(proof, slos)), 2)),
  ];
  return `${lines.join('\n')}\n`;
};

/** promtool takes a path for a pattern. */
const escapedPattern = (path: string): string => path.replace(/[*?[\\]/g, '\\$&');

function testLines({ name, cases, parts }: Proof, slos: readonly RuledSlo[]): readonly string[] {
  const tests = cases.map((shown, minute) => {
    const alerts = parts.flatMap((part) => alertsOf(part, shown.fires));
    const names = [...new Set(alerts.map(({ rule }) => rule.alert))];
    const dark = names.filter((alert) => asksForMore(alert, slos));
    return {
      alerts: names.filter((alert) => !dark.includes(alert)).flatMap((alert) => alertTest(alert, alerts, minute)),
      counts: alerts.filter(({ rule }) => dark.includes(rule.alert)).flatMap((alert) => countTest(alert, minute)),
    };
  });
  const [alerts, counts] = [tests.flatMap((each) => each.alerts), tests.flatMap((each) => each.counts)];
  return [
    `name: ${quotedText(name)}`,
    'interval: 1m',
    'input_series:',
    ...setIn(
      parts.flatMap(({ ruled, tier }) => seriesOf(ruled, tier, cases)),
      2,
    ),
    ...(alerts.length > 0 ? ['alert_rule_test:', ...setIn(alerts, 2)] : []),
    ...(counts.length > 0 ? ['promql_expr_test:', ...setIn(counts, 2)] : []),
  ];
}

/** What is recorded, a value for each case. */
function seriesOf(ruled: RuledSlo, tier: RuledTier, cases: Proof['cases']): readonly string[] {
  const labels = { ...ruled.alerting.labels, ...ruled.ids };
  const series = (metric: string, sloth_window: string, values: readonly string[]): readonly string[] =>
    itemLines([
      `series: ${quotedText(selector(metric, { ...labels, sloth_window }))}`,
      `values: ${quotedText(values.join(' '))}`,
    ]);
  const { short, long, minimumEvents } = tier;
  const ratios = (window: 'short' | 'long'): readonly string[] => cases.map((shown) => ratioIn(tier, shown, window));
  return [
    ...series(ratioMetric(short), short, ratios('short')),
    ...series(ratioMetric(long), long, ratios('long')),
    ...(minimumEvents === null
      ? []
      : series(
          countMetric(long),
          long,
          cases.map(({ hasEnoughEvents }) => `${hasEnoughEvents ? minimumEvents : minimumEvents - 1n}`),
        )),
  ];
}

interface ExpectedAlert {
  readonly rule: AlertRule;
  readonly ruled: RuledSlo;
  readonly fires: boolean;
  /** What the series have in common that it fires for. */
  readonly labels: Texts;
}

function alertsOf({ ruled, tier }: Proof['parts'][number], fires: boolean): readonly ExpectedAlert[] {
  const labels = { ...ruled.alerting.labels, ...ruled.ids };
  return alertRules(ruled)
    .filter((rule) => rule.labels['sloth_severity'] === tier.severity)
    .map((rule) => ({ rule, ruled, fires, labels }));
}

/** True where promtool would have to be told what only Prometheus can fill in: `{{ $value }}`. */
function asksForMore(alert: string, slos: readonly RuledSlo[]): boolean {
  return slos
    .flatMap(alertRules)
    .some((rule) => rule.alert === alert && [rule.labels, rule.annotations].some((texts) => !allExpanded(texts, {})));
}

function alertTest(alert: string, alerts: readonly ExpectedAlert[], minute: number): readonly string[] {
  const firing = alerts.filter(({ rule, fires }) => fires && rule.alert === alert);
  const expected = firing.flatMap(({ rule, labels }) =>
    itemLines([
      ...mapLines('exp_labels', { ...labels, ...allExpanded(rule.labels, labels) }),
      ...mapLines('exp_annotations', allExpanded(rule.annotations, labels)!),
    ]),
  );
  return itemLines([
    `eval_time: ${minute}m`,
    `alertname: ${quotedText(alert)}`,
    ...(expected.length > 0 ? ['exp_alerts:', ...setIn(expected, 2)] : ['exp_alerts: []']),
  ]);
}

/** Whether it fires, without its texts. */
function countTest({ rule, ruled, fires }: ExpectedAlert, minute: number): readonly string[] {
  const by = { sloth_id: ruled.id, sloth_severity: rule.labels['sloth_severity']! };
  const firing = selector('ALERTS', { alertname: rule.alert, alertstate: 'firing', ...by });
  return itemLines([
    `expr: ${quotedText(`count by (sloth_id, sloth_severity) (${firing})`)}`,
    `eval_time: ${minute}m`,
    ...(fires ? ['exp_samples:', ...setIn(itemLines([`labels: ${quotedText(selector('', by))}`, 'value: 1']), 2)] : []),
  ]);
}
