import { describe, expect, it } from 'vitest';
import { downtimeAtMost } from '../../src/core/statistics/alternating.ts';
import { run, runJson, write } from '../run.ts';

const design = (mttr: string, more = '', target = ', target: 99.99%') =>
  write(
    'db.yaml',
    `components:\n  db: { mtbf: 30d, mttr: ${mttr} }\n${more}journeys: { buy: { path: db${target} } }\n`,
  );
const day = 86_400;

describe('the share of months and years that keep a target', () => {
  it('is that of the exact law of one part: MTBF 30 d, MTTR 259.2 s, exactly 99.99 %', async () => {
    const { simulation } = await runJson(['compose', design('259.2s'), '--simulate', '20000y', '--seed', '3']);
    const law = { meanUpSeconds: 30 * day, meanDownSeconds: 259.2 };
    const exact = (seconds: number): number => downtimeAtMost(law, seconds, seconds / 10_000);
    const { periodsMet, periodsMetInterval } = simulation;
    const [month, year] = [exact((365 / 12) * day), exact(365 * day)];
    expect(month).toBeCloseTo(0.65, 2); // met on average, and missed in a third of the months
    expect(periodsMetInterval.month[0]).toBeLessThan(month);
    expect(periodsMetInterval.month[1]).toBeGreaterThan(month);
    expect(periodsMetInterval.year[0]).toBeLessThan(year);
    expect(periodsMetInterval.year[1]).toBeGreaterThan(year);
    expect(Math.abs(periodsMet.month - month)).toBeLessThan(0.005); // 240,000 months: 0.001 a standard error
    expect(simulation.journeys[0].periodsMet).toEqual(periodsMet);
  });
  it('is of the target that is asked for, and none without one', async () => {
    const asked = await runJson(['compose', design('259.2s'), '--simulate', '200y', '--target', '50']);
    expect(asked.simulation.periodsMet).toEqual({ month: 1, year: 1 });
    const { simulation } = await runJson(['compose', design('259.2s', '', ''), '--simulate', '200y']);
    expect([simulation.periodsMet, simulation.periodsMetInterval]).toEqual([null, null]);
    const short = await runJson(['compose', design('259.2s'), '--simulate', '40d']);
    expect(short.simulation.periodsMet).toMatchObject({ year: null });
    expect(short.simulation.periodsMetInterval.year).toBeNull();
  });
  it('is told, and can be a gate', async () => {
    const args = ['compose', design('259.2s'), '--simulate', '2000y'];
    const { stdout } = await run(args, { columns: 120 });
    expect(stdout).toMatch(/Months and years that keep the target\njourney +months +99 % interval.*\nbuy +6\d(\.\d)?%/);
    expect((await run([...args, '--assert', 'simulation.periodsMet.month >= 90%'])).status).toBe(1);
  });
});
