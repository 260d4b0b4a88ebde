import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/* Headings and columns that may mean two things: they are read as they must be, or asked for. */

const march = ['--month', '2026-03', '--at', '2026-04-10T00:00Z'];
const refused = async (path: string, ...args: readonly string[]): Promise<string> => {
  const { status, stdout, stderr } = await run(['incidents', path, ...march, ...args]);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
};

describe('a header whose start nobody knows', () => {
  const rows = ['UP,2026-03-03 10:42:00,20h 0m 0s', 'DOWN,2026-03-03 10:00:00,0h 42m 0s'];
  it('is a header all the same, though its rows look like a probe', async () => {
    const stderr = await refused(log('Status,Foo time,Duration', ...rows));
    expect(stderr).toContain('dates stand in "Foo time"; name the start and the end');
  });
  it('"Date and time" is the start, in the zone that stands beside it', async () => {
    const result = await runJson([
      'incidents',
      log('Status,Date and time (Europe/Berlin),Duration', ...rows),
      ...march,
    ]);
    expect([result.downtimeSeconds, result.longest[0].start]).toEqual([42 * 60, '2026-03-03T09:00:00Z']);
  });
});

describe('a zone in a heading', () => {
  it('by its name is that of the column', async () => {
    const header = 'id,Created At (America/New_York),Resolved At (America/New_York)';
    // 20:30 in New York is 00:30 in UTC, the next day and month: half an hour of March is left of four
    const path = log(header, 'A,2026-03-31 19:30,2026-03-31 23:30');
    expect((await runJson(['incidents', path, ...march])).downtimeSeconds).toBe(30 * 60);
  });
  it('by letters that several zones share is asked for, and what is offered works', async () => {
    const path = log('id,Created On (PST),Resolved On (PST)', 'A,2026-03-03 10:00,2026-03-03 11:00');
    expect(await refused(path)).toContain("--map 'start=Created On (PST)' --zone");
    const named = ['--map', 'start=Created On (PST),verified=Resolved On (PST)', '--zone', 'America/Los_Angeles'];
    expect((await runJson(['incidents', path, ...march, ...named])).longest[0].start).toBe('2026-03-03T18:00:00Z');
  });
  it('in a cell behind AM and PM is asked for, too', async () => {
    const path = log('id,start,end', 'A,"Mar 31, 2026 8:00 PM PDT","Mar 31, 2026 9:00 PM PDT"');
    expect(await refused(path)).toContain('several zones call themselves PDT');
  });
});

describe('a recovery time', () => {
  const stderrOf = 'verified: "00:10:00" is a time of day without its date';
  it.each([
    [
      'Time,Recovery time,Duration',
      '2026-03-02 23:00:00,2026-03-02 23:20:00,20m',
      '2026-03-03 10:00:00,00:10:00,14h 10m',
    ],
    ['start,resolution_time', '2026-03-02 23:00:00,2026-03-02 23:20:00', '2026-03-03 10:00:00,00:10:00'],
  ])('%s: a time of day among timestamps is no length', async (...lines) => {
    expect(await refused(log(...lines))).toContain(stderrOf);
  });
  it('that is a length in all rows is one', async () => {
    const path = log('start,resolution_time', '2026-03-02 23:00:00,00:20:00', '2026-03-03 10:00:00,00:10:00');
    expect((await runJson(['incidents', path, ...march])).downtimeSeconds).toBe(30 * 60);
  });
});

describe('percents that are all at most 1', () => {
  const rows = ['A,2026-03-03T10:00Z,2026-03-05T10:00Z,1', 'B,2026-03-07T10:00Z,2026-03-07T12:00Z,0.5'];
  it('may be shares, and are asked for', async () => {
    const path = log('id,start,end,impact_percent', ...rows);
    expect(await refused(path)).toContain(
      'say which: --map impact=impact_percent:% for percents, --map impact=impact_percent for shares',
    );
    const asked = async (column: string) =>
      (await runJson(['incidents', path, ...march, '--map', `impact=${column}`])).downtimeSeconds;
    // 2 d and half of 2 h; as percents a hundredth of that
    expect(await asked('impact_percent')).toBe(49 * 3600);
    expect(await asked('impact_percent:%')).toBeCloseTo(490 * 3.6, 9);
  });
  it('with one above 1 are percents', async () => {
    const path = log('id,start,end,impact_percent', ...rows, 'C,2026-03-09T10:00Z,2026-03-09T11:00Z,100');
    expect((await run(['incidents', path, ...march])).status).toBe(0);
  });
});

it('a last cell that holds no timestamp is not cut short', async () => {
  const path = write('whole.csv', 'id,start,duration_minutes\nA,2026-03-03T10:00:00Z,10\nB,2026-03-29T10:00:00Z,30');
  const result = await runJson(['incidents', path, ...march, '--target', '99.9', '--strict']);
  expect([result.sources[0].partial, result.downtimeSeconds]).toEqual([null, 40 * 60]);
});

it('an end of -1 is none yet, as Dynatrace writes it', async () => {
  const path = write('problems.json', { problems: [{ problemId: 'P-1', startTime: 1_774_000_000_000, endTime: -1 }] });
  const result = await runJson(['incidents', path, ...march]);
  // 1774000000 is 2026-03-20T09:46:40Z: 11 d 14 h 13 min 20 s are left of March
  expect([result.counts.open, result.downtimeSeconds]).toEqual([1, 11 * 86_400 + 14 * 3600 + 13 * 60 + 20]);
});

it('a list as deep as the answers of graphs have it is found', async () => {
  const issues = [{ id: 'A', createdAt: 1_774_000_000_000, closedAt: 1_774_003_600_000 }];
  const path = write('graph.json', { data: { actor: { account: { aiIssues: { issues: { issues } } } } } });
  expect((await runJson(['incidents', path, ...march])).downtimeSeconds).toBe(3600);
});

it('a mode that says test, and what was declined before it began, are no incidents', async () => {
  const path = log(
    'ID,Status,Mode,Impact started,Resolved at',
    'INC-1,Closed,standard,2026-03-03T10:00Z,2026-03-03T11:00Z',
    'INC-2,Closed,test,2026-03-04T10:00Z,2026-03-04T11:00Z',
    'INC-3,Declined,standard,,',
  );
  const { counts, downtimeSeconds } = await runJson(['incidents', path, ...march]);
  expect([counts.excludedBecause, downtimeSeconds]).toEqual([{ test: 1, declined: 1 }, 3600]);
});

it('the log itself is no agreed maintenance, by whatever path', async () => {
  const path = log('id,start,end', 'A,2026-03-03T10:00Z,2026-03-05T10:00Z');
  const link = `${path}.link`;
  symlinkSync(path, link);
  for (const exclusion of [path, link])
    for (const command of [['incidents'], ['budget', '--slo', '99.9'], ['project']]) {
      const found = await run([...command, path, ...march, '--exclude', exclusion]);
      expect([found.status, found.stderr]).toEqual([2, expect.stringContaining('is the log itself')]);
    }
});
