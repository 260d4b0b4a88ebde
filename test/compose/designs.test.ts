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
