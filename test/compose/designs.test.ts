import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const one = (name = 'one') =>
  write('one.yaml', `name: ${name}\ncomponents:\n  web: { availability: 99.9%, cost: 100 }\njourneys: { buy: web }\n`);
const two = (target = '') =>
  write(
    'two.yaml',
    `name: two\ncomponents:\n  web: { availability: 99.9%, replicas: 2, cost: 100 }\njourneys: { buy: { path: web${target} } }\n`,
  );

describe('several designs', () => {
  it('stand side by side, each with its journeys, its cost and its check', async () => {
    const [first, second] = [one(), two()];
    const args = ['compose', first, second, '--target', '99.99'];
    const { designs, choice, checks, detail } = await runJson(args);
    expect(designs.map(({ name, file, cost }: never) => [name, file, cost])).toEqual([
      ['one', first, 100],
      ['two', second, 200],
    ]);
    expect(
      designs.map(({ journeys }: { journeys: { unavailability: number }[] }) => journeys[0]!.unavailability),
    ).toEqual([0.001, 1e-6]);
    expect(checks.map(({ expression, status }: never) => [expression, status])).toEqual([
      ['one: buy availability >= 99.99%', 'missed'],
      ['two: buy availability >= 99.99%', 'met'],
    ]);
    expect((await run(args)).status).toBe(1);
    expect(detail).toBeNull();
    // without web nothing fails in either: 1e-3 and 1e-6 of a year
    expect(choice).toEqual({
      design: 'two',
      meeting: ['two'],
      cheapest: false,
      difference: {
        other: 'one',
        part: 'web',
        downtimeSeconds: { year: 31.536 },
        otherDowntimeSeconds: { year: 31_536 },
      },
    });
  });
  it('have one line that says which to take, at which cost, and why', async () => {
    const { stdout } = await run(['compose', one(), two(), '--target', '99.99', '--exit-zero'], { columns: 200 });
    expect(stdout).toContain(
      '• two meets its target (99.9999%), at 200 a month; the difference to one rests on web: 31.54s of downtime a year here, 8h 45m 36s of downtime a year there',
    );
    const met = await run(['compose', one(), two(), '--target', '99'], { columns: 200 });
    expect(met.stdout).toContain('• one meets its target at the least cost (99.9%), at 100 a month; so does two;');
    const none = await run(['compose', one(), two(), '--target', '9n', '--exit-zero'], { columns: 200 });
    expect(none.stdout).toContain('• none meets its target; the nearest is two (99.9999%)');
    expect((await run(['compose', one(), two()], { columns: 200 })).stdout).toContain('• two is the most available');
  });
  it('are held against the targets of their own files', async () => {
    const { checks, choice } = await runJson(['compose', one(), two(', target: 99.99%')]);
    expect(checks).toMatchObject([{ expression: 'two: buy availability >= 99.99%', status: 'met' }]);
    expect(choice.meeting).toEqual(['two']);
  });
  it('may be expressions, and are called as their files where names are the same', async () => {
    const [first, second] = [one('two'), two()];
    const { designs } = await runJson(['compose', first, second, 'a=99 -> b=99']);
    expect(designs.map(({ name }: { name: string }) => name)).toEqual([first, second, 'a=99 -> b=99']);
    expect(designs[2].journeys[0].unavailability).toBeCloseTo(1 - 0.99 ** 2, 14);
  });
  it('are held against what they ask of reads and writes', async () => {
    // Reads find two regions of 99.9 %, 1e-6. Writes find one, 1e-3, or two and 60 s of promotion of each loss in 1000 h, of
    // which the other region is there for 99.9 %: 1e-6 + 0.999 · 60/3,600,000 = 1.765e-5. Nodes fail with 1e-7 beside.
    const design = (name: string, order: string) =>
      write(
        `${name}.yaml`,
        `name: ${name}
clusters:
  app:
    nodes: { a: { region: east, mtbf: 10000000h, mttr: 1h }, b: { region: west, mtbf: 10000000h, mttr: 1h } }
regions:
  east: { mtbf: 999h, mttr: 1h, clients: 50%, near: west }
  west: { mtbf: 999h, mttr: 1h, clients: 50%, near: east }
writes: { region: east, reads: 90%, targets: { reads: 99.99%, writes: 99.99% }${order} }
journeys: { buy: app }
`,
      );
    const args = ['compose', design('alone', ''), design('led', ', order: west, promotion: 60s')];
    const { designs, choice, checks } = await runJson(args);
    expect(checks.map(({ expression, status }: never) => [expression, status])).toEqual([
      ['alone: reads availability >= 99.99%', 'met'],
      ['alone: writes availability >= 99.99%', 'missed'],
      ['led: reads availability >= 99.99%', 'met'],
      ['led: writes availability >= 99.99%', 'met'],
    ]);
    expect(choice).toMatchObject({ design: 'led', meeting: ['led'] });
    const writes = designs.map(({ requests }: never) => (requests as { writes: object }).writes);
    expect(writes).toMatchObject([
      { unavailability: expect.closeTo(1e-3, 6), target: { unavailability: 1e-4 } },
      { unavailability: expect.closeTo(1.765e-5, 7), target: { unavailability: 1e-4 } },
    ]);
    const { status, stdout } = await run(args);
    expect(status).toBe(1);
    expect(stdout).toMatch(/alone +writes +99\.89999% +99\.99% +missed/);
    expect(stdout).toContain('• led meets its target');
  });
  it('that ask writes of a region whose failures have no times meet no such target', async () => {
    const path = write(
      'timeless.yaml',
      `name: timeless
clusters: { app: { nodes: { a: { region: east, availability: 100% }, b: { region: west, availability: 100% } } } }
regions: { east: { availability: 99.9%, clients: 50% }, west: { availability: 99.9%, clients: 50% } }
writes: { region: east, order: west, promotion: 60s, targets: { writes: 90% } }
journeys: { buy: app }
`,
    );
    const { checks, choice, warnings } = await runJson(['compose', path, 'a=99']);
    expect(checks).toMatchObject([{ expression: 'timeless: writes availability >= 90%', status: 'skipped' }]);
    expect(choice.meeting).toEqual([]);
    expect(JSON.stringify(warnings)).toContain('give mtbf and mttr of the region');
  });
  it('can be asserted by name', async () => {
    const gate = ['--assert', 'designs[two].journeys[buy].unavailability <= 1e-6', '--assert', 'choice.design == two'];
    expect((await run(['compose', one(), two(), ...gate])).status).toBe(0);
  });
  it.each([
    [
      ['--down', 'web'],
      'error: --down needs one design, and here are several\n  leave --down out, or name one design\n',
    ],
    [['--simulate', '1y'], 'error: --simulate needs one design, and here are several'],
    [['--series', '99,99'], 'error: --series needs one design, and here are several'],
    [['--journey', 'by'], 'error: --journey: there is no journey "by"; did you mean buy?'],
  ])('refuse %j', async (args, message) => {
    const { status, stdout, stderr } = await run(['compose', one(), two(), ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
