import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const shop = (targets: string, numbers = '{ mtbf: 999h, mttr: 1h }') =>
  write(
    'regions.yaml',
    `clusters:
  app:
    need: 1
    nodes: { a: { region: east, availability: 100% }, b: { region: west, availability: 100% } }
regions:
  east: { ${numbers.slice(1, -1)}, clients: 50%, near: west }
  west: { ${numbers.slice(1, -1)}, clients: 50%, near: east }
writes: { region: east, reads: 90%${targets} }
journeys: { buy: app }
`,
  );

describe('a target for each kind of requests', () => {
  it('is checked by itself: reads find two regions, writes one', async () => {
    // reads fail where both are down, 1e-6; writes where east is, 1e-3
    const path = shop(', targets: { reads: 99.99%, strongReads: 99.95%, writes: 99.9% }');
    const { checks, requests } = await runJson(['compose', path]);
    expect([requests.reads.unavailability, requests.writes.unavailability]).toEqual([
      expect.closeTo(1e-6, 14),
      expect.closeTo(1e-3, 14),
    ]);
    expect(checks.map(({ expression, status }: never) => [expression, status])).toEqual([
      ['reads availability >= 99.99%', 'met'],
      ['strong reads availability >= 99.95%', 'missed'],
      ['writes availability >= 99.9%', 'met'],
    ]);
    expect(requests.strongReads.target.unavailability).toBe(0.0005);
    expect((await run(['compose', path])).status).toBe(1);
  });
  it('of reads is met exactly where it is, by all digits', async () => {
    // both regions of 99.97 % are down: 0.0003² = 9e-8
    const statusOf = async (reads: string) =>
      (await run(['compose', shop(`, targets: { reads: ${reads}% }`, '{ availability: 99.97% }')])).status;
    expect(await statusOf('99.999991')).toBe(0);
    expect(await statusOf('99.99999100000000000001')).toBe(1);
  });
  it('is none without one', async () => {
    const { checks, requests } = await runJson(['compose', shop('')]);
    expect([checks, requests.reads.target]).toEqual([[], null]);
  });
  it('of writes is not judged where what promotions cost is not known', async () => {
    const path = shop(', order: west, promotion: 30s, targets: { writes: 90%, reads: 90% }', '{ availability: 99.9% }');
    const { checks } = await runJson(['compose', path]);
    expect(checks.map(({ expression, status }: never) => [expression, status])).toEqual([
      ['reads availability >= 90%', 'met'],
      ['writes availability >= 90%', 'skipped'],
    ]);
    expect((await run(['compose', path, '--strict'])).status).toBe(1);
  });
  it('is of a kind that there is', async () => {
    const { status, stderr } = await run(['compose', shop(', targets: { write: 99% }')]);
    expect(status).toBe(2);
    expect(stderr).toContain('targets of writes has no key "write"; did you mean writes?');
  });
});
