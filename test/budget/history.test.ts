import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

// 99.9 %: January 2027 has 2678.4 s to spend, February 2419.2, March 2678.4
const path = log(
  'id,service,start,end',
  'A,api,2027-01-10T10:00Z,2027-01-10T10:40Z', // 2400 s
  'B,api,2027-02-10T10:00Z,2027-02-10T10:41Z', // 2460 s
  'C,db,2027-03-02T10:00Z,2027-03-02T10:10Z', // 600 s
);
const slo = ['--slo', '99.9'];

// biome-ignore lint/suspicious/noExplicitAny: results are read by path
const lines = (history: readonly any[]) =>
  history.map(({ key, consumedSeconds, met, provisional }) => [key, consumedSeconds, met, provisional]);

describe('budget --history', () => {
  it('has the periods of the calendar, the one that goes on provisional', async () => {
    const { history } = await runJson([
      'budget',
      path,
      ...slo,
      '--calendar',
      'month',
      '--at',
      '2027-03-15',
      '--history',
    ]);
    expect(lines(history)).toEqual([
      ['2027-01-01', 2_400, true, false],
      ['2027-02-01', 2_460, false, false],
      ['2027-03-01', 600, null, true],
    ]);
    expect(history[1]).toMatchObject({
      ...{ of: null, start: '2027-02-01T00:00:00Z', end: '2027-03-01T00:00:00Z', unavailability: 2_460 / 2_419_200 },
      ...{ uncoveredSeconds: 0, elapsedSeconds: 2_419_200 },
    });
    expect(history.map(({ budgetSeconds }: { budgetSeconds: number }) => budgetSeconds)).toEqual([
      2_678.4, 2_419.2, 2_678.4,
    ]);
  });
  it('has windows of one length, one before the other, where it rolls', async () => {
    const { history } = await runJson(['budget', path, ...slo, '--window', '28d', '--at', '2027-03-15', '--history']);
    // 15 February to 15 March; 18 January; 21 December, of which January is covered: 11 days are missing
    expect(lines(history)).toEqual([
      ['2026-12-21', 2_400, null, true],
      ['2027-01-18', 2_460, false, false],
      ['2027-02-15', 600, true, false],
    ]);
    expect(history[0].uncoveredSeconds).toBe(11 * 86_400);
  });
  it('goes on before --month and --quarter', async () => {
    const month = await runJson(['budget', path, ...slo, '--month', '2027-03', '--at', '2027-04-01', '--history']);
    expect(lines(month.history).at(-1)).toEqual(['2027-03-01', 600, true, false]);
    expect(month.history).toHaveLength(3);
    const quarter = await runJson(['budget', path, ...slo, '--quarter', 'last', '--at', '2027-04-01', '--history']);
    // 90 d × 0.1 % = 7776 s
    expect(quarter.history).toMatchObject([
      { key: '2027-01-01', budgetSeconds: 7_776, consumedSeconds: 5_460, met: true },
    ]);
  });
  it('is each budget its own, by service and by objective', async () => {
    const args = ['budget', path, ...slo, '--calendar', 'month', '--at', '2027-03-15', '--history'];
    const { history } = await runJson([...args, '--by', 'service']);
    const of = (key: string) => history.find((each: { key: string }) => each.key === key);
    expect(history).toHaveLength(6);
    expect([of('api/2027-02-01').met, of('db/2027-02-01').met, of('db/2027-03-01').consumedSeconds]).toEqual([
      false,
      true,
      600,
    ]);
    const file = write(
      'slo.yaml',
      'service: api\nslos:\n  - { name: month, target: 99.9%, calendar: month }\n  - { name: rolling, target: 99%, window: 28d }\n',
    );
    const objectives = await runJson(['budget', path, '--slo', file, '--at', '2027-03-15', '--history']);
    expect(lines(objectives.history).map(([key]) => key)).toEqual(
      expect.arrayContaining(['month/2027-01-01', 'month/2027-03-01', 'rolling/2026-12-21', 'rolling/2027-02-15']),
    );
  });
  it('knows nothing of time that the log does not cover, but what is overspent stays so', async () => {
    const args = [
      'budget',
      path,
      ...slo,
      '--calendar',
      'month',
      '--at',
      '2027-05-15',
      '--history',
      '--covers',
      '2027-01-01/2027-04-01',
    ];
    const { history } = await runJson(args);
    expect(lines(history).slice(-2)).toEqual([
      ['2027-04-01', 0, null, true],
      ['2027-05-01', 0, null, true],
    ]);
    expect(history.at(-2).availability).toBeNull();
    const late = await runJson([...args.slice(0, -1), '2027-01-01/2027-02-20']);
    expect(late.history[1]).toMatchObject({ key: '2027-02-01', met: false, provisional: true });
  });
  it('is a table in terminals and Markdown, lines of CSV, and can be asserted', async () => {
    const args = ['budget', path, ...slo, '--calendar', 'month', '--at', '2027-03-15'];
    expect((await run([...args, '--history'])).stdout).toMatch(
      /^2027-02-01 00:00 +99\.898\d*% +40m 19s +41m +-1\.7% +missed$/m,
    );
    expect((await run([...args, '--history', '--format', 'markdown'])).stdout).toMatch(
      /^\| 2027-01-01 00:00 \|.*\| met \|/m,
    );
    expect((await run([...args, '--history', '--format', 'csv'])).stdout).toContain('history[2027-02-01].met,false\n');
    const asserted = await run([...args, '--assert', 'history[2027-02-01].consumedRatio <= 1']);
    expect(asserted.status).toBe(1);
    expect((await runJson(args)).history).toBeNull();
  });
});
