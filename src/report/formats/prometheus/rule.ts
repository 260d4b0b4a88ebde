import type { Texts } from '../../../core/prometheus/alerting.ts';
import { quotedText } from './promql.ts';
import { expressionLines, itemLines, mapLines, setIn } from './yaml.ts';

/** A rule of Prometheus: something that is recorded, or an alert. */
export type Rule = { readonly expression: string; readonly labels: Texts } & (
  | { readonly record: string }
  | {
      readonly alert: string;
      readonly annotations: Texts;
      /** One line on when it fires. */
      readonly says: string;
    }
);

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Groups as the lines of a rule file; a group without rules is left out. */
export function groupLines(groups: readonly RuleGroup[]): readonly string[] {
  return [
    'groups:',
    ...groups
      .filter(({ rules }) => rules.length > 0)
      .flatMap(({ name, rules }) =>
        setIn(itemLines([`name: ${quotedText(name)}`, 'rules:', ...setIn(rules.flatMap(ruleLines), 2)]), 2),
      ),
  ];
}

function ruleLines(rule: Rule): readonly string[] {
  const isAlert = 'alert' in rule;
  return [
    ...(isAlert ? [`# ${rule.says}`] : []),
    ...itemLines([
      isAlert ? `alert: ${quotedText(rule.alert)}` : `record: ${rule.record}`,
      ...expressionLines('expr', rule.expression),
      ...mapLines('labels', rule.labels),
      ...(isAlert ? mapLines('annotations', rule.annotations) : []),
    ]),
  ];
}
