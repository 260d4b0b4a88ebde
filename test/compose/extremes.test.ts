import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const kinds = (warnings: readonly { readonly kind: string }[]) => warnings.map(({ kind }) => kind);

describe('numbers at their ends', () => {
  it.each([
    ['a=1%', 0.01],
    ['a=1% -> b=0.3%', 3e-5], // 0.01 × 0.003
    ['2of(3 x a=1%)', 2.98e-4], // 3 · 0.01² · 0.99 + 0.01³
    [Array.from({ length: 20 }, (_, i) => `p${i}=0.1%`).join(' -> '), 1e-60],
  ])('%s is available as the product says, to 15 digits', async (expression, availability) => {
    const { system } = await runJson(['compose', expression]);
    expect(Math.abs(system.availability / availability - 1)).toBeLessThan(1e-14);
  });

  it('say that an unavailability is below what a double holds', async () => {
    // 0.01^200 = 1e-400
    const { system, warnings } = await runJson(['compose', '1of(200 x a=99)']);
    expect(system.unavailability).toBe(0);
    expect(kinds(warnings)).toContain('belowDouble');
    // 0.01^100 = 1e-200 is one, and what cannot fail has 0 rightly
    const other = await runJson(['compose', '1of(100 x a=99)']);
    expect(Math.abs(other.system.unavailability / 1e-200 - 1)).toBeLessThan(1e-13);
    expect(kinds(other.warnings)).not.toContain('belowDouble');
    expect(kinds((await runJson(['compose', 'a=100%'])).warnings)).not.toContain('belowDouble');
  });

  it('keep the exact number where only the degraded mode does not fit', async () => {
    const optional = { availability: '99%', replicas: 20, need: 10, optional: true };
    const path = write('optional.json', {
      components: { a: { availability: '99.9%' }, b: optional },
      journeys: { x: 'a -> b' },
    });
    // 10 of 20 has 110 nodes or more
    const { journeys, warnings } = await runJson(['compose', path, '--max-nodes', 20]);
    expect(Math.abs(journeys[0].unavailability / 0.001 - 1)).toBeLessThan(1e-14);
    expect(journeys[0].degraded).toBeNull();
    expect(kinds(warnings)).toContain('degradedUnknown');
    expect(kinds((await runJson(['compose', path])).warnings)).not.toContain('degradedUnknown');
  });

  it('call bounds of a share of requests what they are', async () => {
    const part = { availability: '99%', replicas: 20, need: 10 };
    const components = { a: part, b: { ...part, share: '50%' } };
    const path = write('share.json', { components, journeys: { x: 'a -> b', y: 'a' } });
    const { journeys } = await runJson(['compose', path, '--max-nodes', 20, '--approximate']);
    expect(journeys.map(({ requestWeighted }: { requestWeighted: boolean }) => requestWeighted)).toEqual([true, false]);
  });

  it('count the cut sets of any number', async () => {
    const { stdout } = await run(['compose', '2of(5 x a=99)', '--cut-sets', 1]);
    expect(stdout).toContain('the most probable 1 of 5'); // 4 of 5 must fail: C(5, 4)
  });
});
