import { describe, expect, it } from 'vitest';
import { isSelector } from '../../../src/core/prometheus/selector.ts';
import { filledQuery, hasWindow, type Query, type SloQueries } from '../../../src/core/prometheus/slo-queries.ts';
import { parseSlos, readSloFile } from './problems-of.ts';

const textsOf = (queries: SloQueries | null) =>
  queries &&
  Object.fromEntries(Object.entries(queries).map(([key, each]) => [key, key === 'kind' ? each : (each as Query).text]));
const queriesOf = async (text: string) => {
  const { slos } = await parseSlos(text);
  return slos.flatMap(({ objectives }) => objectives.map(({ queries }) => textsOf(queries)));
};

const sloth = (sli: string) =>
  `version: prometheus/v1\nservice: shop\nslos:\n  - name: requests\n    objective: 99.9\n    sli: ${sli}\n`;

describe('the queries of an SLO file', () => {
  it('are those of Sloth, of events or of a ratio, with the placeholder as it stands', async () => {
    expect(
      await queriesOf(sloth("{ events: { error_query: 'bad[{{.window}}]', total_query: 'all[{{ .window }}]' } }")),
    ).toEqual([{ kind: 'bad', bad: 'bad[{{.window}}]', total: 'all[{{ .window }}]' }]);
    expect(await queriesOf(sloth("{ raw: { error_ratio_query: '1 - avg(up)' } }"))).toEqual([
      { kind: 'ratio', ratio: '1 - avg(up)' },
    ]);
  });
  it('are in the other words of its Kubernetes object', async () => {
    const slo = "{ name: a, objective: 99, sli: { events: { errorQuery: 'b', totalQuery: 't' } } }";
    const text = `apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel\nspec: { service: shop, slos: [${slo}] }`;
    expect(await queriesOf(text)).toEqual([{ kind: 'bad', bad: 'b', total: 't' }]);
  });
  it.each([
    ['plugin: { id: sloth-common/x }'],
    ['events: { error_query: "", total_query: "" }'],
    ['events: { error_query: [a], total_query: b }'],
    ['raw: {}'],
  ])('are none for { %s }, which is no reason to refuse what needs none', async (sli) => {
    expect(await queriesOf(sloth(`{ ${sli} }`))).toEqual([null]);
  });

  const pyrra = (indicator: string) =>
    `apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: a }\nspec: { target: "99", window: 4w, indicator: ${indicator} }`;
  it('are made of the metrics of Pyrra', async () => {
    const errors = `{ metric: 'q_total{code=~"5.."}' }`;
    expect(await queriesOf(pyrra(`{ ratio: { errors: ${errors}, total: { metric: q_total } } }`))).toEqual([
      { kind: 'bad', bad: 'sum(rate(q_total{code=~"5.."}[{{.window}}]))', total: 'sum(rate(q_total[{{.window}}]))' },
    ]);
    const bucket = `{ metric: 'h_bucket{le="1"}' }`;
    expect(
      await queriesOf(pyrra(`{ latency: { success: ${bucket}, total: { metric: h_count }, grouping: [route] } }`)),
    ).toEqual([
      {
        kind: 'good',
        good: 'sum by (route) (rate(h_bucket{le="1"}[{{.window}}]))',
        total: 'sum by (route) (rate(h_count[{{.window}}]))',
      },
    ]);
    expect(await queriesOf(pyrra(`{ bool_gauge: { metric: up } }`))).toEqual([
      {
        kind: 'good',
        good: 'sum(sum_over_time(up[{{.window}}]))',
        total: 'sum(count_over_time(up[{{.window}}]))',
      },
    ]);
  });
  it.each([
    [`{ ratio: { errors: { metric: 'a[5m]) or vector(1' }, total: { metric: a } } }`],
    [`{ ratio: { errors: { metric: a }, total: { metric: a }, grouping: ['x) (y'] } }`],
    [`{ latencyNative: { latency: 1s, total: { metric: a } } }`],
  ])('are none where what stands for a metric or a label is none: %s', async (indicator) => {
    expect(await queriesOf(pyrra(indicator))).toEqual([null]);
  });

  it('are those of OpenSLO, of the indicator itself or of an object of kind SLI in any order', async () => {
    const metric = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`;
    const ratio = `ratioMetric: { counter: true, good: ${metric('ok_total')}, total: ${metric('sum(rate(a[{{.window}}]))')} }`;
    const slo = (indicator: string) =>
      `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { service: s, budgetingMethod: Occurrences, objectives: [{ target: 0.99 }], ${indicator} }`;
    const found = {
      kind: 'good',
      good: 'sum(rate(ok_total[{{.window}}]))', // a counter without anything around it
      total: 'sum(rate(a[{{.window}}]))',
    };
    expect(await queriesOf(slo(`indicator: { metadata: { name: i }, spec: { ${ratio} } }`))).toEqual([found]);
    const sli = `apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: i }\nspec: { ${ratio} }`;
    expect(await queriesOf(`${slo('indicatorRef: i')}\n---\n${sli}`)).toEqual([found]);
    expect(await queriesOf(slo('indicatorRef: other'))).toEqual([null]);
    const datadog = ratio.replaceAll('Prometheus', 'Datadog');
    expect(await queriesOf(slo(`indicator: { metadata: { name: i }, spec: { ${datadog} } }`))).toEqual([null]);
  });
  it('are those of each objective in v1alpha', async () => {
    const metric = (name: string) => `{ source: prometheus, queryType: promql, query: '${name}[{{.window}}]' }`;
    const objective = `{ target: 0.999, ratioMetrics: { bad: ${metric('bad')}, total: ${metric('all')} } }`;
    const text = `apiVersion: openslo/v1alpha\nkind: SLO\nmetadata: { name: a }\nspec: { service: s, budgetingMethod: Occurrences, objectives: [${objective}] }`;
    expect(await queriesOf(text)).toEqual([{ kind: 'bad', bad: 'bad[{{.window}}]', total: 'all[{{.window}}]' }]);
  });
  it('are made of the counters of Grafana', async () => {
    const { slos } = await readSloFile('test/input/slo/files/grafana.json');
    expect(textsOf(slos[0]!.objectives[0]!.queries)).toEqual({
      kind: 'good',
      good: 'sum(rate(a[{{.window}}]))',
      total: 'sum(rate(b[{{.window}}]))',
    });
  });

  it('say where each of their characters stands', async () => {
    const { slos } = await parseSlos(sloth("{ events: { error_query: 'bad[', total_query: all } }"));
    const { queries } = slos[0]!.objectives[0]!;
    // line 6 is `    sli: { events: { error_query: 'bad[',`: the quote is its column 35, b the 36th
    expect(queries?.kind === 'bad' && queries.bad.placeAt(3)).toMatchObject({ line: 6, column: 39 });
  });
});

describe('a query', () => {
  it.each([
    ['rate(a[{{.window}}])', 'rate(a[5m])'],
    ['rate(a[{{ .window }}]) / rate(b[{{- .window -}}])', 'rate(a[5m]) / rate(b[5m])'],
  ])('%s is filled', (text, filled) => {
    expect([hasWindow(text), filledQuery(text, '5m')]).toEqual([true, filled]);
  });
  it('keeps what is no placeholder', () => {
    const text = 'label_replace(a, "x", "$1", "y", "{{window}}")';
    expect([hasWindow(text), filledQuery(text, '5m')]).toEqual([false, text]);
  });
  it.each(['a', 'a:b_total', 'a{}', 'a{b="}"}', `a{b='x', c=~"\\"}"}`, '{__name__="a"}', ' a{b=`}`} '])(
    'is a selector: %s',
    (text) => expect(isSelector(text)).toBe(true),
  );
  it.each(['', '{}', 'a[5m]', 'rate(a)', 'a + b', 'a{b="}"', 'a{b="c"} or d', '1a', 'a # b'])(
    'is no selector: %s',
    (text) => expect(isSelector(text)).toBe(false),
  );
});
