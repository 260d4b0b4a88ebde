import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const near = (got: number, want: number, tolerance = 1e-12): void =>
  expect(Math.abs(got - want) / Math.max(Math.abs(got), Math.abs(want))).toBeLessThanOrEqual(tolerance);

/** The ring by Node's own MD5, with a linear search: the node of each of the 10,000 keys. */
function ring(ids: readonly string[]): readonly string[] {
  const place = (text: string): bigint => BigInt(`0x${createHash('md5').update(text).digest('hex')}`);
  const points = ids
    .flatMap((id) => Array.from({ length: 150 }, (_, i) => ({ id, at: place(`${id}:${i}`) })))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return Array.from({ length: 10_000 }, (_, key) => {
    const at = place(`key-${key}`);
    return (points.find((point) => point.at >= at) ?? points[0]!).id;
  });
}
const shareOf = (keys: readonly string[], id: string): number =>
  keys.filter((each) => each === id).length / keys.length;

const regions = {
  us: { availability: '99.9%', clients: '60%', near: ['eu'] },
  eu: { availability: '99.9%', clients: '40%' },
};
const nodes = {
  'us-1': { region: 'us', availability: '99%' },
  'us-2': { region: 'us', availability: '99%' },
  'eu-1': { region: 'eu', availability: '99%' },
};
const writes = { region: 'us', order: ['eu'], promotion: '30s', maxLag: '5s', reads: '90%', strongReads: '10%' };
const edge = (routing: string, more: object = {}): string =>
  write('edge.json', { clusters: { edge: { routing, nodes } }, regions, writes, journeys: { x: 'edge' }, ...more });

describe('a cluster', () => {
  it('works while one of its nodes and that node’s region do', async () => {
    const { journeys } = await runJson(['compose', edge('random')]);
    // 1 − 0.999·(1 − 0.01²) in us, 1 − 0.999·0.99 in eu: 1.2087901e-5, as docs/regions.md works it out
    near(journeys[0].unavailability, 0.0010999 * 0.01099);
  });

  it('needs as many nodes as it says', async () => {
    const path = write('need.json', {
      clusters: {
        edge: {
          need: 2,
          nodes: { a: { availability: '99%' }, b: { availability: '99%' }, c: { availability: '99%' } },
        },
      },
      journeys: { x: 'edge' },
    });
    // 2 of 3 at 99 %: 3·0.01²·0.99 + 0.01³ = 0.000298
    near((await runJson(['compose', path])).journeys[0].unavailability, 0.000298);
  });

  it('has frequencies where its nodes and regions have them', async () => {
    const path = write('timed.json', {
      clusters: { edge: { nodes: { a: { region: 'us', mtbf: '99h', mttr: '1h' } } } },
      regions: { us: { mtbf: '999h', mttr: '1h' } },
      journeys: { x: 'edge' },
    });
    // in series: ω = 0.999/100 + 0.99/1000 an hour
    near((await runJson(['compose', path])).journeys[0].failuresPerYear, 8760 * (0.999 / 100 + 0.99 / 1000));
  });

  it('routes by its strategy', async () => {
    const shares = async (routing: string): Promise<readonly number[]> =>
      (await runJson(['compose', edge(routing)])).routing[0].nodes.map(({ share }: { share: number }) => share);
    expect(await shares('round_robin')).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(await shares('geo')).toEqual([0.3, 0.3, 0.4]);
    const keys = ring(Object.keys(nodes));
    expect(await shares('consistent_hash')).toEqual(Object.keys(nodes).map((id) => shareOf(keys, id)));
  });
});

describe('--down', () => {
  it('gives the numbers that hold then, and where traffic and writes go', async () => {
    const result = await runJson(['compose', edge('consistent_hash'), '--down', 'us-1']);
    expect(result.down).toEqual(['us-1']);
    near(result.journeys[0].unavailability, 0.01099 ** 2); // one node of 99 % is left in each region
    const [before, after] = [ring(['us-1', 'us-2', 'eu-1']), ring(['us-2', 'eu-1'])];
    const [{ nodes: routed, movedKeysRatio }] = result.routing;
    expect(routed).toEqual([
      // need 1: a node that carries all of it carries its part
      { id: 'us-1', region: 'us', share: 0, load: 0 },
      { id: 'us-2', region: 'us', share: shareOf(after, 'us-2'), load: shareOf(after, 'us-2') },
      { id: 'eu-1', region: 'eu', share: shareOf(after, 'eu-1'), load: shareOf(after, 'eu-1') },
    ]);
    expect(movedKeysRatio).toBe(before.filter((id, key) => id !== after[key]).length / 10_000);
    expect(result.writes).toEqual({ region: 'us', promotedFrom: null });
  });

  it('of a region takes its nodes down and promotes another', async () => {
    const result = await runJson(['compose', edge('geo'), '--down', 'us']);
    near(result.journeys[0].unavailability, 0.01099);
    expect(result.routing[0].nodes.map(({ share }: { share: number }) => share)).toEqual([0, 0, 1]);
    expect(result.writes).toEqual({ region: 'eu', promotedFrom: 'us' });
    expect((await runJson(['compose', edge('geo'), '--down', 'us,eu'])).writes).toEqual({
      region: null,
      promotedFrom: null,
    });
  });

  it('promotes nobody whose lag is above the limit', async () => {
    const late = { ...regions, eu: { ...regions.eu, lag: '6s' } };
    expect((await runJson(['compose', edge('geo', { regions: late }), '--down', 'us'])).writes.region).toBeNull();
  });

  const three = {
    web: { availability: '99%', replicas: 3, domain: ['za', 'zb', 'zc'] },
    db: { availability: '99.9%' },
  };
  const shop = write('shop.json', {
    components: three,
    domains: { za: '99.9%', zb: '99.9%', zc: '99.9%' },
    journeys: { buy: { path: 'web -> db', target: '99.9%' }, look: 'web' },
  });

  // a replica fails with 0.01 or its zone: f = 1 − 0.99·0.999
  const f = 0.01099;
  it.each([
    ['web', 1],
    ['web#2', f ** 2],
    ['za', f ** 2],
    ['za,web#2', f],
    ['za,zb,zc', 1],
    ['db', f ** 3],
    ['domain:za,component:db', f ** 2],
  ])('%s leaves look at U = %d', async (down, unavailability) => {
    const { journeys } = await runJson(['compose', shop, '--down', down]);
    near(journeys[1].unavailability, unavailability);
  });

  it('can be said twice, and of an expression', async () => {
    const { system } = await runJson(['compose', 'a=99 | b=98 -> 2of(3 x c=99)', '--down', 'a', '--down', 'c#1']);
    near(system.unavailability, 1 - 0.98 * 0.99 ** 2);
    near((await runJson(['compose', '2of(3 x c=99) | d=98', '--down', 'c'])).system.unavailability, 0.02);
  });

  it('shows targets of the file and does not check them, but those that are asked', async () => {
    const result = await runJson(['compose', shop, '--down', 'db']);
    expect(result.checks).toEqual([]);
    expect(result.journeys[0].target).toMatchObject({ availability: 0.999, met: false });
    expect((await run(['compose', shop, '--down', 'db'])).status).toBe(0);
    expect((await run(['compose', shop, '--down', 'db', '--target', '99.9'])).status).toBe(1);
    expect(
      (await run(['compose', shop, '--down', 'za', '--assert', 'journeys[look].availability > 99.9%'])).status,
    ).toBe(0);
    expect((await run(['compose', shop, '--down', 'db', '--assert', 'journeys[buy].availability > 0.1%'])).status).toBe(
      1,
    );
  });

  it('says what is now a single point', async () => {
    expect((await runJson(['compose', shop, '--down', 'za,zb', '--journey', 'look'])).singlePoints.toSorted()).toEqual([
      'web#3',
      'zc',
    ]);
  });

  it('has no failures of what is down', async () => {
    const timed = write('timed.json', {
      components: { a: { mtbf: '99h', mttr: '1h' }, b: { mtbf: '999h', mttr: '1h' } },
      journeys: { x: 'a | b' },
    });
    // b alone is left: 1/1000 an hour
    near((await runJson(['compose', timed, '--down', 'a'])).journeys[0].failuresPerYear, 8.76);
    expect((await runJson(['compose', timed, '--down', 'a,b'])).journeys[0]).toMatchObject({
      availability: 0,
      failuresPerYear: 0,
      mtbfSeconds: null,
    });
  });

  describe('of a pair', () => {
    const standby = { mode: 'hot', detect: '0s', switch: '60s', standby: { mtbf: '990h', mttr: '10h' } };
    const path = write('pair.json', {
      components: { db: { mtbf: '2000h', mttr: '4h', failover: standby } },
      journeys: { x: 'db' },
    });
    it.each([
      ['db#1', 10 / 1000],
      ['db#2', 4 / 2004],
      ['db', 1],
      ['db#1,db#2', 1],
    ])('%s leaves U = %d', async (down, unavailability) => {
      const result = await runJson(['compose', path, '--down', down]);
      near(result.journeys[0].unavailability, unavailability);
      if (unavailability < 1) {
        expect(result.components[0].failover).toBeUndefined();
        expect(result.singlePoints).toEqual(['db']);
      }
    });
  });

  describe('of a name', () => {
    const both = write('both.json', {
      components: { us: { availability: '99%' } },
      domains: { 'zone, a': '99.9%' },
      clusters: {
        edge: { nodes: { n: { region: 'us', availability: '99%' } } },
        cache: { nodes: { n: { region: 'us', availability: '98%' } } },
      },
      regions: { us: '99.9%' },
      journeys: { x: 'us -> edge', y: 'cache' },
    });
    it.each([
      ['us', '"us" could be more than one thing', 'write component:us or region:us'],
      ['n', '"n" could be more than one thing', 'write edge/n or cache/n'],
      ['us-9', 'there is no part "us-9"', 'there are: '],
      ['edgy', 'there is no part "edgy"; did you mean edge?', 'there are: '],
      ['', 'error: --down: it is empty\n  name what is down, such as --down region:us; --drill all', ''],
      ['edge,', 'error: --down: a name is missing beside a comma\n  name what is down', ''],
    ])('%j is refused', async (down, message, hint) => {
      const { status, stdout, stderr } = await run(['compose', both, '--down', down]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr).toContain(hint);
    });
    it('that is unknown lists regions and domains before the rest', async () => {
      const path = 'fixtures/topologies/three-region-shop.yaml';
      const { stderr } = await run(['compose', path, '--down', 'mars']);
      expect(stderr).toContain('\n  there are: us-east, eu-west, ap-south, ');
    });
    it('that says its kind is taken', async () => {
      const result = await runJson(['compose', both, '--down', 'region:us']);
      expect(result.down).toEqual(['region:us']);
      expect(result.journeys.map(({ availability }: { availability: number }) => availability)).toEqual([0, 0]);
      near((await runJson(['compose', both, '--down', 'component:us'])).journeys[1].unavailability, 1 - 0.98 * 0.999);
      near((await runJson(['compose', both, '--down', 'cache/n'])).journeys[0].unavailability, 1 - 0.99 * 0.99 * 0.999);
      expect((await runJson(['compose', both, '--down', 'zone, a'])).down).toEqual(['zone, a']);
    });
  });
});

describe('--drill all', () => {
  it('takes every part down by itself, worst first', async () => {
    const path = write('drill.json', {
      components: {
        web: { availability: '99%', replicas: 2, domain: ['za', 'zb'] },
        db: { mtbf: '2000h', mttr: '4h', failover: { mode: 'hot', detect: '0s', switch: '60s' } },
        log: { availability: '99%', optional: true },
      },
      domains: { za: '99.9%', zb: '99.9%' },
      journeys: { x: 'web -> db -> log', y: 'web' },
    });
    const { drills } = await runJson(['compose', path, '--drill', 'all']);
    const u = 1.226684523563065e-5;
    const f = 0.01099;
    const series = (...parts: readonly number[]): number =>
      1 - parts.reduce((product, each) => product * (1 - each), 1);
    const expected: Readonly<Record<string, readonly [number, number]>> = {
      'web#1': [series(f, u), f],
      'web#2': [series(f, u), f],
      za: [series(f, u), f],
      zb: [series(f, u), f],
      'db#1': [series(f * f, 4 / 2004), f * f],
      'db#2': [series(f * f, 4 / 2004), f * f],
      log: [series(f * f, u), f * f],
    };
    expect(drills.map(({ down }: { down: readonly string[] }) => down)).toEqual(
      ['web#1', 'web#2', 'za', 'zb', 'db#1', 'db#2', 'log'].map((name) => [name]),
    );
    for (const { down, journeys } of drills) {
      near(journeys[0].unavailability, expected[down[0]]![0]);
      near(journeys[1].unavailability, expected[down[0]]![1]);
    }
  });

  it('ends at exactly nothing for what all needs', async () => {
    const { drills } = await runJson(['compose', 'a=99 -> b=99.9 | c=98', '--drill', 'all']);
    expect(drills[0]).toMatchObject({ down: ['a'], journeys: [{ availability: 0, unavailability: 1, nines: 0 }] });
  });

  it('tells like losses together', async () => {
    const { stdout } = await run(['compose', '2of(3 x app=99) -> db=99.9', '--drill', 'all']);
    expect(stdout).toMatch(/^db +.*0%/m);
  });

  it.each([['one'], ['web']])('%s is refused', async (value) => {
    const { status, stderr } = await run(['compose', 'a=99', '--drill', value]);
    expect(status).toBe(2);
    expect(stderr).toContain('--drill all tries every part');
  });
});

describe('requests', () => {
  const timed = { mtbf: '99h', mttr: '1h' };
  it('of each kind have the availability of the formulas', async () => {
    const path = write('timed.json', {
      clusters: {
        edge: {
          nodes: { a: { region: 'us', ...timed }, b: { region: 'us', ...timed }, c: { region: 'eu', ...timed } },
        },
      },
      regions: { us: { mtbf: '999h', mttr: '1h' }, eu: { mtbf: '999h', mttr: '1h' } },
      writes,
      journeys: { x: 'edge' },
    });
    const { requests, warnings } = await runJson(['compose', path]);
    const [us, eu] = [0.0010999, 0.01099];
    near(requests.reads.unavailability, us * eu);
    // ω of us: 0.9999 × 1/1000 h for the region, 2 × 0.999 × 0.01 × 1/100 h for its nodes; 30 s each, where eu can
    const omega = (0.9999 / 1000 + (2 * 0.999 * 0.01) / 100) / 3600;
    const strong = us * eu + omega * 30 * (1 - eu);
    near(requests.strongReads.unavailability, strong, 1e-11);
    near(requests.writes.unavailability, strong, 1e-11);
    // 81 % other reads, 9 % strong ones, 10 % writes
    near(requests.all.unavailability, 0.81 * us * eu + 0.19 * strong, 1e-11);
    expect(warnings).toEqual([]);
  });

  it('leave promotions out where frequencies are missing, with a warning', async () => {
    const { requests, warnings } = await runJson(['compose', edge('geo')]);
    near(requests.writes.unavailability, 0.0010999 * 0.01099);
    expect(warnings.map(({ kind }: { kind: string }) => kind)).toEqual(['promotionsUncounted']);
  });

  it('have no sum where the shares are not said', async () => {
    const { requests } = await runJson(['compose', edge('geo', { writes: { region: 'us' } })]);
    expect(requests.all).toBeNull();
    near(requests.writes.unavailability, 0.0010999);
  });

  it('count what clusters share once', async () => {
    // both clusters have one node in us and one in eu, all of 99 %; regions of 99.9 %
    const two = { u: { region: 'us', availability: '99%' }, e: { region: 'eu', availability: '99%' } };
    const path = write('two.json', {
      clusters: { front: { nodes: two }, back: { nodes: two } },
      regions: { us: '99.9%', eu: '99.9%' },
      writes: { ...writes, promotion: '0s' },
      journeys: { x: 'front -> back' },
    });
    const { requests } = await runJson(['compose', path]);
    // by the states of the two regions: both up 1 − (1 − 0.01²)², one up 1 − 0.99², none up 1
    const [a, q] = [0.999, 0.001];
    near(requests.reads.unavailability, a * a * (1 - (1 - 1e-4) ** 2) + 2 * a * q * (1 - 0.99 ** 2) + q * q);
    // a region serves writes while it is up and both of its nodes work
    near(requests.writes.unavailability, (1 - a * 0.99 ** 2) ** 2);
  });
});

describe('the load after a loss', () => {
  const times = { mtbf: '99h', mttr: '1h' };
  const file = (need: number, more: object = {}): string =>
    write('load.json', {
      clusters: {
        app: {
          ...{ routing: 'geo', need },
          nodes: {
            u1: { region: 'us', ...times },
            u2: { region: 'us', ...times },
            e1: { region: 'eu', ...times },
            e2: { region: 'eu', ...times },
            e3: { region: 'eu', ...times },
          },
        },
      },
      regions: {
        us: { mtbf: '999h', mttr: '1h', clients: '50%', near: 'eu' },
        eu: { mtbf: '999h', mttr: '1h', clients: '50%', near: 'us' },
      },
      writes: { region: 'us', order: 'eu', promotion: '30s', reads: '90%' },
      journeys: { x: 'app' },
      ...more,
    });
  interface LoadedDrill {
    readonly down: readonly [string];
    readonly load: { readonly node: string; readonly share: number; readonly load: number } | null;
    readonly writes: {
      readonly region: string | null;
      readonly promotedFrom: string | null;
      readonly unavailability: number;
    };
  }

  it('stands beside every loss, in parts of what need nodes carry each', async () => {
    const { drills } = await runJson(['compose', file(3), '--drill', 'all']);
    const of = (name: string): LoadedDrill => drills.find(({ down }: LoadedDrill) => down[0] === name);
    // half of the clients on one node of us: 1/2, of which a third is its part; with us lost a third each; with eu lost
    // two nodes are left of the three that are needed
    near(of('u1').load!.share, 1 / 2);
    near(of('u1').load!.load, 3 / 2);
    expect(of('u1').load!.node).toBe('u2');
    near(of('e1').load!.load, (3 * 1) / 4);
    near(of('us').load!.load, 1);
    expect(of('eu').load).toBe(null);
  });

  it('comes with who takes the writes, as available as in a drill of its own', async () => {
    const path = file(3);
    const { drills } = await runJson(['compose', path, '--drill', 'all']);
    for (const { down, writes: after } of drills as readonly LoadedDrill[]) {
      const alone = await runJson(['compose', path, '--down', down[0]]);
      expect(after).toMatchObject(alone.writes);
      near(after.unavailability, alone.requests.writes.unavailability);
    }
    // us serves writes while u2 does: 1/1000 + 999/1000 × 1/100 lost to eu, whose nodes are 1/1000 + 999/1000 × 1e-6
    const of = (name: string): LoadedDrill => drills.find(({ down }: LoadedDrill) => down[0] === name);
    expect(of('us').writes).toMatchObject({ region: 'eu', promotedFrom: 'us' });
    near(of('us').writes.unavailability, 1 / 1000 + (999 / 1000) * 1e-6);
  });

  it('is found by lint where it is above what a node is made for', async () => {
    const lintOf = async (path: string): Promise<readonly string[]> =>
      (await runJson(['compose', path])).lint
        .filter(({ rule }: { rule: string }) => rule === 'overload-after-loss')
        .map(({ message }: { message: string }) => message);
    expect(await lintOf(file(3))).toEqual([
      'after the loss of u1 u2 of app carries up to 50% of the traffic, and 3 nodes are to carry all of it, 33.3% each',
    ]);
    // two are to carry all: half each is what they are made for
    expect(await lintOf(file(2))).toEqual([]);
    const even = {
      clusters: { app: { need: 2, nodes: { a: times, b: times, c: times } } },
      regions: undefined,
      writes: undefined,
    };
    expect(await lintOf(file(2, even))).toEqual([]);
    // by weight a has 300 of 500 with all of them there, and 300 of 400 once b is gone
    const weighted = {
      ...even.clusters.app,
      routing: 'weighted',
      nodes: { a: { ...times, weight: 300 }, b: times, c: times },
    };
    expect(await lintOf(file(2, { ...even, clusters: { app: weighted } }))).toEqual([
      'after the loss of b a of app carries up to 75% of the traffic, and 2 nodes are to carry all of it, 50% each',
    ]);
    const all = { ...weighted, need: 3 };
    expect(await lintOf(file(3, { ...even, clusters: { app: all } }))).toEqual([
      'a of app carries up to 60% of the traffic with nothing lost, and 3 nodes are to carry all of it, 33.3% each',
    ]);
  });
});
