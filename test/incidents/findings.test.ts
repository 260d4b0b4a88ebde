import { describe, expect, it } from 'vitest';
import { log, runJson } from '../run.ts';

const month = ['--from', '2024-01-01', '--to', '2024-02-01'];
type Finding = { kind: string; message: string };
const kinds = (result: { findings: Finding[] }): string[] => result.findings.map(({ kind }) => kind);

/** One incident a day at 00:00 whose stamps fall so many minutes after its start. */
const daily = (...minutes: readonly (readonly number[])[]): string =>
  log(
    'start,detected,identified,fixed,verified',
    ...minutes.map((row, day) => {
      const stamp = (minute: number): string => new Date(Date.UTC(2024, 0, day + 1, 0, minute)).toISOString();
      return [0, ...row].map(stamp).join(',');
    }),
  );

describe('phases against their targets', () => {
  it('met means strictly below: 60 s is not below 1 min', async () => {
    const result = await runJson(['incidents', daily([1, 5, 9, 10]), ...month]);
    const verdicts = Object.entries(result.phases).map(([name, phase]) => [
      name,
      (phase as { withinTarget: boolean }).withinTarget,
    ]);
    expect(verdicts).toEqual([
      ['detect', false],
      ['acknowledge', null],
      ['identify', true],
      ['fix', true],
      ['verify', true],
      ['recovery', null],
      ['mitigation', null],
      ['mitigationFromDetection', null],
    ]);
  });
  it('--phase-target sets them, also for phases without one', async () => {
    const result = await runJson([
      'incidents',
      daily([1, 5, 9, 10]),
      ...month,
      '--phase-target',
      'detect=61s,recovery=10m',
    ]);
    expect([result.phases.detect.withinTarget, result.phases.recovery.withinTarget]).toEqual([true, false]);
  });
  it('names the one that is furthest from its target, and what shortens it', async () => {
    const result = await runJson(['incidents', daily([10, 20, 30, 31], [10, 20, 30, 31]), ...month]);
    // detect 10 min against 1 min is ten times; identify and fix 10 min against 5 min twice
    expect(result.findings[0]).toEqual({
      kind: 'slowestPhase',
      message:
        'detect is furthest from its target: 10m on average (2 incidents) against 1m, 10 times as long. What shortens it: alert on symptoms that users feel, with a burn rate, instead of waiting for reports.',
    });
    expect(result.findings[1].message).toBe(
      'detect takes 32.3% of the recovery time (2 incidents with all five timestamps): the most there is to gain.',
    );
  });
});

describe('findings', () => {
  it('start looks like publication where most detect phases last no time; then no target is met', async () => {
    const result = await runJson([
      'incidents',
      daily([0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3], [1, 2, 3, 4]),
      ...month,
    ]);
    expect(kinds(result)).toContain('startLooksPublished');
    expect(kinds(result)).not.toContain('slowestPhase');
    expect(
      Object.values(result.phases).filter((phase) => (phase as { withinTarget: boolean }).withinTarget === true),
    ).toEqual([]);
  });
  it('closed late where verify outlasts the rest together', async () => {
    const result = await runJson(['incidents', daily([1, 2, 3, 60], [1, 2, 3, 60], [1, 2, 3, 60]), ...month]);
    expect(kinds(result)).toContain('closedLate');
    expect(
      kinds(await runJson(['incidents', daily([10, 20, 30, 40], [10, 20, 30, 40], [10, 20, 30, 40]), ...month])),
    ).not.toContain('closedLate');
  });
  it('the cause that costs most, where there are several', async () => {
    const path = log(
      'start,end,cause',
      '2024-01-02T00:00:00Z,2024-01-02T03:00:00Z,network',
      '2024-01-03T00:00:00Z,2024-01-03T01:00:00Z,deployment',
    );
    const result = await runJson(['incidents', path, ...month]);
    expect(result.findings.find(({ kind }: Finding) => kind === 'costliestCause').message).toBe(
      'network costs most: 3h in 1 incident, 75% of what the causes add up to.',
    );
  });
  it('few failures below ten, not at ten', async () => {
    const rows = (count: number): string => daily(...Array.from({ length: count }, () => [1, 2, 3, 4]));
    expect(kinds(await runJson(['incidents', rows(9), ...month]))).toContain('fewFailures');
    expect(kinds(await runJson(['incidents', rows(10), ...month]))).not.toContain('fewFailures');
  });
  it('a rate that drifts: ten failures in the last third of the window', async () => {
    // Laplace: mean of days 21 … 30 is 25.5, so z = (25.5 − 15.5) / (31·√(1/120)) = 3.534; p = 0.0004 (normal table)
    const path = log(
      'start,end',
      ...Array.from({ length: 10 }, (_, i) => `2024-01-${i + 22}T00:00:00Z,2024-01-${i + 22}T00:01:00Z`),
    );
    const result = await runJson(['incidents', path, ...month]);
    expect(result.findings.find(({ kind }: Finding) => kind === 'rateDrifts').message).toBe(
      'the failure rate is rising over the window (Laplace test over 10 failures, p = 0.0004): one MTBF for all of it misleads.',
    );
  });
  it('bursts: five days with three failures each in a year', async () => {
    const rows = [20, 90, 150, 230, 340].flatMap((day) =>
      [0, 1, 2].map((hour) => {
        const start = Date.UTC(2025, 0, 1 + day, hour);
        return `${new Date(start).toISOString()},${new Date(start + 600_000).toISOString()}`;
      }),
    );
    const result = await runJson([
      'incidents',
      log('start,verified', ...rows),
      '--from',
      '2025-01-01',
      '--to',
      '2026-01-01',
    ]);
    const found = result.findings.find(({ kind }: { kind: string }) => kind === 'failuresCluster');
    // fifteen cells of 24.3 d: five hold three, ten none: (5·4 + 10)/14 = 2.14; scipy: chi2.sf(30, 14) = 0.0076
    expect(found.message).toMatch(/index 2.1 where chance gives 1, p = 0.0076/);
    const merged = ['--merge-within', '2h'];
    const alone = await runJson([
      'incidents',
      log('start,verified', ...rows),
      '--from',
      '2025-01-01',
      '--to',
      '2026-01-01',
      ...merged,
    ]);
    expect(alone.findings.map(({ kind }: { kind: string }) => kind)).not.toContain('failuresCluster');
  });
  it('no drift in an even log', async () => {
    const path = log(
      'start,end',
      ...Array.from(
        { length: 10 },
        (_, i) =>
          `2024-01-${String(i * 3 + 2).padStart(2, '0')}T00:00:00Z,2024-01-${String(i * 3 + 2).padStart(2, '0')}T00:01:00Z`,
      ),
    );
    expect(kinds(await runJson(['incidents', path, ...month]))).not.toContain('rateDrifts');
  });
});

describe('a negative phase', () => {
  it('is left out of that phase and warned with its place; the row stays', async () => {
    const path = log(
      'id,start,detected,identified,fixed,verified',
      'a,2024-01-02T00:05:00Z,2024-01-02T00:00:00Z,2024-01-02T00:10:00Z,2024-01-02T00:20:00Z,2024-01-02T00:30:00Z',
      'b,2024-01-03T00:00:00Z,2024-01-03T00:02:00Z,2024-01-03T00:10:00Z,2024-01-03T00:20:00Z,2024-01-03T00:30:00Z',
    );
    const result = await runJson(['incidents', path, ...month]);
    expect(result.phases.detect).toMatchObject({ count: 1, meanSeconds: 120 });
    expect(result.phases.identify).toMatchObject({ count: 2, meanSeconds: (600 + 480) / 2 });
    expect(result.complete.count).toBe(1);
    expect(result.counts.outOfOrder).toBe(1);
    expect(result.warnings.find(({ kind }: Finding) => kind === 'negativePhase').message).toBe(
      `1 row would have a negative detect phase and is left out of it (${path}:2 a)`,
    );
  });
});

describe('what is averaged', () => {
  it('whole durations of closed incidents that start in the window', async () => {
    const path = log(
      'start,end',
      '2023-12-31T23:00:00Z,2024-01-01T01:00:00Z', // starts before: an hour of downtime, no failure, no average
      '2024-01-31T23:00:00Z,2024-02-01T03:00:00Z', // starts inside: whole, 4 h; an hour of it is downtime
      '2024-01-20T00:00:00Z,', // open
    );
    const result = await runJson(['incidents', path, ...month]);
    expect([result.failures, result.phases.recovery.count, result.mttrSeconds]).toEqual([2, 1, 4 * 3_600]);
    expect(result.downtimeSeconds).toBe(3_600 + 12 * 86_400); // the open one covers the last hour too
  });
});

describe('intervals', () => {
  it('hold the number they belong to, and the same seed gives the same digits', async () => {
    const args = ['incidents', 'fixtures/postmortems.csv', '--seed', '7'];
    const [one, two, other] = [await runJson(args), await runJson(args), await runJson([...args.slice(0, 3), '8'])];
    expect(one).toEqual(two);
    expect(one.mttrIntervalSeconds).not.toEqual(other.mttrIntervalSeconds);
    for (const [value, [low, high]] of [
      [one.mttrSeconds, one.mttrIntervalSeconds],
      [one.mtbfSeconds, one.mtbfIntervalSeconds],
      [one.availability, one.availabilityInterval],
    ]) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(one.mttrIntervalMethod).toEqual({ method: 'bootstrap-t', confidence: 0.95, resamples: 4_000, seed: 7 });
  });
});
