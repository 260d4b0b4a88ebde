import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';
import { february } from './february.ts';

const slo = ['--slo', '99.9'];
const at = ['--at', '2027-02-20T00:00:00Z'];

describe('a budget without a log', () => {
  it('is full, and said so', async () => {
    // 99.9 % of 30 d: 2,592 s
    const result = await runJson(['budget', ...slo, ...at]);
    expect([result.budgetSeconds, result.consumedSeconds, result.remainingSeconds]).toEqual([2_592, 0, 2_592]);
    expect([result.policy.state, result.sources, result.counts]).toEqual(['full-velocity', [], null]);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).toContain('budgetFresh');
    // nobody has measured anything: nothing was attained, nothing burns, nothing is judged
    expect([result.availability, result.periodBurnRate]).toEqual([null, null]);
    expect(result.checks).toMatchObject([{ expression: 'consumedSeconds <= budgetSeconds', status: 'skipped' }]);
    expect((await run(['budget', ...slo, ...at, '--strict'])).status).toBe(1);
    const { stdout, stderr, status } = await run(['budget', ...slo, ...at]);
    expect([status, stdout.includes('Incidents')]).toEqual([0, false]);
    expect(stderr).toContain('there is no log: the budget is taken for full');
  });
  it('answers what a deploy may cost: 5 % of 20 minutes', async () => {
    const { deploy } = await runJson(['budget', ...slo, ...at, '--deploy', '5% 20m']);
    expect([deploy.expectedSeconds, deploy.worstBudgetShare, deploy.stateAfter]).toEqual([
      60,
      1_200 / 2_592,
      'full-velocity',
    ]);
  });
  it('and when alerts fire: 0.02 × 2,592 s', async () => {
    const { alerts } = await runJson(['budget', ...slo, ...at, '--alerts', '--traffic', '40/h']);
    expect([alerts[0].detectionSeconds, alerts[0].failuresNeeded]).toEqual([51.84, 1]);
  });
  it('of which so much is gone', async () => {
    // 25 of 43.2 minutes: 1,092 s are left, 42 %
    const result = await runJson(['budget', ...slo, ...at, '--consumed', '25m', '--deploy', '5% 20m']);
    expect([result.consumedSeconds, result.remainingSeconds, result.policy.state]).toEqual([
      1_500,
      1_092,
      'low-risk-only',
    ]);
    expect([result.deploy.stateAfter, result.unavailability]).toEqual(['freeze', 1_500 / 2_592_000]);
    expect(result.checks).toMatchObject([{ status: 'met', actual: 1_500 }]);
    expect((await run(['budget', ...slo, ...at, '--consumed', '50m'])).status).toBe(1);
    expect((await run(['budget', ...slo, ...at, '--consumed', '25m', '--gate', 'low-risk-only'])).status).toBe(1);
    expect((await run(['budget', ...slo, ...at, '--consumed', '0', '--gate', 'freeze'])).status).toBe(0);
  });
  it('of a month: 28 days, 19 of them gone', async () => {
    const result = await runJson(['budget', ...slo, ...at, '--calendar', 'month', '--consumed', '20m']);
    expect(result.budgetSeconds).toBe(2_419.2);
    expect(result.periodBurnRate).toBeCloseTo(1_200 / (0.001 * 19 * 86_400), 12);
  });
  it('in service hours: 22 days of 10 hours in 30 days', async () => {
    // 2027-01-21 is a Thursday, 2027-02-20 a Saturday: 22 weekdays
    const result = await runJson(['budget', ...slo, ...at, '--service-hours', 'Mon-Fri 08:00-18:00']);
    expect(result.budgetSeconds).toBe(22 * 36);
  });
  it('of an SLO file with one objective, in its window', async () => {
    const file = write(
      'slo.yaml',
      'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: pay }\nspec:\n  service: pay\n  timeWindow: [{ duration: 28d, isRolling: true }]\n  budgetingMethod: Occurrences\n  objectives: [{ target: 0.99 }]\n  indicator: { metadata: { name: i }, spec: { ratioMetric: { total: { metricSource: { type: x, spec: {} } }, good: { metricSource: { type: x, spec: {} } } } } }\n',
    );
    expect((await runJson(['budget', '--slo', file, ...at])).budgetSeconds).toBe(24_192); // a hundredth of 28 d
  });
});

describe('an empty pipe', () => {
  it('is no log where what is asked needs none', async () => {
    const { deploy, budgetSeconds } = await runJson(['budget', ...slo, ...at, '--deploy', '5% 20m'], { stdin: '' });
    expect([budgetSeconds, deploy.expectedSeconds]).toEqual([2_592, 60]);
  });
  it('is an export that failed else: no gate is met by it', async () => {
    for (const more of [[], ['--gate', 'freeze'], ['--calendar', 'month']]) {
      const { status, stdout, stderr } = await run(['budget', ...slo, ...at, ...more], { stdin: '' });
      expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', 'error: stdin: there is nothing in it']);
    }
  });
  it('and a pipe with a log is the log', async () => {
    const result = await runJson(['budget', ...slo, ...at, '--deploy', '5% 20m'], {
      stdin: 'id,start,verified\na,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z\n',
    });
    expect(result.consumedSeconds).toBe(1_200);
  });
});

describe('what nobody measured is not judged', () => {
  const needs = (judge: string): string =>
    `error: ${judge} needs to know what is gone of the budget, and there is no log`;
  it.each([
    [['--gate', 'freeze'], needs('--gate')],
    [['--target', '99'], needs('--target')],
    [['--assert', 'policy.state != freeze'], needs('policy')],
    [['--assert', 'remainingSeconds > 0'], needs('remainingSeconds')],
    [['--deploy', '5% 20m', '--assert', 'consumedRatio < 50%'], needs('consumedRatio')],
    [['--suggest'], 'error: --suggest needs a log of incidents, and there is no log'],
    [['--by', 'service'], 'error: --by needs a log of incidents, and there is no log'],
    [['--deploy', 'x20'], 'error: --deploy: "x20" is not understood'],
    [['--consumed', '-5m'], 'error: --consumed: "-5m" is no duration: it is below 0'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await run(['budget', ...slo, ...at, ...args]);
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', message]);
  });
  it('what the SLO alone decides is', async () => {
    const met = ['--alerts', '--assert', 'alerts[0].detectionSeconds < 1m', '--sla', '99.5'];
    expect((await run(['budget', ...slo, ...at, ...met])).status).toBe(0);
    expect((await run(['budget', ...slo, ...at, '--sla', '99.95'])).status).toBe(1);
  });
  it('--consumed and a log say the same thing twice', async () => {
    const { stderr } = await run(['budget', february(), ...slo, ...at, '--consumed', '5m']);
    expect(stderr).toBe(
      'error: --consumed needs a budget without a log, and here is a log of incidents\n  leave --consumed out, or the log\n',
    );
  });
});
