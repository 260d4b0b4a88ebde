import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run, write } from '../run.ts';
import { scratchFolder } from '../scratch.ts';
import { hasPromtool, promtool } from './promtool.ts';

const sloth = (more = '', sli = events('rate')): string =>
  `version: prometheus/v1\nservice: shop\nslos:\n  - name: requests\n    objective: 99.9\n    sli: ${sli}\n${more}`;
const events = (of: string): string =>
  `{ events: { error_query: 'sum(${of}(bad_total[{{.window}}]))', total_query: 'sum(${of}(all_total[{{.window}}]))' } }`;

interface ReadRule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const written = async (text: string, ...more: string[]): Promise<string> => {
  const call = ['budget', '--slo', write('slo.yaml', text), '--format', 'prometheus', '--quiet', ...more];
  const { status, stdout, stderr } = await run(call);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};
const rulesOf = async (text: string, ...more: string[]): Promise<readonly ReadRule[]> =>
  (parse(await written(text, ...more)) as { groups: { rules: ReadRule[] }[] }).groups.flatMap(({ rules }) => rules);
const recorded = async (name: string, text: string, ...more: string[]): Promise<string | undefined> =>
  (await rulesOf(text, ...more)).find(({ record }) => record === name)?.expr;
const alerts = async (text: string, ...more: string[]) => (await rulesOf(text, ...more)).filter(({ alert }) => alert);
const refusal = async (text: string, ...more: string[]): Promise<string> => {
  const call = ['budget', '--slo', write('slo.yaml', text), '--format', 'prometheus', ...more];
  const { status, stdout, stderr } = await run(call);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
};
const notes = async (text: string, ...more: string[]): Promise<string> =>
  (await run(['budget', '--slo', write('slo.yaml', text), '--format', 'prometheus', ...more])).stderr;

/** Writes rules and their tests, and runs promtool on both. */
const proved = async (text: string, ...more: string[]): Promise<void> => {
  const folder = scratchFolder();
  const [slo, rules, tests] = ['slo.yaml', 'a[*]?.yaml', 'test.yaml'].map((file) => join(folder, file)) as [
    string,
    string,
    string,
  ];
  writeFileSync(slo, text);
  const call = ['budget', '--slo', slo, '--format', 'prometheus', '--output', rules, '--quiet', ...more];
  expect(await run([...call, '--report', `promtool-test=${tests}`])).toMatchObject({ status: 0, stderr: '' });
  for (const args of [
    ['check', 'rules', rules],
    ['test', 'rules', tests],
  ]) {
    const { status, output } = promtool(...args);
    expect([status, output]).toEqual([0, expect.stringContaining('SUCCESS')]);
  }
};

describe('budget --format prometheus', () => {
  it('has the groups, the names and the labels of Sloth', async () => {
    const { groups } = parse(await written(sloth())) as { groups: { name: string; rules: ReadRule[] }[] };
    expect(groups.map(({ name }) => name)).toEqual([
      'sloth-slo-sli-recordings-shop-requests',
      'sloth-slo-meta-recordings-shop-requests',
      'sloth-slo-alerts-shop-requests',
    ]);
    const names = groups.flatMap(({ rules }) => rules.map(({ record, alert }) => record ?? alert));
    const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'];
    expect(names).toEqual(expect.arrayContaining(windows.map((window) => `slo:sli_error:ratio_rate${window}`)));
    expect(names).toEqual(
      expect.arrayContaining([
        ...['slo:objective:ratio', 'slo:error_budget:ratio', 'slo:time_period:days', 'slo:current_burn_rate:ratio'],
        ...['slo:period_burn_rate:ratio', 'slo:period_error_budget_remaining:ratio', 'sloth_slo_info'],
      ]),
    );
    const ids = { sloth_id: 'shop-requests', sloth_service: 'shop', sloth_slo: 'requests' };
    expect(groups[0]!.rules[0]!.labels).toEqual({ ...ids, sloth_window: '5m' });
  });
  it('writes targets and budgets with every digit, and never those of a double', async () => {
    // Sloth writes vector(0.9990000000000001) and 14.4 * 0.0009999999999999432 for 99.9
    expect(await recorded('slo:objective:ratio', sloth())).toBe('vector(0.999)');
    expect(await recorded('slo:error_budget:ratio', sloth())).toBe('vector(0.001)');
    const fine = sloth().replace('99.9', '99.98765432109876543');
    expect(await recorded('slo:error_budget:ratio', fine)).toBe('vector(0.0001234567890123457)');
    expect((await alerts(sloth()))[0]!.expr).toContain('> (14.4 * 0.001)');
  });
  it('recomputes the factors for another window, and says the one of it as Prometheus does', async () => {
    const [page, ticket] = await alerts(sloth(), '--window', '4w');
    expect(page!.expr).toContain('> (13.44 * 0.001)'); // 0.02 × 28 d / 1 h
    expect(ticket!.expr).toContain('> (14 / 15 * 0.001)'); // 0.1 × 28 d / 3 d
    expect(await recorded('slo:sli_error:ratio_rate4w', sloth(), '--window', '28d')).toBeDefined();
    expect(await recorded('slo:time_period:days', sloth(), '--window', '36h')).toBe('vector(1.5)');
  });
  it('leaves out what can never fire, and says so', async () => {
    // 99.9 % over a day: the tier of three days does not fit; at 90 % 14.4 × 0.1 is above 1
    expect(await notes(sloth(), '--window', '1d')).toContain('requests has no alert of ticket 3d / 6h');
    const low = sloth().replace('99.9', '90');
    expect((await alerts(low))[0]!.expr).not.toContain('ratio_rate1h');
    expect(await notes(low)).toContain('requests has no alert of page 1h / 5m');
    expect(await alerts(sloth(), '--window', '30m')).toEqual([]);
  });
  it('is silent where there are too few events', async () => {
    // ⌈1 / (14.4 × 0.001)⌉ = 70; ⌈1 / 0.006⌉ = 167
    const [page] = await alerts(sloth());
    expect([...page!.expr.matchAll(/total_count(\w+)\{.*\} >= (\d+)/g)].map(([, ...found]) => found)).toEqual([
      ['1h', '70'],
      ['6h', '167'],
    ]);
    expect((await alerts(sloth(), '--min-events', '500'))[0]!.expr).toContain('>= 500');
    expect((await alerts(sloth(), '--min-events', '0'))[0]!.expr).not.toContain('total_count');
    expect(await recorded('slo:sli_error:total_count1h', sloth())).toBe('((sum(rate(all_total[1h]))) > 0) * 3600');
    expect(await recorded('slo:sli_error:total_count1h', sloth('', events('increase')))).toBe(
      '((sum(increase(all_total[1h]))) > 0)',
    );
    const strange = sloth(
      '',
      "{ events: { error_query: 'rate(a[{{.window}}])', total_query: 'avg(rate(b[{{.window}}]))' } }",
    );
    expect((await alerts(strange))[0]!.expr).not.toContain('total_count');
    expect(await notes(strange)).toContain('requests: how many events there are cannot be told');
  });
  it('takes all events for bad where the good ones have no series', async () => {
    const metric = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`;
    const text = `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { service: s, budgetingMethod: Occurrences, objectives: [{ target: 0.99 }], indicator: { spec: { ratioMetric: { good: ${metric('rate(g[{{.window}}])')}, total: ${metric('rate(t[{{.window}}])')} } } } }`;
    expect((await recorded('slo:sli_error:ratio_rate5m', text))?.replace(/\s+/g, ' ')).toBe(
      '( (rate(t[5m])) - ((rate(g[5m])) or 0 * (rate(t[5m]))) ) / ((rate(t[5m])) > 0)',
    );
  });
  it('keeps comments of a query from what stands behind it', async () => {
    const text = sloth('', '{ raw: { error_ratio_query: "rate(a[{{.window}}]) # not ) this" } }');
    expect(await recorded('slo:sli_error:ratio_rate5m', text)).toBe('(\nrate(a[5m]) # not ) this\n) >= 0');
  });
  it('has the labels, the name and the texts that Sloth gives its alerts, and not those that it switches off', async () => {
    const more = `    labels: { tier: 2 }\n    alerting:\n      name: TooManyErrors\n      labels: { team: a }\n      annotations: { summary: all of it }\n      page_alert: { labels: { severity: wake } }\n      ticket_alert: { disable: true }\n`;
    const found = await alerts(sloth(more));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      alert: 'TooManyErrors',
      labels: { team: 'a', severity: 'wake', sloth_id: 'shop-requests', sloth_severity: 'page' },
      annotations: { summary: 'all of it' },
    });
    expect((await rulesOf(sloth(more)))[0]!.labels).toMatchObject({ tier: '2' });
  });
  it('keeps apart what would have one name', async () => {
    const pairs = [
      ['a-b', 'c'],
      ['a', 'b-c'],
    ] as const;
    const texts = pairs.map(([service, name]) =>
      sloth().replace('service: shop', `service: ${service}`).replace('name: requests', `name: ${name}`),
    );
    const { groups } = parse(await written(texts.join('---\n'))) as { groups: { name: string }[] };
    expect(new Set(groups.map(({ name }) => name)).size).toBe(6);
  });
  it('takes the usual length for a calendar, and says so', async () => {
    expect(await recorded('slo:time_period:days', sloth(), '--calendar', 'month')).toBe('vector(30)');
    expect(await notes(sloth(), '--calendar', 'month')).toContain('30 days stand for the period of requests');
  });
  it('stands beside a result that is measured', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'rules.yaml');
    const call = ['budget', 'fixtures/february.csv', '--slo', write('slo.yaml', sloth().replace('shop', 'checkout'))];
    expect((await run([...call, '--at', '2027-02-20', '--report', `prometheus=${file}`, '--exit-zero'])).status).toBe(
      0,
    );
    expect(readFileSync(file, 'utf8')).toContain('> (14.4 * 0.001)');
  });
});

describe('what no rules can be made of', () => {
  it.each([
    ['no queries', sloth('', '{ plugin: { id: x } }'), [], '5:16: requests has no queries in PromQL'],
    [
      'no place for the window',
      sloth('', "{ raw: { error_ratio_query: 'a[5m]' } }"),
      [],
      '6:39: this query of requests has no place for the window',
    ],
    ['a name that no label has', sloth('    labels: { "a-b": c, sloth_id: d }\n'), [], '"a-b" is no name of a label'],
    ['a gate', sloth(), ['--gate', 'freeze'], '--gate needs a log'],
    ['a target', sloth(), ['--target', '99.9'], 'nothing is measured'],
    ['a fixed window', sloth(), ['--month', '2027-02'], '--month needs'],
  ])('is refused: %s', async (_, text, more, expected) => expect(await refusal(text, ...more)).toContain(expected));
  it('is an SLO of slices', async () => {
    const text = readFileSync('fixtures/slo/checkout.yaml', 'utf8');
    expect(await refusal(text)).toContain('checkout-quarter counts slices of time');
  });
  it('is a target without a file', async () => {
    const { status, stdout, stderr } = await run(['budget', '--slo', '99.9', '--format', 'prometheus']);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('--format sloth')]);
  });
  it('is, for a test, a query that answers without series', async () => {
    const text = sloth('', "{ raw: { error_ratio_query: 'rate(a[{{.window}}]) or vector(0)' } }");
    expect(await refusal(text, '--report', `promtool-test=${join(scratchFolder(), 't.yaml')}`)).toContain(
      'has an answer also where there are no series',
    );
  });
  it('refuses a number of events where there are no alerts', async () => {
    const { status, stderr } = await run(['budget', '--slo', '99.9', '--min-events', '5', '--format', 'json']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--min-events')]);
  });
});

describe('budget --format promtool-test', () => {
  it('shows each tier above, at and below its threshold, and in one window alone', async () => {
    const { stdout } = await run(['budget', '--slo', write('slo.yaml', sloth()), '--format', 'promtool-test']);
    const { rule_files: files, tests } = parse(stdout);
    expect(files).toEqual(['rules.yaml']);
    expect(tests).toHaveLength(4);
    // 14.4 × 0.001 = 0.0144, a thousandth more and less; 70 events and one fewer
    const series = tests[0].input_series.map((each: { series: string; values: string }) => each.values);
    expect(series).toEqual([
      '0.0144144 0.0144 0.0143856 0.0144 0.0144144 0.0144144',
      '0.0144144 0.0144 0.0143856 0.0144144 0.0144 0.0144144',
      '70 70 70 70 70 69',
    ]);
    const fires = tests[0].alert_rule_test.map((each: { exp_alerts: unknown[] }) => each.exp_alerts.length);
    expect(fires).toEqual([1, 0, 0, 0, 0, 0]);
  });
  it('names the rules that the same call writes', async () => {
    const folder = scratchFolder();
    const call = ['budget', '--slo', write('slo.yaml', sloth()), '--format', 'promtool-test', '--quiet'];
    await run([...call, '--output', join(folder, 't.yaml'), '--report', `prometheus=${join(folder, 'r.yaml')}`]);
    expect(parse(readFileSync(join(folder, 't.yaml'), 'utf8')).rule_files).toEqual(['r.yaml']);
  });
});

/** Names that a rule file, PromQL, a template or a terminal would take for its own. */
const hostile = {
  quotes: `a"b'c\`d`,
  newlines: 'a\nb\r\nc',
  backslashes: 'a\\nb\\',
  'braces of a matcher': 'a"} or vector(1) #',
  YAML: 'a: [b, {c}] # d',
  unicode: 'ü 漢 😀 \u202e \u0085 \u2028 \ufeff',
  controls: '\u0001\u001b[31m\u007f',
  blanks: ' a\tb ',
  'a number': '1e3',
};

describe.skipIf(!hasPromtool)('promtool', () => {
  it.each(Object.entries(hostile))('takes names with %s for data', async (_, name) => {
    const quoted = JSON.stringify(name);
    const text = sloth(`    labels: { note: ${quoted} }\n    alerting: { name: ${quoted} }\n`)
      .replace('service: shop', `service: ${quoted}`)
      .replace('name: requests', `name: ${quoted}`);
    await proved(text);
    const [first] = await rulesOf(text);
    expect(first!.labels).toMatchObject({ sloth_service: name, sloth_slo: name, note: name });
  });
  it('takes the braces of a template in the name of an objective for data', async () => {
    const metric = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`;
    const text = `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { service: s, budgetingMethod: Occurrences, objectives: [{ target: 0.99, displayName: '{{ $value }} }}' }, { target: 0.999 }], indicator: { spec: { ratioMetric: { bad: ${metric('sum(rate(g[{{.window}}]))')}, total: ${metric('sum(rate(t[{{.window}}]))')} } } } }`;
    await proved(text);
  });
  it.each([
    [
      'a ratio',
      sloth('', "{ raw: { error_ratio_query: 'sum(rate(a[{{.window}}])) / sum(rate(b[{{.window}}]))' } }"),
      [],
    ],
    ['counts in a window', sloth('', events('increase')), []],
    [
      'texts that only Prometheus fills',
      sloth(
        "    alerting: { annotations: { summary: 'at {{ $value | humanize }}' }, labels: { of: '{{ $labels.sloth_slo }}' } }\n",
      ),
      [],
    ],
    ['a window of an hour', sloth(), ['--window', '1h']],
    ['an odd window', sloth(), ['--window', '11d7h13m']],
    ['a low target', sloth().replace('99.9', '80'), []],
    [
      'all thresholds beside each other',
      `${sloth()}---\n${sloth().replace('shop', 'web').replace('99.9', '99.95')}`,
      [],
    ],
  ])('proves the alerts of %s', async (_, text, more) => proved(text, ...more));
  it('says which case of a test fails', async () => {
    const folder = scratchFolder();
    const [rules, tests] = ['rules.yaml', 'test.yaml'].map((file) => join(folder, file)) as [string, string];
    const call = ['budget', '--slo', write('slo.yaml', sloth()), '--format', 'prometheus', '--output', rules];
    await run([...call, '--report', `promtool-test=${tests}`]);
    writeFileSync(rules, readFileSync(rules, 'utf8').replace('>= 70', '>= 69'));
    const { status, output } = promtool('test', 'rules', tests);
    expect([status, output]).toEqual([
      1,
      expect.stringMatching(/too few events at 5m,\s+alertname: ErrorBudgetBurn, time: 5m/),
    ]);
  });
});
