import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';
import { hasPrometheus, needsPrometheus, type RealPrometheus, startPrometheus } from './real-prometheus.ts';
import { matrix, send, standIn } from './stand-in.ts';

const start = Date.UTC(2026, 10, 1) / 1_000;
const day = ['--from', '2026-11-01', '--to', '2026-11-02', '--at', '2026-11-02'] as const;

/** A server on which each query is what a function says of the instant, in seconds; null: it has no sample there. */
const counting = (sampleOf: (query: string, at: number) => number | string | null, more: object = {}) =>
  standIn(({ parameters, path }, response) => {
    const number = (name: string): number => Number(parameters.get(name));
    const query = parameters.get('query')!;
    const isRange = path.endsWith('/query_range');
    const [from, to, step] = isRange
      ? [number('start'), number('end'), number('step')]
      : [number('time'), number('time'), 1];
    const values = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step).flatMap(
      (at) => {
        const value = sampleOf(query, at);
        return value === null ? [] : [[at, String(value)] as const];
      },
    );
    if (isRange)
      return send(response, 200, { ...matrix(...(values.length > 0 ? [[{}, values] as const] : [])), ...more });
    const result = values.map((value) => ({ metric: {}, value }));
    send(response, 200, { status: 'success', data: { resultType: 'vector', result }, ...more });
  });

const budget = (url: string, good: string, total: string, ...rest: readonly string[]) => [
  ...['budget', '--prometheus', url, '--good', good, '--total', total, '--slo', '99', ...day, ...rest],
];

describe('counts that a server has', () => {
  it('are asked for by steps of five minutes, 288 a day: 100 events each, of which one is bad', async () => {
    const { url, asked } = await counting((query) => (query.includes('good') ? 99 : 100));
    const result = await runJson(budget(url, 'good_total', 'all_total'));
    // 28,800 events, of which 1 % may be bad: 288, and 288 are
    expect(result).toMatchObject({
      budgetEvents: 288,
      consumedEvents: 288,
      consumedRatio: 1,
      coverage: { uncoveredSeconds: 0 },
    });
    expect([...new Set(asked.map(({ parameters }) => parameters.get('query')))]).toEqual([
      'sum(increase(good_total[300s]))',
      'sum(increase(all_total[300s]))',
    ]);
    expect(
      asked.map(({ parameters }) => [Number(parameters.get('start')) - start, Number(parameters.get('end')) - start]),
    ).toEqual([
      [300, 86_400],
      [300, 86_400],
    ]);
  });
  it('of rates are counts of their step: 0.5 a second are 150 in five minutes', async () => {
    const { url } = await counting((query) => (query.includes('good') ? 0.25 : 0.5));
    const result = await runJson(budget(url, 'sum(rate(good[{{.window}}]))', 'sum(rate(all[{{ .window }}]))'));
    expect(result).toMatchObject({ consumedEvents: 288 * 75, budgetEvents: 432 }); // 1 % of 288 · 150
  });
  it('take the step of the ranges that are written out', async () => {
    const { url } = await counting((query) => (query.includes('good') ? 9 : 10));
    const result = await runJson(budget(url, 'sum(increase(good[1h]))', 'sum(increase(all[1h]))'));
    expect(result).toMatchObject({ consumedEvents: 24 });
  });
  it('of the last part, which is shorter than a step, are asked for by themselves', async () => {
    const { url, asked } = await counting((query) => (query.includes('good') ? 1 : 2));
    const late = ['--from', '2026-11-01T00:00Z', '--to', '2026-11-01T00:12Z', '--at', '2026-11-02'];
    const result = await runJson([
      'budget',
      '--prometheus',
      url,
      '--good',
      'good',
      '--total',
      'all',
      '--slo',
      '99',
      ...late,
    ]);
    expect(
      asked
        .filter(({ path }) => path === '/api/v1/query')
        .map(({ parameters }) => [parameters.get('query'), parameters.get('time')]),
    ).toEqual([
      ['sum(increase(good[120s]))', String(start + 720)],
      ['sum(increase(all[120s]))', String(start + 720)],
    ]);
    expect(result).toMatchObject({ consumedEvents: 3, coverage: { uncoveredSeconds: 0 } });
  });
  it('that are missing are time that is not covered, and a gate says so', async () => {
    // of all events nothing from 06:00 to 12:00, which are the 72 steps that end at 06:05 … 12:00
    const { url } = await counting((_, at) => (at - start > 6 * 3_600 && at - start <= 12 * 3_600 ? null : 1));
    const result = await runJson(budget(url, 'good', 'all', '--gate', 'freeze'));
    expect(result.coverage.uncoveredSeconds).toBe(21_600);
    expect(result.checks).toContainEqual(
      expect.objectContaining({ expression: 'the log covers the window', status: 'skipped' }),
    );
    expect((await run(budget(url, 'good', 'all', '--gate', 'freeze', '--strict'))).status).toBe(1);
  });
  it('without a sample of good ones are all bad, which is said', async () => {
    const { url } = await counting((query, at) => (query.includes('good') && at - start <= 600 ? null : 1));
    const { stderr } = await run(budget(url, 'good', 'all'));
    expect(stderr).toContain('2 of 288 steps have events and no sample of good ones: all of theirs count as bad');
    expect((await runJson(budget(url, 'good', 'all'))).consumedEvents).toBe(2);
  });
  it('with more good ones than all are cut', async () => {
    const { url } = await counting((query) => (query.includes('good') ? 10.2 : 10));
    const { stderr } = await run(budget(url, 'good', 'all'));
    expect(stderr).toContain('288 steps would have more good events than there are, or fewer than none');
    expect((await runJson(budget(url, 'good', 'all'))).consumedEvents).toBe(0);
  });
  it('that are not whole are refused, or left out with --allow-partial', async () => {
    const { url } = await counting(() => 1, { isPartial: true });
    expect((await run(budget(url, 'good', 'all'))).stderr).toContain('says that its answer is not whole: isPartial');
    const { status, stderr } = await run(budget(url, 'good', 'all', '--allow-partial'));
    expect(status).toBe(2); // nothing of it is sure
    expect(stderr).toContain('has no sample of this query');
  });
  it.each([
    ['sum(good)', 'the query says nothing of how long it counts\n  sum(good)\n  ^\n'],
    [
      'sum(increase(good[10m])) + sum(increase(x[5m]))',
      'the query counts over 10m, and a step is 5m: some events would count twice, or not at all\n',
    ],
    [
      'sum(irate(good[{{.window}}]))',
      'irate looks at a moment of each step, and not at all that happened in it\n  sum(irate(good[{{.window}}]))\n      ^',
    ],
    [
      'sum(rate(good[{{.window}}])) + sum(increase(x[{{.window}}]))',
      'adds up rates of a second and counts: rate and increase\n',
    ],
    ['good[5m]', 'the query ends in a range'],
    ['', 'the query is empty'],
  ])('are refused of %s', async (good, message) => {
    const { url } = await counting(() => 1);
    const { status, stdout, stderr } = await run(budget(url, good, 'all'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
  it('that are several series, or without bounds, are refused', async () => {
    const { url } = await standIn((_, response) =>
      send(response, 200, matrix([{ a: '1' }, [[start, '1']]], [{ a: '2' }, [[start, '1']]])),
    );
    expect((await run(budget(url, 'sum by (a) (rate(x[{{.window}}]))', 'all'))).stderr).toContain(
      'has 2 series, and one number a step is needed\n',
    );
    const { url: infinite } = await counting(() => '+Inf');
    expect((await run(budget(infinite, 'good', 'all'))).stderr).toContain(
      'the query is +Inf at 2026-11-01T00:05:00Z, which is no count',
    );
  });
  it('need something to be counted, and no log beside', async () => {
    const alone = ['budget', '--prometheus', 'http://127.0.0.1:1'];
    expect((await run([...alone, '--slo', '99'])).stderr).toContain(
      'error: a server is asked, and nothing says for what\n',
    );
    const file = write('slo.yaml', 'services: [{ service: a, window: 30d, slos: [{ name: b, target: 99 }] }]\n');
    expect((await run([...alone, '--slo', file])).stderr).toContain('has no query in PromQL of its own');
    expect((await run([...alone, 'x.csv', '--slo', '99', '--good', 'a', '--total', 'b'])).stderr).toContain(
      'a server is asked, and a log is named: "x.csv"',
    );
    expect((await run([...alone, '--slo', '99', '--query', 'up', '--good', 'a', '--total', 'b'])).status).toBe(2);
    expect((await run(['budget', '--slo', '99', '--good', 'sum(a)', '--total', '5'])).stderr).toContain(
      '--good: "sum(a)" is no whole number',
    );
    expect(
      (await run([...alone, '--slo', '99', '--good', 'a', '--total', 'b', '--every', '1h', '--where', 'a=b'])).stderr,
    ).toContain('--where needs a log of incidents, and here are counts of events that a server has');
  });
});

describe('the queries of an SLO file', () => {
  const sloth = (events: string) =>
    write(
      'sloth.yaml',
      `version: prometheus/v1\nservice: shop\nslos:\n  - name: requests\n    objective: 99\n    sli:\n      ${events}\n    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }\n`,
    );
  it('of Sloth are asked, bad ones of all', async () => {
    const { url, asked } = await counting((query) => (query.includes('5..') ? 0.01 : 1));
    const file = sloth(
      'events: { error_query: \'sum(rate(req{code=~"5.."}[{{.window}}]))\', total_query: "sum(rate(req[{{.window}}]))" }',
    );
    const result = await runJson(['budget', '--prometheus', url, '--slo', file, '--at', '2026-11-01']);
    // 30 d of one a second, of which one in a hundred is bad: 25,920 of 25,920
    expect(result.budgetEvents).toBeCloseTo(25_920, 6);
    expect(result.consumedEvents).toBeCloseTo(25_920, 6);
    expect(asked[0]!.parameters.get('query')).toBe('sum(rate(req{code=~"5.."}[300s]))');
  });
  it('of Sloth without one bad event are met, and in doubt', async () => {
    const { url } = await counting((query) => (query.includes('bad') ? null : 1));
    const file = sloth(
      'events: { error_query: "sum(rate(bad[{{.window}}]))", total_query: "sum(rate(req[{{.window}}]))" }',
    );
    const result = await runJson([
      'budget',
      '--prometheus',
      url,
      '--slo',
      file,
      '--at',
      '2026-11-01',
      '--gate',
      'freeze',
    ]);
    expect(result.checks).toContainEqual(
      expect.objectContaining({ expression: 'bad events are counted', status: 'skipped' }),
    );
  });
  it('of a ratio weigh each step alike', async () => {
    const { url } = await counting((_, at) => (at % 600 === 0 ? 0.02 : 0));
    const file = sloth('raw: { error_ratio_query: "avg_over_time(bad_ratio[{{.window}}])" }');
    const { stderr } = await run(['budget', '--prometheus', url, '--slo', file, '--at', '2026-11-01']);
    expect(stderr).not.toContain('sli of'); // it is used
    expect(stderr).toContain('8,640 steps of 5m, each with the same weight, since a ratio does not say of how many');
    const result = await runJson(['budget', '--prometheus', url, '--slo', file, '--at', '2026-11-01']);
    expect(result.consumedEvents).toBeCloseTo(4_320 * 0.02, 9); // every other step
  });
  it('that are wrong have a caret in the file', async () => {
    const error = 'invalid parameter "query": 1:19: parse error: unexpected right parenthesis';
    const { url } = await standIn((_, response) =>
      send(response, 400, { status: 'error', errorType: 'bad_data', error }),
    );
    const file = sloth(
      'events: { error_query: "sum(rate(bad[{{.window}}])))", total_query: "sum(rate(req[{{.window}}]))" }',
    );
    const { stderr } = await run(['budget', '--prometheus', url, '--slo', file, '--at', '2026-11-01']);
    // sum(rate(bad[300s])) has 18 characters before the 19th; {{.window}} is 7 longer than 300s; the query begins in column 31
    expect(stderr).toContain(`error: ${file}:7:56: ${url} does not take this query: unexpected right parenthesis\n`);
  });
});

/*
 * A real Prometheus: 150 good requests every 15 s from 2026-11-01 to 2026-11-03, and from 2026-11-02T00:00:00Z for an hour 15 bad
 * ones beside, 240 times: 3,600. `up` is 0 in that hour.
 */
describe.skipIf(!hasPrometheus)(`counts of a real Prometheus${needsPrometheus}`, () => {
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    const count = 2 * 5_760 + 1;
    const isBad = (i: number): boolean => i > 5_760 && i <= 6_000;
    const good = Array.from({ length: count }, (_, i) => `req_total{code="200"} ${150 * i} ${start + 15 * i}`);
    const bad = good.map(
      (_, i) => `req_total{code="500"} ${15 * Math.min(240, Math.max(0, i - 5_760))} ${start + 15 * i}`,
    );
    const up = good.map((_, i) => `up{job="api"} ${isBad(i) ? 0 : 1} ${start + 15 * i}`);
    const text = ['# TYPE req counter', ...good, ...bad, '# TYPE up gauge', ...up, '# EOF', ''].join('\n');
    prometheus = await startPrometheus('global: { scrape_interval: 15s }\n', text);
  });
  afterAll(() => prometheus?.stop());
  const window = ['--from', '2026-11-01', '--to', '2026-11-03', '--at', '2026-11-03'] as const;

  it.each([
    ['req_total{code!~"5.."}', 'req_total'],
    ['sum(rate(req_total{code!~"5.."}[{{.window}}]))', 'sum(rate(req_total[{{.window}}]))'],
    ['sum(increase(req_total{code!~"5.."}[1h]))', 'sum(increase(req_total[1h]))'],
  ])('are those that it was given: %s', async (good, total) => {
    const result = await runJson([
      'budget',
      '--prometheus',
      prometheus.url,
      '--good',
      good,
      '--total',
      total,
      '--slo',
      '99.9',
      ...window,
    ]);
    // 11,520 · 150 + 3,600 = 1,731,600 events, of which 0.1 % may be bad; increase() estimates at the edges of the hour
    expect(result.budgetEvents).toBeCloseTo(1_731.6, 3);
    expect(result.consumedEvents).toBeGreaterThan(3_590);
    expect(result.consumedEvents).toBeLessThan(3_610);
    expect(result.coverage.uncoveredSeconds).toBe(0);
  });
  it('are looked back over by the alerts: the page comes within minutes of what burns 90 times', async () => {
    const args = ['budget', '--prometheus', prometheus.url, '--good', 'req_total{code!~"5.."}', '--total', 'req_total'];
    const { alertReplay } = await runJson([
      ...args,
      '--slo',
      '99.9',
      '--window',
      '2d',
      '--at',
      '2026-11-03',
      '--replay-alerts',
    ]);
    const page = alertReplay.fired.find(({ severity }: { severity: string }) => severity === 'page');
    // 15 of 165 are bad: it burns 90.9 times as fast, which fills the windows of the pages within half an hour
    const late = Date.parse(page.at) - Date.UTC(2026, 10, 2);
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThanOrEqual(30 * 60_000);
  });
  it('and over what was up, as over a log: the same fired as of the log that says the same', async () => {
    const rest = ['--slo', '99.9', '--window', '2d', '--at', '2026-11-03', '--replay-alerts'];
    const asked = await runJson(['budget', '--prometheus', prometheus.url, '--query', 'up{job="api"}', ...rest]);
    const file = write(
      'log.csv',
      'id,service,start,verified\napi 2026-11-02T00:00:15Z,api,2026-11-02T00:00:15Z,2026-11-02T01:00:15Z\n',
    );
    const read = await runJson(['budget', file, '--covers', '2026-11-01/2026-11-03', ...rest]);
    expect(asked.alertReplay.fired.length).toBeGreaterThan(0);
    expect(asked.alertReplay.fired).toEqual(read.alertReplay.fired);
    expect(asked.consumedSeconds).toBe(3_600);
  });
});
