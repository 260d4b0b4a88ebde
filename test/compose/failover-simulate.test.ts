import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

const pair = { mtbf: '2000h', mttr: '4h' };
const topology = (components: object, path: string, more: object = {}): string =>
  write('simulated.json', { components, journeys: { x: path }, ...more });
const standby = (failover: object): string =>
  topology({ db: { ...pair, failover: { detect: '0s', switch: '60s', ...failover } } }, 'db');
const timed = { mtbf: '100h', mttr: '2h' };

describe('--simulate', () => {
  const rows: readonly [what: string, path: string, years: string][] = [
    ['hot', standby({ mode: 'hot' }), '5000y'],
    ['warm', standby({ mode: 'warm' }), '5000y'],
    ['cold', standby({ mode: 'cold' }), '5000y'],
    ['hot, coverage 95 %', standby({ mode: 'hot', success: '95%' }), '5000y'],
    ['cold, four hours', standby({ mode: 'cold', switch: '4h' }), '5000y'],
    ['warm, twenty minutes', standby({ mode: 'warm', switch: '20m' }), '5000y'],
    [
      'unlike machines',
      standby({ mode: 'hot', standby: { mtbf: '500h', mttr: '8h' }, failback: { switch: '30s' } }),
      '5000y',
    ],
    ['a standby that is looked at weekly', standby({ mode: 'hot', standby: { checkEvery: '7d' } }), '5000y'],
    ['roles that stay swapped', standby({ mode: 'warm', failback: { automatic: false } }), '5000y'],
    ['3 of 5', topology({ n: { mtbf: '100h', mttr: '4h', replicas: 5, need: 3 } }, 'n'), '500y'],
    ['series and parallel', topology({ a: timed, b: timed, c: timed }, 'a -> (b | c)'), '500y'],
    [
      'a shared domain',
      topology({ a: { ...timed, replicas: 2, domain: ['z'] } }, 'a', { domains: { z: { mtbf: '999h', mttr: '1h' } } }),
      '500y',
    ],
    [
      'a common cause',
      topology({ a: { ...timed, replicas: 2 } }, 'a', { commonCause: [{ components: ['a'], beta: '10%' }] }),
      '500y',
    ],
    ['a part that only some requests need', topology({ a: timed, b: { ...timed, share: '20%' } }, 'a -> b'), '500y'],
  ];
  it.each(rows)('%s: the exact number lies in the 99 %% interval', async (_, path, years) => {
    const { simulation, journeys, warnings } = await runJson(['compose', path, '--simulate', years, '--seed', 2]);
    const [low, high] = simulation.unavailabilityInterval;
    expect(simulation.exact).toBe(journeys[0].unavailability);
    expect(low).toBeLessThanOrEqual(simulation.exact);
    expect(high).toBeGreaterThanOrEqual(simulation.exact);
    // it tells something: the interval is no wider than half of the number each way
    expect(high - low).toBeLessThan(simulation.exact);
    expect(warnings.map(({ kind }: { kind: string }) => kind)).not.toContain('simulationDisagrees');
  });

  it('of a cluster and of what is left in a drill agrees too', async () => {
    const path = write('edge.json', {
      clusters: {
        edge: {
          need: 2,
          nodes: { a: { region: 'us', ...timed }, b: { region: 'us', ...timed }, c: { region: 'eu', ...timed } },
        },
      },
      regions: { us: { mtbf: '400h', mttr: '1h' }, eu: { mtbf: '400h', mttr: '1h' } },
      journeys: { x: 'edge' },
    });
    for (const down of [[], ['--down', 'c'], ['--down', 'eu']]) {
      const { simulation, journeys } = await runJson(['compose', path, '--simulate', '500y', '--seed', 3, ...down]);
      const [low, high] = simulation.unavailabilityInterval;
      expect(low).toBeLessThanOrEqual(journeys[0].unavailability);
      expect(high).toBeGreaterThanOrEqual(journeys[0].unavailability);
    }
    const { simulation } = await runJson(['compose', path, '--simulate', '10y', '--down', 'us']);
    expect(simulation).toMatchObject({ unavailability: 1, exact: 1, unavailabilityInterval: [1, 1] });
  });

  it('counts takeovers as often as the exact process has them', async () => {
    const path = topology({ db: { ...pair, failover: { mode: 'hot', dataLoss: '2s' } } }, 'db');
    const { simulation, components } = await runJson(['compose', path, '--simulate', '3000y']);
    const expected = components[0].failover.switchesPerYear * 3000;
    // a count of about 13,000: five standard deviations of a Poisson count
    expect(Math.abs(simulation.failovers - expected)).toBeLessThan(5 * Math.sqrt(expected));
    expect(simulation.lostWriteSeconds).toBeCloseTo(2 * simulation.failovers, 3);
    expect(simulation).toMatchObject({ falseFailovers: 0, splitBrainSeconds: 0, complete: true, seed: 1 });
    expect(simulation.years).toBeCloseTo(3000, 9);
  });

  it('has the same digits for the same seed, and others for another', async () => {
    const path = standby({ mode: 'hot' });
    const of = (seed: number) => run(['compose', path, '--simulate', '200y', '--seed', seed, '--format', 'json']);
    const [first, again, other] = [await of(7), await of(7), await of(8)];
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  it('prints what is there when it is interrupted', async () => {
    const path = standby({ mode: 'hot' });
    const { status, stdout, stderr } = await run(['compose', path, '--simulate', '200000y'], { interrupt: true });
    expect(status).toBe(0);
    expect(stdout).toMatch(/Simulated: [\d,]+ years/);
    expect(stderr).toMatch(/interrupted after [\d,]+ of 200,000 years/);
  });

  it('says which repairs it has assumed', async () => {
    const { warnings } = await runJson(['compose', 'a=99 -> b=99', '--simulate', '100y']);
    expect(warnings).toMatchObject([
      { kind: 'repairAssumed', message: expect.stringContaining('only the availability of a, b') },
    ]);
  });

  describe('with other times', () => {
    it.each([
      ['fixed', 'weibull:0.7'],
      ['lognormal:1.5', 'exponential'],
      ['weibull:3', 'fixed'],
    ])('%s and %s leaves independent parts where they were', async (repair, up) => {
      const path = topology({ a: timed, b: timed }, 'a | b');
      const args = ['compose', path, '--simulate', '2000y', '--repair-times', repair, '--up-times', up];
      const { simulation } = await runJson(args);
      const [low, high] = simulation.unavailabilityInterval;
      // (2/102)², whatever the distributions
      expect(Math.abs(simulation.exact - (2 / 102) ** 2)).toBeLessThan(1e-15);
      expect(low).toBeLessThanOrEqual(simulation.exact);
      expect(high).toBeGreaterThanOrEqual(simulation.exact);
    });

    it('has no exact number for a standby', async () => {
      const { simulation } = await runJson([
        'compose',
        standby({ mode: 'hot' }),
        '--simulate',
        '100y',
        '--repair-times',
        'fixed',
      ]);
      expect(simulation.exact).toBeNull();
    });

    it('draws repairs as a log has them', async () => {
      const path = log(
        'id,start,verified',
        '1,2026-01-01T00:00Z,2026-01-01T00:10Z',
        '2,2026-01-02T00:00Z,2026-01-02T05:00Z',
      );
      const args = ['compose', topology({ a: timed }, 'a'), '--simulate', '2000y', '--repair-times', `log:${path}`];
      const { simulation } = await runJson(args);
      // scaled to the mean of 2 h
      expect(Math.abs(simulation.meanOutageSeconds - 7200)).toBeLessThan(7200 * 0.02);
      expect(Math.abs(simulation.exact - 2 / 102)).toBeLessThan(1e-15);
    });
  });

  it.each([
    [['--simulate', '-5y'], '--simulate: "-5y" is below 0\n  give a duration above 0'],
    [['--simulate', '0y'], '--simulate: "0y" is no time at all'],
    [['--simulate', '1000'], '--simulate: "1000" is no duration: it has no unit'],
    [['--simulate', '1000000000y'], 'it is too long'],
    [['--simulate', '1y', '--seed', '1.5'], '--seed: "1.5" is no whole number'],
    [['--simulate', '1y', '--up-times', 'weibul:2'], 'there is no distribution "weibul"; did you mean weibull?'],
    [['--simulate', '1y', '--up-times', 'weibull'], '"weibull" is no distribution of a simulation'],
    [['--simulate', '1y', '--repair-times', 'fixed:2'], '"fixed:2" is no distribution of a simulation'],
    [['--simulate', '1y', '--repair-times', 'lognormal:21'], '"lognormal:21" is no distribution of a simulation'],
    [
      ['--simulate', '1y', '--up-times', 'weibull:0'],
      '--up-times: "weibull:0" is no distribution of a simulation\n  weibull:0\n          ^\n',
    ],
    [
      ['--simulate', '1y', '--up-times', 'lognormal'],
      '--up-times: "lognormal" is no distribution of a simulation\n  lognormal\n  ^^^^^^^^^\n',
    ],
    [
      ['--simulate', '1y', '--repair-times', 'log:log'],
      '--repair-times: there is no file "log"\n  log:log\n      ^^^\n',
    ],
    [['--up-times', 'fixed'], 'error: --up-times without a simulation\n  add --simulate 1000y'],
    [['--seed', '1'], 'error: --seed without a simulation\n  add --simulate 1000y'],
    [['--repair-times', 'fixed', '--seed', '2'], 'error: --seed and --repair-times without a simulation\n'],
  ])('%s is refused', async (args, message) => {
    const { status, stdout, stderr } = await run(['compose', 'a=99', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
