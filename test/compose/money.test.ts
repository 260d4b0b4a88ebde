import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const shop = (more = '') =>
  write(
    'shop.yaml',
    `costPerHour: 5000
components:
  web: { availability: 99.9%, cost: 100 }
  app: { availability: 99.5%, cost: 250 }
  stripe: { availability: 99.9%, external: true, cost: 50 }
${more}journeys:
  buy: { path: web -> app -> stripe, target: 99.98% }
`,
  );
// 1 − 0.999·0.995·0.999
const asItIs = 0.006989005;

describe('what a design costs', () => {
  it('is the sum of its parts, and of its downtime', async () => {
    const { cost, withoutCost, costPerHour, journeys } = await runJson(['compose', shop()]);
    expect([cost, withoutCost, costPerHour]).toEqual([400, [], 5_000]);
    expect(journeys[0].downtimeCost.year).toBeCloseTo(asItIs * 8_760 * 5_000, 6);
    expect(journeys[0].downtimeCost.month).toBeCloseTo(asItIs * 730 * 5_000, 6);
  });
  it('of a replica the same again, of a standby by its mode or as the file says', async () => {
    const more = `  db: { mtbf: 720h, mttr: 1h, cost: 400, failover: { mode: warm } }
  dw: { mtbf: 720h, mttr: 1h, cost: 400, failover: { mode: cold, cost: 70 } }
  log: { availability: 99%, replicas: 3, cost: 0.1 }
`;
    const { cost, assumptions } = await runJson(['compose', shop(more)]);
    expect(cost).toBe(400 + 400 + 200 + 400 + 70 + 0.3);
    const said = assumptions.find(({ kind }: { kind: string }) => kind === 'standbyCost').message;
    expect(said).toContain('failover: { cost } says it of db');
  });
  it('of a cluster is that of its nodes, each with its own', async () => {
    const cluster = (west: string) =>
      write(
        'cluster.yaml',
        `components: { db: { availability: 99.9%, cost: 100 } }
clusters: { app: { nodes: { east: { availability: 99%, cost: 80 }, west: { availability: 99%${west} } } } }
journeys: { buy: { path: app -> db, target: 99.99% } }
`,
      );
    const priced = await runJson(['compose', cluster(', cost: 70.5')]);
    expect([priced.cost, priced.withoutCost]).toEqual([250.5, []]);
    const { stdout } = await run(['compose', cluster(', cost: 70.5'), '--exit-zero'], { columns: 200 });
    expect(stdout).toContain('all components and nodes of the file');
    const half = await runJson(['compose', cluster('')]);
    expect([half.cost, half.withoutCost]).toEqual([null, ['west']]);
    const { status, stderr } = await run(['compose', cluster(', cost: -1')]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('cluster.yaml:2:')]);
  });
  it('is not known where some part has none, which is said', async () => {
    const path = shop('  log: { availability: 99% }\n');
    const { cost, withoutCost, target } = await runJson(['compose', path]);
    expect([cost, withoutCost]).toEqual([null, ['log']]);
    expect(target.plan.costPerMonth).toBe(400); // what is changed has a price
    expect((await run(['compose', path])).stdout).toMatch(/^Parts a month +– +not known without cost of log$/m);
  });
  it('says nothing where there is no money', async () => {
    const { stdout } = await run(['compose', 'a=99 -> b=99', '--target', '99.9', '--exit-zero']);
    expect(stdout).not.toMatch(/^Cost$|costs a month|least cost/m);
    const { cost, withoutCost, costPerHour, system } = await runJson(['compose', 'a=99']);
    expect([cost, withoutCost, costPerHour, system.downtimeCost]).toEqual([null, [], null, null]);
  });
  it('takes the price of an hour from the command line before the file', async () => {
    const { costPerHour, journeys } = await runJson(['compose', shop(), '--cost-per-hour', '100']);
    expect(costPerHour).toBe(100);
    expect(journeys[0].downtimeCost.year).toBeCloseTo(asItIs * 876_000, 6);
  });
});

describe('the plan that costs least', () => {
  it('comes first, with what it saves and what a nine costs', async () => {
    const { target } = await runJson(['compose', shop()]);
    const { plan, plans } = target;
    // each must change: one at 99.9 % alone misses 99.98 %. Pairs: 1 − (1 − 1e-6)²·(1 − 2.5e-5)
    const after = 1 - (1 - 1e-6) ** 2 * (1 - 2.5e-5);
    expect(plan).toMatchObject({ costPerMonth: 400, cheapest: true, shortest: true, met: true });
    expect(plan.unavailability).toBeCloseTo(after, 14);
    expect(plan.savedPerYear).toBeCloseTo((asItIs - after) * 8_760 * 5_000, 5);
    expect(plan.costPerNine).toBeCloseTo(4_800 / Math.log10(asItIs / after), 8);
    expect(plans).toEqual([plan]);
    expect(plan.changes.map(({ change }: { change: string }) => change)).toContain('an alternative beside stripe');
  });
  it('proposes nothing else for what is somebody else’s', async () => {
    const { target } = await runJson(['compose', shop()]);
    const ofStripe = target.changes.filter(({ component }: { component: string }) => component === 'stripe');
    expect(ofStripe.map(({ change }: { change: string }) => change)).toEqual(['an alternative beside stripe']);
  });
  it('stands before the shortest where that is another', async () => {
    // 99 % | 99.99 %: for 1e-9 one of x (1e-10) for 90, or two of y (1e-10) for 80
    const path = write(
      'two.yaml',
      'components:\n  x: { availability: 99.99%, cost: 90 }\n  y: { availability: 99%, cost: 40 }\njourneys: { go: { path: x | y, target: 99.9999999% } }\n',
    );
    const { target } = await runJson(['compose', path]);
    expect(
      target.plans.map(({ costPerMonth, cheapest, shortest }: never) => [costPerMonth, cheapest, shortest]),
    ).toEqual([
      [80, true, false],
      [90, false, true],
    ]);
    const { stdout } = await run(['compose', path]);
    expect(stdout).toContain('To meet it, at the least cost\n• 2 changes: two more replicas of y');
    expect(stdout).toContain('To meet it, with the fewest changes\n• 1 change: one more replica of x');
  });
  it('is the shortest where nothing has a price', async () => {
    const { target } = await runJson(['compose', 'a=99.9 -> b=99.9', '--target', '99.99']);
    expect(target.plan).toMatchObject({ shortest: true, cheapest: false, costPerMonth: null, costPerNine: null });
  });
});

describe('bad amounts', () => {
  it.each([
    ['cost: 100€', 'shop.yaml:3:37: cost must be an amount of money without its unit, 0 or more, not "100€"'],
    ['cost: -5', 'shop.yaml:3:37: cost must be an amount of money without its unit, 0 or more, not -5'],
  ])('%s', async (key, message) => {
    const path = write('shop.yaml', `name: shop\ncomponents:\n  web: { availability: 99.9%, ${key} }\n`);
    const { status, stdout, stderr } = await run(['compose', path]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
