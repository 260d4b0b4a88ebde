import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/core/quantity/decimal.ts';
import { sloReaders } from '../../../src/input/slo/readers/index.ts';
import { parseStructured } from '../../../src/input/structured/read-file.ts';
import { problemTexts } from '../../../src/report/words/problem-text.ts';
import { parseSlos, problemsOf } from './problems-of.ts';

const parse = async (text: string | object, file = 'slo.yaml') =>
  parseSlos(typeof text === 'string' ? text : JSON.stringify(text), file);

/** Name, service, target as it is written, days of the window. */
const rowsOf = async (text: string | object) =>
  (await parse(text)).slos.map(({ name, service, objectives, window }) => [
    name,
    service,
    decimalText(objectives[0]!.ratio),
    window?.kind === 'rolling' ? window.seconds / 86_400 : (window?.period.unit ?? null),
  ]);

const namedUnused = async (text: string | object) =>
  (await parse(text)).notices.flatMap((each) =>
    each.kind === 'sloUnused' ? each.data.parts.map((part) => part.text) : [],
  );

const refusal = async (text: string | object): Promise<string> => {
  const [problem, ...others] = await problemsOf(() => parse(text));
  expect(others).toEqual([]);
  const { what, todo } = (problemTexts[problem!.kind] as (facts: unknown) => { what: string; todo?: string })(
    problem!.data,
  );
  const { line, column } = problem!.where as { line: number; column: number };
  return `${line}:${column}: ${what}; ${todo}`;
};

const sloth = (objective: string, more = ''): string =>
  `version: prometheus/v1\nservice: shop\nslos:\n  - name: requests\n    objective: ${objective}\n${more}`;

const slothObject = [
  'apiVersion: sloth.slok.dev/v1',
  'kind: PrometheusServiceLevel',
  'metadata: { name: shop, namespace: monitoring }',
  'spec:',
  '  service: shop',
  '  labels: { team: a }',
  '  slos:',
  '    - { name: requests, objective: 99.9, sli: { events: { errorQuery: a, totalQuery: b } }, alerting: { name: X } }',
  '    - { name: latency, objective: 99 }',
].join('\n');

const pyrra = (target: string, metadata = 'name: shop'): string =>
  `apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { ${metadata} }\nspec: { target: ${target}, window: 4w }`;

const nobl9 = (objective: string, rest = ''): string =>
  [
    '- apiVersion: n9/v1alpha',
    '  kind: SLO',
    '  metadata: { name: shop, project: payments }',
    '  spec:',
    '    service: shop',
    '    budgetingMethod: Occurrences',
    '    timeWindows: [{ unit: Day, count: 28, isRolling: true }]',
    `    objectives: [{ ${objective} }]`,
    rest,
    '- { apiVersion: n9/v1alpha, kind: Direct, metadata: { name: d } }',
  ].join('\n');

const v2alpha = (service: string): string =>
  [
    'apiVersion: openslo.com/v2alpha',
    'kind: SLO',
    'metadata: { name: shop, labels: { team: a } }',
    'spec:',
    `  ${service}`,
    '  sliRef: latency',
    '  budgetingMethod: Occurrences',
    '  timeWindow: [{ duration: 28d, isRolling: true }]',
    '  objectives: [{ displayName: fast, op: lt, value: 1, target: 0.999 }]',
  ].join('\n');

const datadog = (thresholds: readonly object[]): object => ({
  id: 'b2',
  name: 'Shop',
  type: 'metric',
  tags: ['team:a', 'service:shop'],
  thresholds,
  query: { numerator: 'a', denominator: 'b' },
});

const grafana = { uuid: 'x', name: 'Shop', objectives: [{ value: 0.995, window: '28d' }], query: { type: 'freeform' } };

// biome-ignore format: a row a line
const samples: readonly (readonly [format: string, text: string | object, rows: readonly (readonly unknown[])[]])[] = [
  ['Sloth: percent, no window', sloth('99.9'), [['requests', 'shop', '0.999', null]]],
  ['with all of its digits', sloth('99.99999999999'), [['requests', 'shop', '0.9999999999999', null]]],
  ['its Kubernetes object', slothObject, [
    ['requests', 'shop', '0.999', null],
    ['latency', 'shop', '0.99', null],
  ]],
  ['Pyrra: a text in percent; 4w are 28 days', pyrra("'99.9'"), [['shop', null, '0.999', 28]]],
  ['its label', pyrra("'99.5'", 'name: e, labels: { pyrra.dev/service: shop }'), [['e', 'shop', '0.995', 28]]],
  ['Nobl9: a ratio', nobl9('target: 0.995, value: 1, name: good'), [['shop', 'shop', '0.995', 28]]],
  ['OpenSLO v2alpha, serviceRef', v2alpha('serviceRef: shop'), [['shop', 'shop', '0.999', 28]]],
  ['OpenSLO v2alpha, service', v2alpha('service: shop'), [['shop', 'shop', '0.999', 28]]],
  ['Datadog: an SLO a timeframe', datadog([{ timeframe: '7d', target: 99 }, { timeframe: '90d', target: 99.95 }]), [
    ['Shop/7d', 'shop', '0.99', 7],
    ['Shop/90d', 'shop', '0.9995', 90],
  ]],
  ['an answer of its API', { data: [datadog([{ timeframe: '30d', target: 99.9 }])], errors: [] }, [
    ['Shop', 'shop', '0.999', 30],
  ]],
  ['Grafana: a ratio', { slos: [{ ...grafana, labels: [{ key: 'service', value: 'shop' }] }] }, [
    ['Shop', 'shop', '0.995', 28],
  ]],
  ['Grafana, one', grafana, [['Shop', null, '0.995', 28]]],
  ['slo-generator: goal', 'apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective\nmetadata: { name: shop-up, labels: { service_name: shop } }\nspec: { goal: 0.999, method: m }', [
    ['shop-up', 'shop', '0.999', null],
  ]],
  ['Terraform', { planned_values: { root_module: {
    resources: [{ address: 'aws_lb.a', type: 'aws_lb', values: {} }],
    child_modules: [{ resources: [
      { address: 'module.m.grafana_slo.a', type: 'grafana_slo', values: grafana },
      { address: 'module.m.d', type: 'datadog_service_level_objective', values: datadog([{ timeframe: '30d', target: 99.9 }]) },
    ] }],
  } } }, [
    ['Shop', null, '0.995', 28],
    ['shop/Shop', 'shop', '0.999', 30],
  ]],
  ['a list of Kubernetes', `kind: List\nitems:\n  - ${pyrra("'99.9'").replaceAll('\n', '\n    ')}`, [['shop', null, '0.999', 28]]],
  ['plain', 'service: shop\nwindow: 28d\nslos:\n  - name: up\n    target: 99.9', [['up', 'shop', '0.999', 28]]],
  ['plain, one', 'service: shop\ntarget: 0.999', [['shop', 'shop', '0.999', null]]],
  ['plain, a list', '- { service: a, objective: 99.9%, window: 7d }\n- { service: b, slo: 3n, calendar: month }', [
    ['a', 'a', '0.999', 7],
    ['b', 'b', '0.999', 'month'],
  ]],
  ['plain, by name', 'window: 30d\nslos: { availability: 99.9, fast: { target: 99, window: 7d } }', [
    ['availability', null, '0.999', 30],
    ['fast', null, '0.99', 7],
  ]],
  ['plain, one in a map', 'service: shop\nslo: { target: 99.9, window: 30d }', [['shop', 'shop', '0.999', 30]]],
  ['several formats', `${sloth('99.9')}---\n${pyrra("'99.5'")}`, [
    ['requests', 'shop', '0.999', null],
    ['shop', null, '0.995', 28],
  ]],
  ['one name for two services', `${sloth('99.9')}---\n${sloth('99').replace('shop', 'web')}`, [
    ['shop/requests', 'shop', '0.999', null],
    ['web/requests', 'web', '0.99', null],
  ]],
];

describe('what each format says', () => {
  it.each(samples)('%s', async (_name, text, rows) => expect(await rowsOf(text)).toEqual(rows));

  it.each(samples)('%s: no other reader takes it; the plain one takes what is left', async (_name, text) => {
    const plain = sloReaders.at(-1)!;
    expect(plain.title).toBe('plain YAML or JSON');
    const documents = await parseStructured(typeof text === 'string' ? text : JSON.stringify(text), 'slo.yaml');
    for (const object of documents.flatMap((each) => (each.kind === 'list' ? each.items : [each]))) {
      const knowing = sloReaders.filter((each) => each !== plain && each.recognises(object));
      expect(knowing.map(({ title }) => title).slice(1)).toEqual([]);
    }
  });

  it('names what it does not use', async () => {
    expect(await namedUnused(slothObject)).toEqual([
      'sli of the Sloth SLO requests (slo.yaml:8)',
      'alerting of the Sloth SLO requests (slo.yaml:8)',
    ]);
    expect(await namedUnused(nobl9('target: 0.9, countMetrics: { good: a }'))).toEqual([
      'countMetrics of the objective (slo.yaml:8)',
      'Direct d (slo.yaml:10)',
    ]);
    expect(await namedUnused(`${sloth('99.9')}---\nkind: ConfigMap\nmetadata: { name: c }`)).toEqual([
      'ConfigMap c (slo.yaml:7)',
    ]);
    expect(await namedUnused(datadog([{ timeframe: '30d', target: 99.9, warning: 99.95 }]))).toEqual([
      'warning of a threshold of the Datadog SLO Shop (slo.yaml:1)',
      'query of the Datadog SLO Shop (slo.yaml:1)',
    ]);
  });
});

describe('what is refused, with its format and the way out', () => {
  it.each<[string | object, string]>([
    // as a percentage 0.999 would allow nearly everything
    [sloth('0.999'), '5:16: objective is a percentage from 1 to below 100 in Sloth, not 0.999; write objective: 99.9'],
    [sloth('100'), '5:16: objective is a percentage from 1 to below 100 in Sloth, not 100; write objective: 99.9'],
    [sloth('soon'), '5:16: objective of Sloth must be a percentage such as 99.9, not "soon"'],
    [pyrra("'0.995'"), '4:17: target is a percentage from 1 to below 100 in Pyrra, not 0.995; write target: 99.5'],
    [nobl9('target: 99.5'), '8:28: target is a ratio from 0 to below 1 in Nobl9, not 99.5; write target: 0.995'],
    [
      { ...grafana, objectives: [{ value: 99.5, window: '28d' }] },
      '1:50: value is a ratio from 0 to below 1 in Grafana, not 99.5; write value: 0.995',
    ],
    [
      datadog([{ timeframe: 'custom', target: 99 }]),
      "1:102: a custom timeframe has its length nowhere in Datadog's JSON",
    ],
    [nobl9('target: 0.9, composite: { maxDelay: 1m }'), '8:33: composite makes this a composite SLO'],
    [v2alpha('serviceRef: a\n  service: b'), '6:3: serviceRef and service say the same thing twice; keep one of them'],
    ['version: prometheus/v1\nservice: shop\nslos: []', '3:7: the SLO has no objective'],
    ['version: prometheus/v1\nslos: [{ name: a, objective: 99 }]', '1:1: the Sloth file has no service'],
    ['service: shop\ntarget: 100', '2:9: the target of shop must lie strictly between 0 and 100 %'],
    ['service: shop\ntarget: 99\nslo: 99', '3:1: target and slo say the same thing twice; keep one of them'],
    ['target: 99\nwindow: 30', '2:9: "30" is no duration: it has no unit'],
    [
      `${sloth('99.9')}---\n${sloth('99')}`,
      '10:5: there are two SLOs of the name "requests" in "shop"; the other one stands at slo.yaml:4:5; rename one of them',
    ],
  ])('%#: %j', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });
  it('all of one file together', async () => {
    const text = 'version: prometheus/v1\nservice: a\nslos:\n  - { name: a, objective: 1e9 }\n  - { name: b }';
    expect((await problemsOf(() => parse(text))).map(({ kind }) => kind)).toEqual(['targetNoPercent', 'keyMissing']);
  });
});
