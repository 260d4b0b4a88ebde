import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

const slo = (spec: string): string =>
  write(
    'slo.yaml',
    `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: edge }\nspec:\n  service: web\n  indicator: { metadata: { name: i }, spec: { ratioMetric: { counter: true, good: { metricSource: { type: t, spec: {} } }, total: { metricSource: { type: t, spec: {} } } } } }\n${spec}`,
  );

describe('at the edges', () => {
  it('a slice is judged whole, however short the lookback', async () => {
    // the last of ten days is bad: its slice burns 1 / 0.01 = 100 times as fast, and nothing can burn faster
    const file = slo(
      '  budgetingMethod: Timeslices\n  timeWindow: [{ duration: 10d, isRolling: true }]\n  objectives: [{ target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 1440m }]\n',
    );
    const days = Array.from({ length: 10 }, (_, i) => `2027-02-${String(i + 1).padStart(2, '0')}T23:30:00Z`);
    const rows = days.map((at, i) => `${at},${i === 9 ? 0 : 100},100`);
    const counts = log('timestamp,good,total', ...rows);
    const result = await runJson(['budget', counts, '--slo', file, '--at', '2027-02-11', '--lookback', '1h']);
    expect(result.currentBurnRate.rate).toBeCloseTo(100, 9);
  });

  it('a window that no calendar has is refused', async () => {
    const file = slo(
      '  budgetingMethod: Occurrences\n  timeWindow: [{ duration: 900000Y, isRolling: false, calendar: { startTime: "2020-01-01 00:00:00", timeZone: UTC } }]\n  objectives: [{ target: 0.99 }]\n',
    );
    const { status, stderr } = await run(['budget', 'fixtures/february.csv', '--slo', file, '--at', '2027-02-20']);
    expect(status).toBe(2);
    expect(stderr).toContain('900000Y');
    expect(stderr).not.toContain('defect');
  });

  it('summed downtime above the period has no availability and no credit', async () => {
    const both = log('id,start,end', 'a,2027-01-01,2027-02-01', 'b,2027-01-01,2027-02-01');
    const args = ['--slo', '99.9', '--downtime', 'sum', '--credits', '99=10%', '--at', '2027-02-01', '--exit-zero'];
    const { statement } = await runJson(['budget', both, ...args]);
    expect(statement[0]).toMatchObject({ availability: null, unavailability: null, nines: null, credit: null });
  });
});

describe('alerts replayed', () => {
  it('look back on what happened before the window, wherever now is', async () => {
    // 59 minutes on the last day of the quarter before, 4 minutes on the first of this one
    const outages = log(
      'id,start,end',
      'a,2026-12-31T20:00Z,2026-12-31T20:59Z',
      'b,2027-01-01T00:30Z,2027-01-01T00:34Z',
    );
    const replayAt = async (at: string) => {
      const args = ['--slo', '99.9', '--calendar', 'quarter', '--replay-alerts', '--exit-zero', '--at', at];
      const { alertReplay } = await runJson(['budget', outages, ...args]);
      return alertReplay.fired.map((each: { severity: string; at: string }) => `${each.severity} ${each.at}`);
    };
    expect(await replayAt('2027-03-30')).toEqual(await replayAt('2027-01-20'));
  });

  it('a suggestion is the same whether asked for or asserted', async () => {
    const args = ['budget', 'fixtures/february.csv', '--slo', '99.9', '--at', '2027-02-20'];
    const asked = await runJson([...args, '--suggest']);
    const asserted = await runJson([...args, '--assert', 'suggest.availability > 50%']);
    expect(asserted.suggest.unavailability).toBe(asked.suggest.unavailability);
  });
});

it('says of which budget a decision is where there are several', async () => {
  const args = [
    'budget',
    'fixtures/february.csv',
    '--slo',
    '99.9',
    '--at',
    '2027-02-20',
    '--by',
    'service',
    '--exit-zero',
  ];
  expect((await run([...args, '--deploy', '5% 20m'])).stderr).toContain('are about the whole log against one target');
  expect((await run(args)).stderr).not.toContain('are about');
});

it.each([
  ['--topology', 'none.yaml'],
  ['--where', 'service=web'],
  ['--min-outage', '1m'],
])('refuses %s for counts of events, where it would do nothing', async (flag, value) => {
  const { status, stderr } = await run(['budget', '--slo', '99.9', '--good', 999, '--total', 1000, flag, value]);
  expect(status).toBe(2);
  expect(stderr).toContain(`${flag} needs`);
});

describe('lengths typed to less than a millisecond', () => {
  // down over the last 20 minutes: of 99.9 % over 20 minutes 1.2 s may be lost
  const outage = log('id,start,end', 'a,2027-02-19T23:40Z,2027-02-20T00:00Z');
  const exhausted = async (...more: readonly string[]) =>
    runJson(['budget', outage, '--slo', '99.9', '--at', '2027-02-20', '--exit-zero', ...more]);

  it('are taken to whole ones: the window, and when its budget was used up', async () => {
    // 1200.0004 s and 1200.0006 s are 1,200,000 ms and 1,200,001 ms; 99.9 % of them lose 1200 ms, the latter 1200.001 ms
    const shorter = await exhausted('--window', '1200.0004s');
    expect([shorter.window.seconds, shorter.exhaustedAt]).toEqual([1_200, '2027-02-19T23:40:01.200Z']);
    const longer = await exhausted('--window', '1200.0006s');
    expect([longer.window.seconds, longer.exhaustedAt]).toEqual([1_200.001, '2027-02-19T23:40:01.201Z']);
  });
  it('are taken to whole ones by a target of its own, too', async () => {
    const targets = write('targets.yaml', 'targets:\n  "api": { target: 99.9%, window: 1200.0004s }\n');
    const { services } = await exhausted('--targets', targets);
    const [api] = services.filter(({ key }: { key: string }) => key === 'api');
    expect(api.budgetSeconds).toBe(1.2);
  });
  it('are one millisecond at least as a lookback', async () => {
    const { currentBurnRate } = await exhausted('--lookback', '0.1ms');
    expect(currentBurnRate).toEqual({ lookbackSeconds: 0.001, rate: 1_000 }); // all down: 1 / 0.001
    expect((await exhausted('--lookback', '1.4ms')).currentBurnRate.lookbackSeconds).toBe(0.001);
  });
});

describe('a rolling window has no future', () => {
  it('and is refused where --to lies after now; one with a beginning is not', async () => {
    const args = ['budget', 'fixtures/february.csv', '--slo', '99.9', '--at', '2027-02-20'];
    for (const more of [[], ['--window', '7d']]) {
      const { status, stdout, stderr } = await run([...args, ...more, '--to', '2027-02-21']);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(
        'error: --to: a rolling window has no future: --to lies after now, 2027-02-20T00:00:00Z',
      );
    }
    expect((await run([...args, '--to', '2027-02-20'])).status).toBe(0);
    const fixed = await runJson([...args, '--from', '2027-02-01', '--to', '2027-03-01']);
    // 32 min of 19 d; 0.1 % of 28 d is used up after 19 d × 2419.2 / 1920 = 2068416 s
    expect([fixed.window.kind, fixed.exhaustion, fixed.exhaustedAt]).toEqual([
      'fixed',
      'projected',
      '2027-02-24T22:33:36Z',
    ]);
  });
});
