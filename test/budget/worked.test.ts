import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';
import { at, february } from './february.ts';

const slo = ['--slo', '99.9'];

describe('a rolling window', () => {
  it('has the worked numbers: 32 min of 43.2', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at]);
    expect([result.budgetSeconds, result.consumedSeconds, result.remainingSeconds]).toEqual([2_592, 1_920, 672]);
    expect([result.consumedRatio, result.remainingRatio]).toEqual([1_920 / 2_592, 672 / 2_592]);
    expect(result.periodBurnRate).toBe(1_920 / 2_592); // rolling: the whole window has passed
    expect(result.window).toMatchObject({
      start: '2027-01-21T00:00:00Z',
      end: '2027-02-20T00:00:00Z',
      kind: 'rolling',
      seconds: 2_592_000,
      elapsedSeconds: 2_592_000,
    });
    expect([result.exhaustedAt, result.exhaustion]).toEqual([null, null]); // a rolling window has no future
    expect(result.policy).toMatchObject({ state: 'low-risk-only', rule: 'at least 25 % and at most 50 % left' });
    expect(result.unavailability).toBe(1_920 / 2_592_000);
  });

  it('splits the overlap evenly: i2 5 + 2.5 min, i3 2.5 + 2 min', async () => {
    const { byIncident, byCause } = await runJson(['budget', february(), ...slo, ...at]);
    const seconds = (list: { id?: string; key?: string; consumedSeconds: number; budgetShare: number }[]) =>
      list.map((each) => [each.id ?? each.key, each.consumedSeconds, each.budgetShare]);
    expect(seconds(byIncident)).toEqual([
      ['i1', 1_200, 1_200 / 2_592],
      ['i2', 450, 450 / 2_592],
      ['i3', 270, 270 / 2_592],
    ]);
    expect(seconds(byCause)).toEqual([
      ['deployment', 1_470, 1_470 / 2_592],
      ['network', 450, 450 / 2_592],
    ]);
  });

  it('says when it was used up: 99.99 % allow 259.2 s, i1 took them by 10:04:19.2', async () => {
    const result = await runJson(['budget', february(), '--slo', '99.99', ...at]);
    expect([result.exhaustedAt, result.exhaustion]).toEqual(['2027-02-03T10:04:19.200Z', 'past']);
    expect(result.policy.state).toBe('freeze');
    expect(result.checks[0]).toMatchObject({
      expression: 'consumedSeconds <= budgetSeconds',
      actual: 1_920,
      status: 'missed',
    });
  });

  it('is met where exactly all is consumed, and frozen', async () => {
    const path = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:43:12Z');
    const result = await runJson(['budget', path, ...slo, ...at, '--covers', '2027-01-01/', '--gate', 'freeze']);
    expect([result.remainingSeconds, result.remainingRatio, result.policy.state]).toEqual([0, 0, 'freeze']);
    expect(result.checks.map(({ status }: { status: string }) => status)).toEqual(['met', 'missed']);
    expect(result.exhaustedAt).toBe('2027-02-03T10:43:12Z');
    const more = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:43:12.001Z');
    expect((await run(['budget', more, ...slo, ...at])).status).toBe(1);
  });

  it('weighs impacts exactly: 2 h 24 min at 30 % are all of 43.2 min', async () => {
    const path = log('start,verified,impact', '2027-02-03T10:00:00Z,2027-02-03T12:24:00Z,0.3');
    const { remainingSeconds, checks } = await runJson(['budget', path, ...slo, ...at]);
    expect([remainingSeconds, checks[0].status]).toEqual([0, 'met']);
  });

  it('counts an open incident up to now', async () => {
    const path = log('start,verified', '2027-02-19T23:50:00Z,');
    const result = await runJson(['budget', path, ...slo, ...at]);
    expect(result.consumedSeconds).toBe(600);
    // over the last hour: 600 s / (0.001 × 3600 s)
    expect(result.currentBurnRate).toEqual({ lookbackSeconds: 3_600, rate: 600 / 3.6 });
  });
});

describe('a calendar window', () => {
  it('has the budget of the whole month, consumption up to now, and burn by the time passed', async () => {
    const result = await runJson(['budget', february(), ...slo, '--calendar', 'month', ...at]);
    expect(result.budgetSeconds).toBe(2_419.2); // 40.32 min
    // 19 of 28 days: 1920 / (0.001 × 19 × 86400)
    expect(result.periodBurnRate).toBeCloseTo(1_920 / (19 * 86.4), 12);
    expect(result.policy.state).toBe('reliability-only'); // 499.2 / 2419.2 = 20.6 % left
    // at that pace after 19 d × 2419.2 / 1920 = 23.94 d: 2068416 s after 1 February
    expect([result.exhaustedAt, result.exhaustion]).toEqual(['2027-02-24T22:33:36Z', 'projected']);
  });

  it('projects nothing where the pace does not use the budget up before the end', async () => {
    const path = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:01:00Z');
    expect((await runJson(['budget', path, ...slo, '--calendar', 'month', ...at])).exhaustedAt).toBeNull();
    // exactly at the end is not inside: half of the month, half of the budget (1209.6 s)
    const half = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:20:09.600Z');
    const args = ['budget', half, ...slo, '--calendar', 'month', '--at', '2027-02-15T00:00:00Z'];
    const result = await runJson(args);
    expect([result.periodBurnRate, result.exhaustedAt, result.policy.state]).toEqual([1, null, 'low-risk-only']);
  });

  it('has no burn rate at its start', async () => {
    const result = await runJson(['budget', february(), ...slo, '--calendar', 'month', '--at', '2027-02-01T00:00:00Z']);
    expect([result.periodBurnRate, result.consumedSeconds, result.remainingRatio]).toEqual([null, 0, 1]);
    expect(result.currentBurnRate).toEqual({ lookbackSeconds: 0, rate: null });
    expect(result.policy.state).toBe('full-velocity');
    expect(result.availability).toBeNull();
  });

  // lengths of the periods: 2027 has 365 days, clocks of New York change on 14 March and 7 November, of Berlin on 28 March
  it.each([
    ['month', 'UTC', '2027-02-20T00:00:00Z', 28 * 86_400],
    ['month', 'America/New_York', '2027-03-20T00:00:00Z', 31 * 86_400 - 3_600],
    ['month', 'America/New_York', '2027-11-20T00:00:00Z', 30 * 86_400 + 3_600],
    ['week', 'Europe/Berlin', '2027-03-25T00:00:00Z', 7 * 86_400 - 3_600],
    ['quarter', 'Europe/Berlin', '2027-02-20T00:00:00Z', 90 * 86_400 - 3_600],
    ['year', 'Europe/Berlin', '2027-02-20T00:00:00Z', 365 * 86_400],
    ['month', 'Australia/Lord_Howe', '2027-04-20T00:00:00Z', 30 * 86_400 + 1_800],
  ])('%s in %s', async (period, zone, now, seconds) => {
    const result = await runJson(['budget', february(), ...slo, '--calendar', period, '--zone', zone, '--at', now]);
    expect(result.window.seconds).toBe(seconds);
    expect(result.budgetSeconds).toBe(seconds / 1_000);
  });
});

describe('windows that are named', () => {
  it('take a month, which is over: its budget, all of it passed', async () => {
    const result = await runJson(['budget', february(), ...slo, '--month', '2027-02', '--at', '2027-06-01']);
    expect([result.budgetSeconds, result.consumedSeconds, result.window.elapsedSeconds]).toEqual([
      2_419.2, 1_920, 2_419_200,
    ]);
    expect(result.window.kind).toBe('calendar');
  });
  it('take any stretch, and clip what lies over its edge', async () => {
    const window = ['--from', '2027-02-03T10:10:00Z', '--to', '2027-02-04T10:10:00Z'];
    const result = await runJson(['budget', february(), ...slo, ...window, ...at]);
    expect([result.consumedSeconds, result.budgetSeconds, result.window.kind]).toEqual([600, 86.4, 'fixed']);
  });
  it('end a rolling one at --to', async () => {
    const result = await runJson(['budget', february(), ...slo, '--window', '7d', '--to', '2027-02-10', ...at]);
    expect([result.window.start, result.consumedSeconds]).toEqual(['2027-02-03T00:00:00Z', 1_200]);
  });
});

describe('a deploy', () => {
  it('has the worked numbers', async () => {
    const { deploy } = await runJson(['budget', february(), ...slo, ...at, '--deploy', '5% 20m']);
    expect(deploy).toEqual({
      probability: 0.05,
      outageSeconds: 1_200,
      count: 1,
      expectedSeconds: 60,
      expectedBudgetShare: 60 / 2_592, // 2.3 %
      worstBudgetShare: 1_200 / 2_592, // 46.3 %
      worstRemainingShare: 1_200 / 672,
      stateAfter: 'freeze',
      stateAfterExpected: 'reliability-only', // 612 of 2,592 s: 23.6 %
      failureProbability: expect.closeTo(0.05, 14),
      exhaustionProbability: expect.closeTo(0.05, 14), // 672 s are left, less than 1,200
      states: [
        { state: 'full-velocity', probability: 0 },
        { state: 'low-risk-only', probability: expect.closeTo(0.95, 14) },
        { state: 'reliability-only', probability: 0 },
        { state: 'freeze', probability: expect.closeTo(0.05, 14) },
      ],
      expectedCost: null,
      largestOutageSeconds: 672,
      worstFits: 0,
      expectedFits: 11, // 672 / 60 = 11.2
    });
  });
  it('twenty of them', async () => {
    const { deploy } = await runJson([
      'budget',
      february(),
      ...slo,
      ...at,
      '--deploy',
      '5% 20m x20',
      '--cost-per-hour',
      '3000',
    ]);
    expect(deploy).toMatchObject({
      count: 20,
      expectedSeconds: 1_200,
      expectedCost: 1_000,
      stateAfterExpected: 'freeze',
    });
    expect(deploy.failureProbability).toBeCloseTo(1 - 0.95 ** 20, 14);
    const { stdout } = await run(['budget', february(), ...slo, ...at, '--deploy', '5% 1h 30m ×20'], { columns: 120 });
    expect(stdout).toContain('These 20 deploys');
    expect(stdout).toMatch(/By chance +low-risk-only 35\.8%, freeze 64\.2%/);
  });
  it('leaves the state that its worst case leads to: 672 − 300 s are 14 %', async () => {
    const { deploy } = await runJson(['budget', february(), ...slo, ...at, '--deploy', '0% 5m']);
    expect([deploy.stateAfter, deploy.worstFits, deploy.expectedFits]).toEqual(['reliability-only', 2, null]);
  });
  it('cannot be paid where nothing is left', async () => {
    const { deploy } = await runJson(['budget', february(), '--slo', '99.99', ...at, '--deploy', '5% 20m']);
    expect([deploy.worstRemainingShare, deploy.largestOutageSeconds, deploy.worstFits]).toEqual([null, 0, 0]);
  });
});

describe('money', () => {
  it('of what is gone and of all that there is, and by incident and cause', async () => {
    // 2,592, 1,920 and 672 s at 3,600 an hour, 1 a second
    const result = await runJson(['budget', february(), ...slo, ...at, '--cost-per-hour', '3600']);
    expect([result.costPerHour, result.cost]).toEqual([3_600, { budget: 2_592, consumed: 1_920, remaining: 672 }]);
    expect(result.byIncident.map(({ cost }: { cost: number }) => cost)).toEqual([1_200, 450, 270]);
    expect(result.byCause.map(({ cost }: { cost: number }) => cost)).toEqual([1_470, 450]);
    const parts = await runJson(['budget', february(), ...slo, ...at, '--cost-per-hour', '3600', '--by', 'service']);
    expect([parts.cost, parts.services[0].cost.consumed]).toEqual([null, 1_800]); // api: 20 and 10 minutes
  });
  it('is not made up', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at]);
    expect([result.costPerHour, result.cost, result.byIncident[0].cost]).toEqual([null, null, null]);
  });
});

describe('what to do', () => {
  it('is said of the usual states, and in JSON of every step', async () => {
    const { policy } = await runJson(['budget', february(), ...slo, ...at]);
    expect([policy.state, policy.description]).toEqual(['low-risk-only', policy.steps[1].description]);
    expect(policy.steps.every(({ description }: { description: string }) => description.length > 20)).toBe(true);
    expect((await run(['budget', february(), ...slo, ...at])).stdout).toMatch(/^What to do +release what is small/m);
  });
  it('is what a policy says, as plain text, and nothing where it says nothing', async () => {
    const steps = [
      { state: 'go', above: '50%' },
      { state: 'stop', description: 'call \u001b[31mJane' },
    ];
    const policy = write('policy.json', { steps });
    const result = await runJson(['budget', february(), ...slo, ...at, '--policy', policy]);
    expect([result.policy.description, result.policy.steps[0].description]).toEqual(['call \u001b[31mJane', null]);
    const { stdout } = await run(['budget', february(), ...slo, ...at, '--policy', policy]);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(/^What to do +call .*Jane/m);
  });
});

describe('events', () => {
  it('are counted, and have no seconds', async () => {
    const result = await runJson(['budget', ...slo, '--good', '999500', '--total', '1e6']);
    expect([result.budgetEvents, result.consumedEvents, result.remainingEvents]).toEqual([1_000, 500, 500]);
    expect([result.budgetSeconds, result.consumedSeconds, result.remainingSeconds]).toEqual([null, null, null]);
    expect([result.consumedRatio, result.policy.state]).toEqual([0.5, 'low-risk-only']);
    expect([result.availability, result.unavailability]).toEqual([0.9995, 0.0005]);
  });
  it('miss above the budget and not at it', async () => {
    const events = (good: number) => run(['budget', ...slo, '--good', good, '--total', 1_000_000]);
    expect((await events(999_000)).status).toBe(0);
    expect((await events(998_999)).status).toBe(1);
  });
  it('have no state where there are none', async () => {
    const result = await runJson(['budget', ...slo, '--good', '0', '--total', '0']);
    expect([result.consumedRatio, result.policy.state, result.availability]).toEqual([null, null, null]);
    expect(result.checks[0].status).toBe('skipped');
  });
});

describe('SLA and SLO', () => {
  it.each([
    ['99.5', 0],
    ['99.9', 1],
    ['99.95', 1],
  ])('an SLA of %s with an SLO of 99.9 ends with status %i', async (sla, status) => {
    const result = await run(['budget', february(), ...slo, '--sla', sla, ...at]);
    expect(result.status).toBe(status);
  });
});

describe('one budget a service', () => {
  it('has its own union and its own check, the least left first', async () => {
    const { services, checks } = await runJson(['budget', february(), ...slo, ...at, '--by', 'service']);
    // api: 20 + 10 min; web: 7 min
    expect(services.map((each: { key: string; consumedSeconds: number }) => [each.key, each.consumedSeconds])).toEqual([
      ['api', 1_800],
      ['web', 420],
    ]);
    expect(checks.map((each: { expression: string; status: string }) => [each.expression, each.status])).toEqual([
      ['services[api].consumedSeconds <= services[api].budgetSeconds', 'met'],
      ['services[web].consumedSeconds <= services[web].budgetSeconds', 'met'],
    ]);
  });
  it('ends with status 1 where one of them misses', async () => {
    expect((await run(['budget', february(), '--slo', '99.97', ...at, '--by', 'service'])).status).toBe(1);
  });
  it('is there for an assertion, without changing the checks', async () => {
    const { checks } = await runJson([
      'budget',
      february(),
      ...slo,
      ...at,
      ...['--covers', '2027-01-01/'],
      '--assert',
      'services[web].consumedRatio < 20%',
    ]);
    expect(checks.map(({ status }: { status: string }) => status)).toEqual(['met', 'met']);
    expect(checks[0].expression).toBe('consumedSeconds <= budgetSeconds');
  });
});
