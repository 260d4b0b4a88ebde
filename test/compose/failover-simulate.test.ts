import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';
import { runInShell } from '../shell.ts';

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

  it('says that partitions are first order, and where they are too frequent for that', async () => {
    // 4 min of every 5: the first order counts each partition as if it met both machines well and in peace
    const path = standby({ mode: 'hot', fencing: 'lease 10s', partition: { mtbf: '1m', mttr: '4m' } });
    const { warnings } = await runJson(['compose', path, '--simulate', '20y']);
    const messages = warnings.map(({ kind, message }: { kind: string; message: string }) => `${kind}: ${message}`);
    expect(messages.join('\n')).toMatch(/partitionsFrequent: .* out of sight for 80% of the time/);
    expect(messages.join('\n')).toMatch(/simulationDisagrees: .* trust the simulation/);
    const { stdout } = await run(['compose', path, '--simulate', '20y']);
    expect(stdout).toMatch(/ first order/);
    const rare = standby({ mode: 'hot', partition: { mtbf: '8760h', mttr: '4m' } });
    expect((await runJson(['compose', rare])).warnings).toEqual([]);
  });

  it('has the same digits for the same seed, and others for another', async () => {
    const path = standby({ mode: 'hot' });
    const of = (seed: number) => run(['compose', path, '--simulate', '200y', '--seed', seed, '--format', 'json']);
    const [first, again, other] = [await of(7), await of(7), await of(8)];
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  describe('of requests', () => {
    const timedRegion = { mtbf: '400h', mttr: '1h' };
    const shop = (promotion: string) =>
      write('requests.json', {
        clusters: {
          edge: {
            nodes: { a: { region: 'us', ...timed }, b: { region: 'us', ...timed }, c: { region: 'eu', ...timed } },
          },
        },
        regions: { us: timedRegion, eu: { ...timedRegion, lag: '3s' } },
        writes: { region: 'us', order: ['eu'], promotion, maxLag: '5s', reads: '90%', strongReads: '10%' },
        journeys: { x: 'edge' },
      });
    // by hand: S = a·(1 − Πq) of us and eu, with a = 400/401, q = 2/102
    const lost = (nodes: number) => 1 - (400 / 401) * (1 - (2 / 102) ** nodes);
    const both = lost(2) * lost(1);

    it('has the exact numbers in its intervals where promotions take no time', async () => {
      const { simulation, requests } = await runJson(['compose', shop('0s'), '--simulate', '2000y', '--seed', 4]);
      for (const kind of ['reads', 'strongReads', 'writes']) {
        const { exact, unavailabilityInterval } = simulation.requests[kind];
        expect(Math.abs(exact / both - 1)).toBeLessThan(1e-12);
        expect(exact).toBe(requests[kind].unavailability);
        expect(unavailabilityInterval[0]).toBeLessThan(exact);
        expect(unavailabilityInterval[1]).toBeGreaterThan(exact);
      }
      expect(simulation.requests.writes.firstOrder).toBeNull();
    });

    it('calls promotions first order, and counts what their lag costs', async () => {
      const { simulation, requests } = await runJson(['compose', shop('30s'), '--simulate', '2000y', '--seed', 4]);
      const { exact, firstOrder, unavailabilityInterval, promotions, lostWriteSeconds } = simulation.requests.writes;
      expect(exact).toBeNull();
      expect(firstOrder).toBe(requests.writes.unavailability);
      expect(firstOrder).toBeGreaterThan(both);
      expect(unavailabilityInterval[0]).toBeLessThan(firstOrder);
      expect(unavailabilityInterval[1]).toBeGreaterThan(firstOrder);
      expect(lostWriteSeconds).toBeCloseTo(3 * promotions, 3);
      const { stdout } = await run(['compose', shop('30s'), '--simulate', '100y']);
      expect(stdout).toMatch(/strong reads and writes .* first order/);
    });

    it('has no number to compare with where lags are drawn', async () => {
      const args = ['compose', shop('30s'), '--simulate', '2000y', '--lag-times', 'exponential'];
      const { simulation } = await runJson(args);
      expect(simulation.requests.writes).toMatchObject({ exact: null, firstOrder: null });
      expect(simulation.requests.writes.lagWaits).toBeGreaterThan(0);
      expect(simulation.requests.reads.exact).toBeGreaterThan(0);
    });

    it('are none without a write region', async () => {
      const { simulation } = await runJson(['compose', standby({ mode: 'hot' }), '--simulate', '10y']);
      expect(simulation.requests).toBeUndefined();
    });
  });

  describe('of connections', () => {
    const path = 'fixtures/topologies/least-connections.yaml';
    const asked = ['--connections', '2/min', '--connection-length', '10m'];

    it('shows how least connections floods a node that comes back', async () => {
      const { simulation } = await runJson(['compose', path, '--simulate', '4y', ...asked]);
      const { perSecond, meanSeconds, clusters } = simulation.connections;
      expect([perSecond, meanSeconds]).toEqual([2 / 60, 600]);
      const [{ cluster, strategy, opened, refused, shareAfterReturn, nodes }] = clusters;
      expect([cluster, strategy, refused]).toEqual(['edge', 'least_connections', 0]);
      // ln(3/2) + (1 − ln(3/2))/3 in the limit of many connections; 20 on three nodes are few
      expect(Math.abs(shareAfterReturn - 0.6036)).toBeLessThan(0.05);
      // 4.2 million, of which those that were cut came twice
      const came = 4 * 365 * 1440 * 2;
      const cut = nodes.reduce((sum: number, node: { cut: number }) => sum + node.cut, 0);
      expect(Math.abs(opened - came - cut)).toBeLessThan(5 * Math.sqrt(came));
      for (const { share, meanOpen } of nodes) {
        expect(Math.abs(share - 1 / 3)).toBeLessThan(0.01);
        expect(Math.abs(meanOpen - 20 / 3)).toBeLessThan(0.2); // Little: 2 a minute for 10 min
      }
    });

    it.each([
      [[path, ...asked], '--connections needs --simulate'],
      [['a=99', '--simulate', '1y', ...asked], '--connections goes to clusters, and there are none'],
      [[path, '--simulate', '1y', '--connections', '2/min'], '--connections needs --connection-length'],
      [[path, '--simulate', '1y', '--connection-length', '2s'], '--connection-length needs --connections'],
      [[path, '--simulate', '1y', '--connections', '2', '--connection-length', '2s'], 'write CONNECTIONS/TIME'],
      [[path, '--simulate', '1y', '--connections', '1e6/s', '--connection-length', '1h'], 'open at once'],
      // 20,000 years of 1,051,200
      [[path, '--simulate', '20000y', ...asked], '21,024,000,000 connections would be simulated'],
    ])('%s is refused', async (args, message) => {
      const { status, stdout, stderr } = await run(['compose', ...args]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
    });
  });

  it('of a drill takes the first region that is left for the write region', async () => {
    const slow = { mtbf: '400h', mttr: '1h' };
    const path = write('drilled.json', {
      clusters: {
        edge: {
          nodes: { a: { region: 'us', ...timed }, b: { region: 'eu', ...timed }, c: { region: 'ap', ...timed } },
        },
      },
      regions: { us: slow, eu: { ...slow, lag: '1s' }, ap: { ...slow, lag: '2s' } },
      writes: { region: 'us', order: ['eu', 'ap'], promotion: '30s', maxLag: '5s', reads: '90%', strongReads: '10%' },
      journeys: { x: 'edge' },
    });
    const args = ['compose', path, '--simulate', '3000y', '--down'];
    const lost = 1 - (400 / 401) * (100 / 102);
    const both = (await runJson([...args, 'us'])).simulation.requests.writes;
    // by hand: eu and ap both lost, and 30 s of each failure of eu (its node 1/102 h, up in 400 of 401 h; the region 1/401
    // h, its node up in 100 of 102 h) where ap serves
    const failures = ((400 / 401) * (1 / 102) + (100 / 102) * (1 / 401)) / 3600;
    expect(both.firstOrder / (lost ** 2 + failures * 30 * (1 - lost))).toBeCloseTo(1, 12);
    expect(both.unavailabilityInterval[0]).toBeLessThan(both.firstOrder);
    expect(both.unavailabilityInterval[1]).toBeGreaterThan(both.firstOrder);
    expect(both.lostWriteSeconds).toBeCloseTo(2 * both.promotions, 3); // always to ap

    const one = (await runJson([...args, 'us,eu'])).simulation.requests.writes;
    expect(one).toMatchObject({ promotions: 0, lostWriteSeconds: 0 });
    expect(one.unavailabilityInterval[0]).toBeLessThan(lost);
    expect(one.unavailabilityInterval[1]).toBeGreaterThan(lost);
    const none = (await runJson([...args, 'us,eu,ap'])).simulation.requests.writes;
    expect(none).toMatchObject({ unavailability: 1, unavailabilityInterval: [1, 1], promotions: 0 });
  });

  it('has the same digits in two threads as in one', () => {
    const path = topology({ a: timed }, 'a');
    const args = `compose ${path} --simulate 150000y --format json`;
    const { output, status } = runInShell(`ninefold ${args}`);
    expect(status).toBe(0);
    return run(args.split(' ')).then(({ stdout }) => expect(output).toBe(stdout));
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
    [
      ['--up-times', 'fixed'],
      'error: --up-times needs --simulate\n  add --simulate <years> (discrete events beside the exact numbers: 1000y); or leave --up-times out',
    ],
    [['--seed', '1'], 'error: --seed needs --simulate or --measured\n'],
    [['--repair-times', 'fixed', '--seed', '2'], 'error: --repair-times needs --simulate\n'],
    [['--lag-times', 'fixed'], 'error: --lag-times needs --simulate'],
    [['--simulate', '1y', '--lag-times', 'exponential'], 'there is no write region whose copies could lag'],
  ])('%s is refused', async (args, message) => {
    const { status, stdout, stderr } = await run(['compose', 'a=99', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
