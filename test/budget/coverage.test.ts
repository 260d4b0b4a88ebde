import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';
import { at, february } from './february.ts';

const slo = ['--slo', '99.9'];
const day = 86_400;

interface Result {
  readonly warnings: readonly { kind: string; message: string }[];
  readonly checks: readonly { expression: string; status: string }[];
}
const kinds = ({ warnings }: Result): string[] => warnings.map(({ kind }) => kind);

describe('time that the log does not cover', () => {
  it('consumes nothing and is said, in seconds: 21 January to 1 February', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at]);
    expect(result.window.uncoveredSeconds).toBe(11 * day);
    expect(kinds(result)).toContain('logUncovered');
    expect(result.warnings.find(({ kind }: { kind: string }) => kind === 'logUncovered').message).toBe(
      'the log does not cover 11d (950400 s) of the 30d that have passed, which consumes nothing: it touches the months from 2027-02-01T00:00:00Z to 2027-02-20T00:00:00Z; --covers FROM/TO says otherwise',
    );
  });
  it('is counted in milliseconds: 11 days less 123 ms', async () => {
    const result = await runJson(['budget', february(), ...slo, '--at', '2027-02-20T00:00:00.123Z']);
    expect(result.window.uncoveredSeconds).toBe(950_399.877);
  });
  it('is what --covers says it is', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at, '--covers', '2027-01-01/']);
    expect(result.window.uncoveredSeconds).toBe(0);
    expect(kinds(result)).not.toContain('logUncovered');
    const part = await runJson(['budget', february(), ...slo, ...at, '--covers', '2027-02-01/2027-02-10']);
    expect([part.window.uncoveredSeconds, part.consumedSeconds]).toEqual([21 * day, 1_200]);
  });
  it('may be all of it: then nothing is known, and --strict fails', async () => {
    const args = ['budget', february(), ...slo, '--at', '2027-06-20'];
    const result = await runJson(args);
    expect([result.consumedSeconds, result.window.uncoveredSeconds, result.policy.state]).toEqual([
      0,
      30 * day,
      'full-velocity',
    ]);
    expect(result.checks.at(-1)).toMatchObject({
      expression: 'the log covers the window',
      actual: null,
      status: 'skipped',
    });
    expect((await run(args)).status).toBe(0);
    expect((await run([...args, '--strict'])).status).toBe(1);
  });
  it('is all of it for a log without incidents', async () => {
    const empty = write('empty.csv', 'id,start,end\n');
    const result = await runJson(['budget', empty, ...slo, ...at]);
    expect([result.consumedSeconds, result.budgetSeconds, result.window.uncoveredSeconds]).toEqual([
      0,
      2_592,
      30 * day,
    ]);
    expect((await run(['budget', write('nothing.csv', ''), ...slo, ...at])).status).toBe(2);
  });
  it('ends at now with an incident still open', async () => {
    const open = log('start,verified', '2027-01-05T00:00:00Z,2027-01-05T00:01:00Z', '2027-01-06T00:00:00Z,');
    const result = await runJson(['budget', open, ...slo, ...at]);
    expect([result.window.uncoveredSeconds, result.consumedSeconds]).toEqual([0, 30 * day]);
  });
});

describe('exclusions and service hours', () => {
  it('count in budget, consumption and time passed alike', async () => {
    // 21 January (Thursday) to 20 February 2027: 22 weekdays of 10 h; of the incidents only i1 lies in hours
    const result = await runJson(['budget', february(), ...slo, ...at, '--service-hours', 'Mon-Fri 08:00-18:00']);
    expect(result.window.countedSeconds).toBe(22 * 36_000);
    expect([result.budgetSeconds, result.consumedSeconds]).toEqual([792, 1_200]);
    expect(result.withoutExclusions).toMatchObject({ budgetSeconds: 2_592, consumedSeconds: 1_920 });
    // used up after 792 s of i1
    expect(result.exhaustedAt).toBe('2027-02-03T10:13:12Z');
  });
  it('project on the clock of the service: closed hours burn nothing', async () => {
    // February 2027 has 20 weekdays; up to Friday the 12th 18:00 ten have passed: 360000 s of 720000. 400 s of 720 are gone.
    const path = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:06:40Z');
    const hours = ['--service-hours', 'Mon-Fri 08:00-18:00', '--calendar', 'month', '--at', '2027-02-12T18:00:00Z'];
    const result = await runJson(['budget', path, ...slo, ...hours]);
    expect([result.window.elapsedSeconds, result.budgetSeconds, result.consumedSeconds]).toEqual([360_000, 720, 400]);
    expect(result.periodBurnRate).toBeCloseTo(400 / 360, 12);
    // 360000 × 720 / 400 = 648000 s: 18 days of service, the end of Wednesday the 24th and so the start of the 25th
    expect(result.exhaustedAt).toBe('2027-02-25T08:00:00Z');
  });
  it('may leave nothing: no ratio, no state, the check skipped', async () => {
    const all = write('maintenance.csv', 'start,end,reason\n2027-01-01,2027-03-01,move\n');
    const result = await runJson(['budget', february(), ...slo, ...at, '--exclude', all, '--gate', 'freeze']);
    expect([result.budgetSeconds, result.consumedRatio, result.remainingRatio, result.policy.state]).toEqual([
      0,
      null,
      null,
      null,
    ]);
    expect([result.periodBurnRate, result.exhaustedAt, result.availability]).toEqual([null, null, null]);
    expect(result.checks.map(({ status }: { status: string }) => status)).toEqual(['skipped', 'skipped']);
    const { stdout, status } = await run([
      'budget',
      february(),
      ...slo,
      ...at,
      '--exclude',
      all,
      '--alerts',
      '--deploy',
      '5% 20m',
    ]);
    expect([status, /NaN|Infinity/.test(stdout)]).toEqual([0, false]);
  });
});

describe('the two rules on large consumers', () => {
  // 99.9 % of 28 d: 2419.2 s, a fifth is 483.84 s; of the 90 days of the quarter: 7776 s, a fifth is 1555.2 s
  const one = (seconds: number): string =>
    log(
      'id,cause,start,verified',
      `a,dns,2027-02-03T10:00:00Z,${new Date(Date.UTC(2027, 1, 3, 10) + seconds * 1_000).toISOString()}`,
    );

  it('warn of one incident above 20 % of the last 28 days, and change nothing', async () => {
    const above = await runJson(['budget', one(483.841), ...slo, ...at]);
    expect(above.policy.largeIncidents).toEqual([{ id: 'a', budgetShare: 483_841 / 2_419_200 }]);
    expect(kinds(above)).toContain('largeIncidents');
    expect([above.policy.state, above.checks.length]).toEqual(['full-velocity', 1]);
    expect((await runJson(['budget', one(483.84), ...slo, ...at])).policy.largeIncidents).toEqual([]);
  });
  it('warn of one cause above 20 % of the calendar quarter', async () => {
    expect((await runJson(['budget', one(1_555.2), ...slo, ...at])).policy.largeCauses).toEqual([]);
    const above = await runJson(['budget', one(1_555.201), ...slo, ...at]);
    expect(above.policy.largeCauses).toEqual([{ key: 'dns', budgetShare: 1_555_201 / 7_776_000 }]);
    expect(kinds(above)).toContain('largeCauses');
  });
  it('look at the quarter also where the window is shorter', async () => {
    const result = await runJson(['budget', one(1_600), ...slo, ...at, '--window', '1d']);
    expect([result.consumedSeconds, result.policy.largeCauses.length]).toEqual([0, 1]);
  });
});
