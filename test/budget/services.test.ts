import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';
import { at, february } from './february.ts';
import { openSlo, rolling } from './open-slo.ts';

const slo = ['--slo', '99.9'];
const inMay = ['--at', '2027-05-01', '--covers', '2027-02-01/2027-05-01'];
type Check = { expression: string; status: string };
type Warning = { kind: string; message: string };

describe('--by service', () => {
  it('judges every service that the log names, also those without an incident in the window', async () => {
    const result = await runJson(['budget', february(), ...slo, '--by', 'service', ...inMay]);
    // April has no incident: each has all of 0.001 × 30 d = 2592 s
    expect(result.services).toMatchObject([
      { key: 'api', incidents: 0, budgetSeconds: 2_592, consumedSeconds: 0, remainingRatio: 1 },
      { key: 'web', incidents: 0, budgetSeconds: 2_592, consumedSeconds: 0, remainingRatio: 1 },
    ]);
    expect(result.checks).toMatchObject([{ status: 'met' }, { status: 'met' }]);
  });
  it('but not those that --where leaves out', async () => {
    const args = ['budget', february(), ...slo, '--by', 'service', ...inMay, '--where', 'service=web'];
    expect((await runJson(args)).services).toMatchObject([{ key: 'web' }]);
  });
  it('is a skipped check where there is none, which --strict fails', async () => {
    const plain = log('start,verified', '2027-02-03T10:00:00Z,2027-02-03T10:20:00Z');
    const args = ['budget', plain, ...slo, '--by', 'service', ...inMay];
    expect((await runJson(args)).checks).toMatchObject([
      { expression: 'a row names a service', actual: null, status: 'skipped' },
    ]);
    expect([(await run(args)).status, (await run([...args, '--strict'])).status]).toEqual([0, 1]);
  });
  it('needs a target for each service of the log, by name or by default', async () => {
    const of = (text: string) => run(['budget', february(), '--targets', write('targets.yaml', text), ...at]);
    const { status, stderr, stdout } = await of('targets:\n  api: 99.9\n');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error: .*targets.yaml has no default and does not name web\n {2}add the target, or a default/,
    );
    expect((await of('targets:\n  api: 99.9\n  Web: 99\n')).status).toBe(0); // all are named, in any letter case
    expect((await of('targets:\n  api: 99.9\ndefault: 99\n')).status).toBe(0);
  });
  it('needs one for incidents that name no service, where any hits the window', async () => {
    const targets = write('targets.yaml', 'targets:\n  api: 99\n');
    const args = (nameless: string) => [
      ...['budget', log('service,start,verified', 'api,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z', nameless)],
      ...['--targets', targets, ...at],
    ];
    const { status, stderr } = await run(args(',2027-02-04T10:00:00Z,2027-02-04T10:20:00Z'));
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      `error: ${targets} has no default and does not name incidents without a service`,
    ]);
    expect((await run(args(',2026-12-04T10:00:00Z,2026-12-04T10:20:00Z'))).status).toBe(0);
  });
  it('shows the windows where they differ, and only there', async () => {
    const targets = write('targets.yaml', 'targets:\n  web: { target: 99%, window: 12d }\ndefault: 99.5%\n');
    const { stdout } = await run(['budget', february(), '--targets', targets, ...at], { columns: 100 });
    expect(stdout).toMatch(/^web .* 12d /m);
    expect(stdout).toMatch('2027-02-08 00:00 to 2027-02-20 00:00  UTC: web'); // 20 − 12 days
    expect((await run(['budget', february(), ...slo, '--by', 'service', ...at])).stdout).not.toMatch(/SLO +window/);
  });
});

describe('several budgets', () => {
  const several = (): readonly string[] => {
    const path = write('slo.json', [openSlo('a', 'api', 0.99, rolling), openSlo('w', 'web', 0.9999, rolling)]);
    return ['budget', february(), '--slo', path, ...at];
  };
  const services = ['budget', february(), ...slo, '--by', 'service', ...at];
  const single = [
    ...[
      'slo',
      'policy',
      'availability',
      'unavailability',
      'nines',
      'budgetSeconds',
      'consumedSeconds',
      'remainingSeconds',
    ],
    ...['consumedRatio', 'remainingRatio', 'periodBurnRate', 'currentBurnRate', 'exhaustedAt', 'exhaustion'],
  ];

  it.each([
    ['objectives of a file', several()],
    ['services', services],
  ])('%s: no single figure stands for all, and counts are those of all', async (_, args) => {
    const result = await runJson([...args, '--exit-zero']);
    for (const key of single) expect([key, result[key]]).toEqual([key, null]);
    expect(result.counts.analyzed).toBe(3); // i1 and i2 of api, i3 of web
    expect(result.byIncident.map(({ budgetShare }: { budgetShare: number | null }) => budgetShare)).toEqual([
      null,
      null,
      null,
    ]);
  });
  it('skip a gate on one figure, which --strict fails, and are each a gate by name', async () => {
    const gate = [...several(), '--exit-zero', '--assert', 'policy.state != freeze'];
    expect((await runJson(gate)).checks.at(-1)).toMatchObject({ status: 'skipped', actual: null });
    // 0.9999 of 28 d are 241.92 s, and web took 7 min: freeze
    const own = await runJson([...several(), '--exit-zero', '--assert', 'objectives[w].policy.state != freeze']);
    expect(own.checks.at(-1)).toMatchObject({ status: 'missed', actual: 'freeze' });
  });
  it('have no window in common where theirs differ', async () => {
    const path = write('slo.json', [
      openSlo('a', 'api', 0.99, rolling),
      openSlo('w', 'web', 0.99, { duration: '7d', isRolling: true }),
    ]);
    const result = await runJson(['budget', february(), '--slo', path, ...at]);
    expect([result.window, result.byIncident, result.byCause]).toEqual([null, [], []]);
    expect((await runJson(several())).window.start).toBe('2027-01-23T00:00:00Z'); // 28 d before the 20th
  });
  it.each([['--deploy', '5% 20m'], ['--traffic', '40/h'], ['--alerts'], ['--replay-alerts']])(
    'refuse %s, which is about one',
    async (...option) => {
      const { status, stdout, stderr } = await run([...several(), ...option]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`${option[0]} is about one budget, and here are several`);
    },
  );
  it('of events have no single figure either', async () => {
    const counts = write('counts.csv', 'timestamp,good,total\n2027-02-18T00:00:00Z,990,1000\n');
    const path = write('slo.json', [openSlo('a', 'api', 0.99, rolling), openSlo('w', 'web', 0.999, rolling)]);
    const result = await runJson(['budget', counts, '--slo', path, ...at, '--exit-zero']);
    for (const key of [...single, 'consumedEvents', 'events']) expect([key, result[key]]).toEqual([key, null]);
    expect(result.objectives).toMatchObject([{ key: 'w' }, { key: 'a', consumedEvents: 10 }]);
  });
});

describe('the letter case of a service', () => {
  it('parts no SLO file from its log', async () => {
    const path = write('slo.json', openSlo('a', 'API', 0.999, rolling));
    const result = await runJson(['budget', february(), '--slo', path, ...at]);
    expect([result.consumedSeconds, result.byIncident.length]).toEqual([1_800, 2]); // i1 and i2: 20 + 10 min
    expect(result.checks.map(({ status }: Check) => status)).toEqual(['met']);
  });
  it('parts no file of targets from its log, but one of the same case goes first', async () => {
    const one = write('targets.yaml', 'targets:\n  API: 99%\ndefault: 99.9%\n');
    const both = write('targets.yaml', 'targets:\n  API: 99%\n  api: 98%\ndefault: 99.9%\n');
    const targetOf = async (path: string) => {
      const { services, checks } = await runJson(['budget', february(), '--targets', path, ...at]);
      const { slo } = services.find(({ key }: { key: string }) => key === 'api');
      return [slo.unavailability, checks.filter(({ status }: Check) => status === 'skipped').length];
    };
    expect([await targetOf(one), await targetOf(both)]).toEqual([
      [0.01, 0],
      [0.02, 0],
    ]);
  });
});

describe('an SLO file', () => {
  it('says how many incidents of its window name no service', async () => {
    const mixed = log(
      'service,start,verified',
      'api,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
      ',2027-02-04T10:00:00Z,2027-02-04T10:20:00Z',
      ',2027-02-05T10:00:00Z,2027-02-05T10:20:00Z',
      ',2026-12-05T10:00:00Z,2026-12-05T10:20:00Z', // before the window
    );
    const path = write('slo.json', openSlo('a', 'api', 0.999, rolling));
    const { warnings, consumedSeconds } = await runJson(['budget', mixed, '--slo', path, ...at]);
    expect(consumedSeconds).toBe(1_200);
    const said = warnings.filter(({ kind }: Warning) => kind === 'serviceNotNamed');
    expect(said).toHaveLength(1);
    expect(said[0].message).toMatch(/^2 rows of the window name no service/);
    const none = await runJson(['budget', february(), '--slo', path, ...at]);
    expect(none.warnings.map(({ kind }: Warning) => kind)).not.toContain('serviceNotNamed');
  });
  it('shows the window of each of its objectives', async () => {
    const path = write('slo.json', [
      openSlo('a', 'api', 0.9995, rolling),
      openSlo('w', 'web', 0.999, { duration: '7d', isRolling: true }),
    ]);
    const { stdout } = await run(['budget', february(), '--slo', path, ...at], { columns: 100 });
    expect(stdout).toMatch(/^objective .* window /m);
    expect(stdout).toMatch('2027-01-23 00:00 to 2027-02-20 00:00  UTC: a');
    expect(stdout).toMatch('2027-02-13 00:00 to 2027-02-20 00:00  UTC: w');
  });
  it('leaves --service-hours on the clocks of --zone, and says so', async () => {
    const calendar = { duration: '1M', calendar: { startTime: '2027-01-01 00:00:00', timeZone: 'America/New_York' } };
    const path = write('slo.json', openSlo('a', 'api', 0.999, calendar));
    // 11:00 in Berlin, 05:00 in New York
    const morning = log('service,start,verified', 'api,2027-03-02T10:00:00Z,2027-03-02T10:30:00Z');
    const args = ['budget', morning, '--slo', path, '--at', '2027-03-20', '--service-hours', 'Mon-Fri 09:00-17:00'];
    const result = await runJson([...args, '--zone', 'Europe/Berlin']);
    // March 2027 has 23 days from Monday to Friday, all of whose hours in Berlin lie within March in New York
    expect([result.budgetSeconds, result.consumedSeconds]).toEqual([23 * 8 * 3.6, 1_800]);
    expect(result.window.zone).toBe('America/New_York');
    const said = result.warnings.find(({ kind }: Warning) => kind === 'serviceHoursZone');
    expect(said.message).toMatch('on the clocks of Europe/Berlin (--zone)');
    const same = await runJson([...args, '--zone', 'America/New_York']);
    expect(same.consumedSeconds).toBe(0);
    expect(same.warnings.map(({ kind }: Warning) => kind)).not.toContain('serviceHoursZone');
  });
});

describe('an option that would do nothing is refused', () => {
  const events = write('events.csv', 'timestamp,good,total\n2027-02-18T00:00:00Z,990,1000\n');
  it.each([
    [['--within', '1h'], '--within needs --deploys'],
    [['--journey', 'pay'], '--journey needs --topology'],
  ])('of a log: %j', async (options, message) => {
    const { status, stdout, stderr } = await run(['budget', february(), ...slo, ...at, ...options]);
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', `error: ${message}`]);
  });
  it.each([
    ['--downtime', 'union'], // also where it says what is usual
    ['--downtime', 'sum'],
    ['--downtime-until', 'fixed'],
    ['--split', 'service=;'],
  ])('of counted events: %s %s', async (...options) => {
    const { status, stdout, stderr } = await run(['budget', events, ...slo, ...at, ...options]);
    const message = `error: ${options[0]} needs a log of incidents, and this is one of counted events`;
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', message]);
    expect((await run(['budget', ...slo, '--good', '9', '--total', '10', ...options])).status).toBe(2);
  });
  it('and --traffic shows the alerts by itself', async () => {
    const { alerts } = await runJson(['budget', february(), ...slo, ...at, '--traffic', '40/h']);
    expect(alerts).toHaveLength(4);
  });
});
