import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';
import { holding, matrix, send, standIn } from './stand-in.ts';

const start = Date.UTC(2026, 10, 1) / 1_000;
const window = ['--from', '2026-11-01T00:00:00Z', '--to', '2026-11-01T01:00:00Z'] as const;
/** An hour at 15 s, down from 00:10:00 to 00:12:00: 8 bad samples. */
const hour = Array.from({ length: 240 }, (_, i) => [start + i * 15, i >= 40 && i < 48 ? '0' : '1'] as const);
const up = { __name__: 'up', job: 'api' };
const asking = (url: string, ...rest: readonly string[]) => [
  'incidents',
  '--prometheus',
  url,
  '--query',
  'up',
  ...window,
  ...rest,
];

describe('an engine that speaks the API', () => {
  it('gives raw samples of a selector, whose outage lasted 8 of 15 s, 7 to 9 in truth', async () => {
    const { url, asked } = await standIn(holding([up, hour]));
    expect(await runJson(asking(url))).toMatchObject({
      downtimeSeconds: 120,
      unknownSeconds: 0,
      edges: { everySeconds: 15, downtimeSeconds: [105, 135] },
      counts: { read: 240, excluded: 239, analyzed: 1, excludedBecause: { up: 232, sameOutage: 7 } },
      coverage: { uncoveredSeconds: 0 },
      sources: [{ file: url, format: 'prometheus', rows: 240, partial: null }],
    });
    expect(asked.every(({ method, path }) => method === 'POST' && path === '/api/v1/query')).toBe(true);
  });
  it('gives what an expression is at each step, 15 s as its samples are, and --every sets another', async () => {
    const { url, asked } = await standIn(holding([{ job: 'api' }, hour]));
    const args = ['incidents', '--prometheus', url, '--query', 'min by (job) (up)', ...window];
    const result = await runJson(args);
    expect(result).toMatchObject({ downtimeSeconds: 120, edges: { everySeconds: 15 } });
    expect(asked[0]!.parameters.get('query')).toBe('max(count_over_time(up[1h]))');
    expect(asked.at(-1)!.path).toBe('/api/v1/query_range');
    expect(asked.at(-1)!.parameters.get('step')).toBe('15');
    // at every minute: bad at :10 and :11
    expect(await runJson([...args, '--every', '60s'])).toMatchObject({
      downtimeSeconds: 120,
      edges: { downtimeSeconds: [60, 180] },
    });
  });
  it('is asked for no more than 11,000 points, one part after the other, without a gap between them', async () => {
    const { url, asked } = await standIn(holding([{}, [[start, '1']]]));
    await run([
      'incidents',
      '--prometheus',
      url,
      '--query',
      'max(up)',
      '--every',
      '1s',
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-03',
    ]);
    const parts = asked.map(
      ({ parameters }) => [Number(parameters.get('start')), Number(parameters.get('end'))] as const,
    );
    expect(parts.length).toBeGreaterThan(15); // two days are 172,800 points
    parts.forEach(([from, to], i) => {
      expect(to - from).toBeLessThan(11_000);
      if (i > 0) expect(from).toBe(parts[i - 1]![1] + 1);
    });
  });
  it('finds of the same samples what it finds in an answer that is pasted', async () => {
    const gap = hour.filter(([seconds]) => seconds < start + 1_800 || seconds > start + 2_400);
    const other = gap.map(([seconds, value], i) => [seconds, i % 50 === 7 ? 'NaN' : value] as const);
    const series = [[up, gap] as const, [{ ...up, job: 'web' }, other] as const];
    const { url } = await standIn(holding(...series));
    const asked = await runJson(asking(url, '--group-by', 'service', '--at', '2026-11-01T01:00:00Z'));
    const { stdout } = await run(
      ['incidents', '-', ...window, '--group-by', 'service', '--at', '2026-11-01T01:00:00Z', '--format', 'json'],
      {
        stdin: JSON.stringify(matrix(...series)),
      },
    );
    const pasted = JSON.parse(stdout);
    for (const key of [
      'downtimeSeconds',
      'unknownSeconds',
      'availability',
      'availabilityRange',
      'counts',
      'edges',
      'failures',
      'mtbfSeconds',
    ])
      expect(asked[key]).toEqual(pasted[key]);
    expect(asked.unknownSeconds).toBeGreaterThan(570);
  });
  it('is told what Thanos and VictoriaMetrics must know', async () => {
    const { url, asked } = await standIn(holding([up, hour]));
    await run(asking(url));
    const { parameters } = asked[0]!;
    expect(
      Object.fromEntries(
        ['partial_response', 'dedup', 'max_source_resolution', 'nocache'].map((key) => [key, parameters.get(key)]),
      ),
    ).toEqual({
      partial_response: 'false',
      dedup: 'true',
      max_source_resolution: '0s',
      nocache: '1',
    });
  });
  it('is asked by GET where it takes no POST', async () => {
    const whole = holding([up, hour]);
    const { url, asked } = await standIn((each, response) =>
      each.method === 'POST' ? send(response, 405, 'no') : whole(each, response, 0),
    );
    expect((await run(asking(url))).status).toBe(0);
    expect(asked.map(({ method }) => method).slice(0, 3)).toEqual(['POST', 'GET', 'GET']);
  });
});

describe('project, of what a server says', () => {
  const at = ['--at', '2026-11-01T01:00:00Z'];
  it('looks ahead from what was up', async () => {
    const { url } = await standIn(holding([up, hour]));
    const { current } = await runJson(['project', '--prometheus', url, '--query', 'up', ...window, ...at]);
    // one outage of 120 s in 3,600
    expect(current).toMatchObject({ availability: 1 - 120 / 3_600, mttrSeconds: 120, mtbfSeconds: 3_480 });
  });
  it('replays it under a standby', async () => {
    const { url } = await standIn(holding([up, hour]));
    const failover = ['--failover', 'hot interval=5s timeout=3s failures=3 recoveries=5 switch=10s failback=5m'];
    const { replay } = await runJson(['project', '--prometheus', url, '--query', 'up', ...window, ...at, ...failover]);
    // down from 00:10:00, which is a probe: they fail at :00, :05 and :10, the switch begins 3 s later and takes 10 s
    expect(replay).toMatchObject({ failovers: 1, recordedDowntimeSeconds: 120, downtimeSeconds: 23 });
  });
  it('compares with an earlier period only where it asks for that, too', async () => {
    const { url, asked } = await standIn(holding([up, hour]));
    const earlier = ['--compare', '2026-10-01/2026-11-01'];
    const { status, stderr } = await run([
      'project',
      '--prometheus',
      url,
      '--query',
      'up',
      ...window,
      ...at,
      ...earlier,
    ]);
    expect([status, asked]).toEqual([2, []]);
    expect(stderr).toContain(
      'and the earlier period begins before that\n  let --from be where the earlier period begins',
    );
  });
});

describe('an answer that is not whole', () => {
  const partial = (answer: object) =>
    standIn((_, response) => send(response, 200, { ...matrix([up, hour]), ...answer }));
  it.each([
    ['Thanos', { warnings: ['No StoreAPIs matched for this query'] }, 'No StoreAPIs matched for this query'],
    ['VictoriaMetrics', { isPartial: true }, 'isPartial'],
  ])('of %s is refused', async (_, answer, says) => {
    const { url } = await partial(answer);
    const { status, stdout, stderr } = await run(asking(url));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.replace(url, 'URL')).toBe(
      `error: --query: URL says that its answer is not whole: ${says}\n  ask again when all of it is up; --allow-partial goes on, and what is not sure counts as unknown\n`,
    );
  });
  it('counts as unknown with --allow-partial, but for what was down', async () => {
    const { url } = await partial({ isPartial: true });
    const result = await runJson(asking(url, '--allow-partial', '--assert', 'availability >= 0'));
    expect(result).toMatchObject({ downtimeSeconds: 120, unknownSeconds: 3_480 });
    expect(result.sources[0].partial).toMatchObject({ read: 240 });
    expect(
      result.checks.map(({ expression, status }: { expression: string; status: string }) => [expression, status]),
    ).toContainEqual(['the log is whole', 'skipped']);
  });
  it('is whole where there are only infos', async () => {
    const { url } = await partial({ infos: ['PromQL info: metric might not be a counter'] });
    expect((await run(asking(url))).status).toBe(0);
  });
});
