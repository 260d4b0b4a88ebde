import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

/** Three incidents of February 2027: 20 min, and 10 and 7 min that overlap; 1,200 + 720 s down in two outages. */
const february = () =>
  log(
    'id,cause,start,verified',
    'i1,deployment,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
    'i2,network,2027-02-10T00:00:00Z,2027-02-10T00:10:00Z',
    'i3,deployment,2027-02-10T00:05:00Z,2027-02-10T00:12:00Z',
  );
const window = ['--from', '2027-02-01', '--to', '2027-03-01'];
const monthSeconds = 28 * 86_400;

describe('without a log', () => {
  const means = (...more: string[]) => runJson(['project', '--mtbf', '720h', '--mttr', '2h', ...more]);

  it('holds 99.99 % at an MTBF of 720 h with an MTTR of 259.2259 s', async () => {
    const result = await means('--target', '99.99');
    expect(result.current.unavailability).toBe(2 / 722);
    expect(result.needed.mttrSeconds).toBeCloseTo(259.2259225922592, 10);
    expect(result).toMatchObject({ window: null, compare: null, trend: null });
    expect(result.reasons).toMatchObject({ forecast: null, bootstrap: expect.stringMatching(/log/) });
    expect(result.checks).toMatchObject([{ expression: 'availability >= 99.99%', status: 'missed' }]);
  });

  it('makes 99.95 % of 99.9 % by half the MTTR', async () => {
    // MTTR 30 min at 99.9 %: MTBF = 1800·0.999/0.001 s; then 900/(1798200 + 900)
    const result = await runJson(['project', '--mtbf', '1798200s', '--mttr', '30m', '--reduce', 'mttr=50%']);
    expect(result.current.unavailability).toBe(0.001);
    expect(result.scenarios[0].unavailability).toBe(900 / 1_799_100);
    expect(result.scenarios).toHaveLength(1); // all together would be the same row again
  });

  it('puts all changes together, and compares that with the target', async () => {
    const result = await means('--mtbf', 'x2', '--reduce', 'mttr=50%', '--target', '99.93');
    // alone 1/721; together ½·2/(1440 + 1) = 1/1441
    const names = result.scenarios.map((each: { name: string }) => each.name);
    expect(names).toEqual(['mtbf x2', 'reduce mttr=50%', 'all together']); // as they are typed
    expect(result.scenarios[0].unavailability).toBe(result.scenarios[1].unavailability);
    expect(result.scenarios[2]).toMatchObject({ isCombined: true, unavailability: 1 / 1_441 });
    expect(result.checks).toMatchObject([{ expression: 'availability (all together) >= 99.93%', status: 'met' }]);
    expect(result.doubling.mtbfDoubled.unavailability).toBe(result.doubling.mttrHalved.unavailability);
  });

  it('lists the scenarios as they are typed, options of any kind in turn', async () => {
    const typed = ['--set', 'mttr=1m', '--mtbf', 'x2', '--reduce', 'mttr=50%', '--mtbf', 'x3', '--set', 'mtbf=40d'];
    const { scenarios } = await means(...typed);
    expect(scenarios.map((each: { name: string }) => each.name)).toEqual([
      ...['set mttr=1m', 'mtbf x2', 'reduce mttr=50%', 'mtbf x3', 'set mtbf=40d'],
      'all together',
    ]);
  });

  it('tells what it is worth', async () => {
    // 2/722 of 8760 h is 24.2659 h, half the MTTR 1/721 of it 12.1498 h
    const result = await means('--reduce', 'mttr=50%', '--set', 'mttr=1m', '--cost-per-hour', '1000');
    expect(result.current.costPerYear).toBeCloseTo((2 / 722) * 8_760 * 1_000, 8);
    expect(result.scenarios[0].savedPerYear).toBeCloseTo((2 / 722 - 1 / 721) * 8_760 * 1_000, 8);
    expect(result.doubling.mtbfDoubled.savedPerYear).toBe(result.doubling.mttrHalved.savedPerYear);
    expect(result.ranking.map((each: { name: string }) => each.name)).toEqual(['set mttr=1m', 'reduce mttr=50%']);
  });
});

describe('a mean is no promise', () => {
  // SciPy, the Bessel form of the law (see core/statistics/alternating.test.ts)
  it('a design exactly at 99.99 % keeps 67 % of its months', async () => {
    const design = ['project', '--mtbf', '2999700s', '--mttr', '5m', '--target', '99.99'];
    const { forecast, current, findings } = await runJson(design);
    expect(current.unavailability).toBe(0.0001);
    expect(forecast).toMatchObject({ model: 'exponential', runs: null, seed: null, bootstrap: null, outages: null });
    expect(forecast.meetProbability).toBeCloseTo(0.668538986984049, 11); // of 30 days
    expect(forecast.periodsMet.month).toBeCloseTo(0.667129625880674, 11);
    expect(forecast.periodsMet.year).toBeCloseTo(0.5437605091929051, 11);
    expect(findings.map(({ kind }: { kind: string }) => kind)).toContain('meanIsNoPromise');
    expect((await run([...design, '--assert', 'forecast.periodsMet.month >= 0.9'])).status).toBe(1);
  });
  it('every scenario has a forecast of its own', async () => {
    const { scenarios } = await runJson([
      'project',
      '--mtbf',
      '30d',
      '--mttr',
      '2h',
      '--target',
      '99.9',
      '--window',
      '30d',
      '--set',
      'mttr=0s',
      '--mtbf',
      'x1',
    ]);
    const [quiet, same] = scenarios;
    expect([quiet.name, quiet.forecast.meetProbability, quiet.forecast.downtimeSeconds.p95]).toEqual([
      'set mttr=0s',
      1,
      0,
    ]);
    expect(same.forecast.meetProbability).toBeCloseTo(0.48824778444880096, 11); // 30 d and 2 h against 2,592 s
  });
  it('a change of a log acts on its outages', async () => {
    // outages of 1,200 and 720 s, halved: those of 600 and 360 s in the same time
    const halved = log(
      'id,start,verified',
      'a,2027-02-03T10:00:00Z,2027-02-03T10:10:00Z',
      'b,2027-02-10T00:00:00Z,2027-02-10T00:06:00Z',
    );
    const args = [...window, '--target', '99.9'];
    const { scenarios } = await runJson([
      'project',
      february(),
      ...args,
      '--reduce',
      'mttr=50%',
      '--without',
      'cause=deployment,network',
    ]);
    const own = (await runJson(['project', halved, ...args])).forecast;
    // 960 s more of 2.4 million are up there: the rate differs by 0.04 %
    expect(Math.abs(scenarios[0].forecast.meetProbability - own.meetProbability)).toBeLessThan(0.02);
    expect(Math.abs(scenarios[0].forecast.downtimeSeconds.p95 / own.downtimeSeconds.p95 - 1)).toBeLessThan(0.1);
    expect(scenarios[0].forecast).toMatchObject({ model: 'poisson', runs: 10_000, seed: 1 });
    expect([scenarios[1].forecast, scenarios[1].forecastReason]).toEqual([null, expect.stringMatching(/no outage/)]);
  });
  it('more uptime between failures makes fewer of them', async () => {
    const { scenarios, forecast } = await runJson([
      'project',
      february(),
      ...window,
      '--target',
      '99.9',
      '--mtbf',
      'x1000000',
    ]);
    // n + ½ = 2.5 failures in a million times 28 days: one in 30 days has a chance of 2.7e-6
    expect(scenarios[0].forecast.meetProbability).toBeGreaterThan(0.999);
    expect(scenarios[0].forecast.meetProbability).toBeGreaterThan(forecast.meetProbability);
  });
  it('what meeting the target saves', async () => {
    // (2/722 − 0.001) of 8,760 h at 1,000
    const { needed } = await runJson([
      'project',
      '--mtbf',
      '720h',
      '--mttr',
      '2h',
      '--target',
      '99.9',
      '--cost-per-hour',
      '1000',
    ]);
    expect(needed.savedPerYear).toBeCloseTo((2 / 722 - 0.001) * 8_760 * 1_000, 6);
  });
});

describe('phases without a log', () => {
  const phases = ['--mttr', 'detect=5m,identify=30m,fix=7m,verify=3m'];

  it('45 minutes, 30 of them identification: what 99.99 % at 30 d takes', async () => {
    const { needed, current, findings } = await runJson(['project', '--mtbf', '30d', ...phases, '--target', '99.99']);
    expect(current.mttrSeconds).toBe(2_700);
    expect(needed.mttrSeconds).toBeCloseTo(259.2259225922592, 10);
    // by none of them alone: even identification is only two thirds
    expect(needed.phases).toMatchObject({ detect: null, identify: null, fix: null, verify: null });
    const left = 259.2259225922592 / 2_700; // of each, where all shrink
    expect(needed.phases.all.reduction).toBeCloseTo(1 - left, 12);
    expect(needed.phases.all.seconds.detect).toBeCloseTo(300 * left, 9);
    expect(needed.phases.all.seconds.identify).toBeCloseTo(1_800 * left, 9);
    // 1 + 5 + 5 + 2 minutes are 13, and 4 m 19 s are allowed
    expect(needed.phaseTargets).toMatchObject({ sumSeconds: 780, suffice: false });
    expect(findings[0].message).toBe(
      'the phase targets add up to more than the target allows: detect 1m + identify 5m + fix 5m + verify 2m = 13m, and 99.99% at this MTBF allows 4m 19s a recovery. Meeting every one of them does not meet it.',
    );
  });
  it('other targets of the phases that suffice', async () => {
    const targets = ['--phase-target', 'detect=30s,identify=1m,fix=2m,verify=45s']; // 255 s
    const { needed, findings } = await runJson([
      'project',
      '--mtbf',
      '30d',
      ...phases,
      '--target',
      '99.99',
      ...targets,
    ]);
    expect([needed.phaseTargets.sumSeconds, needed.phaseTargets.suffice, findings]).toEqual([255, true, []]);
  });
  it('changes of phases', async () => {
    // half of identification: 30 min in 30 d
    const { scenarios } = await runJson([
      'project',
      '--mtbf',
      '30d',
      ...phases,
      '--reduce',
      'identify=50%',
      '--set',
      'detect=1m',
    ]);
    expect(scenarios[0].unavailability).toBeCloseTo(1_800 / 2_593_800, 15);
    expect(scenarios[1].mttrSeconds).toBeCloseTo(2_460, 9); // 45 min less 4
    expect(scenarios[2].mttrSeconds).toBeCloseTo(1_560, 9);
  });
});

describe('from a log', () => {
  it('starts from the effective MTTR, so that A = MTBF / (MTBF + MTTR)', async () => {
    const { current } = await runJson(['project', february(), ...window]);
    expect(current.unavailability).toBe(1_920 / monthSeconds);
    expect(current.mttrSeconds).toBe(640); // 1,920 s / 3 failures
    expect(current.mtbfSeconds).toBe((monthSeconds - 1_920) / 3);
    expect(current.downtimeSeconds.year).toBeCloseTo((1_920 / monthSeconds) * 31_536_000, 8);
    expect(current).toMatchObject({ failures: 3, outages: 2 });
  });

  it('takes out a cause, and measures the union of the rest again', async () => {
    const { scenarios } = await runJson(['project', february(), ...window, '--without', 'cause=deployment']);
    expect(scenarios[0]).toMatchObject({ unavailability: 600 / monthSeconds, mttrSeconds: 600 });
    const both = await runJson(['project', february(), ...window, '--without', 'cause=deployment,network']);
    expect(both.scenarios[0]).toMatchObject({ availability: 1, nines: null, mttrSeconds: null });
  });

  it('breaks 99.99 % with three outages of 20 minutes a year', async () => {
    // 3,600 s against 3,153.6 s
    const rows = ['02', '05', '09'].map((month) => `${month},2027-${month}-01T00:00:00Z,2027-${month}-01T00:20:00Z`);
    const path = log('id,start,verified', ...rows);
    const { status } = await run(['project', path, '--from', '2027-01-01', '--to', '2028-01-01', '--target', '99.99']);
    expect(status).toBe(1);
  });

  it('says that a cause is misspelt, and fails for it under --strict', async () => {
    const args = ['project', february(), ...window, '--without', 'cause=deploymnt', '--at', '2027-03-01'];
    const { status, stderr } = await run(args);
    expect(stderr).toMatch(/no row has cause = deploymnt; did you mean deployment\?/);
    expect(status).toBe(0);
    expect((await run([...args, '--strict'])).status).toBe(1);
  });

  it('scales by the shares of the phases', async () => {
    // one complete incident: 10, 20, 30 and 40 min of 100; half of the detection is 5 % of 100 min in 30 days
    const stamps = '2026-04-02T00:10:00Z,2026-04-02T00:30:00Z,2026-04-02T01:00:00Z,2026-04-02T01:40:00Z';
    const path = log('id,start,detected,identified,fixed,verified', `a,2026-04-02T00:00:00Z,${stamps}`);
    const april = ['project', path, '--month', '2026-04', '--target', '99.99'];
    const { scenarios, needed } = await runJson([...april, '--reduce', 'detect=50%', '--set', 'verify=10m']);
    const up = 30 * 86_400 - 6_000;
    const left = (share: number): number => (6_000 * share) / (up + 6_000 * share);
    expect(scenarios[0].unavailability).toBeCloseTo(left(0.95), 15);
    expect(scenarios[1].unavailability).toBeCloseTo(left(0.7), 15);
    expect(scenarios[2].unavailability).toBeCloseTo(left(0.65), 15);
    const together = await runJson([...april, '--reduce', 'detect=50%,verify=75%']);
    expect(together.scenarios).toHaveLength(1);
    expect(together.scenarios[0].unavailability).toBe(scenarios[2].unavailability);
    expect(needed.phases).toMatchObject({ detect: null, identify: null, fix: null, verify: null });
    // all of them: MTTR·U/A of the uptime, of 6,000 s
    expect(needed.phases.all.reduction).toBeCloseTo(1 - (up * 1e-4) / 0.9999 / 6_000, 12);
    expect(needed.reasons.detect).toBe('cannot be met by detect alone: it is 10% of the recovery');
  });
});

describe('the forecast', () => {
  it('is that of the merged outages, twice the same', async () => {
    const args = ['project', february(), ...window, '--target', '99.9', '--assert', 'forecast.meetProbability >= 0.5'];
    const result = await runJson(args);
    // numpy, 1,000,000 runs of its own over outages of 1,200 and 720 s in 2,417,280 s of uptime: 0.568379 that the next
    // 30 days keep 2,592 s; the deviation of 100,000 runs is 0.0016
    const { forecast } = result;
    expect(Math.abs(forecast.meetProbability - 0.568379)).toBeLessThan(0.008);
    const error = 1.96 * Math.sqrt((0.5684 * 0.4316) / 100_000);
    expect(forecast.monteCarloError.meetProbability / error).toBeCloseTo(1, 1);
    expect(forecast).toMatchObject({ runs: 100_000, seed: 1, horizonSeconds: 2_592_000, outages: 2, bootstrap: null });
    expect(result.reasons.bootstrap).toMatch(/month/);
    expect(result.checks.at(-1)).toMatchObject({ status: 'met' });
    expect(await runJson(args)).toEqual(result);
    const shares = forecast.histogram.map((bin: { share: number }) => bin.share);
    expect(shares.reduce((a: number, b: number) => a + b, 0)).toBeCloseTo(1, 12);
    expect(result.findings[0].kind).toBe('fewOutages');
  });

  it('looks as far ahead as --window says, and as often as --runs', async () => {
    const more = ['--window', '90d', '--runs', '500', '--seed', '7'];
    const { forecast } = await runJson(['project', february(), ...window, ...more]);
    expect(forecast).toMatchObject({ runs: 500, seed: 7, horizonSeconds: 90 * 86_400, meetProbability: null });
  });

  it('has a second model from two months on, and says where they disagree', async () => {
    // every outage in one month of twelve: the months bring them together or not at all
    const rows = Array.from({ length: 12 }, (_, i) => {
      const day = String(i + 2).padStart(2, '0');
      return `${i},2026-05-${day}T00:00:00Z,2026-05-${day}T01:00:00Z`;
    });
    const year = ['--from', '2026-01-01', '--to', '2027-01-01', '--at', '2027-01-01', '--target', '99.9'];
    const result = await runJson(['project', log('id,start,verified', ...rows), ...year]);
    const { bootstrap } = result.forecast;
    expect(bootstrap.months).toBe(12);
    expect(bootstrap.meetProbability).toBeGreaterThan(0.85); // 11 of 12 months are quiet
    expect(result.forecast.meetProbability).toBeLessThan(0.5); // one outage a month: about e⁻¹ of them are quiet
    const found = result.findings.find((each: { kind: string }) => each.kind === 'modelsDisagree');
    expect(found.message).toMatch(/disagree/);
    expect(result.trend.changes.map((each: { what: string }) => each.what)).toContain('rate');
  });

  it('is null without an outage', async () => {
    const quiet = await runJson(['project', log('id,start,verified'), ...window, '--target', '99.9']);
    expect(quiet.forecast).toBeNull();
    expect(quiet.reasons.forecast).toMatch(/no outage/);
    expect(quiet.current).toMatchObject({ availability: 1, mtbfSeconds: null, mttrSeconds: null });
  });
});

describe('a change of the rate', () => {
  const starts = ['01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08', '01-09', '10-28', '11-27'];
  const rows = starts.map((day) => `${day},2026-${day}T00:00:00Z,2026-${day}T00:10:00Z`);
  const args = () => ['project', log('id,start,verified', ...rows), '--from', '2026-01-01', '--to', '2027-01-01'];

  it('counts the quiet time as after', async () => {
    // by hand: 8 failures in the first 8 days, 2 in the other 357; a month is 365/12 d
    const { trend, findings } = await runJson([...args(), '--at', '2027-01-01']);
    const change = trend.changes.find((each: { what: string }) => each.what === 'rate');
    expect(change.at).toBe('2026-01-09T00:00:00Z');
    expect(change.failuresPerMonth[0]).toBeCloseTo(365 / 12, 10);
    expect(change.failuresPerMonth[1]).toBeCloseTo(((2 / 357) * 365) / 12, 10);
    expect(findings.at(-1).message).toMatch(/around 2026-01-09: 30\.42 a month before, 0\.17 from then on/);
  });

  it('names the day of the zone', async () => {
    const { findings } = await runJson([...args(), '--at', '2027-01-02', '--zone', 'America/New_York']);
    expect(findings.at(-1).message).toMatch(/around 2026-01-08/); // midnight UTC is 19:00 of the day before
  });
});
