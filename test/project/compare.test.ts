import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/core/projection/compare.ts';
import { createRandom } from '../../src/core/statistics/random/random.ts';
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
    // the mice of Efron & Tibshirani (1993), table 2.1, as minutes: test/core/statistics/ratio-test.test.ts has their numbers
    const { compare: found } = await compare([94, 197, 16, 38, 99, 141, 23], [52, 104, 146, 10, 51, 30, 40, 27, 46]);
    expect(found).toMatchObject({ verdict: 'cannot tell', method: 'permutation', draws: 10_000, seed: 1 });
    expect(found.reason).toMatch(/chance/);
    expect(found.ratio).toBeCloseTo(0.7047219077195136, 12);
    expect(Math.abs(found.pValue - 0.444)).toBeLessThan(0.03);
    expect(found.mean.differenceSeconds / 60).toBeCloseTo(-30.634920634920636, 10);
    const mean = found.earlier.meanSeconds;
    expect(found.mean.intervalSeconds).toEqual(found.ratioInterval.map((ratio: number) => (ratio - 1) * mean));
    expect(found.median).toEqual({ differenceSeconds: -48 * 60 });
    expect([found.detectableFall, found.detectableRise].map((ratio) => ratio.toFixed(10))).toEqual([
      (0.2722247348864073).toFixed(10),
      (3.6734354812294168).toFixed(10),
    ]);
    expect(found.rate.verdict).toBe('cannot tell');
    expect(found.rate.pValue).toBeCloseTo(0.8223423470700926, 9); // scipy 1.17.1: 2·binom.cdf(…), T in minutes of uptime
    expect(found.earlier).toMatchObject({ count: 7, failures: 7, uptimeSeconds: 90 * 86_400 - 608 * 60 });
  });

  it('finds better, and worse the other way round', async () => {
    const long = Array.from({ length: 12 }, (_, i) => 60 + i);
    const short = Array.from({ length: 12 }, (_, i) => 10 + i);
    const better = (await compare(long, short)).compare;
    expect(better).toMatchObject({ verdict: 'better', reason: null });
    expect(better.mean.differenceSeconds).toBe(-3_000);
    expect(better.ratioInterval[0]).toBeLessThan(better.ratio);
    expect(better.ratioInterval[1]).toBeGreaterThan(better.ratio);
    expect(better.ratioInterval[1]).toBeLessThan(1);
    expect((await compare(short, long)).compare.verdict).toBe('worse');
  });

  it('never contradicts the intervals beside its verdicts: 30 random logs', async () => {
    const random = createRandom(2026);
    const verdicts = new Set<string>();
    for (let i = 0; i < 30; i++) {
      const lengths = (count: number, minutes: number, spread: number) =>
        Array.from({ length: count }, () => Math.max(0, Math.round(minutes * Math.exp(spread * random.normal()))));
      const earlier = lengths(1 + random.below(25), 60, random.uniform() * 1.5);
      const later = lengths(1 + random.below(25), 15 + random.below(120), random.uniform() * 1.5);
      const { compare: found } = await compare(earlier, later);
      const interval = found.ratioInterval && { low: found.ratioInterval[0], high: found.ratioInterval[1] };
      expect(found.verdict).toBe(verdictOf(interval));
      const difference = found.mean.intervalSeconds;
      if (difference) expect(difference[0] <= 0 && difference[1] >= 0).toBe(found.verdict === 'cannot tell');
      expect(found.rate.verdict).toBe(
        verdictOf({ low: found.rate.ratioInterval[0], high: found.rate.ratioInterval[1] }),
      );
      verdicts.add(found.verdict);
    }
    expect([...verdicts].sort()).toEqual(['better', 'cannot tell', 'worse']); // otherwise nothing was tried
  }, 60_000);

  it('does not call 1 failure in 40 days and then 4 in 20 worse, beside a ratio of 0.79 to 394', async () => {
    const days = ['2026-01-10', '2026-02-12', '2026-02-16', '2026-02-20', '2026-02-24'];
    const path = log('start,verified', ...days.map((day) => `${day}T10:00Z,${day}T10:10Z`));
    const args = [
      '--from',
      '2026-02-10',
      '--to',
      '2026-03-02',
      '--at',
      '2026-03-02',
      '--compare',
      '2026-01-01/2026-02-10',
    ];
    const { compare: found } = await runJson(['project', path, ...args]);
    expect(found.rate.verdict).toBe('cannot tell');
    expect(found.rate.pValue).toBeCloseTo(0.0905, 3); // 22/243, by hand, but for the minutes down
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
    expect(found).toMatchObject({ ratioInterval: null, detectableFall: null, detectableRise: null });
  });

  it('says where the typical recovery got better and the MTTR did not', async () => {
    // means by hand: 50 … 69 min are 59.5 min; 10 … 24 min and one of 2,000 are (255 + 2,000) / 16 = 140.9375 min
    const earlier = Array.from({ length: 20 }, (_, i) => 50 + i);
    const later = [...Array.from({ length: 15 }, (_, i) => 10 + i), 2_000];
    const { compare: found, findings } = await compare(earlier, later);
    expect(found.verdict).toBe('better');
    expect(found.mean.differenceSeconds).toBe((140.9375 - 59.5) * 60);
    const said = (list: readonly { kind: string; message: string }[]) =>
      list.filter(({ kind }) => kind === 'verdictNotOfMean').map(({ message }) => message);
    expect(said(findings)).toEqual([expect.stringContaining('the MTTR is not: 59m 30s, then 2h 20m 56s')]);
    expect(said((await compare(earlier, later.slice(0, 15))).findings)).toEqual([]);
  });

  it('has no verdict where a period has no incident, but compares the rates', async () => {
    const { compare: found } = await compare([60, 61, 62, 63, 64, 65, 66, 67], []);
    expect(found).toMatchObject({
      verdict: 'cannot tell',
      draws: null,
      pValue: null,
      mean: { differenceSeconds: null },
    });
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
    ['yesterday/2026-02-01', /"yesterday" is not a date and time/],
  ])('refuses %s', async (period, message) => {
    const { status, stdout, stderr } = await run(['project', someLog(), '--compare', period]);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});
