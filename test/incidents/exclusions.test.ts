import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

// February 2027: 28 days, 2,419,200 s. On the 2nd db is down 10–12, api 10:30–11:30, both together 13–14
const february = ['--month', '2027-02', '--at', '2027-03-01'];
const seconds = 2_419_200;
const hour = 3_600;
const path = log(
  'id,service,start,end',
  'A,api,2027-02-02T10:30Z,2027-02-02T11:30Z',
  'B,db,2027-02-02T10:00Z,2027-02-02T12:00Z',
  'C,api;db,2027-02-02T13:00Z,2027-02-02T14:00Z',
);
const split = ['--split', 'service=;'];
const header = 'start,end,service,reason';
const ofDb = write('db.csv', `${header}\n2027-02-02T10:00Z,2027-02-02T13:30Z,db,upgrade\n`);
const ofBoth = write(
  'both.csv',
  `${header}\n2027-02-02T13:15Z,2027-02-02T13:30Z,DB,x\n2027-02-02T13:20Z,2027-02-02T14:00Z,api,y\n`,
);

describe('an exclusion that names a service', () => {
  it('cuts its incidents in every figure, and no time of the whole', async () => {
    const result = await runJson(['incidents', path, ...february, ...split, '--exclude', ofDb]);
    // left: api 10:30–11:30, and C whole, since it hit api too
    expect([result.downtimeSeconds, result.window.countedSeconds, result.outages]).toEqual([2 * hour, seconds, 2]);
    expect(result.unavailability).toBe((2 * hour) / seconds);
    // B cost nothing that counts: it is no failure
    expect([result.failures, result.failuresOutside]).toEqual([2, 1]);
    // without the cut 10–12 and 13–14
    expect(result.withoutExclusions).toMatchObject({ downtimeSeconds: 3 * hour, windowSeconds: seconds });
    expect(result.filters.exclude).toEqual([ofDb]);
  });
  it('cuts the time of its own group alone', async () => {
    const args = ['incidents', path, ...february, ...split, '--exclude', ofDb, '--group-by', 'service'];
    const { groups } = await runJson(args);
    // db: 13:30–14:00 of February less 3.5 h; api: its hour and C
    expect(groups.service).toMatchObject([
      { key: 'api', downtimeSeconds: 2 * hour, unavailability: (2 * hour) / seconds, failures: 2 },
      { key: 'db', downtimeSeconds: hour / 2, unavailability: hour / 2 / (seconds - 3.5 * hour), failures: 1 },
    ]);
  });
  it('cuts the time where --where picks that service alone', async () => {
    const of = (service: string, ...more: string[]) =>
      runJson(['incidents', path, ...february, ...split, '--exclude', ofDb, '--where', `service=${service}`, ...more]);
    expect(await of('api')).toMatchObject({ downtimeSeconds: 2 * hour, unavailability: (2 * hour) / seconds });
    const db = await of('db');
    expect([db.downtimeSeconds, db.window.countedSeconds]).toEqual([hour / 2, seconds - 3.5 * hour]);
    expect((await of('DB')).window.countedSeconds).toBe(seconds - 3.5 * hour);
    expect((await of('api,db')).window.countedSeconds).toBe(seconds);
    expect((await of('api', '--where', 'service=db')).window.countedSeconds).toBe(seconds);
  });
  it('cuts an incident of several services where it was agreed for all of them', async () => {
    const result = await runJson([
      'incidents',
      path,
      ...february,
      ...split,
      '--exclude',
      ofBoth,
      '--group-by',
      'service',
    ]);
    // C loses 13:20–13:30; 10–12 stays
    expect(result.downtimeSeconds).toBe(3 * hour - 600);
    // of db 13:15–13:30 goes (and its own 10–12 stays), of api 13:20–14:00
    const left = Object.fromEntries(
      result.groups.service.map((each: { key: string; downtimeSeconds: number }) => [each.key, each.downtimeSeconds]),
    );
    expect(left).toEqual({ db: 2 * hour + 45 * 60, api: hour + 20 * 60 });
  });
  it('is left out of a sum, and of what a failure is', async () => {
    const args = ['incidents', path, ...february, ...split, '--exclude', ofDb, '--downtime', 'sum'];
    expect((await runJson(args)).downtimeSeconds).toBe(2 * hour); // A and C; B nothing
    const short = ['incidents', path, ...february, ...split, '--exclude', ofBoth, '--min-outage', '55m'];
    // the outage 13–14 is an hour long, whatever of it was agreed
    expect((await runJson(short)).downtimeSeconds).toBe(3 * hour - 600);
  });
  it('holds in budgets: by service, by objective, and of one service', async () => {
    const services = await runJson([
      'budget',
      path,
      ...february,
      ...split,
      '--slo',
      '99.9',
      '--by',
      'service',
      '--exclude',
      ofDb,
    ]);
    const { db, api } = Object.fromEntries(services.services.map((each: { key: string }) => [each.key, each]));
    expect([db.consumedSeconds, api.consumedSeconds]).toEqual([hour / 2, 2 * hour]);
    expect(db.budgetSeconds).toBeCloseTo((seconds - 3.5 * hour) / 1_000, 9);
    expect(api.budgetSeconds).toBeCloseTo(seconds / 1_000, 9);
    const whole = await runJson(['budget', path, ...february, ...split, '--slo', '99.9', '--exclude', ofDb]);
    expect([whole.consumedSeconds, whole.withoutExclusions.consumedSeconds]).toEqual([2 * hour, 3 * hour]);
    // A and C take their hour each, B nothing
    expect(
      whole.byIncident.map((each: { id: string; consumedSeconds: number }) => [each.id, each.consumedSeconds]),
    ).toEqual([
      ['A', hour],
      ['C', hour],
    ]);
    const slo = write('slo.yaml', 'service: db\nwindow: 28d\nslos:\n  - { name: up, target: 99.9% }\n');
    const file = await runJson(['budget', path, ...split, '--slo', slo, '--at', '2027-03-01', '--exclude', ofDb]);
    expect(file.consumedSeconds).toBe(hour / 2);
    expect(file.budgetSeconds).toBeCloseTo((seconds - 3.5 * hour) / 1_000, 9);
  });
  it('holds in project, and under a failover', async () => {
    const args = ['project', path, ...february, ...split, '--exclude', ofDb];
    expect((await runJson(args)).current.unavailability).toBe((2 * hour) / seconds);
    const { replay } = await runJson([
      ...args,
      '--failover',
      'cold interval=5s timeout=3s failures=3 recoveries=5 switch=2h',
    ]);
    expect(replay.recordedDowntimeSeconds).toBe(2 * hour);
    expect(replay.incidents.map((each: { recordedSeconds: number }) => each.recordedSeconds)).toEqual([0, hour, hour]);
  });
  it('of a service that no row names is said', async () => {
    const other = write('other.csv', `${header}\n2027-02-02T10:00Z,2027-02-02T12:00Z,DB2,x\n`);
    const { warnings, downtimeSeconds } = await runJson(['incidents', path, ...february, ...split, '--exclude', other]);
    expect(downtimeSeconds).toBe(3 * hour);
    expect(warnings).toContainEqual({
      kind: 'exclusionsOfNone',
      message: 'what --exclude says of DB2 cuts no incident: no row of the log names that service',
    });
    const known = await runJson(['incidents', path, ...february, ...split, '--exclude', ofDb]);
    expect(known.warnings.map(({ kind }: { kind: string }) => kind)).not.toContain('exclusionsOfNone');
  });
  it('of which none is left is refused', async () => {
    const all = write('all.csv', `${header}\n2027-02-01T00:00Z,2027-03-01T00:00Z,db,x\n`);
    const args = ['incidents', path, ...february, ...split, '--exclude', all];
    expect((await run(args)).status).toBe(0);
    expect(await run([...args, '--where', 'service=db'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('what an exclusion file may be', () => {
  const downtime = async (...more: string[]) =>
    (await runJson(['incidents', path, ...february, ...split, ...more])).downtimeSeconds;

  it('a table with other columns, which --map names, and other dates', async () => {
    const odd = write('odd.csv', 'from_then;until_then;what\n02/02/2027 10:00;02/02/2027 13:30;db\n');
    const map = ['--map', 'start=from_then,verified=until_then,service=what'];
    // the log's own stamps are ISO, and stay so
    expect(await downtime('--exclude', odd, ...map, '--date-format', 'dd/MM/yyyy HH:mm')).toBe(2 * hour);
  });
  it('rows that --where picks, where it has the column', async () => {
    const logged = log('id,env,start,end', 'A,prod,2027-02-02T10:00Z,2027-02-02T12:00Z');
    const agreed = write(
      'env.csv',
      'start,end,env\n2027-02-02T10:00Z,2027-02-02T11:00Z,test\n2027-02-02T11:45Z,2027-02-02T12:00Z,prod\n',
    );
    const of = async (file: string) =>
      (await runJson(['incidents', logged, ...february, '--where', 'env=prod', '--exclude', file])).downtimeSeconds;
    expect(await of(agreed)).toBe(2 * hour - 900);
    expect(await of(write('no-env.csv', 'start,end\n2027-02-02T10:00Z,2027-02-02T11:00Z\n'))).toBe(hour);
  });
  it('without rows that say that they were cancelled', async () => {
    const agreed = write('cancelled.csv', 'start,end,status\n2027-02-02T10:00Z,2027-02-02T12:00Z,cancelled\n');
    expect(await downtime('--exclude', agreed)).toBe(3 * hour);
  });
  it('hours of days, typed: Tuesdays, on the clocks of --zone', async () => {
    // 2027-02-02 is a Tuesday
    expect(await downtime('--exclude', 'Tue 10:00-11:00')).toBe(2 * hour);
    expect(await downtime('--exclude', 'Tue 11:00-12:00', '--zone', 'Europe/Berlin')).toBe(2 * hour);
    expect(await downtime('--exclude', 'Sun 02:00-04:00')).toBe(3 * hour);
    const { window } = await runJson(['incidents', path, ...february, '--exclude', 'Sun 02:00-04:00']);
    expect(window.countedSeconds).toBe(seconds - 4 * 2 * hour); // four Sundays
    const both = await downtime('--exclude', 'Tue 10:00-11:00, Tue 13:00-13:30', '--exclude', ofDb);
    expect(both).toBe(hour); // api 11:00–11:30, C 13:30–14:00
  });
  it('typed wrongly it is refused where it is wrong', async () => {
    const { status, stderr } = await run(['incidents', path, ...february, '--exclude', 'Xyz 02:00-04:00']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('Xyz')]);
  });
  it('counts in budgets and projections alike', async () => {
    const budget = await runJson(['budget', path, ...february, '--slo', '99.9', '--exclude', 'Tue 10:00-11:00']);
    expect([budget.consumedSeconds, budget.filters.exclude]).toEqual([2 * hour, ['Tue 10:00-11:00']]);
    const { current } = await runJson(['project', path, ...february, '--exclude', 'Tue 10:00-11:00']);
    expect(current.unavailability).toBe((2 * hour) / (seconds - 4 * hour)); // four Tuesdays
  });
});

describe('rows without a start that are no incidents', () => {
  // March 2026: 1–3 h on the 5th, 2–6 h on the 5th, 0–1 h on the 2nd: 5 h and 1 h
  const hours = [
    'a,2026-03-05T01:00Z,2026-03-05T03:00Z,resolved',
    'b,2026-03-05T02:00Z,2026-03-05T06:00Z,resolved',
    'c,2026-03-02T00:00Z,2026-03-02T01:00Z,resolved',
  ];
  const none = 'n,,,false_positive';
  it.each([
    [[hours[0], none, hours[2], hours[1]]],
    [[hours[1], none, hours[0], none, hours[2]]],
    [[none, hours[1], none, hours[2], none, hours[0]]],
    [[hours[1], none, none, none, none, hours[2], hours[0]]],
  ])('leave the others in order: %j', async (rows) => {
    const file = log('id,start,end,status', ...rows.map(String));
    const result = await runJson(['incidents', file, '--month', '2026-03', '--at', '2026-10-01']);
    expect([result.downtimeSeconds, result.outages, result.failures]).toEqual([6 * hour, 2, 3]);
  });
});
