import { describe, expect, it } from 'vitest';
import { runJson } from '../run.ts';

const near = (got: number, want: number, tolerance = 1e-13): void =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(tolerance * Math.abs(want));

const compose = (fixture: string, ...options: readonly string[]) =>
  runJson(['compose', `fixtures/topologies/${fixture}.yaml`, '--at', '2026-11-24', ...options]);

interface Drill {
  readonly down: readonly string[];
  readonly journeys: readonly { readonly unavailability: number }[];
}

describe('--drill all of the fixtures, each loss by a computation of its own', () => {
  // References: all 2^13 states of web in its zones, app, config, db, the two payments, their common part and the cache, in
  // exact fractions (Python), with the part that is down certain to be so. Checkout, browse.
  const browse = 0.0007975169293315781;
  const withoutOneWeb = [0.0031449720411712767, 0.0029907379040901606];
  const shop: Readonly<Record<string, readonly number[]>> = {
    app: [1, 1],
    config: [1, 1],
    'zone-a': [0.20243622125506253, 0.0029907379040901606],
    db: [0.20068174045457943, browse],
    stripe: [0.005912533282872432, browse],
    'web#1': [0.0031649011660926656, 0.0029907379040901606],
    'web#2': withoutOneWeb,
    'web#3': withoutOneWeb,
    'zone-b': withoutOneWeb,
    'zone-c': withoutOneWeb,
    paypal: [0.0019164025689701054, browse],
    recs: [0.0009720194755888342, browse],
  };
  it('shop.yaml', async () => {
    const { drills } = await compose('shop', '--drill', 'all');
    expect(drills.map(({ down: [name] }: Drill) => name).sort()).toEqual(Object.keys(shop).sort());
    for (const { down, journeys } of drills as readonly Drill[])
      shop[down[0]!]!.forEach((expected, i) => {
        near(journeys[i]!.unavailability, expected);
      });
  });

  it('three-region-shop.yaml', async () => {
    const { drills, components } = await compose('three-region-shop', '--drill', 'all');
    const pair = components.find(({ name }: { name: string }) => name === 'orders-db').unavailability;
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    /** By the eight states of the regions, and in each the binomial number of nodes that have failed. */
    const expected = (name: string): readonly number[] => {
      const regions = ['us', 'eu', 'ap'];
      const isRegion = ['us-east', 'eu-west', 'ap-south'].includes(name);
      const q = regions.map((region, i) => (isRegion && name.startsWith(region) ? 1 : 1 / [4001, 4001, 3001][i]!));
      const nodes = regions.map((region, i) => [10, 8, 6][i]! - (!isRegion && name.startsWith(`${region}-`) ? 1 : 0));
      const node = 1 / 721;
      let app = 0;
      for (let down = 0; down < 8; down++) {
        const isDown = (i: number): boolean => ((down >> i) & 1) === 1;
        const probability = q.reduce((product, each, i) => product * (isDown(i) ? each : 1 - each), 1);
        const left = nodes.reduce((total, each, i) => total + (isDown(i) ? 0 : each), 0);
        for (let failed = Math.max(0, left - 13); failed <= left; failed++)
          app += probability * choose(left, failed) * node ** failed * (1 - node) ** (left - failed);
      }
      const dns = name === 'dns' ? 1 : 1e-6;
      const payment = 1 / 4001;
      const payments = name.startsWith('payment') ? payment : payment * payment;
      const orders = name.startsWith('orders-db') ? 1 / 1001 : pair;
      const any = (...parts: readonly number[]): number => parts.reduce((u, part) => u + part - u * part, 0);
      return [any(dns, app), any(dns, app, orders, payments)];
    };
    expect(drills).toHaveLength(33); // dns, two payments, recommendations, two machines, 24 nodes, three regions
    for (const { down, journeys } of drills as readonly Drill[])
      expected(down[0]!).forEach((u, i) => {
        near(journeys[i]!.unavailability, u);
      });
  });
});

describe('--strategies of the fixtures', () => {
  // References: MTTR/(MTBF + MTTR), the process by numerical integration as in test/core/failover/standby-check.test.ts
  // without unseen states (cold, warm, hot), and q² + (1 − q)·q·(1 − E[e^(−D/MTTR)]), D even in 13 to 18 s, with 40 digits.
  const rows: readonly [fixture: string, component: string, expected: readonly number[]][] = [
    [
      'shop',
      'app',
      [6.939625260235947e-4, 6.937318035881739e-4, 3.408528480300274e-4, 1.023636805921583e-5, 6.427366797077224e-6],
    ],
    [
      'three-region-shop',
      'payment',
      [2.499375156210947e-4, 2.498544001830014e-4, 1.227320990531274e-4, 3.577323545645256e-6, 2.204853170708842e-6],
    ],
    [
      'standby',
      'db',
      [1.996007984031936e-3, 1.263240209064844e-3, 1.635834796331891e-4, 7.508452508849438e-6, 6.127076728978332e-6],
    ],
  ];
  it.each(rows)('%s.yaml, %s', async (fixture, component, expected) => {
    const { strategies } = await compose(fixture, '--strategies', '--component', component);
    expected.forEach((u, i) => {
      near(strategies[i].unavailability, u, 1e-14);
    });
  });

  it('three-region-shop.yaml, orders-db, whose own row has its lease and its partitions', async () => {
    const { strategies } = await compose('three-region-shop', '--strategies', '--component', 'orders-db');
    const [none, cold, warm, hot, active] = strategies.map((row: { unavailability: number }) => row.unavailability);
    near(none, 4 / 4004, 1e-14);
    near(cold, 6.265604381700992e-4, 1e-14);
    near(warm, 8.136906369403297e-5, 1e-14);
    near(active, 2.071659381677843e-6, 1e-14);
    // the same process gives 3.5538758982744665e-6; by hand, partitions add N·P·D·(e^(−L/D) − E[e^(−X/D)]) for L = 10 s, X
    // even over 23 to 28 s, D = 300 s, and P = (4000/4004)² to the share of time between a repair and the failback
    const serves = (300 / 5) * (Math.exp(-23 / 300) - Math.exp(-28 / 300));
    const partitions = (300 * (Math.exp(-10 / 300) - serves) * (4000 / 4004) ** 2) / (8760 * 3600 + 300);
    near(hot - 3.553875898274467e-6, partitions, 1e-4);
  });
});
