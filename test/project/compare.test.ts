import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

/** Incidents a day apart from a date on, each so many minutes long. */
function rows(from: string, minutes: readonly number[]): string[] {
  return minutes.map((length, i) => {
    const start = Date.parse(`${from}T00:00:00Z`) + i * 86_400_000;
    return `${from}-${i},${new Date(start).toISOString()},${new Date(start + length * 60_000).toISOString()}`;
  });
}

const compare = (earlier: readonly number[], later: readonly number[], ...more: string[]) =>
  runJson([
    'project',
    log('id,start,verified', ...rows('2026-01-01', earlier), ...rows('2026-04-01', later)),
    ...['--from', '2026-04-01', '--to', '2026-07-01', '--compare', '2026-01-01/2026-04-01', '--at', '2026-07-01'],
    ...more,
  ]);

describe('--compare', () => {
  it('cannot tell where chance does as much', async () => {
    // the mice of Efron & Tibshirani (1993), table 2.1, as minutes: full enumeration gives 3184/11,440 and 3460/11,440
    const { compare: found } = await compare([94, 197, 16, 38, 99, 141, 23], [52, 104, 146, 10, 51, 30, 40, 27, 46]);
    expect(found.verdict).toBe('cannot tell');
    expect(found.reason).toMatch(/chance/);
    expect(found.mean.differenceSeconds / 60).toBeCloseTo(-30.634920634920636, 10);
    expect(Math.abs(found.mean.pValue - 3_184 / 11_440)).toBeLessThan(0.02);
    expect(found.median.differenceSeconds).toBe(-48 * 60);
    expect(Math.abs(found.median.pValue - 3_460 / 11_440)).toBeLessThan(0.02);
    expect(found.detectableSeconds / 60).toBeCloseTo(82.3469136558612, 9); // numpy, scipy: t quantiles × pooled deviation
    expect(found.rate.verdict).toBe('cannot tell');
    expect(found.rate.pValue).toBeCloseTo(0.8036748399232215, 9); // scipy 1.17.1: binomtest(9, 16, T2/(T1 + T2)), T in minutes of uptime
    expect(found.earlier).toMatchObject({ count: 7, failures: 7, uptimeSeconds: 90 * 86_400 - 608 * 60 });
  });

  it('finds better, and worse the other way round', async () => {
    const long = Array.from({ length: 12 }, (_, i) => 60 + i);
    const short = Array.from({ length: 12 }, (_, i) => 10 + i);
    const better = (await compare(long, short)).compare;
    expect(better).toMatchObject({ verdict: 'better', reason: null });
    expect(better.mean.differenceSeconds).toBe(-3_000);
    expect(better.mean.intervalSeconds[0]).toBeLessThan(-3_000);
    expect(better.mean.intervalSeconds[1]).toBeGreaterThan(-3_000);
    expect((await compare(short, long)).compare.verdict).toBe('worse');
  });

  it('can be asserted', async () => {
    const { checks } = await compare([90, 91, 92, 93, 94], [1, 2, 3, 4, 5], '--assert', 'compare.verdict == better');
    expect(checks).toMatchObject([
      { expression: 'the log covers the window', status: 'skipped' },
      { actual: 'better', status: 'met' },
    ]);
  });

  it('says that three against three can show nothing', async () => {
    const { compare: found } = await compare([90, 91, 92], [1, 2, 3]);
    expect(found.verdict).toBe('cannot tell'); // 2 of 20 splits: p is never below 0.1
    expect(found.reason).toMatch(/so few/);
    expect(found.detectableSeconds).toBeNull();
  });

  it('has no verdict where a period has no incident, but compares the rates', async () => {
    const { compare: found } = await compare([60, 61, 62, 63, 64, 65, 66, 67], []);
    expect(found).toMatchObject({ verdict: 'cannot tell', draws: null, mean: { pValue: null } });
    expect(found.reason).toMatch(/later period/);
    expect(found.rate.verdict).toBe('better'); // about (90/181)⁸ and its mirror: below 0.01
  });

  it('takes what lies after the earlier period where the window holds both', async () => {
    const path = log('id,start,verified', ...rows('2026-01-01', [5, 6]), ...rows('2026-02-01', [7]));
    const args = ['project', path, '--compare', '2026-01-01/2026-02-01', '--at', '2026-06-01'];
    const { compare: found } = await runJson(args);
    expect(found.later).toMatchObject({ start: '2026-02-01T00:00:00Z', end: '2026-03-01T00:00:00Z', count: 1 });
  });

  it('says that a period begins before the log does', async () => {
    const path = log('id,start,verified', ...rows('2026-03-10', [5, 6]), ...rows('2026-05-01', [7]));
    const kinds = async (period: string) => {
      const { warnings } = await runJson(['project', path, '--compare', period, '--at', '2026-06-01']);
      return warnings.map((each: { kind: string }) => each.kind);
    };
    expect(await kinds('2026-01-01/2026-05-01')).toContain('periodBeforeLog');
    expect(await kinds('2026-03-01/2026-05-01')).not.toContain('periodBeforeLog');
  });

  it('has nothing to compare where one of the periods was never up', async () => {
    const path = log('id,start,verified', 'a,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z', ...rows('2026-02-05', [7]));
    const result = await runJson(['project', path, '--compare', '2026-01-01/2026-02-01', '--at', '2026-06-01']);
    expect(result.compare).toBeNull();
    expect(result.reasons.compare).toMatch(/never up/);
  });

  it('counts each period in its own service hours', async () => {
    const path = log('id,start,verified', ...rows('2026-01-05', [30]), ...rows('2026-02-02', [30]));
    const args = ['--compare', '2026-01-05/2026-01-06', '--from', '2026-02-02', '--to', '2026-02-03'];
    const { compare: found } = await runJson(['project', path, ...args, '--service-hours', 'Mon-Fri 08:00-18:00']);
    expect(found.earlier.uptimeSeconds).toBe(10 * 3_600);
    expect(found.later.uptimeSeconds).toBe(10 * 3_600);
  });

  const someLog = () => log('id,start,verified', ...rows('2026-02-01', [5, 6]));
  it.each([
    ['2027-01-01/2027-02-01', /lies after the period/],
    ['2025-01-01/2025-02-01', /the log begins at 2026-02-01T00:00:00Z, after the period/],
    ['2026-02-02/2026-02-01', /has no length/],
    ['2026-02-01', /FROM\/TO/],
    ['yesterday/2026-02-01', /"yesterday" is no instant/],
  ])('refuses %s', async (period, message) => {
    const { status, stdout, stderr } = await run(['project', someLog(), '--compare', period]);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});
