import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/*
 * Time in which nobody knows. May 2026 has 2,678,400 s. On the 10th api is down from 10 to 11 (3,600 s) and unknown from 11 to
 * 21 (36,000 s); web is down from 12 to 13 (3,600 s), which lies in what is unknown of api.
 */
const both = (): string =>
  log(
    'status,start,end,service',
    'up,2026-05-01T00:00Z,2026-05-10T10:00Z,api',
    'down,2026-05-10T10:00Z,2026-05-10T11:00Z,api',
    'unknown,2026-05-10T11:00Z,2026-05-10T21:00Z,api',
    'up,2026-05-10T21:00Z,2026-06-01T00:00Z,api',
    'up,2026-05-01T00:00Z,2026-05-10T12:00Z,web',
    'down,2026-05-10T12:00Z,2026-05-10T13:00Z,web',
    'up,2026-05-10T13:00Z,2026-06-01T00:00Z,web',
  );
const may = ['--month', '2026-05', '--at', '2026-10-01'];
const month = 2_678_400;

/*
 * Three samples, the only ones: up at 2026-01-01T00:00Z, down at 00:01, up at 00:02. What follows is unknown from 00:03 on (one
 * distance after the last): until the 20th of February 50 days less 3 minutes, 4,319,820 s.
 */
const threeSamples = (): string => {
  const values = ['1', '0', '1'].map((value, i) => [Date.UTC(2026, 0, 1) / 1_000 + 60 * i, value]);
  return write('three.json', { status: 'success', data: { result: [{ metric: { job: 'api' }, values }] } });
};

describe('time that no sample reaches', () => {
  const toFebruary = ['--window', '60d', '--at', '2026-02-20', '--slo', '99.9'];
  it('is in no budget', async () => {
    const { consumedSeconds, unknownSeconds, checks } = await runJson(['budget', threeSamples(), ...toFebruary]);
    expect([consumedSeconds, unknownSeconds, checks[0].status]).toEqual([60, 4_319_820, 'skipped']);
  });
  it('and is spent where unknown time is down, in the months behind the last sample too', async () => {
    const { consumedSeconds } = await runJson(['budget', threeSamples(), ...toFebruary, '--unknown', 'down']);
    expect(consumedSeconds).toBe(4_319_820 + 60);
  });
  it('leaves nothing to replay, where it is all there is', async () => {
    const may = ['--month', '2026-05', '--at', '2026-06-01'];
    const { replay, checks } = await runJson([
      'project',
      threeSamples(),
      ...may,
      '--failover',
      'hot',
      '--target',
      '99',
    ]);
    expect([replay, checks[0].status]).toEqual([null, 'skipped']);
  });
  it.each(['incidents', 'budget'])('is not said to count as up by %s', async (command) => {
    const may = ['--month', '2026-05', '--at', '2026-06-01', ...(command === 'budget' ? ['--slo', '99'] : [])];
    const { stderr } = await run([command, threeSamples(), ...may]);
    expect(stderr).toContain('nobody knows of 31d of the 31d (api) whether it was up');
    expect(stderr).not.toContain('does not cover');
  });
});

describe('unknown time', () => {
  it('that is all there is leaves nothing to be available, and is no fault', async () => {
    const at = Date.UTC(2026, 4, 10, 11) / 1_000;
    const values = [at, at + 60].map((seconds) => [seconds, 'NaN']);
    const path = write('answer.json', { status: 'success', data: { result: [{ metric: { job: 'api' }, values }] } });
    const hour = ['--from', '2026-05-10T11:00Z', '--to', '2026-05-10T11:02Z', '--at', '2026-06-01'];
    const result = await runJson(['incidents', path, ...hour, '--target', '99']);
    expect([result.unknownSeconds, result.availability, result.checks[0].status]).toEqual([120, null, 'skipped']);
    for (const format of ['table', 'markdown', 'html'])
      expect((await run(['incidents', path, ...hour, '--format', format])).status).toBe(0);
  });
  it('leaves the counted time, but for the outages that are known in it', async () => {
    const result = await runJson(['incidents', both(), ...may, '--group-by', 'service,month']);
    // 36,000 s less the hour of web
    expect([result.unknownSeconds, result.downtimeSeconds, result.failures]).toEqual([32_400, 7_200, 2]);
    expect(result.window.countedSeconds).toBe(month - 32_400);
    expect(result.availability).toBeCloseTo(1 - 7_200 / (month - 32_400), 14);
    expect(result.availabilityRange).toEqual([
      expect.closeTo(1 - (7_200 + 32_400) / month, 14),
      expect.closeTo(1 - 7_200 / month, 14),
    ]);
    const [api, web] = result.groups.service;
    expect([api.key, api.unknownSeconds, api.downtimeSeconds]).toEqual(['api', 36_000, 3_600]);
    expect(api.availability).toBeCloseTo(1 - 3_600 / (month - 36_000), 14);
    expect([web.key, web.unknownSeconds]).toEqual(['web', 0]);
    expect(web.availability).toBeCloseTo(1 - 3_600 / month, 14);
    expect(result.groups.month[0].unknownSeconds).toBe(32_400);
  });
  it('is the same under project and budget', async () => {
    const known = month - 32_400;
    const project = await runJson(['project', both(), ...may]);
    expect([project.unknownSeconds, project.window.countedSeconds]).toEqual([32_400, known]);
    expect(project.current.availability).toBeCloseTo(1 - 7_200 / known, 14);
    const budget = await runJson(['budget', both(), '--slo', '99.5', ...may]);
    expect([budget.unknownSeconds, budget.window.countedSeconds]).toEqual([32_400, known]);
    expect([budget.budgetSeconds, budget.consumedSeconds]).toEqual([0.005 * known, 7_200]);
    expect(budget.availability).toBeCloseTo(1 - 7_200 / known, 14);
    const range = (await runJson(['incidents', both(), ...may])).availabilityRange;
    expect([project.availabilityRange, budget.availabilityRange]).toEqual([range, range]);
  });
  it('is of each budget its own', async () => {
    const result = await runJson(['budget', both(), '--slo', '99.5', ...may, '--by', 'service', '--exit-zero']);
    expect([result.unknownSeconds, result.availabilityRange]).toEqual([null, null]);
    const of = (key: string) => result.services.find((each: { key: string }) => each.key === key);
    expect([of('api').unknownSeconds, of('web').unknownSeconds]).toEqual([36_000, 0]);
    expect(of('api').budgetSeconds).toBeCloseTo(0.005 * (month - 36_000), 9);
    expect(of('api').availabilityRange[0]).toBeCloseTo(1 - (3_600 + 36_000) / month, 14);
    expect(of('web').budgetSeconds).toBeCloseTo(0.005 * month, 9);
  });
  it('is of the services that --where picks', async () => {
    const unknown = async (...where: readonly string[]) =>
      (await runJson(['incidents', both(), ...may, ...where.flatMap((each) => ['--where', each])])).unknownSeconds;
    expect([await unknown('service=API'), await unknown('service=web'), await unknown('service!=api')]).toEqual([
      36_000, 0, 0,
    ]);
  });
  it('counts as it is asked to', async () => {
    const down = await runJson(['incidents', both(), ...may, '--unknown', 'down', '--group-by', 'service']);
    expect(down).toMatchObject({
      unknownSeconds: 32_400,
      downtimeSeconds: 7_200 + 32_400,
      filters: { unknown: 'down' },
    });
    expect(down.availability).toBeCloseTo(1 - 39_600 / month, 14);
    expect(down.availabilityRange[0]).toBe(down.availability);
    expect(down.groups.service[0]).toMatchObject({ key: 'api', downtimeSeconds: 3_600 + 36_000 });
    expect(down.counts).toMatchObject({ read: 7, analyzed: 2 }); // it is no row of the file
    const up = await runJson(['incidents', both(), ...may, '--unknown', 'up']);
    expect(up).toMatchObject({ unknownSeconds: 32_400, downtimeSeconds: 7_200 });
    expect(up.availability).toBe(up.availabilityRange[1]);
    const budget = await runJson(['budget', both(), '--slo', '99.5', ...may, '--unknown', 'down', '--exit-zero']);
    expect([budget.consumedSeconds, budget.availability]).toEqual([39_600, down.availability]);
    const { current } = await runJson(['project', both(), ...may, '--unknown', 'down']);
    expect(current.availability).toBe(down.availability);
  });
  it('that is a row after a row is one stretch', async () => {
    const at = (minute: number): string => new Date(Date.UTC(2026, 4, 10, 1, minute)).toISOString();
    const path = log(
      'status,start,end',
      ...[0, 5, 10].map((minute) => `unknown,${at(minute)},${at(minute + 5)}`),
      `down,${at(60)},${at(65)}`,
    );
    const result = await runJson(['incidents', path, ...may, '--unknown', 'down']);
    expect([result.failures, result.downtimeSeconds]).toEqual([2, 900 + 300]);
  });
  it('ends now: what comes later is the future', async () => {
    // checks every 5 min up to 10:00 on the 5th; it is the 10th, so five days are unknown, less the five minutes after the last
    const checks = Array.from({ length: 13 }, (_, i) => `${new Date(Date.UTC(2026, 4, 5, 9, 5 * i)).toISOString()},up`);
    const path = log('time,status', ...checks);
    const result = await runJson(['budget', path, '--slo', '99.9', '--calendar', 'month', '--at', '2026-05-10T10:00Z']);
    const unknown = 5 * 86_400 - 300;
    expect([result.unknownSeconds, result.window.countedSeconds]).toEqual([unknown, month - unknown]);
    expect(result.window.elapsedSeconds).toBe(9 * 86_400 + 10 * 3_600 - unknown);
  });
  it('may be all of a month: then nothing is known of it', async () => {
    const path = log('status,start,end', 'up,2026-04-01,2026-05-01', 'unknown,2026-05-01,2026-06-01');
    const result = await runJson([
      'incidents',
      path,
      '--from',
      '2026-04-01',
      '--to',
      '2026-06-01',
      '--group-by',
      'month',
    ]);
    expect(result.groups.month).toMatchObject([
      { key: '2026-04', availability: 1, unknownSeconds: 0 },
      { key: '2026-05', availability: null, downtimeSeconds: null, failures: null, unknownSeconds: month },
    ]);
  });
  it('is said, with whose it is', async () => {
    const { stderr, stdout } = await run(['incidents', both(), ...may], { columns: 120 });
    expect(stderr).toContain('nobody knows of 9h of the 31d (api) whether it was up: it is left out of counted time');
    expect(stdout).toMatch(/Unknown +9h {2}neither up nor down, left out of counted time; all of it down 98\.522%/);
  });
});

describe('a gate on unknown time', () => {
  // known 99.728 %; all of it down 98.522 %, up 99.731 %
  const gated = async (command: readonly string[], ...options: readonly string[]) => {
    const { status, stdout } = await run([...command, ...may, ...options, '--format', 'json']);
    return [
      status,
      JSON.parse(stdout)
        .checks.map((each: { status: string }) => each.status)
        .join(),
    ];
  };
  const commands = () => [
    ['incidents', both(), '--target', '99.5'],
    ['project', both(), '--target', '99.5'],
    ['budget', both(), '--slo', '99.5'],
  ];
  it('is not met by not knowing', async () => {
    for (const command of commands()) {
      expect(await gated(command)).toEqual([0, 'skipped']);
      expect(await gated(command, '--strict')).toEqual([1, 'skipped']);
    }
  });
  it('is met where it is met either way, and missed where it is missed', async () => {
    expect(await gated(['incidents', both(), '--target', '98.5'], '--strict')).toEqual([0, 'met']);
    expect(await gated(['incidents', both(), '--target', '99.73'], '--strict')).toEqual([1, 'missed']);
    expect(await gated(['budget', both(), '--slo', '98.5'], '--strict')).toEqual([0, 'met']);
  });
  it('is decided by who says how to count', async () => {
    for (const command of commands()) {
      expect(await gated(command, '--unknown', 'up', '--strict')).toEqual([0, 'met']);
      expect(await gated(command, '--unknown', 'down')).toEqual([1, 'missed']);
    }
  });
  it('holds for all that can be asserted', async () => {
    const asserted = async (metric: string, command = ['incidents', both()]) =>
      (await gated(command, '--assert', metric, '--strict'))[1];
    expect(await asserted('failures <= 2')).toBe('skipped'); // there may have been a third
    expect(await asserted('downtimeSeconds <= 3h')).toBe('skipped');
    expect(await asserted('downtimeSeconds <= 11h')).toBe('met'); // 2 h and 9 h
    expect(await asserted('groups.service[api].availability >= 99')).toBe('skipped');
    expect(await asserted('groups.service[web].availability >= 99')).toBe('met');
    expect(await asserted('availability <= 99.73')).toBe('skipped'); // all of it up is above
    expect(await asserted('policy.state != freeze', ['budget', both(), '--slo', '98.6'])).toBe('skipped,skipped');
  });
  it('gives both ways as the reason', async () => {
    const { stdout } = await run(['incidents', both(), ...may, '--target', '99.5'], { columns: 200 });
    expect(stdout).toContain('availability >= 99.5%: 98.522% were the unknown time down, 99.7312% were it up');
  });
});

describe('edges', () => {
  const checks = (every: number, count: number, bad: readonly number[], from = 0): string[] =>
    Array.from({ length: count }, (_, i) => {
      const at = new Date(Date.UTC(2026, 4, 5, 10, from + every * i)).toISOString();
      return `${at},${bad.includes(i) ? 'down' : 'up'}`;
    });
  const hour = ['--from', '2026-05-05T10:00Z', '--to', '2026-05-05T11:00Z', '--at', '2026-05-05T11:00Z'];
  it('are as coarse as the checks: n bad ones are n − 1 to n + 1 distances', async () => {
    // contract, section 9: bad at :05 and :10 → 600 s, 300 to 900
    const path = log('time,status', ...checks(5, 13, [1, 2]));
    const edges = { everySeconds: 300, downtimeSeconds: [300, 900] };
    expect(await runJson(['incidents', path, ...hour])).toMatchObject({ downtimeSeconds: 600, edges });
    expect((await runJson(['project', path, ...hour.slice(0, 4), '--at', '2026-05-05T11:00Z'])).edges).toEqual(edges);
    expect((await runJson(['budget', path, '--slo', '50', ...hour])).edges).toEqual(edges);
    const { stderr, stdout } = await run(['incidents', path, ...hour]);
    expect(stderr).toContain('each of its edges is off by up to 5m');
    expect(stdout).toMatch(/Edges +5m to 15m/);
  });
  it('are those of each service', async () => {
    // a, every minute, 2 bad: 1 to 3 min; b, every 5 min, 1 bad: 0 to 10 min; apart
    const a = checks(1, 61, [10, 11]).map((row) => `a,${row}`);
    const b = checks(5, 13, [8]).map((row) => `b,${row}`);
    const path = log('service,time,status', ...a, ...b);
    const result = await runJson(['incidents', path, ...hour]);
    expect(result.edges).toEqual({ everySeconds: 300, downtimeSeconds: [60 + 0, 180 + 600] });
    const ofA = await runJson(['incidents', path, ...hour, '--where', 'service=a']);
    expect(ofA.edges).toEqual({ everySeconds: 60, downtimeSeconds: [60, 180] });
  });
  it('are none where rows are incidents or changes', async () => {
    expect((await runJson(['incidents', both(), ...may])).edges).toBeNull();
  });
});

describe('what is cut from a service', () => {
  it('is not unknown of it, and hides nothing', async () => {
    // of the 10 h of api, 15 to 17 were agreed; web is down in one of the others
    const cut = log('start,end,service', '2026-05-10T15:00Z,2026-05-10T17:00Z,api');
    const result = await runJson(['incidents', both(), ...may, '--exclude', cut, '--group-by', 'service']);
    expect([result.unknownSeconds, result.groups.service[0].unknownSeconds]).toEqual([32_400 - 7_200, 36_000 - 7_200]);
    expect(result.groups.service[0].availability).toBeCloseTo(1 - 3_600 / (month - 36_000), 14);
    const budget = await runJson(['budget', both(), '--slo', '99', ...may, '--exclude', cut, '--by', 'service']);
    const api = budget.services.find(({ key }: { key: string }) => key === 'api');
    expect(api.unknownSeconds).toBe(36_000 - 7_200);
    expect(api.budgetSeconds).toBeCloseTo(0.01 * (month - 36_000), 9);
  });
});
