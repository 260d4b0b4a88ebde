import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

// June 2026 has 720 h = 2,592,000 s; five minutes down, two hours of maintenance
const june = ['--month', '2026-06', '--at', '2026-07-01'];
const rows = [
  'A,major,2026-06-03T10:00Z,2026-06-03T10:05Z',
  'M,maintenance,2026-06-10T02:00Z,2026-06-10T04:00Z',
] as const;
const plain = log('id,severity,start,verified', ...rows);
const withIt = 1 - 7_500 / 2_592_000;

describe('agreed maintenance', () => {
  it('is left out, and said with what it would have made of the availability, in all three', async () => {
    const expected = { rows: 1, seconds: 7_200, availabilityWith: withIt };
    const incidents = await runJson(['incidents', plain, ...june]);
    expect([incidents.maintenance, incidents.downtimeSeconds, incidents.counts.maintenance]).toEqual([
      expected,
      300,
      1,
    ]);
    expect((await runJson(['project', plain, ...june])).maintenance).toEqual(expected);
    expect((await runJson(['budget', plain, ...june, '--slo', '99.9'])).maintenance).toEqual(expected);
    expect((await run(['incidents', plain, ...june])).stdout).toMatch(
      /^Maintenance +2h {2}in 1 row, left out; with it 99\.71\d*%$/m,
    );
  });
  it('counts as downtime where a promise counts it', async () => {
    const result = await runJson(['incidents', plain, ...june, '--count-maintenance']);
    expect(result).toMatchObject({
      ...{ downtimeSeconds: 7_500, availability: withIt, failures: 2 },
      ...{
        counts: { maintenance: 0, analyzed: 2 },
        maintenance: { rows: 1, seconds: 7_200, availabilityWith: withIt },
      },
    });
    expect((await runJson(['budget', plain, ...june, '--slo', '99.9', '--count-maintenance'])).consumedSeconds).toBe(
      7_500,
    );
    expect((await runJson(['project', plain, ...june, '--count-maintenance'])).current.availability).toBe(withIt);
  });
  // planned ahead, it says nothing of the months around it: the log covers none, but the work itself is known
  const alone = log('id,severity,start,verified', 'M,maintenance,2026-06-10T00:00Z,2026-06-12T00:00Z');
  const twoDays = { rows: 1, seconds: 172_800, availabilityWith: 1 - 172_800 / 2_592_000 };
  it('is the same in all three where nothing else stands in the log', async () => {
    for (const args of [['incidents'], ['project'], ['budget', '--slo', '99.9']]) {
      const { maintenance, coverage } = await runJson([...args, alone, ...june]);
      expect({ maintenance, coverage }).toEqual({
        maintenance: twoDays,
        coverage: { from: null, to: null, uncoveredSeconds: 2_592_000 },
      });
    }
  });
  it('that counts meets no gate because the log says nothing else', async () => {
    const args = [alone, ...june, '--count-maintenance'];
    for (const command of [
      ['incidents', '--target', '99.9'],
      ['project', '--target', '99.9'],
      ['budget', '--slo', '99.9'],
    ])
      expect((await run([...command, ...args])).status).toBe(1);
    const budget = await runJson(['budget', '--slo', '99.9', ...args]);
    expect([budget.consumedSeconds, budget.coverage.uncoveredSeconds]).toEqual([172_800, 2_592_000 - 172_800]);
  });
  it('is what --maintenance names, too: a whole value of a column, in any letter case', async () => {
    const path = log(
      'id,type,planned,start,end',
      'A,Incident,no,2026-06-03T10:00Z,2026-06-03T10:05Z',
      'B,change,no,2026-06-04T10:00Z,2026-06-04T11:00Z',
      'C,Incident,yes,2026-06-05T10:00Z,2026-06-05T12:00Z',
      'D,Change request,no,2026-06-06T10:00Z,2026-06-06T10:10Z',
    );
    const args = ['incidents', path, ...june, '--maintenance', 'type=Change'];
    expect(await runJson(args)).toMatchObject({
      maintenance: { rows: expect.any(Number) },
      counts: { analyzed: expect.any(Number) },
    });
    const { counts, downtimeSeconds, maintenance } = await runJson([...args, '--maintenance', 'planned=yes']);
    expect([counts.maintenance, downtimeSeconds, maintenance.seconds]).toEqual([2, 300 + 600, 3_600 + 7_200]);
    const both = await runJson(['incidents', path, ...june, '--maintenance', 'type=Change,planned=yes']);
    expect(both.counts.maintenance).toBe(2);
  });
  it('named by what no row has is a skipped check; a column that is not there is refused', async () => {
    const args = ['incidents', plain, ...june, '--maintenance', 'severity=changes'];
    expect((await run([...args, '--strict'])).status).toBe(1);
    expect((await run(['incidents', plain, ...june, '--maintenance', 'kind_of=x'])).status).toBe(2);
    expect((await run(['incidents', plain, ...june, '--maintenance', 'planned'])).stderr).toContain('KEY=VALUE');
  });
  it('in the window counts its own union once, clipped, and by its weight', async () => {
    const path = log(
      'id,severity,impact_ratio,start,verified',
      'M1,maintenance,,2026-05-31T23:00Z,2026-06-01T01:00Z',
      'M2,maintenance,,2026-06-01T00:30Z,2026-06-01T02:00Z',
      'M3,maintenance,,2026-07-04T00:00Z,2026-07-04T02:00Z',
      'A,major,,2026-06-01T01:30Z,2026-06-01T02:30Z',
    );
    const { maintenance, counts } = await runJson(['incidents', path, ...june]);
    // M1 and M2: midnight to 02:00; with A to 02:30. M3 is planned for July
    expect([counts.maintenance, maintenance]).toEqual([
      3,
      { rows: 2, seconds: 7_200, availabilityWith: 1 - 9_000 / 2_592_000 },
    ]);
  });
  it('is of the rows that --where picks', async () => {
    const path = log('id,service,severity,start,verified', ...rows.map((row) => row.replace(',', ',api,')));
    const of = async (where: string) =>
      (await runJson(['incidents', path, ...june, '--where', where])).maintenance.rows;
    expect([await of('service=api'), await of('service!=api')]).toEqual([1, 0]);
  });
  it('planned ahead makes no default window, unless it counts', async () => {
    const ahead = log('id,severity,start,verified', rows[0], 'M,maintenance,2026-12-10T02:00Z,2026-12-10T04:00Z');
    const endOf = async (...options: string[]) =>
      (await runJson(['incidents', ahead, '--at', '2027-02-01', ...options])).window.end;
    expect([await endOf(), await endOf('--count-maintenance')]).toEqual([
      '2026-07-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
    ]);
  });
});
