import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

// one incident, on 3 August: the log speaks of August
const august = log('id,service,start,end', 'A,api,2026-08-03T10:00:00Z,2026-08-03T10:10:00Z');
const october = ['--from', '2026-10-01', '--to', '2026-11-01', '--at', '2026-11-01'];
const slo = ['--slo', '99.9', '--at', '2026-11-01'];
const day = 86_400;

interface Check {
  readonly expression: string;
  readonly status: string;
}
const doubt = { expression: 'the log covers the window', actual: null, status: 'skipped' };
const doubts = ({ checks }: { readonly checks: readonly Check[] }): readonly Check[] =>
  checks.filter(({ expression }) => expression === doubt.expression);

describe('a gate on time that the log does not cover', () => {
  it.each([
    ['incidents', [...october, '--target', '99.9']],
    ['incidents', [...october, '--assert', 'downtimeSeconds < 1h']],
    ['project', [...october, '--target', '99.9']],
    ['project', [...october, '--assert', 'current.availability > 99%']],
    ['budget', slo],
    ['budget', [...slo, '--gate', 'freeze']],
  ])('%s %j is skipped, and fails under --strict', async (command, options) => {
    const args = [command, august, ...options];
    expect(doubts(await runJson(args))).toMatchObject([doubt]);
    expect([(await run(args)).status, (await run([...args, '--strict'])).status]).toEqual([0, 1]);
    const said = [...args, '--covers', '2026-08-01/2026-11-01'];
    expect(doubts(await runJson(said))).toEqual([]);
    expect((await run([...said, '--strict'])).status).toBe(0);
  });
  it('is none where nothing is asked', async () => {
    expect(doubts(await runJson(['incidents', august, ...october]))).toEqual([]);
    expect(doubts(await runJson(['incidents', august, ...october, '--warn', 'failures < 1']))).toEqual([]);
  });
  it('is none within what is covered: the months of the log, and not beyond now', async () => {
    const of = async (...window: string[]) =>
      doubts(await runJson(['incidents', august, ...window, '--target', '99'])).length;
    expect(await of('--month', '2026-08', '--at', '2026-11-01')).toBe(0);
    expect(await of('--at', '2026-11-01')).toBe(0); // the default window is what the log touches
    expect(await of('--month', '2026-08', '--at', '2026-08-20')).toBe(1); // the rest of August is to come
    expect(await of('--from', '2026-07-31', '--to', '2026-08-31', '--at', '2026-11-01')).toBe(1);
  });
  it('a budget of which a part is covered is in doubt where something is asked of it', async () => {
    // 30 days up to 10 September: 10 of them in September
    const args = ['budget', august, '--slo', '99', '--at', '2026-09-10'];
    expect(doubts(await runJson(args))).toEqual([]);
    expect((await runJson(args)).coverage.uncoveredSeconds).toBe(9 * day); // 1 September to the 10th
    expect((await run([...args, '--strict'])).status).toBe(1);
    expect(doubts(await runJson([...args, '--gate', 'freeze']))).toMatchObject([doubt]);
  });
});

describe('coverage', () => {
  const from = '2026-08-01T00:00:00Z';
  it('is said with what it leaves uncovered, in all three', async () => {
    const expected = { from, to: '2026-09-01T00:00:00Z', uncoveredSeconds: 31 * day };
    expect((await runJson(['incidents', august, ...october])).coverage).toEqual(expected);
    expect((await runJson(['project', august, ...october])).coverage).toEqual(expected);
    const budget = await runJson(['budget', august, '--slo', '99.9', ...october]);
    expect(budget.coverage).toEqual(expected);
    expect((await runJson(['project', '--mtbf', '720h', '--mttr', '2h'])).coverage).toBeNull();
  });
  it('counts as up, and that is said', async () => {
    const { availability, warnings } = await runJson(['incidents', august, ...october]);
    expect(availability).toBe(1);
    expect(warnings.find(({ kind }: { kind: string }) => kind === 'logUncovered').message).toBe(
      'the log does not cover 31d (2678400 s) of the 31d that have passed, which counts as up: it touches the months from 2026-08-01T00:00:00Z to 2026-09-01T00:00:00Z; --covers FROM/TO says otherwise',
    );
  });
  it('is none of an empty log', async () => {
    const { coverage } = await runJson(['incidents', log('start,end'), ...october]);
    expect(coverage).toEqual({ from: null, to: null, uncoveredSeconds: 31 * day });
  });
  it.each([
    ['2026-08-01', 'FROM/TO'],
    ['/', 'FROM/TO'],
    ['2026-08-01/2026-08-01', 'ends before it begins'],
    ['soon/', 'soon'],
  ])('--covers %s is refused', async (text, message) => {
    const { status, stdout, stderr } = await run(['incidents', august, ...october, '--covers', text]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('a month that the log does not cover', () => {
  const quarter = ['--from', '2026-07-01', '--to', '2026-10-01', '--at', '2026-11-01'];
  it('has null, not 100 %', async () => {
    const { groups } = await runJson(['incidents', august, ...quarter, '--group-by', 'month']);
    expect(groups.month).toMatchObject([
      { key: '2026-07', incidents: 0, failures: null, downtimeSeconds: null, share: null, availability: null },
      { key: '2026-08', incidents: 1, failures: 1, downtimeSeconds: 600, availability: 1 - 600 / (31 * day) },
      { key: '2026-09', incidents: 0, failures: null, downtimeSeconds: null, nines: null, mtbfSeconds: null },
    ]);
  });
  it('meets no assertion', async () => {
    const args = [
      'incidents',
      august,
      ...quarter,
      '--assert',
      'groups.month[2026-09].downtimeSeconds < 1h',
      '--strict',
    ];
    const { status, stdout } = await run(args);
    expect(status).toBe(1);
    expect(stdout).toMatch(/skipped.*groups\.month\[2026-09\]/s);
  });
  it('is divided by what is covered of it, where that is a part', async () => {
    // ten days of September, of which two hours down
    const two = log('start,end', '2026-08-03T10:00:00Z,2026-08-03T10:10:00Z', '2026-09-05T10:00Z,2026-09-05T12:00Z');
    const args = ['incidents', two, ...quarter, '--group-by', 'month', '--covers', '/2026-09-11'];
    expect((await runJson(args)).groups.month[2].unavailability).toBeCloseTo(7_200 / (10 * day), 15);
  });
  it('has no failures in the trend of project either', async () => {
    const { trend } = await runJson(['project', august, ...quarter]);
    expect(trend.months.map(({ failures }: { failures: number | null }) => failures)).toEqual([null, 1, null]);
  });
});
