import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';
import { at, february } from './february.ts';

/** What a refused call says, without colour: all that is written, with status 2. */
async function refusal(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(['budget', ...args]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr.split('\n')[0]!;
}

describe('a budget refuses', () => {
  it.each([
    [['--slo', '100'], 'error: --slo: an SLO of 100 % leaves no budget'],
    [['--slo', '0'], 'error: --slo: an SLO of 0 % is no target'],
    [['--slo', '1'], 'error: --slo: 1 could be 1 % or all of it'],
    [['--slo', 'NaN'], 'error: --slo: "NaN" is no percentage'],
    [['--slo', '101'], 'error: --slo: "101" is outside 0 to 100 %'],
    [[], 'error: no SLO was given'],
    [['--slo', '99.9', '--sla', '120%'], 'error: --sla: "120%" is outside 0 to 100 %'],
    [['--slo', '99.9', '--window', '0d'], 'error: --window: "0d" is no time at all'],
    [['--slo', '99.9', '--lookback', '0'], 'error: --lookback: "0" is no time at all'],
    [
      ['--slo', '99.9', '--calendar', 'moth'],
      'error: --calendar: there is no calendar period "moth"; did you mean month?',
    ],
    [['--slo', '99.9', '--calendar', 'month', '--window', '7d'], 'error: --calendar and --window say different things'],
    [['--slo', '99.9', '--deploy', '120% 20m'], 'error: --deploy: "120%" is outside 0 to 100 %'],
    [['--slo', '99.9', '--deploy', '5%'], 'error: --deploy: "5%" is not understood'],
    [['--slo', '99.9', '--deploy', '5% 20m x0'], 'error: --deploy: "5% 20m x0" is not understood'],
    [
      ['--slo', '99.9', '--deploy', '5% 20m xmany'],
      'error: --deploy: "20m xmany" is no duration: it is not a number followed by a unit',
    ],
    [['--slo', '99.9', '--deploy', '5% 20m x1.5'], 'error: --deploy: "1.5" is no whole number'],
    [['--slo', '99.9', '--deploy', 'x20'], 'error: --deploy: "x20" is not understood'],
    [['--slo', '99.9', '--deploy', '5% 20m x2000000'], 'error: --deploy: "5% 20m x2000000" is not understood'],
    [
      ['--slo', '99.9', '--deploy', '5% soon'],
      'error: --deploy: "soon" is no duration: it is not a number followed by a unit',
    ],
    [['--slo', '99.9', '--deploy', '5% 0'], 'error: --deploy: "0" is no time at all'],
    [['--slo', '99.9', '--gate', 'freez'], 'error: --gate: there is no state "freez"; did you mean freeze?'],
    [['--slo', '99.9', '--traffic', '0/h'], 'error: --traffic: "0/h" is not understood'],
    [['--slo', '99.9', '--covers', 'February'], 'error: --covers: "February" is not understood'],
    [
      ['--slo', '99.9', '--covers', '2027-02-01/2027-01-01'],
      'error: --covers: 2027-02-01/2027-01-01 ends before it begins',
    ],
    [['--slo', '99.9', '--by', 'team'], 'error: there is no column "team"'],
    [['--slo', '99.9', '--good', '1', '--total', '2'], 'error: --good and --total stand instead of a log'],
    [['--slo', '99.9', '--fee', '1000'], 'error: --fee needs --credits'],
  ])('%j', async (args, message) => expect(await refusal(february(), ...at, ...args)).toBe(message));

  it.each([
    [['--good', '1'], 'error: --good needs --total'],
    [['--total', '1'], 'error: --total needs --good'],
    [['--good', '3', '--total', '2'], 'error: --good: 3 good events are more than all 2'],
    [['--good', '0.5', '--total', '2'], 'error: --good: "0.5" is no whole number'],
    [
      ['--good', '1', '--total', '2', '--deploy', '5% 20m'],
      'error: --deploy needs a log of incidents, and counts that are summed up have no time',
    ],
  ])('without a log %j', async (args, message) => expect(await refusal('--slo', '99.9', ...args)).toBe(message));

  it('to overwrite what it reads', async () => {
    const path = february();
    expect(await refusal(path, '--slo', '99.9', ...at, '--output', path)).toMatch(/^error: /);
  });
});

describe('a gate on the command line', () => {
  it.each([
    ['freeze', 0],
    ['reliability-only', 0],
    ['low-risk-only', 1],
    ['full-velocity', 1],
  ])('%s, with low-risk-only: status %i', async (gate, status) => {
    expect((await run(['budget', february(), '--slo', '99.9', ...at, '--gate', gate])).status).toBe(status);
  });
  it('and the same by assertion', async () => {
    const args = ['budget', february(), '--slo', '99.9', ...at, '--assert', 'policy.state != freeze'];
    expect((await runJson(args)).checks.at(-1).status).toBe('met');
  });
});

describe('the clock', () => {
  it('is named where the result depends on it, and only there', async () => {
    const past = ['budget', february(), '--slo', '99.9', '--month', '2026-02'];
    expect((await run(past)).stderr).not.toMatch('clock');
    expect((await run(['budget', february(), '--slo', '99.9'])).stderr).toMatch('the window depends on the clock');
    expect((await run(['budget', february(), '--slo', '99.9', '--calendar', 'year'])).stderr).toMatch('clock');
    expect((await run(['budget', february(), '--slo', '99.9', ...at])).stderr).not.toMatch('clock');
  });
});

describe('the table', () => {
  it('fits 80 columns with everything in it, and says the state first', async () => {
    const { stdout } = await run([
      ...['budget', february(), '--slo', '99.9', '--sla', '99.5', ...at, '--deploy', '5% 20m', '--alerts'],
      ...['--traffic', '40/h', '--replay-alerts', '--credits', '99.99=10%,99=25%', '--fee', '1000', '--explain'],
    ]);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^State +low-risk-only/m);
    expect(stdout).toMatch(/^page +1h \/ 5m +14\.4 +2% +51\.84s/m);
    expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
  });
});
