import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';
import { freePort, hasPrometheus, needsPrometheus, type RealPrometheus, startPrometheus } from './real-prometheus.ts';

/*
 * A real Prometheus. Its blocks hold `up` of two jobs every 15 s from 2026-11-01 to 2026-11-03, which is 11,520 samples of each:
 * more than the 11,000 points of one answer. api is down from 2026-11-01T06:00:00Z for 40 samples (600 s), and from
 * 2026-11-02T12:00:00Z for 4 (60 s); of web nothing was scraped on the 2nd from 00:00:00 to 01:00:00 (the last sample is that of
 * 23:59:45), and it is never down.
 */
const start = Date.UTC(2026, 10, 1) / 1_000;
const count = 2 * 5_760;
const downApi = (i: number): boolean => (i >= 1_440 && i < 1_480) || (i >= 8_640 && i < 8_644);
const missingWeb = (i: number): boolean => i >= 5_760 && i < 6_000;

function openMetrics(): string {
  const lines = Array.from({ length: count }, (_, i) => [
    `up{job="api",instance="a:80"} ${downApi(i) ? 0 : 1} ${start + i * 15}`,
    ...(missingWeb(i) ? [] : [`up{job="web",instance="b:80"} 1 ${start + i * 15}`]),
  ]);
  return `# TYPE up gauge\n${lines.flat().join('\n')}\n# EOF\n`;
}

const window = ['--from', '2026-11-01', '--to', '2026-11-03', '--at', '2026-11-03'] as const;

describe.skipIf(!hasPrometheus)(`samples of a real Prometheus${needsPrometheus}`, () => {
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    prometheus = await startPrometheus('global: { scrape_interval: 15s }\n', openMetrics());
  });
  afterAll(() => prometheus?.stop());
  const ask = (query: string, ...rest: readonly string[]) =>
    runJson(['incidents', '--prometheus', prometheus.url, '--query', query, ...window, ...rest]);

  it('are read raw of a selector: 600 s and 60 s down of 172,800', async () => {
    expect(await ask('up{job="api"}')).toMatchObject({
      counts: { read: 11_520, analyzed: 2 },
      downtimeSeconds: 660,
      availability: 1 - 660 / 172_800,
      unknownSeconds: 0,
      edges: { everySeconds: 15, downtimeSeconds: [630, 690] },
    });
  });
  it('and of an expression at each step, in two parts: the same', async () => {
    const result = await ask('min by (job) (up{job="api"})');
    expect(result).toMatchObject({ downtimeSeconds: 660, unknownSeconds: 0, edges: { everySeconds: 15 } });
  });
  it('are unknown where there are none: from one distance after the last, 23:59:45, to 01:00:00', async () => {
    const result = await ask('up{job="web"}');
    expect(result).toMatchObject({ downtimeSeconds: 0, unknownSeconds: 3_600 });
    expect(result.availabilityRange).toEqual([1 - 3_600 / 172_800, 1]);
  });
  it('of an expression look known for five minutes more, which is said', async () => {
    const { stdout, stderr } = await run([
      ...['incidents', '--prometheus', prometheus.url, '--query', 'max by (job) (up{job="web"})', ...window],
      ...['--format', 'json'],
    ]);
    // lookback 300 s: the last value is seen from 23:59:45 to 00:04:45, of which the last multiple of 15 s is that instant or
    // the one before it (a lookback is closed at its end in Prometheus 2, and open in 3); unknown from 15 s after it
    expect([3_300, 3_315]).toContain(JSON.parse(stdout).unknownSeconds);
    expect(stderr).toContain('the server repeats a last sample for up to 5m');
  });
  it('are a service for each series, and --group-by takes a label', async () => {
    const result = await ask('up', '--group-by', 'job');
    expect(
      result.groups.job.map(({ key, downtimeSeconds }: { key: string; downtimeSeconds: number }) => [
        key,
        downtimeSeconds,
      ]),
    ).toEqual([['api', 660]]);
    await expect(ask('up', '--group-by', 'jib')).rejects.toThrow('there is no column "jib"; did you mean job?');
  });
  it('show that an outage that began before the window is none that began in it', async () => {
    const from = ['--from', '2026-11-01T06:02:00Z', '--to', '2026-11-01T07:00:00Z', '--at', '2026-11-03'];
    const result = await runJson(['incidents', '--prometheus', prometheus.url, '--query', 'up{job="api"}', ...from]);
    expect(result).toMatchObject({ failures: 0, downtimeSeconds: 480 }); // 06:02 to 06:10
  });
  it.each([
    ['up{job="api"', 'unexpected end of input inside braces'],
    ['min by (job) (up', 'unclosed left parenthesis'],
    ['sum(rate(up))', 'expected type range vector in call to function "rate", got instant vector'],
  ])('of a query that is wrong: %s', async (query, message) => {
    const { status, stderr } = await run(['incidents', '--prometheus', prometheus.url, '--query', query, ...window]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\n {2}\S.*\n +\^\n/);
  });
});

describe.skipIf(!hasPrometheus)(`a target that is really stopped and started${needsPrometheus}`, () => {
  const everySeconds = 0.5;
  const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  let target: Server | null = null;

  async function listen(port: number): Promise<void> {
    target = createServer((_, response) => response.end('x 1\n'));
    await new Promise<void>((resolve) => target!.listen(port, '127.0.0.1', resolve));
  }
  async function shut(): Promise<void> {
    const ended = new Promise((resolve) => target!.close(resolve));
    target!.closeAllConnections();
    await ended;
    target = null;
  }

  /** Waits until there is a sample. */
  async function scraped(url: string): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      const answer = await fetch(`${url}/api/v1/query?query=up`).then((each) => each.json());
      if ((answer as { data: { result: readonly unknown[] } }).data.result.length > 0) return;
      await sleep(0.1);
    }
    throw new Error('Prometheus scrapes nothing');
  }

  // once more where the machine stood still for seconds: scrapes are real
  it('is down for as long as it was, but for what scrapes leave open', { retry: 2 }, async () => {
    const port = await freePort();
    await listen(port);
    const prometheus = await startPrometheus(
      `global: { scrape_interval: ${everySeconds * 1_000}ms, scrape_timeout: ${everySeconds * 1_000}ms }\n` +
        `scrape_configs: [{ job_name: shop, static_configs: [{ targets: ["127.0.0.1:${port}"] }] }]\n`,
    );
    try {
      await scraped(prometheus.url); // it takes Prometheus some seconds to find its targets
      await sleep(2);
      const outages: (readonly [start: number, end: number])[] = [];
      const began = Date.now() - 1_000;
      for (const seconds of [3.2, 2]) {
        const start = Date.now();
        await shut();
        await sleep(seconds);
        await listen(port);
        outages.push([start, Date.now()]);
        await sleep(2);
      }
      const instants = [began, Date.now()].map((at) => new Date(at).toISOString());
      const asked = ['--from', instants[0]!, '--to', instants[1]!, '--at', instants[1]!];
      const result = await runJson(['incidents', '--prometheus', prometheus.url, '--query', 'up', ...asked]);
      expect(result.failures).toBe(2);
      expect(Math.abs(result.edges.everySeconds - everySeconds)).toBeLessThan(0.25); // scrapes come late on a busy machine
      const truth = outages.reduce((sum, [start, end]) => sum + (end - start) / 1_000, 0);
      const [low, high] = result.edges.downtimeSeconds;
      // a busy machine scrapes late, and where it misses more than three scrapes nobody knows
      expect(truth).toBeGreaterThan(low - 0.3);
      expect(truth).toBeLessThan(high + result.unknownSeconds + 0.3);
      expect(result.unknownSeconds).toBeLessThan(2);
      const longest = result.longest.map(({ start }: { start: string }) => Date.parse(start));
      outages.forEach(([start]) => {
        const first = Math.min(...longest.map((each: number) => Math.abs(each - start)));
        expect(first).toBeLessThan(everySeconds * 1_000 + 500); // seen by the next scrape
      });
    } finally {
      await prometheus.stop();
      if (target) await shut();
    }
  });
});
