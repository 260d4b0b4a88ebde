import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';
import { at, february } from './february.ts';
import { openSlo, rolling } from './open-slo.ts';

const slo = ['--slo', '99.9'];
const statuses = ({ checks }: { checks: { status: string }[] }): string[] => checks.map(({ status }) => status);

describe('a policy file', () => {
  const policy = write(
    'policy.yaml',
    'steps:\n  - { state: go, above: 26% }\n  - { state: slow, atLeast: 10% }\n  - { state: stop }\n',
  );
  it('replaces the steps: 25.9 % left are slow', async () => {
    const result = await runJson([
      'budget',
      february(),
      ...slo,
      ...at,
      '--policy',
      policy,
      '--gate',
      'stop',
      '--covers',
      '2027-01-01/',
    ]);
    expect(result.policy).toMatchObject({
      state: 'slow',
      rule: 'at least 10 % and at most 26 % left',
      steps: [{ name: 'go' }, { name: 'slow' }, { name: 'stop', rule: 'less than 10 % left' }],
    });
    expect(statuses(result)).toEqual(['met', 'met']);
  });
  it('names the states of --gate', async () => {
    const { status, stderr } = await run(['budget', february(), ...slo, ...at, '--policy', policy, '--gate', 'freeze']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'error: --gate: there is no state "freeze"']);
  });
  it.each(['above: NaN', 'above: .nan', 'above: -5%', 'above: 120%', 'above: yes'])('refuses %s', async (bound) => {
    const path = write('policy.yaml', `steps:\n  - { state: go, ${bound} }\n  - { state: stop }\n`);
    const { status, stderr, stdout } = await run(['budget', february(), ...slo, ...at, '--policy', path]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(`error: ${path}:2:`);
  });
  it('is not overwritten', async () => {
    const { status } = await run(['budget', february(), ...slo, ...at, '--policy', policy, '--output', policy]);
    expect(status).toBe(2);
  });
});

describe('an OpenSLO file', () => {
  it('gives target, window and service: of api 20 + 10 min in 28 days', async () => {
    const path = write('slo.json', openSlo('api', 'api', 0.999, rolling));
    const result = await runJson(['budget', february(), '--slo', path, ...at]);
    expect([result.budgetSeconds, result.consumedSeconds]).toEqual([2_419.2, 1_800]);
    expect(result.window.start).toBe('2027-01-23T00:00:00Z');
    expect(result.objectives).toMatchObject([{ key: 'api', budgetSeconds: 2_419.2, consumedSeconds: 1_800 }]);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).toContain('sloByTime');
    expect(result.byIncident.map(({ id }: { id: string }) => id)).toEqual(['i1', 'i2']);
  });
  it('takes a window of the command line instead', async () => {
    const path = write('slo.json', openSlo('api', 'api', 0.999, rolling));
    const result = await runJson(['budget', february(), '--slo', path, ...at, '--window', '1d']);
    expect([result.budgetSeconds, result.objectives[0].budgetSeconds]).toEqual([86.4, 86.4]);
  });
  it('has the calendar of its own zone: March in New York is an hour short', async () => {
    const calendar = { duration: '1M', calendar: { startTime: '2027-01-01 00:00:00', timeZone: 'America/New_York' } };
    const path = write('slo.json', openSlo('api', 'api', 0.999, calendar));
    const result = await runJson(['budget', february(), '--slo', path, '--at', '2027-03-20T00:00:00Z']);
    expect(result.budgetSeconds).toBe((31 * 86_400 - 3_600) / 1_000);
    expect([result.window.kind, result.window.zone]).toEqual(['calendar', 'America/New_York']);
  });
  it('is judged by each of its objectives, the least left first', async () => {
    const path = write('slo.json', [openSlo('a', 'api', 0.9995, rolling), openSlo('w', 'web', 0.999, rolling)]);
    const result = await runJson(['budget', february(), '--slo', path, ...at, '--sla', '99.5']);
    // 99.95 % of 28 d are 1209.6 s: api took 1800; web 420 of 2419.2
    expect(result.objectives.map(({ key }: { key: string }) => key)).toEqual(['a', 'w']);
    expect(statuses(result)).toEqual(['missed', 'met', 'met']);
  });
  it('must lie within the topology with the strictest of its objectives', async () => {
    // two parts of 99.9 % in series reach 99.8001 %: 99.5 is within, 99.9 is not
    const topology = write('topology.json', {
      components: { a: { availability: '99.9%' }, b: { availability: '99.9%' } },
      journeys: { pay: 'a -> b' },
    });
    const path = write('slo.json', [openSlo('a', 'api', 0.995, rolling), openSlo('w', 'web', 0.999, rolling)]);
    const result = await runJson(['budget', february(), '--slo', path, ...at, '--topology', topology]);
    expect(statuses(result)).toEqual(['met', 'met', 'missed']);
  });
  it('counts every incident where the log does not tell services apart', async () => {
    const path = write('slo.json', openSlo('api', 'api', 0.999, rolling));
    const plain = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:20:00Z');
    expect((await runJson(['budget', plain, '--slo', path, ...at])).consumedSeconds).toBe(1_200);
  });
  it('says where the log does not have its service, which --strict fails', async () => {
    const path = write('slo.json', openSlo('api', 'apy', 0.999, rolling));
    const result = await runJson(['budget', february(), '--slo', path, ...at]);
    expect(statuses(result)).toEqual(['met', 'skipped']);
    expect((await run(['budget', february(), '--slo', path, ...at, '--strict'])).status).toBe(1);
  });
  it('is refused with line and column', async () => {
    const path = write(
      'slo.yaml',
      'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec:\n  timeWindow: [{ duration: 28d, isRolling: true }]\n  budgetingMethod: Occurrences\n  objectives: [{ target: 99.9 }]\n',
    );
    const { status, stderr } = await run(['budget', february(), '--slo', path, ...at]);
    expect(status).toBe(2);
    expect(stderr).toMatch(`error: ${path}:7:`);
  });
});

describe('targets by service', () => {
  const targets = write(
    'targets.yaml',
    'targets:\n  api: 99.99%\n  web: { target: 99%, window: 12d }\n  ghost: 99%\ndefault: 99.5%\n',
  );
  it('hold each service to its own, in its own window', async () => {
    const result = await runJson(['budget', february(), '--targets', targets, ...at]);
    const figures = result.services.map((each: { key: string; budgetSeconds: number; consumedSeconds: number }) => [
      ...[each.key, each.budgetSeconds, each.consumedSeconds],
    ]);
    // api 0.0001 × 30 d, web 0.01 × 12 d, ghost 0.01 × 30 d
    expect(figures).toEqual([
      ['api', 259.2, 1_800],
      ['web', 10_368, 420],
      ['ghost', 25_920, 0],
    ]);
    expect(statuses(result)).toEqual(['missed', 'met', 'met', 'skipped']);
    expect(result.services[2].slo.unavailability).toBe(0.005 * 2); // its own, not the default
  });
});

describe('counts of events', () => {
  const events = write(
    'events.csv',
    'timestamp,good,total\n2027-02-18T00:00:00Z,990,1000\n2027-02-19T23:30:00Z,1995,2000\n2027-02-20T00:00:00Z,0,5000\n',
  );
  it('are told from a log, and counted up to now', async () => {
    const result = await runJson(['budget', events, '--slo', '99', ...at, '--window', '7d']);
    // 15 bad of 3000; the row at now itself has not passed
    expect([result.budgetEvents, result.consumedEvents, result.events.total]).toEqual([30, 15, 3_000]);
    expect([result.periodBurnRate, result.currentBurnRate.rate]).toEqual([0.5, 0.25]); // last hour: 5 of 2000 against 1 %
    expect(result.policy.state).toBe('low-risk-only');
  });
  it('are the same from standard input', async () => {
    const stdin = 'time;bad;requests\n2027-02-18T00:00:00Z;10;1000\n';
    const result = await runJson(['budget', '--slo', '99', ...at], { stdin });
    expect([result.budgetEvents, result.consumedEvents]).toEqual([10, 10]);
    expect(statuses(result)).toEqual(['met']);
  });
  it('leave the log alone that comes from standard input', async () => {
    const stdin = 'start,end\n2027-02-18T00:00:00Z,2027-02-18T00:10:00Z\n';
    expect((await runJson(['budget', ...slo, ...at], { stdin })).consumedSeconds).toBe(600);
  });
  it('are skipped where none lies in the window', async () => {
    const result = await runJson(['budget', events, '--slo', '99', ...at, '--month', '2026-12']);
    expect(statuses(result)).toEqual(['skipped']);
    expect(result.window.uncoveredSeconds).toBe(31 * 86_400);
  });
  it('refuse what asks for durations of incidents', async () => {
    const { status, stderr } = await run(['budget', events, '--slo', '99', ...at, '--deploy', '5% 20m']);
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      'error: --deploy needs a log of incidents, and this is one of counted events',
    ]);
  });
});

describe('deploys', () => {
  const deploys = write(
    'deploys.csv',
    'deployed_at,service\n2027-02-03T09:50:00Z,api\n2027-02-09T23:59:00Z,api\n2027-02-12T00:00:00Z,web\n2027-01-01T00:00:00Z,api\n',
  );
  it('are joined to incidents: the change failure rate and the observed risk', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at, '--deploys', deploys]);
    // i1 and i2 belong to the first two deploys, i3 (web) to none; the one of 1 January lies outside the window
    expect(result.deploys).toMatchObject({
      count: 3,
      failed: 2,
      rate: 2 / 3,
      burnSecondsPerDeploy: 600,
      burnSecondsPerFailure: 900,
    });
    // Clopper–Pearson for 2 of 3, scipy.stats.binomtest(2, 3).proportion_ci()
    expect(result.deploys.rateInterval[0]).toBeCloseTo(0.094299324, 8);
    expect(result.deploys.rateInterval[1]).toBeCloseTo(0.991596241, 8);
    expect([result.deploy.probability, result.deploy.outageSeconds]).toEqual([2 / 3, 900]);
  });
  it('count where they belong to what is looked at, and where the log covers them', async () => {
    // of web there is one deploy, on the 12th, and i3 came before it; the two of api are left out
    const web = await runJson(['budget', february(), ...slo, ...at, '--deploys', deploys, '--where', 'service=web']);
    expect(web.deploys).toMatchObject({ count: 1, failed: 0, leftOut: { otherServices: 2, uncovered: 0 } });
    // up to the 9th: the first deploy alone
    const covers = ['--covers', '2027-02-01/2027-02-09'];
    const early = await runJson(['budget', february(), ...slo, ...at, '--deploys', deploys, ...covers]);
    expect(early.deploys).toMatchObject({ count: 1, failed: 1, leftOut: { otherServices: 0, uncovered: 2 } });
    const { stdout } = await run(['budget', february(), ...slo, ...at, '--deploys', deploys, ...covers], {
      columns: 120,
    });
    expect(stdout).toContain('1 failed; not counted: 2 in time that the log does not cover');
  });
  it('leave out those of services that the SLO file is not of', async () => {
    const file = write('slo.json', openSlo('web', 'web', 0.999, rolling));
    const result = await runJson(['budget', february(), '--slo', file, ...at, '--deploys', deploys]);
    expect(result.deploys).toMatchObject({ count: 1, failed: 0, leftOut: { otherServices: 2, uncovered: 0 } });
  });
  it('are counted for the next twenty', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at, '--deploys', deploys, '--deploy', 'x20']);
    // 2/3 of 900 s, twenty times
    expect(result.deploy).toMatchObject({ count: 20, probability: 2 / 3, outageSeconds: 900 });
    expect(result.deploy.expectedSeconds).toBeCloseTo(12_000, 9);
  });
  it('give way to --deploy', async () => {
    const result = await runJson(['budget', february(), ...slo, ...at, '--deploys', deploys, '--deploy', '1% 1m']);
    expect([result.deploy.probability, result.deploy.outageSeconds]).toEqual([0.01, 60]);
  });
});

describe('the statement and the replay', () => {
  it('has every month that the log covers, each with its own availability', async () => {
    const path = log(
      'start,verified',
      '2027-01-10T00:00:00Z,2027-01-10T10:00:00Z',
      '2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
    );
    const credits = ['--credits', '99.99=10%,99=25%,95=100%', '--fee', '1000'];
    const { statement } = await runJson(['budget', path, ...slo, ...at, ...credits]);
    // January 10 h of 744 h: 98.66 %; February so far 20 min of 19 d: 99.927 %
    expect(
      statement.map(({ credit, money, provisional }: Record<string, unknown>) => [credit, money, provisional]),
    ).toEqual([
      [0.25, 250, false],
      [0.1, 100, true],
    ]);
    expect(statement[0].unavailability).toBe(10 / 744);
  });
  it('runs the alerts over the log', async () => {
    const { alertReplay } = await runJson(['budget', february(), ...slo, ...at, '--replay-alerts']);
    // 51.84 s into i1; the short window falls below 295.68 s after its end
    expect(alertReplay.fired[0]).toMatchObject({
      severity: 'page',
      at: '2027-02-03T10:00:51.840Z',
      resetAt: '2027-02-03T10:24:55.680Z',
      consumedRatio: 0.02,
      incidents: ['i1'],
    });
    expect(alertReplay.missed).toEqual([]);
    const short = log('id,start,verified', 'x,2027-02-03T10:00:00Z,2027-02-03T10:00:30Z');
    expect((await runJson(['budget', short, ...slo, ...at, '--replay-alerts'])).alertReplay).toEqual({
      fired: [],
      missed: ['x'],
    });
  });
});

describe('a suggested target', () => {
  it('is from the incidents of the SLO file: web has one outage, api two, and i3 overlaps i2', async () => {
    const suggestions = async (service: string) => {
      const file = write('slo.json', openSlo(service, service, 0.999, rolling));
      return (await runJson(['budget', february(), '--slo', file, ...at, '--suggest'])).suggest;
    };
    const [web, api] = [await suggestions('web'), await suggestions('api')];
    expect([web.outages, api.outages]).toEqual([1, 2]);
    const filtered = ['--where', 'service=web', '--window', '28d', '--suggest'];
    expect(web).toEqual((await runJson(['budget', february(), ...slo, ...at, ...filtered])).suggest);
  });
  it('stands in for an SLO, and is met', async () => {
    const result = await runJson(['budget', february(), ...at, '--suggest']);
    expect(result.slo.unavailability).toBe(result.suggest.unavailability);
    expect(result.suggest.meetProbability).toBeGreaterThanOrEqual(0.9);
    expect(statuses(result)).toEqual(['met']);
  });
  it('needs an outage', async () => {
    const { status, stderr } = await run(['budget', write('none.csv', 'start,end\n'), ...at, '--suggest']);
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      'error: no outage was recorded before now: there is nothing to suggest an SLO from',
    ]);
    const named = await runJson(['budget', write('none.csv', 'start,end\n'), ...slo, ...at, '--suggest']);
    expect(named.suggest).toBeNull();
  });
});
