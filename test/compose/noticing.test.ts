import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const near = (got: number, want: number, tolerance = 1e-9): void =>
  expect(Math.abs(got - want) / Math.max(Math.abs(got), Math.abs(want))).toBeLessThanOrEqual(tolerance);

const node = { mtbf: '720h', mttr: '1h' };
const cluster = (count: number, more: object): string =>
  write('cluster.json', {
    clusters: {
      app: { ...more, nodes: Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i + 1}`, node])) },
    },
    journeys: { buy: 'app' },
  });
const component = (more: object): string =>
  write('component.json', { components: { web: { ...node, ...more } }, journeys: { buy: 'web' } });
const unavailability = async (path: string, ...args: string[]): Promise<number> =>
  (await runJson(['compose', path, ...args])).journeys[0].unavailability;

const probe = { interval: '5s', timeout: '3s', failures: 3 };
const q = 1 / 721;

describe('failures that nobody has noticed', () => {
  // the worked numbers of docs/regions.md: (1 − q)·u beside q², u = q·(1 − e^(−18/3600)); with probes even in 13 to 18 s
  it.each([
    ['two nodes, 18 s', 2, { detect: '18s' }, 8.831575387991e-6],
    ['two nodes, probes', 2, { probe }, 7.874096762e-6],
    ['probes with defaults', 2, { probe: { interval: '5s' } }, 7.874096762e-6],
    ['two of three', 3, { need: 2, detect: '18s' }, 1.2663988514e-5],
    ['two of three, one retry', 3, { need: 2, detect: '18s', retries: 1 }, 5.765659259e-6],
    ['two nodes, one retry', 2, { detect: '18s', retries: 1 }, 1.9236651207e-6],
    ['two nodes, left at once', 2, { retries: 3 }, 1.9236651207e-6],
  ])('%s, as nodes and as replicas', async (_, count, more, expected) => {
    near(await unavailability(cluster(count, more)), expected);
    near(await unavailability(component({ replicas: count, ...more })), expected);
  });

  it('are requests, not time: there is no frequency, and lint, tables and assumptions say what it is', async () => {
    const { journeys, components, assumptions, singlePoints } = await runJson([
      'compose',
      cluster(2, { detect: '18s' }),
    ]);
    expect(journeys[0]).toMatchObject({ requestWeighted: true, failuresPerYear: null, mtbfSeconds: null });
    const [row] = components.filter(({ kind }: { kind: string }) => kind === 'unnoticed');
    expect(row).toMatchObject({ name: 'unnoticed in app', component: 'app', singlePoint: false });
    // of 8.83e-6 the pair of dead nodes is 1.92e-6: the rest is unnoticed
    near(row.criticality, 1 - 1.9236651206811e-6 / 8.831575387991e-6);
    expect(singlePoints).toEqual([]);
    const said = assumptions.map(({ kind }: { kind: string }) => kind);
    expect(said).toContain('unnoticed');
    expect(said).not.toContain('leftAtOnce');
  });

  it.each([
    ['replicas', component({ replicas: 2 }), 'a dead replica is left at once'],
    ['nodes', cluster(2, {}), 'a dead node is left at once'],
    ['an expression', 'a=99 | b=99', 'a dead alternative is left at once'],
    ['no detection beside retries', component({ replicas: 2, retries: 1 }), 'a dead replica is left at once'],
  ])('are said to be left out: %s', async (_, what, text) => {
    const { stdout } = await run(['compose', what], { columns: 500 });
    expect(stdout).toContain(text);
  });

  it.each([
    ['one component', component({})],
    ['all are needed', component({ replicas: 2, need: 2 })],
    ['a series', 'a=99 -> b=99'],
  ])('cost nothing where nothing stands in, and nothing is said: %s', async (_, what) => {
    const { stdout } = await run(['compose', what], { columns: 500 });
    expect(stdout).not.toContain('left at once');
  });

  it('of a lost region cost its detection, for the clients that go there', async () => {
    // geo, half of the clients in each of two regions of one perfect node; a region q = 1/101, unnoticed u = q·(1 − e^(−60/3600)).
    // reads: both lost q², else a region that is lost and unnoticed loses its half: 2·u·(1 − q)/2
    const perfect = { availability: '100%' };
    const region = { mtbf: '100h', mttr: '1h', clients: '50%' };
    const file = (detect: object): string =>
      write('geo.json', {
        clusters: {
          app: { routing: 'geo', nodes: { a: { region: 'us', ...perfect }, b: { region: 'eu', ...perfect } } },
        },
        regions: { us: { ...region, near: 'eu', ...detect }, eu: { ...region, near: 'us', ...detect } },
        writes: { region: 'us', reads: '100%' },
        journeys: { read: 'app' },
      });
    const own = 1 / 101;
    const lost = own ** 2 + (1 - own) * own * (1 - Math.exp(-60 / 3600));
    const { journeys, requests } = await runJson(['compose', file({ detect: '60s' })]);
    near(journeys[0].unavailability, lost);
    near(requests.reads.unavailability, lost);
    near((await runJson(['compose', file({})])).requests.reads.unavailability, own ** 2);
  });

  it('of the write region are lost writes', async () => {
    // two like nodes in one region that never fails: writes go to a node in rotation there, as reads do
    const path = write('writes.json', {
      clusters: { app: { detect: '18s', nodes: { a: { region: 'us', ...node }, b: { region: 'us', ...node } } } },
      regions: { us: { availability: '100%' } },
      writes: { region: 'us', reads: '50%' },
      journeys: { read: 'app' },
    });
    const { requests } = await runJson(['compose', path]);
    near(requests.writes.unavailability, 8.831575387991e-6);
    near(requests.reads.unavailability, 8.831575387991e-6);
    near(requests.all.unavailability, 8.831575387991e-6);
  });

  it('are those of what is left in a drill, and of each loss', async () => {
    const path = cluster(3, { detect: '18s' });
    // two nodes are left
    near(await unavailability(path, '--down', 'n2'), 8.831575387991e-6);
    const { drills } = await runJson(['compose', path, '--drill', 'all']);
    expect(drills).toHaveLength(3);
    for (const { journeys } of drills) near(journeys[0].unavailability, 8.831575387991e-6);
    // and with one more down beside it, the last one alone
    const left = await runJson(['compose', path, '--down', 'n2', '--drill', 'all']);
    for (const { journeys } of left.drills) near(journeys[0].unavailability, q);
  });

  it('stand in the row of active-active', async () => {
    const db = { ...node, failover: { mode: 'hot', probe, fencing: 'quorum' } };
    const path = write('strategies.json', { components: { db }, journeys: { buy: 'db' } });
    const { strategies } = await runJson(['compose', path, '--strategies']);
    near(strategies[4].unavailability, 7.874096762e-6);
    // the same without a standby of its own: its own detection
    const alone = await runJson(['compose', component({ detect: '18s' }), '--strategies']);
    near(alone.strategies[4].unavailability, 8.831575387991e-6);
  });

  it('shows its formula with the numbers put in', async () => {
    const { stdout } = await run(['compose', cluster(2, { probe, retries: 1 }), '--explain'], { columns: 500 });
    expect(stdout).toMatch(
      /app: share of a failure that goes unnoticed 1 − E\[e\^\(−D\/MTTR\)\] = 1 − [^=]* = 0\.0042/,
    );
    expect(stdout).toContain('D even in 13 to 18 s');
    expect(stdout).toContain('one retry');
  });

  it('makes one retry a change of its own worth: advice counts the noticing of a new replica', async () => {
    // one more replica of two: q³ + what is lost unnoticed, E[dead in rotation/in rotation]; by the drill's mirror image
    const path = component({ replicas: 2, detect: '18s' });
    const { target } = await runJson(['compose', path, '--target', '99.9999', '--exit-zero']);
    const three = await unavailability(component({ replicas: 3, detect: '18s' }));
    const change = target.changes.find(({ kind }: { kind: string }) => kind === 'replica');
    if (change) near(change.unavailability, three);
    else expect(three).toBeGreaterThanOrEqual(await unavailability(path));
  });
});

describe('a bridge', () => {
  it('leaves U·e^(−T/MTTR), as rarely, with the same mean outage', async () => {
    // 99.9 % with MTTR 1 h, 10 min: 8.46481725e-4
    const path = component({ mtbf: '999h', mttr: '1h', bridge: '10m' });
    const { journeys } = await runJson(['compose', path]);
    near(journeys[0].unavailability, 8.464817248906142e-4);
    near(journeys[0].mttrSeconds, 3600);
    near(journeys[0].failuresPerYear, 8.76 * Math.exp(-1 / 6));
  });

  it('of half the MTTR counts with that', async () => {
    const path = component({ mtbf: '999h', mttr: '1h', bridge: '30m' });
    const { target } = await runJson(['compose', path, '--target', '99.99', '--exit-zero']);
    const change = target.changes.find(({ kind }: { kind: string }) => kind === 'halveMttr');
    // MTTR 30 min: U = 0.5/999.5, of which e^(−1) is felt
    near(change.unavailability, (0.5 / 999.5) * Math.exp(-1));
  });
});

describe('planned work', () => {
  it('takes a part down for its share besides failures', async () => {
    // 99.9 % with 2 h every 30 d: 3.775e-3 = 1 − 0.999·(1 − 2/720)
    const path = component({ mtbf: '999h', mttr: '1h', maintenance: { every: '30d', lasts: '2h' } });
    const { journeys } = await runJson(['compose', path]);
    near(journeys[0].unavailability, 1 - 0.999 * (1 - 2 / 720));
    // failures while nobody works, and beginnings while it is up
    near(journeys[0].failuresPerYear, 8760 * ((1 - 2 / 720) / 1000 + 0.999 / 720));
  });

  it('takes replicas and nodes one at a time', async () => {
    // two, one of them for 1/360 each: (1 − 2/360)·q² + (2/360)·q
    const expected = (1 - 2 / 360) * q * q + (2 / 360) * q;
    const maintenance = { every: '30d', lasts: '2h' };
    near(await unavailability(component({ replicas: 2, maintenance })), expected);
    near(await unavailability(cluster(2, { maintenance })), expected);
  });

  it('costs a pair the switch there and back, and that one serves alone', async () => {
    // machines that next to never fail: (10 s + 5 s)/30 d
    const still = {
      mtbf: '1e9h',
      mttr: '1s',
      failover: { mode: 'hot', detect: '0s', switch: '10s', failback: { switch: '5s' } },
    };
    near(
      await unavailability(component({ ...still, mtbf: '100000000h', maintenance: { every: '30d', lasts: '2h' } })),
      15 / 2_592_000,
      1e-6,
    );
    // two machines of q for 2 h each: 2·q/360 beside the pair and the switch
    const pair = { failover: { mode: 'hot', detect: '0s', switch: '10s' } };
    const without = await unavailability(component(pair));
    const expected = 1 - (1 - without) * (1 - (2 * q) / 360 - 10 / 2_592_000);
    near(await unavailability(component({ ...pair, maintenance: { every: '30d', lasts: '2h' } })), expected);
  });

  it('is spanned by a bridge as well', async () => {
    // next to perfect but for 2 h every 30 d, of which 30 min are spanned
    const path = component({ mtbf: '100000000h', bridge: '30m', maintenance: { every: '30d', lasts: '2h' } });
    near(await unavailability(path), 1.5 / 720, 1e-5);
  });
});

// some hundred thousand events each
describe('the simulation agrees', { timeout: 300_000 }, () => {
  const noticed = {
    components: {
      web: { mtbf: '50h', mttr: '1h', replicas: 3, need: 2, domain: ['a', 'b', 'c'], detect: '5m' },
      app: {
        mtbf: '40h',
        mttr: '2h',
        replicas: 2,
        domain: ['a', 'b'],
        probe: { interval: '2m', timeout: '1m' },
        retries: 1,
      },
    },
    domains: Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { mtbf: '300h', mttr: '1h' }])),
    journeys: { both: 'web -> app', web: 'web', either: 'web | app' },
  };
  const planned = {
    components: {
      web: { mtbf: '100h', mttr: '1h', replicas: 3, need: 2, maintenance: { every: '7d', lasts: '4h' } },
      pay: { mtbf: '200h', mttr: '1h', bridge: '30m', maintenance: { every: '14d', lasts: '3h' } },
      db: {
        mtbf: '500h',
        mttr: '4h',
        failover: { mode: 'hot', switch: '5m' },
        maintenance: { every: '14d', lasts: '2h' },
      },
    },
    journeys: { web: 'web', pay: 'pay', db: 'db' },
  };
  const regions = {
    clusters: {
      edge: {
        ...{ routing: 'geo', need: 2, detect: '4m', retries: 1 },
        nodes: {
          u1: { region: 'us', mtbf: '50h', mttr: '1h' },
          u2: { region: 'us', mtbf: '80h', mttr: '1h' },
          e1: { region: 'eu', mtbf: '50h', mttr: '2h' },
          e2: { region: 'eu', mtbf: '50h', mttr: '2h' },
        },
      },
      data: {
        ...{ routing: 'weighted', detect: '2m', maintenance: { every: '7d', lasts: '30m' } },
        nodes: {
          d1: { region: 'us', mtbf: '50h', mttr: '1h', weight: 300 },
          d2: { region: 'us', mtbf: '90h', mttr: '1h' },
          d3: { region: 'eu', mtbf: '50h', mttr: '2h', weight: 50 },
        },
      },
    },
    regions: {
      us: { mtbf: '200h', mttr: '1h', clients: '60%', near: 'eu', detect: '5m' },
      eu: { mtbf: '150h', mttr: '1h', clients: '40%', near: 'us' },
    },
    writes: { region: 'us', order: 'eu', promotion: '0s', reads: '80%' },
    journeys: { all: 'edge -> data', edge: 'edge', data: 'data' },
  };
  it.each<[string, object, string, readonly string[]]>([
    ['on replicas in shared domains', noticed, '300y', []],
    ['on planned work and bridges', planned, '500y', []],
    ['on regions, weights and writes', regions, '120y', []],
    ['in a drill', regions, '120y', ['--down', 'u1']],
  ])('%s', async (_, file, years, more) => {
    const { simulation, warnings } = await runJson(['compose', write('s.json', file), '--simulate', years, ...more]);
    const { reads, writes } = simulation.requests ?? {};
    for (const seen of [...simulation.journeys, reads, writes].filter((each) => each)) {
      const [low, high] = seen.unavailabilityInterval;
      expect(seen.exact).not.toBe(null);
      expect(low).toBeLessThanOrEqual(seen.exact);
      expect(high).toBeGreaterThanOrEqual(seen.exact);
      expect(high - low).toBeLessThan(0.5 * seen.exact);
    }
    expect(warnings.map(({ kind }: { kind: string }) => kind)).not.toContain('simulationDisagrees');
  });

  it('on how often planned work takes something down', async () => {
    const { simulation, journeys } = await runJson(['compose', write('s.json', planned), '--simulate', '300y']);
    simulation.journeys.forEach(({ outages }: { outages: number }, i: number) => {
      const expected = journeys[i].failuresPerYear * 300;
      // hardly more than a Poisson count: five standard deviations
      expect(Math.abs(outages - expected)).toBeLessThan(5 * Math.sqrt(expected));
    });
  });

  it('has no exact number for other laws, on which noticing depends', async () => {
    const { simulation } = await runJson([
      ...['compose', write('s.json', noticed), '--simulate', '10y', '--repair-times', 'fixed'],
    ]);
    expect(simulation.exact).toBe(null);
  });

  it('plays connections to dead nodes until these are noticed', async () => {
    const path = write('c.json', {
      clusters: {
        app: {
          ...{ routing: 'random', detect: '10m' },
          nodes: { a: { mtbf: '20h', mttr: '1h' }, b: { mtbf: '20h', mttr: '1h' }, c: { mtbf: '20h', mttr: '1h' } },
        },
      },
      journeys: { x: 'app' },
    });
    const args = ['compose', path, '--simulate', '1y', '--connections', '1/min', '--connection-length', '1s'];
    const { simulation, journeys } = await runJson(args);
    const [seen] = simulation.connections.clusters;
    const all = seen.opened + seen.refused;
    // half a million draws of the share that the exact number has, clustered by failures
    near((seen.lost + seen.refused) / all, journeys[0].unavailability, 0.15);
    const { stdout } = await run(args, { columns: 200 });
    expect(stdout).toContain('reached dead nodes alone, which nobody had noticed');
  });
});

describe('what is wrong with it', () => {
  const refused = async (path: string): Promise<string> => {
    const { status, stdout, stderr } = await run(['compose', path]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };
  const yaml = (lines: string): string => write('t.yaml', lines);
  const rows: readonly [what: string, lines: string, ...said: string[]][] = [
    [
      'no MTTR of a replica',
      'components:\n  web: { availability: 99.9%, replicas: 2, detect: 18s }\n',
      't.yaml:2:44: the component web has no mttr',
      'add mttr beside its availability, or leave probe and detect out',
    ],
    [
      'no MTTR of a node',
      'clusters:\n  app:\n    detect: 18s\n    nodes:\n      a: { availability: 99% }\n      b: { mtbf: 9h, mttr: 1h }\n',
      't.yaml:5:7: the node a of app has no mttr',
    ],
    [
      'no MTTR of a region',
      'clusters:\n  app: { nodes: { a: { availability: 99%, region: us } } }\nregions:\n  us: { availability: 99%, detect: 1m }\n',
      't.yaml:4:3: the region us has no mttr',
    ],
    [
      'probe and detect',
      'components:\n  web: { mtbf: 9h, mttr: 1h, replicas: 2, detect: 18s, probe: { interval: 5s } }\n',
      't.yaml:2:43: the component web says twice how a failure is noticed',
    ],
    [
      'probes that overlap',
      'components:\n  web: { mtbf: 9h, mttr: 1h, replicas: 2, probe: { interval: 2s } }\n',
      'not over when the next begins',
    ],
    [
      'recoveries, which bring no replica back',
      'components:\n  web: { mtbf: 9h, mttr: 1h, replicas: 2, probe: { recoveries: 2 } }\n',
      'probe has no key "recoveries"',
      'its keys are: interval, timeout, failures',
    ],
    [
      'retries that are none',
      'components:\n  web: { mtbf: 9h, mttr: 1h, replicas: 2, retries: some }\n',
      'a whole number from 0 to 100',
    ],
    [
      'detection of a pair in two places',
      'components:\n  db: { mtbf: 9h, mttr: 1h, detect: 18s, failover: { mode: hot } }\n',
      't.yaml:2:29: the component db has failover and detect',
    ],
    [
      'copies of what says how it is noticed',
      'components:\n  web: { mtbf: 9h, mttr: 1h, detect: 18s }\njourneys: { x: "1of(2 x web)" }\n',
      'there can be no copies of web: it says how a dead replica is noticed; write replicas and need instead',
    ],
    [
      'a bridge without an MTTR',
      'components:\n  pay: { availability: 99%, bridge: 10m }\n',
      't.yaml:2:29: the component pay has no mttr above 0',
    ],
    [
      'a bridge of replicas',
      'components:\n  pay: { mtbf: 9h, mttr: 1h, replicas: 2, bridge: 10m }\n',
      't.yaml:2:43: the component pay has 2 replicas',
    ],
    [
      'a bridge of a pair',
      'components:\n  db: { mtbf: 9h, mttr: 1h, bridge: 10m, failover: { mode: hot } }\n',
      'the component db has failover and bridge',
    ],
    [
      'work that lasts longer than until the next',
      'components:\n  web: { availability: 99%, maintenance: { every: 1h, lasts: 2h } }\n',
      't.yaml:2:62: the work on the component web lasts 2h and begins anew every 1h',
    ],
    [
      'work on replicas that does not fit one after the other',
      'components:\n  web: { availability: 99%, replicas: 3, maintenance: { every: 3h, lasts: 2h } }\n',
      'worked on one at a time',
      'does not fit',
    ],
    [
      'work without a length',
      'components:\n  web: { availability: 99%, maintenance: { every: 1h } }\n',
      'maintenance of the component web has no lasts',
    ],
    [
      'copies of what is maintained',
      'components:\n  web: { availability: 99%, maintenance: { every: 30d, lasts: 2h } }\njourneys: { x: "1of(2 x web)" }\n',
      'there can be no copies of web: it has maintenance',
    ],
  ];
  it.each(rows)('%s', async (_, lines, ...said) => {
    const stderr = await refused(yaml(lines));
    for (const text of said) expect(stderr).toContain(text);
  });
});
