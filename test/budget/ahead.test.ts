import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';
import { at, february } from './february.ts';

const slo = ['--slo', '99.9'];

describe('a window that lies ahead', () => {
  it.each(['table', 'json', 'markdown', 'html'])('is shown as %s, also where an incident is open', async (format) => {
    const july = ['--month', '2026-07', '--at', '2026-06-15'];
    const { status, stderr } = await run([
      'budget',
      log('start,end', '2026-05-10,'),
      ...slo,
      ...july,
      '--format',
      format,
    ]);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')]);
  });
});

describe('what a rolling window regains', () => {
  it('as incidents leave it: to the millisecond, as the budget of then says itself', async () => {
    // 1,920 of 2,592 s are gone: 25.9 % left. Of the first outage (from the 3rd, 10:00) 624 s must leave for half, 1,296 s,
    // and a millisecond more for more than half
    const { regainsAt, lasts, policy } = await runJson(['budget', february(), ...slo, ...at]);
    expect([policy.state, lasts]).toEqual(['low-risk-only', null]);
    expect(regainsAt).toEqual([{ state: 'full-velocity', at: '2027-03-05T10:10:24.001Z' }]);
    const stateAt = async (instant: string) =>
      (await runJson(['budget', february(), ...slo, '--at', instant, '--covers', '2027-01-01/'])).policy.state;
    expect(await stateAt('2027-03-05T10:10:24.001Z')).toBe('full-velocity');
    expect(await stateAt('2027-03-05T10:10:24Z')).toBe('low-risk-only');
    const { stdout } = await run(['budget', february(), ...slo, ...at]);
    expect(stdout).toMatch(/^Regained +full-velocity 2027-03-05 10:10:24 /m);
  });
  it('from the freeze on, state by state', async () => {
    // 99.95 %: 1,296 s. Of 1,920 s 624 must go, and more, for something; 948 for a quarter, 324; 1,272 for more than a half,
    // 648: the first outage has 1,200 s, the second (from the 10th, 00:00) gives 72 s
    const { regainsAt } = await runJson(['budget', february(), '--slo', '99.95', ...at]);
    expect(regainsAt).toEqual([
      { state: 'reliability-only', at: '2027-03-05T10:10:24.001Z' },
      { state: 'low-risk-only', at: '2027-03-05T10:15:48Z' },
      { state: 'full-velocity', at: '2027-03-12T00:01:12.001Z' },
    ]);
  });
  it('with service hours, as the budget of then says itself', async () => {
    const hours = ['--service-hours', 'Mon-Fri 08:00-18:00', '--covers', '2027-01-01/'];
    // 22 weekdays of 10 h at 99.8 %: 1,584 s, of which the 20 minutes of Wednesday morning take 1,200, 75.8 %
    const { regainsAt, policy } = await runJson(['budget', february(), '--slo', '99.8', ...at, ...hours]);
    expect([policy.state, regainsAt.length]).toEqual(['reliability-only', 2]);
    for (const { state, at: instant } of regainsAt) {
      const then = await runJson(['budget', february(), '--slo', '99.8', '--at', instant, ...hours]);
      expect(then.policy.state).toBe(state);
      const before = new Date(Date.parse(instant) - 1).toISOString();
      expect((await runJson(['budget', february(), '--slo', '99.8', '--at', before, ...hours])).policy.state).not.toBe(
        state,
      );
    }
  });
  it('of each service, of none in a calendar, and of none where a past end was named', async () => {
    const { services, regainsAt } = await runJson(['budget', february(), ...slo, ...at, '--by', 'service']);
    expect(regainsAt).toBeNull();
    // api: 1,800 s, 30.6 % left; 504 must go for half, and a millisecond more
    expect(services.find(({ key }: { key: string }) => key === 'api').regainsAt).toEqual([
      { state: 'full-velocity', at: '2027-03-05T10:08:24.001Z' },
    ]);
    for (const other of [
      ['--calendar', 'month'],
      ['--to', '2027-02-15'],
      ['--from', '2027-02-01', '--to', '2027-02-20'],
    ])
      expect((await runJson(['budget', february(), ...slo, ...at, ...other])).regainsAt).toBeNull();
  });
});

describe('whether the rest of a month lasts', () => {
  it('is told by the forecast of what the log has', async () => {
    // two outages (1,200 and 720 s) in 19 d − 1,920 s up; 9 d to come and a second left (79.4064 ppm × 10 of 28 d, less
    // 1,920 s): it lasts only without any. A negative binomial count of size 2.5: (up / (up + 9 d))^2.5
    const up = 19 * 86_400 - 1_920;
    const call = ['budget', february(), '--slo', '99.9205936', ...at, '--calendar', 'month'];
    const { lasts, regainsAt, remainingSeconds } = await runJson(call);
    expect(remainingSeconds).toBeCloseTo(1, 3);
    expect(regainsAt).toBeNull();
    expect(lasts).toMatchObject({ horizonSeconds: 9 * 86_400, outages: 2, observedSeconds: 19 * 86_400, seed: 1 });
    const none = (up / (up + 9 * 86_400)) ** 2.5;
    expect(Math.abs(lasts.probability - none)).toBeLessThan(0.02);
    const { stdout } = await run(call, { columns: 160 });
    expect(stdout).toMatch(/^Lasts +3\d(\.\d)?% +the chance that what is left lasts for the 9d to come/m);
  });
  it('is more where something is left that shorter outages than those seen may take', async () => {
    const some = await runJson(['budget', february(), ...slo, ...at, '--calendar', 'month']);
    const none = await runJson(['budget', february(), '--slo', '99.9205936', ...at, '--calendar', 'month']);
    expect(some.lasts.probability).toBeGreaterThan(none.lasts.probability);
  });
  it('rests on all that the log covers, not on the month alone', async () => {
    const rows = ['a,2026-05-03T10:00:00Z,2026-05-03T10:20:00Z', 'b,2027-02-03T10:00:00Z,2027-02-03T10:01:00Z'];
    const { lasts } = await runJson([
      'budget',
      log('id,start,verified', ...rows),
      ...slo,
      ...at,
      '--calendar',
      'month',
    ]);
    expect(lasts.outages).toBe(2);
    expect(lasts.observedSeconds).toBe((Date.UTC(2027, 1, 20) - Date.UTC(2026, 4, 1)) / 1_000);
  });
  it('never where more is gone than there was, and is not known without an outage', async () => {
    const month = [...at, '--calendar', 'month'];
    expect((await runJson(['budget', february(), '--slo', '99.99', ...month])).lasts.probability).toBe(0);
    const quiet = log('id,start,verified', 'a,2027-02-03T10:00:00Z,2027-02-03T10:00:00Z');
    expect((await runJson(['budget', quiet, ...slo, ...month])).lasts).toBeNull();
    expect(
      (await runJson(['budget', february(), ...slo, '--at', '2027-03-01', '--month', '2027-02'])).lasts,
    ).toBeNull();
  });
  it('can be a gate', async () => {
    const gate = ['--calendar', 'month', '--assert', 'lasts.probability >= 0.9'];
    expect((await run(['budget', february(), ...slo, ...at, ...gate])).status).toBe(1);
    expect((await run(['budget', february(), '--slo', '90', ...at, ...gate, '--seed', '7'])).status).toBe(0);
  });
});

describe('a budget by any column', () => {
  const teams = () =>
    log(
      'id,team,start,verified',
      'a,red,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
      'b,blue,2027-02-10T00:00:00Z,2027-02-10T00:10:00Z',
      'c,,2027-02-11T00:00:00Z,2027-02-11T00:01:00Z',
    );
  it('one a team, the least left first, those without one last', async () => {
    const { by, services, checks } = await runJson(['budget', teams(), ...slo, ...at, '--by', 'team']);
    expect(by).toBe('team');
    expect(services.map(({ key, consumedSeconds }: never) => [key, consumedSeconds])).toEqual([
      ['red', 1_200],
      ['blue', 600],
      [null, 60],
    ]);
    expect(checks[0].expression).toBe('services[red].consumedSeconds <= services[red].budgetSeconds');
    expect((await run(['budget', teams(), ...slo, ...at, '--by', 'team'])).stdout).toContain(
      'By team, the least left first',
    );
  });
  it('by cause, with targets of their own', async () => {
    const targets = ['--targets', new URL('../../fixtures/slo/targets.yaml', import.meta.url).pathname];
    const result = await runJson(['budget', february(), ...at, '--by', 'cause', ...targets]);
    expect(result.services.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(['deployment', 'network']),
    );
  });
  it.each([
    [['--by', 'month'], 'error: --by: month is no column to filter or weigh by'],
    [['--by', 'tema'], /error: .*tema/],
    [['--by', ''], 'error: --by: "" is not understood'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await run(['budget', teams(), ...slo, ...at, ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});

describe('alerts on counts of events', () => {
  // a row a minute for two hours; of minute 90 to 94 half of 100 fail
  const rows = Array.from({ length: 120 }, (_, i) => {
    const at = new Date(Date.UTC(2027, 1, 19, 22, i)).toISOString();
    return `${at},${i >= 90 && i < 95 ? 50 : 100},100`;
  });
  const counts = () => log('timestamp,good,total', ...rows);
  it('have a table with what burns now, and the fewest events that say something', async () => {
    const { alerts, alertReplay } = await runJson(['budget', counts(), ...slo, ...at, '--alerts']);
    // the last hour: 250 of 6,000 bad, 41.7 times 0.1 %; the last five minutes are clean
    expect(alerts[0]).toMatchObject({ factor: 14.4, minimumEvents: 70, firing: false, failuresNeeded: 87 });
    expect(alerts[0].long).toMatchObject({ events: 6_000, badEvents: 250 });
    expect(alerts[0].long.burnRate).toBeCloseTo(250 / 6, 10);
    expect(alerts[0].short.burnRate).toBe(0);
    expect(alertReplay).toBeNull();
    expect(alerts[1]).toMatchObject({ longSeconds: 21_600, firing: true }); // 250 of 12,000, and 250 of 3,000
  });
  it('are replayed row by row', async () => {
    // 23:30 is minute 90. One bad row: 50 of 6,000 in the hour are 0.8 %; two: 1.67 %, above 1.44 %: at 23:32
    const { alertReplay } = await runJson(['budget', counts(), ...slo, ...at, '--replay-alerts']);
    const page = alertReplay.fired.find(({ longSeconds }: { longSeconds: number }) => longSeconds === 3_600);
    expect(page).toMatchObject({ severity: 'page', at: '2027-02-19T23:32:00Z', resetAt: '2027-02-19T23:40:00Z' });
    expect(page.consumedRatio).toBeCloseTo(100 / 12, 10); // of 0.001 × 12,000
  });
  it('one failed request of three pages nobody, unless somebody wants it', async () => {
    const three = log('timestamp,good,total', '2027-02-19T23:50:00Z,0,0', '2027-02-19T23:56:00Z,2,3');
    const firing = async (...more: string[]) =>
      (await runJson(['budget', three, ...slo, ...at, '--alerts', ...more])).alerts[0].firing;
    expect([await firing(), await firing('--min-events', '1')]).toEqual([false, true]);
    const { stdout } = await run(['budget', three, ...slo, ...at, '--alerts'], { columns: 120 });
    expect(stdout).toMatch(/^page +1h \/ 5m +14\.4 .* 3 +70 +too few events$/m);
  });
  it('are refused where there is no single event', async () => {
    const said = async (...args: string[]) => (await run(['budget', ...args])).stderr.split('\n')[0];
    expect(await said(february(), ...slo, ...at, '--alerts', '--min-events', '5')).toBe(
      'error: --min-events needs a table of counted events or a call that only writes SLOs, and here is a log of incidents',
    );
    expect(await said(counts(), ...slo, ...at, '--min-events', '5')).toBe(
      'error: --min-events says when alerts are silent, and there are none here',
    );
    const slices = new URL('../../fixtures/slo/checkout.yaml', import.meta.url).pathname;
    expect(await said(counts(), '--slo', slices, ...at, '--alerts')).toMatch(/^error: --alerts is about one budget/);
  });
});
