import { describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { holding, matrix, send, standIn } from './stand-in.ts';

const window = ['--from', '2026-11-01T00:00:00Z', '--to', '2026-11-01T01:00:00Z'] as const;
const ask = (url: string, ...rest: readonly string[]) =>
  run(['incidents', '--prometheus', url, '--query', 'up{job="api"}', ...window, ...rest]);

/** What is said on standard error, without the address, which differs each time. */
async function said(url: string, ...rest: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await ask(url, ...rest);
  expect([status, stdout]).toEqual([2, '']);
  return stderr.replaceAll(url, 'URL');
}

describe('a server that does not answer', () => {
  it('where nothing listens', async () => {
    const { url } = await standIn(() => {});
    const free = url.replace(/\d+$/, '1'); // tcpmux: nobody has it
    expect(await said(free)).toBe('error: URL: nothing listens there\n  start it, or mend the port\n');
  });
  it('of a host that there is not', async () => {
    expect(await said('http://no-such-host.invalid')).toBe(
      'error: URL: there is no such host\n  mend its name, or the DNS of this machine\n',
    );
  });
  it('that speaks no TLS', async () => {
    const { url } = await standIn(holding());
    expect(await said(url.replace('http:', 'https:'))).toContain(': it does not speak TLS there\n  write http:// in');
  });
  it('with half a body, four times', async () => {
    const { url, asked } = await standIn((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"status":"succ');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await said(url)).toContain('the answer of URL breaks off in the middle (tried 4 times)');
    expect(asked).toHaveLength(4);
  });
  it('that closes the connection, and then answers', async () => {
    const whole = holding([{ job: 'api' }, [[Date.UTC(2026, 10, 1, 0, 30) / 1_000, '1']]]);
    const { url } = await standIn((asked, response, count) =>
      count === 1 ? response.destroy() : whole(asked, response, 2),
    );
    expect((await ask(url)).status).toBe(0);
  });
});

describe('an answer that is none', () => {
  const cases: readonly (readonly [string, number, unknown, Record<string, string>, string])[] = [
    ['401', 401, 'no', {}, 'error: URL wants to know who asks (401): no\n  set PROMETHEUS_TOKEN, or PROMETHEUS_USER'],
    ['403', 403, '', {}, 'error: URL does not let anybody ask that (403)\n  use a user who may read metrics'],
    [
      '404',
      404,
      '404 page not found\n',
      {},
      'error: URL answers 404: 404 page not found\n  the address may lack a prefix',
    ],
    ['500 of a proxy', 500, '<html><h1>oops</h1></html>', {}, 'error: URL answers 500\n  look at its log'],
    [
      '422',
      422,
      { status: 'error', errorType: 'execution', error: 'found duplicate series' },
      {},
      'error: --query: URL does not take this query: found duplicate series\n',
    ],
    [
      'a web page',
      200,
      '<!DOCTYPE html><title>Grafana</title>',
      {},
      'error: URL is no Prometheus: it answers with a web page\n',
    ],
    ['other JSON', 200, { hello: 1 }, {}, 'error: URL is no Prometheus: it answers with JSON of another kind\n'],
    ['nothing', 200, '', {}, 'error: URL is no Prometheus: it answers with nothing\n'],
    [
      'a redirect',
      302,
      '',
      { location: 'https://login.example.com/start?token=abc' },
      'error: URL sends on to https://login.example.com/start (302), which is not followed\n',
    ],
    [
      '429 with a wait that is too long',
      429,
      'slow down',
      { 'retry-after': '3600' },
      'error: URL answers 429: slow down\n  ask later, or for less at once\n',
    ],
  ];
  it.each(cases)('%s', async (_, status, body, headers, message) => {
    const { url } = await standIn((_asked, response) => send(response, status, body, headers));
    expect(await said(url)).toContain(message);
  });

  it('of control characters is shown without them', async () => {
    const { url } = await standIn((_, response) => send(response, 418, '\u001b[31mred\u0007\u001b]0;title\u0007'));
    expect(await said(url)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
  it('503 is asked again, as soon as it says', async () => {
    const { url, asked } = await standIn((_, response) =>
      send(response, 503, { status: 'error', errorType: 'unavailable', error: 'starting' }, { 'retry-after': '0' }),
    );
    expect(await said(url)).toBe(
      'error: URL answers 503, 4 times: starting\n  it is overloaded, or still starting: ask later\n',
    );
    expect(asked).toHaveLength(4);
  });
  it('a query that is wrong has a caret where the server says', async () => {
    const error = 'invalid parameter "query": 1:10: parse error: unexpected right parenthesis \')\'';
    const { url } = await standIn((_, response) =>
      send(response, 400, { status: 'error', errorType: 'bad_data', error }),
    );
    const { stderr } = await run(['incidents', '--prometheus', url, '--query', 'min(up{}))', ...window]);
    expect(stderr.replaceAll(url, 'URL')).toBe(
      "error: --query: URL does not take this query: unexpected right parenthesis ')'\n  min(up{}))\n           ^\n",
    );
  });
  it('and where our own parser does, if the server says no place', async () => {
    const { url } = await standIn((_, response) =>
      send(response, 422, { status: 'error', errorType: '422', error: 'cannot parse' }),
    );
    const { stderr } = await run(['incidents', '--prometheus', url, '--query', 'min(up{}', ...window]);
    expect(stderr).toContain('  min(up{}\n          ^\n');
  });
});

describe('samples that say nothing', () => {
  const at = Date.UTC(2026, 10, 1, 0, 30) / 1_000;
  it.each([
    ['0.5', 'error: --query: api is 0.5 at 2026-11-01T00:30:00Z, which is neither up (1) nor down (0)\n'],
    ['+Inf', 'error: --query: api is +Inf at 2026-11-01T00:30:00Z, which is neither up (1) nor down (0)\n'],
  ])('%s is refused, with the way out', async (value, message) => {
    const { url } = await standIn(holding([{ __name__: 'up', job: 'api' }, [[at, value]]]));
    expect(await said(url)).toContain(message);
  });
  it('and is a state where somebody says which', async () => {
    const { url } = await standIn(
      holding([
        { __name__: 'x', job: 'api' },
        [
          [at, '2'],
          [at + 60, '1'],
        ],
      ]),
    );
    const { stdout } = await ask(url, '--states', 'down=2', '--every', '60s', '--format', 'json');
    expect(JSON.parse(stdout).downtimeSeconds).toBe(60);
  });
  it('NaN is unknown', async () => {
    const series = Array.from({ length: 60 }, (_, i) => [at - 1_800 + i * 60, i === 10 ? 'NaN' : '1'] as const);
    const { url } = await standIn(holding([{ __name__: 'up', job: 'api' }, series]));
    const { stdout } = await ask(url, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ downtimeSeconds: 0, unknownSeconds: 60 });
  });
  it('histograms are refused', async () => {
    const { url } = await standIn((_, response) =>
      send(response, 200, {
        status: 'success',
        data: { resultType: 'matrix', result: [{ metric: { __name__: 'h' }, histograms: [[at, {}]] }] },
      }),
    );
    expect(await said(url)).toContain('has histograms, which say nothing of up or down');
  });
  it('no series at all is no log without incidents', async () => {
    const { url } = await standIn((_, response) => send(response, 200, matrix()));
    expect(await said(url)).toContain(
      'error: --query: URL has no sample of this query from 2026-11-01T00:00:00Z to 2026-11-01T01:00:00Z\n',
    );
  });
  it('too much at once is asked for in smaller parts', async () => {
    const whole = holding([{ job: 'api' }, Array.from({ length: 240 }, (_, i) => [at - 1_800 + i * 15, '1'] as const)]);
    const { url, asked } = await standIn((each, response) => {
      const range = Number(/\[(\d+)ms\]/.exec(each.parameters.get('query') ?? '')?.[1]);
      if (range < 1_000_000) return whole(each, response, 0);
      const error = 'query processing would load too many samples into memory in query execution';
      return send(response, 422, { status: 'error', errorType: 'execution', error });
    });
    const { stdout } = await ask(url, '--format', 'json');
    expect(JSON.parse(stdout).counts.read).toBe(240);
    // 65 min and 1 ms, then 15 min as often as it takes
    expect(asked.map(({ parameters }) => /\[(\d+)ms\]/.exec(parameters.get('query')!)![1]).slice(0, 3)).toEqual([
      '3600001',
      '900001',
      '900001',
    ]);
  });
});
