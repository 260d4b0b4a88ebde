import { prometheusDuration } from '../../../core/prometheus/duration.ts';
import { filledQuery, type SloQueries } from '../../../core/prometheus/slo-queries.ts';
import { decimalText, exactly, times } from '../../../core/quantity/decimal.ts';
import { decimalOf, fractionOf, roundedDecimal } from '../../../core/quantity/fraction.ts';
import { enclosed, indented, selector } from './promql.ts';
import type { Rule } from './rule.ts';
import type { RuledSlo } from './ruled-slo.ts';

/** What is recorded of the shares of bad events. The first is Sloth's name; the counts are ours. */
export const ratioMetric = (window: string): string => `slo:sli_error:ratio_rate${window}`;
export const countMetric = (window: string): string => `slo:sli_error:total_count${window}`;
const badCountMetric = 'slo:sli_error:bad_count5m';

/** The window that everything longer is added up from. */
const stepSeconds = 300;
const step = prometheusDuration(stepSeconds);

/**
 * The error ratio over every window that an alert looks at, over 5 minutes and over that of the SLO. The last is of events
 * where they are counted: bad ones by all of them, so that a busy hour weighs more than a quiet night.
 */
export function sliRules(ruled: RuledSlo): readonly Rule[] {
  const { ids, queries, tiers, window, unit } = ruled;
  const record = (name: string, over: string, expression: string): Rule => ({
    record: name,
    expression,
    labels: { ...ruled.alerting.labels, ...ids, sloth_window: over },
  });
  const windows = new Map([[step, stepSeconds]]);
  for (const { short, long, longSeconds, shortSeconds } of tiers)
    windows.set(short, shortSeconds).set(long, longSeconds);
  const inOrder = [...windows].sort(([, a], [, b]) => a - b);
  const ratios = inOrder.map(([over]) => record(ratioMetric(over), over, ratioOf(queries, over)));
  const guarded = new Set([
    step,
    ...tiers.flatMap(({ long, minimumEvents }) => (minimumEvents === null ? [] : [long])),
  ]);
  const counts = inOrder
    .filter(([over]) => guarded.has(over))
    .flatMap(([over, seconds]) => {
      const counted = (query: string): string => (unit === 'perSecond' ? `${query} * ${seconds}` : query);
      if (queries.kind === 'ratio') return [];
      return [
        ...(over === step ? [record(badCountMetric, over, counted(badOf(queries, over)))] : []),
        record(countMetric(over), over, counted(totalOf(queries, over))),
      ];
    });
  const whole = windows.has(window) ? [] : [record(ratioMetric(window), window, wholeRatio(ruled))];
  return [...ratios, ...counts, ...whole];
}

/** Without events there is no ratio, rather than NaN, which would stay in every sum. */
function ratioOf(queries: SloQueries, window: string): string {
  if (queries.kind === 'ratio') return `${enclosed(filledQuery(queries.ratio.text, window))} >= 0`;
  return `${badOf(queries, window)}\n/\n${totalOf(queries, window)}`;
}

/** Where there are no good events at all, their series may be missing, and all of them are bad. */
function badOf(queries: Exclude<SloQueries, { kind: 'ratio' }>, window: string): string {
  if (queries.kind === 'bad') return enclosed(filledQuery(queries.bad.text, window));
  const [good, total] = [queries.good, queries.total].map(({ text }) => enclosed(filledQuery(text, window)));
  return `(\n${indented(`${total}\n-\n(${good} or 0 * ${total})`)}\n)`;
}

const totalOf = ({ total }: Exclude<SloQueries, { kind: 'ratio' }>, window: string): string =>
  `(${enclosed(filledQuery(total.text, window))} > 0)`;

function wholeRatio({ ids, queries, window }: RuledSlo): string {
  const sum = (metric: string, over = 'sum_over_time'): string => `${over}(${selector(metric, ids)}[${window}])`;
  return queries.kind === 'ratio'
    ? `${sum(ratioMetric(step))}\n/\n${sum(ratioMetric(step), 'count_over_time')}`
    : `${sum(badCountMetric)}\n/\n${sum(countMetric(step))}`;
}

/** What Sloth's dashboards read: the target, what burns now, and what is left. */
export function metaRules(ruled: RuledSlo, version: string): readonly Rule[] {
  const { ids, ratio, budget, window } = ruled;
  const labels = { ...ruled.alerting.labels, ...ids };
  const record = (name: string, expression: string, more = {}): Rule => ({
    record: name,
    expression,
    labels: { ...labels, ...more },
  });
  const byBudget = (metric: string): string =>
    `${selector(metric, ids)}\n/ on(sloth_id, sloth_slo, sloth_service) group_left\n${selector('slo:error_budget:ratio', ids)}`;
  return [
    record('slo:objective:ratio', `vector(${decimalText(ratio)})`),
    record('slo:error_budget:ratio', `vector(${decimalText(budget)})`),
    record('slo:time_period:days', `vector(${daysText(ruled.windowSeconds)})`),
    record('slo:current_burn_rate:ratio', byBudget(ratioMetric(step))),
    record('slo:period_burn_rate:ratio', byBudget(ratioMetric(window))),
    record('slo:period_error_budget_remaining:ratio', `1 - ${selector('slo:period_burn_rate:ratio', ids)}`),
    record('sloth_slo_info', 'vector(1)', {
      sloth_mode: 'ninefold',
      sloth_objective: decimalText(times(ratio, exactly(100))),
      sloth_spec: 'prometheus/v1',
      sloth_version: version,
    }),
  ];
}

function daysText(seconds: number): string {
  const days = fractionOf(exactly(seconds), exactly(86_400));
  return decimalText(decimalOf(days) ?? roundedDecimal(days, 17));
}
