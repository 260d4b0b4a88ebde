import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

// January 2027 is 31 d = 744 h, February 28 d = 672 h. 2027-01-04 is a Monday, of the first week of its year.
const header = 'id,service,start,detected,identified,fixed,verified';
const path = log(
  header,
  // api: 2 h on 31 January into February: half an hour before midnight
  'A,api,2027-01-31T23:30Z,2027-01-31T23:40Z,2027-01-31T23:50Z,2027-02-01T00:30Z,2027-02-01T01:30Z',
  'B,api,2027-02-10T10:00Z,2027-02-10T10:02Z,2027-02-10T10:04Z,2027-02-10T10:10Z,2027-02-10T10:20Z',
  'C,db,2027-02-15T00:00Z,2027-02-15T00:30Z,,,2027-02-15T01:00Z',
);
const both = ['--from', '2027-01-01', '--to', '2027-03-01', '--at', '2027-03-01'];
const [minute, hour] = [60, 3_600];

// biome-ignore lint/suspicious/noExplicitAny: results are read by path
const groupsOf = (list: readonly any[]) => new Map(list.map((each) => [each.key, each]));

describe('--month and --quarter', () => {
  const windowOf = async (...args: string[]) => {
    const { window, warnings } = await runJson(['incidents', path, ...args]);
    return [window.start, window.end, warnings.some(({ kind }: { kind: string }) => kind === 'clockUsed')];
  };
  it.each([
    [['--quarter', '2026-Q4'], '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    [['--quarter', '2026q1'], '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
    [['--month', 'last', '--at', '2027-03-01'], '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z'],
    [['--month', 'last', '--at', '2027-02-28T23:00Z'], '2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z'],
    [['--quarter', 'last', '--at', '2027-02-10'], '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    // in Berlin March began an hour ago, and February began at 23:00 UTC
    [
      ['--month', 'last', '--at', '2027-03-01T00:00+01:00', '--zone', 'Europe/Berlin'],
      '2027-01-31T23:00:00Z',
      '2027-02-28T23:00:00Z',
    ],
  ])('%j', async (args, start, end) => {
    expect(await windowOf(...args)).toEqual([start, end, false]);
  });
  it('last is of the clock where --at says nothing, and said so', async () => {
    // the tests' clock stands at 2026-11-24
    expect(await windowOf('--month', 'last')).toEqual(['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', true]);
    expect(await windowOf('--quarter', 'last')).toEqual(['2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z', true]);
  });
  it('hold for budgets and observations alike', async () => {
    const args = [path, '--quarter', '2027-Q1', '--at', '2027-04-01'];
    const budget = await runJson(['budget', ...args, '--slo', '99.9']);
    expect([budget.window.start, budget.window.end, budget.window.kind]).toEqual([
      '2027-01-01T00:00:00Z',
      '2027-04-01T00:00:00Z',
      'calendar',
    ]);
    expect((await runJson(['project', ...args])).window).toMatchObject({ start: '2027-01-01T00:00:00Z' });
  });
  it.each(['2026-Q5', 'Q3', '2026-3', '2026', 'latest', ''])('refuses %j', async (text) => {
    expect((await run(['incidents', path, '--quarter', text])).status).toBe(2);
  });
  it('refuses two ways of asking', async () => {
    expect((await run(['incidents', path, '--quarter', 'last', '--month', 'last'])).status).toBe(2);
    expect((await run(['incidents', path, '--quarter', 'last', '--window', '30d'])).status).toBe(2);
  });
});

describe('--group-by day and week', () => {
  it('parts the window by the days and by the weeks of ISO 8601, also those without an incident', async () => {
    const { groups } = await runJson(['incidents', path, ...both, '--group-by', 'day,week']);
    const [day, week] = [groupsOf(groups.day), groupsOf(groups.week)];
    expect(day.size).toBe(59);
    expect(day.get('2027-01-31')).toMatchObject({ downtimeSeconds: hour / 2, failures: 1, unavailability: 0.5 / 24 });
    expect(day.get('2027-02-01')).toMatchObject({ downtimeSeconds: 1.5 * hour, failures: 0, incidents: 1 });
    expect(day.get('2027-02-02')).toMatchObject({ downtimeSeconds: 0, availability: 1 });
    // 1 January 2027 is a Friday of the 53rd week of 2026; the window has its last three days
    expect(groups.week[0]).toMatchObject({ key: '2026-W53', downtimeSeconds: 0 });
    expect(week.size).toBe(9);
    // A lies on Sunday of week 4 and Monday of week 5
    expect([week.get('2027-W04').downtimeSeconds, week.get('2027-W05').downtimeSeconds]).toEqual([
      hour / 2,
      1.5 * hour,
    ]);
    expect(week.get('2027-W07')).toMatchObject({ downtimeSeconds: hour, unavailability: 1 / 168 });
  });
  it('follows the wall clocks of the zone', async () => {
    const args = ['incidents', path, ...both, '--group-by', 'day', '--zone', 'Asia/Tokyo'];
    // at +09:00 all of A lies on 1 February
    expect(groupsOf((await runJson(args)).groups.day).get('2027-02-01').downtimeSeconds).toBe(2 * hour);
  });
});

describe('mitigation', () => {
  it('goes from the start to the fix, else to the end, and stands beside the sum', async () => {
    const { phases } = await runJson(['incidents', path, ...both]);
    // A 60 min, B 10, C (no fix) 60; from detection 50, 8, 30
    expect(phases.mitigation).toMatchObject({
      count: 3,
      meanSeconds: (130 * minute) / 3,
      p50Seconds: hour,
      share: null,
    });
    expect(phases.mitigationFromDetection).toMatchObject({
      count: 3,
      meanSeconds: (88 * minute) / 3,
      maxSeconds: 50 * minute,
    });
    expect(phases.recovery.meanSeconds).toBe((200 * minute) / 3);
  });
  it('has a target where one is set, and is a gate', async () => {
    const args = ['incidents', path, ...both, '--phase-target', 'mitigation=45m'];
    expect((await runJson(args)).phases.mitigation).toMatchObject({ targetSeconds: 45 * minute, withinTarget: true });
    expect((await run([...args, '--assert', 'phases.mitigation.p90Seconds < 30m'])).status).toBe(1);
  });
  it('is shown where a fix is known', async () => {
    expect((await run(['incidents', path, ...both])).stdout).toMatch(/^mitigation \(MTTM\) +3 +43m 20s/m);
    const bare = log('start,verified', '2027-02-15T00:00Z,2027-02-15T01:00Z');
    expect((await run(['incidents', bare, ...both])).stdout).not.toContain('MTTM');
  });
});

describe('phases by group', () => {
  it('are in JSON, null where none of its incidents has one', async () => {
    const { groups } = await runJson(['incidents', path, ...both, '--group-by', 'service,month']);
    const { api, db } = Object.fromEntries(groups.service.map((each: { key: string }) => [each.key, each]));
    // A: detect 10 min, fix 40; B: 2 and 6
    expect(api.phases).toMatchObject({
      detect: { count: 2, meanSeconds: 6 * minute },
      fix: { meanSeconds: 23 * minute },
    });
    expect(db.phases).toMatchObject({ detect: { count: 1, meanSeconds: 30 * minute }, identify: null, fix: null });
    // an incident is of the month in which it began
    expect(groupsOf(groups.month).get('2027-01').phases.recovery).toMatchObject({ count: 1, meanSeconds: 2 * hour });
    expect(groupsOf(groups.month).get('2027-02').phases.recovery).toMatchObject({ count: 2, meanSeconds: 40 * minute });
  });
  it('of more than a thousand groups are given where they are asked for', async () => {
    const rows = Array.from({ length: 1_001 }, (_, i) => `N${i},2027-02-15T00:00Z,2027-02-15T00:01Z`);
    const args = ['incidents', log('id,start,verified', ...rows), ...both, '--group-by', 'id'];
    expect((await runJson(args)).groups.id[0].phases).toBeNull();
    expect((await runJson([...args, '--phases'])).groups.id[0].phases.recovery.meanSeconds).toBe(minute);
  });
  it('are a table with --phases, in terminals and in Markdown', async () => {
    const args = ['incidents', path, ...both, '--group-by', 'service', '--phases'];
    const { stdout } = await run(args, { columns: 120 });
    expect(stdout).toMatch(/^service +n +detect +identify +fix +verify +recovery +mitigation/m);
    expect(stdout).toMatch(/^api +2 +6m +6m +23m +35m +1h 10m +35m/m);
    expect((await run([...args, '--format', 'markdown'])).stdout).toMatch(/^\| api \| 2 \| 6m \|/m);
    expect((await run(args.slice(0, -1), { columns: 120 })).stdout).not.toContain('Mean phases');
  });
  it('can be asserted, and are lines of CSV', async () => {
    const args = ['incidents', path, ...both, '--group-by', 'service'];
    expect((await run([...args, '--assert', 'groups.service[db].phases.detect.meanSeconds <= 29m'])).status).toBe(1);
    expect((await run([...args, '--format', 'csv'])).stdout).toContain(
      'groups.service[db].phases.detect.meanSeconds,1800\n',
    );
  });
});

describe('--matrix', () => {
  const args = ['incidents', path, ...both, '--matrix', 'service,month'];

  it('is a line for each value and a column for each period', async () => {
    const { matrix } = await runJson(args);
    expect([matrix.rowKey, matrix.columnKey]).toEqual(['service', 'month']);
    // api: half an hour of January, 1 h 30 and 20 min of February; db an hour of February
    const figures = (cells: { key: string; downtimeSeconds: number; unavailability: number; failures: number }[]) =>
      cells.map(({ key, downtimeSeconds, unavailability, failures }) => [
        key,
        downtimeSeconds,
        unavailability,
        failures,
      ]);
    expect(matrix.rows.map(({ key }: { key: string }) => key)).toEqual(['api', 'db']);
    expect(figures(matrix.rows[0].cells)).toEqual([
      ['2027-01', hour / 2, 0.5 / 744, 1],
      ['2027-02', 110 * minute, 110 / 60 / 672, 1],
    ]);
    expect(figures(matrix.rows[1].cells)).toEqual([
      ['2027-01', 0, 0, 0],
      ['2027-02', hour, 1 / 672, 1],
    ]);
    expect(figures(matrix.all)).toEqual([
      ['2027-01', hour / 2, 0.5 / 744, 1],
      ['2027-02', 170 * minute, 10_200 / 2_419_200, 2],
    ]);
  });
  it('is a table, and cells are gates', async () => {
    const { stdout } = await run(args);
    expect(stdout).toMatch(
      /^service +2027-01 +2027-02\napi +99\.9328% +99\.7272%\ndb +100% +99\.8512%\nall +99\.9328% +99\.5784%$/m,
    );
    expect((await run([...args, '--format', 'markdown'])).stdout).toContain('| db | 100% |');
    expect((await run([...args, '--assert', 'matrix.rows[api].cells[2027-02].availability >= 99.9%'])).status).toBe(1);
    expect((await run([...args, '--format', 'csv'])).stdout).toContain(
      'matrix.rows[db].cells[2027-02].downtimeSeconds,3600\n',
    );
  });
  it('knows nothing of months that the log does not cover', async () => {
    const wide = [
      'incidents',
      path,
      '--from',
      '2026-12-01',
      '--to',
      '2027-03-01',
      '--at',
      '2027-03-01',
      '--matrix',
      'service,month',
    ];
    const { matrix } = await runJson(wide);
    expect(matrix.rows[0].cells[0]).toMatchObject({ key: '2026-12', downtimeSeconds: null, availability: null });
  });
  it.each(['service', 'service,hour', 'month,week', 'service,month,year', 'service,fortnight'])(
    'refuses %j',
    async (text) => {
      expect((await run(['incidents', path, ...both, '--matrix', text])).status).toBe(2);
    },
  );
  it('refuses a column that is not there', async () => {
    expect((await run(['incidents', path, ...both, '--matrix', 'team,month'])).stderr).toContain('team');
  });
});

it('budget --by service says what each attained', async () => {
  const { stdout } = await run([
    'budget',
    path,
    '--slo',
    '99.9',
    '--by',
    'service',
    '--month',
    '2027-02',
    '--at',
    '2027-03-01',
  ]);
  // api 110 min of 672 h
  expect(stdout).toMatch(/^service +state +SLO +attained .*\napi +freeze +99\.9% +99\.7272%/m);
});
