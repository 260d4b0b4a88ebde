import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/core/problem.ts';
import { type ClientLimits, PrometheusClient } from '../../src/input/prometheus/server/client.ts';
import { waitSeconds } from '../../src/input/prometheus/server/retries.ts';
import { matrix, send, standIn } from './stand-in.ts';

const patience = { tries: 3, firstSeconds: 0.01, mostSeconds: 60 };
const limits: ClientLimits = { connectSeconds: 0.5, answerSeconds: 0.3, bodyBytes: 10_000, patience };
const place = () => ({ kind: 'typed', option: '--query', text: 'up' }) as const;

async function ask(url: string) {
  const server = { url, headers: {}, hasCredentials: false, tls: {}, secrets: [], files: [] };
  const client = new PrometheusClient(server, limits);
  return client.ask('query', { query: 'up' }, place).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems[0]!;
  });
}

describe('a client', () => {
  it('gives up on an answer that does not come, and asks no further', async () => {
    const { url, asked } = await standIn(() => {});
    expect(await ask(url)).toMatchObject({
      kind: 'serverUnreachable',
      data: { why: 'timeOut', says: '0.3 s', tries: 1 },
    });
    expect(asked).toHaveLength(1);
  });
  it('gives up on one that never ends', async () => {
    const { url, asked } = await standIn((_, response) => {
      const more = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(more));
    });
    expect(await ask(url)).toMatchObject({ kind: 'serverUnreachable', data: { why: 'timeOut' } });
    expect(asked).toHaveLength(1);
  });
  it('takes no more than so much', async () => {
    const { url, asked } = await standIn((_, response) => send(response, 200, 'x'.repeat(20_000)));
    expect(await ask(url)).toMatchObject({ kind: 'answerTooLarge' });
    expect(asked).toHaveLength(1);
  });
  it('reads what is compressed, and bounds what comes of it', async () => {
    const zipped = (text: string) =>
      standIn((_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(text));
      });
    expect(await ask((await zipped(JSON.stringify(matrix([{ job: 'a' }, [[1, '1']]])))).url)).toMatchObject({
      series: [{ metric: { job: 'a' }, values: [[1, '1']] }],
    });
    expect(await ask((await zipped('x'.repeat(1_000_000))).url)).toMatchObject({ kind: 'answerTooLarge' });
  });
  it('asks again where half of what is compressed comes', async () => {
    const whole = gzipSync(JSON.stringify(matrix([{ job: 'a' }, [[1, '1']]])));
    const { url, asked } = await standIn((_, response, count) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(count < 3 ? whole.subarray(0, whole.length / 2) : whole);
    });
    expect(await ask(url)).toMatchObject({ series: [{ values: [[1, '1']] }] });
    expect(asked).toHaveLength(3);
  });
});

describe('the wait before the next try', () => {
  const answer = (headers: Record<string, string>) => ({ status: 503, headers, body: '' });
  it.each([
    ['doubles', null, 3, 0.04],
    ['is what the server asks for', answer({ 'retry-after': '7' }), 1, 7],
    ['is never shorter than its own', answer({ 'retry-after': '0' }), 2, 0.02],
    [
      'is until a date, by the clock of the server',
      answer({ 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT', date: 'Sun, 06 Nov 1994 08:49:12 GMT' }),
      1,
      25,
    ],
    ['is none where it would be too long', answer({ 'retry-after': '61' }), 1, null],
    ['is its own where nobody can read what is asked', answer({ 'retry-after': 'soon' }), 1, 0.01],
  ])('%s', (_, given, failed, seconds) => {
    expect(waitSeconds(given, failed, patience)).toBe(seconds);
  });
});
