import { describe, expect, it } from 'vitest';
import { plannedGroup } from '../../../../src/core/failover/noticing/planned-work.ts';
import { tooFewWork } from '../../../../src/core/failover/routing/too-few-work.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { relativeError } from '../../../core/statistics/relative-error.ts';

const none = { members: [], sites: [] };

/** P(fewer than need work), state by state. */
function byAllStates(members: readonly { q: number; site: number }[], sites: readonly number[], need: number): number {
  let total = 0;
  const all = [...members.map(({ q }) => q), ...sites];
  for (let state = 0; state < 2 ** all.length; state++) {
    const isDown = (i: number): boolean => ((state >> i) & 1) === 1;
    const working = members.filter(({ site }, i) => !isDown(i) && !(site >= 0 && isDown(members.length + site))).length;
    if (working < need) total += all.reduce((product, q, i) => product * (isDown(i) ? q : 1 - q), 1);
  }
  return total;
}

describe('tooFewWork and plannedGroup', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 1))('are sums over all states, seed %i', (seed) => {
    const random = createRandom(seed);
    const below = (n: number): number => Math.floor(random.uniform() * n);
    const sites = Array.from({ length: below(3) }, () => [0.1, 0.001, 0.5][below(3)]!);
    const members = Array.from({ length: 2 + below(4) }, () => ({
      q: [0.5, 0.1, 0.01, 1e-4][below(4)]!,
      site: below(sites.length + 1) - 1,
    }));
    const need = 1 + below(members.length);
    const group = members.map(({ q, site }) => ({ unavailability: q, site }));
    const otherwise = byAllStates(members, sites, need);
    expect(relativeError(tooFewWork(group, sites, need), otherwise)).toBeLessThan(1e-12);
    // one at a time, each for 2 of 30: what is worked on does not work
    const out = members.map((_, i) =>
      byAllStates(
        members.map((each, j) => (i === j ? { ...each, q: 1 } : each)),
        sites,
        need,
      ),
    );
    const expected = (1 - members.length / 15) * otherwise + out.reduce((sum, each) => sum + each / 15, 0);
    const found = plannedGroup(group, sites, need, { everySeconds: 30, lastsSeconds: 2 }, none);
    expect(relativeError(found.unavailability, expected)).toBeLessThan(1e-12);
    expect(found.otherwise).toBe(tooFewWork(group, sites, need));
  });

  it('counts failures, and beginnings that bring the group down', () => {
    // two like members, q = 1/100, ν = 1/1000, need 1, work for 2 of 30 each. Failures: without work (26/30) 2·ν·q; while one
    // is out the other fails with ν: 2·(2/30)·ν. Beginnings: each of the two every 30, and down with q − q² of the other
    const members = [0, 1].map(() => ({ unavailability: 0.01, site: -1 }));
    const frequencies = { members: [1e-3, 1e-3], sites: [] };
    const found = plannedGroup(members, [], 1, { everySeconds: 30, lastsSeconds: 2 }, frequencies);
    const expected = (26 / 30) * 2 * 1e-3 * 0.01 + (4 / 30) * 1e-3 + (2 * (0.01 - 0.0001)) / 30;
    expect(relativeError(found.failuresPerSecond!, expected)).toBeLessThan(1e-13);
    expect(relativeError(found.failuresOtherwise!, 2e-5)).toBeLessThan(1e-13);
  });

  it('has no frequency without that of a member', () => {
    const members = [0, 1].map(() => ({ unavailability: 0.01, site: -1 }));
    const found = plannedGroup(
      members,
      [],
      1,
      { everySeconds: 30, lastsSeconds: 2 },
      { members: [1, null], sites: [] },
    );
    expect(found.failuresPerSecond).toBe(null);
  });
});
