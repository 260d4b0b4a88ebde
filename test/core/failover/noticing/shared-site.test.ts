import { describe, expect, it } from 'vitest';
import { unnoticedRatio } from '../../../../src/core/failover/noticing/odds.ts';
import { type SiteNoticing, sitePatterns } from '../../../../src/core/failover/noticing/shared-site.ts';
import { fixedDuration } from '../../../../src/core/failover/standby/detection.ts';

const noticed = (detection: SiteNoticing['detection'], isOfSite = false): SiteNoticing => ({
  detection,
  mttrSeconds: 3600,
  isOfSite,
});
const even = { kind: 'uniform', fromSeconds: 600, toSeconds: 1500 } as const;

describe('sitePatterns', () => {
  it('of two fixed times is told by the age of the loss', () => {
    // an exponential age below 18 s, between 18 s and 30 s, above
    const [a, b] = [Math.exp(-18 / 3600), Math.exp(-30 / 3600)];
    const found = new Map(
      sitePatterns([noticed(fixedDuration(18)), noticed(fixedDuration(30))]).map((each) => [
        each.isUnnoticed.join(' '),
        each.probability,
      ]),
    );
    expect(found.get('true true')).toBeCloseTo(1 - a, 14);
    expect(found.get('false true')).toBeCloseTo(a - b, 14);
    expect(found.get('false false')).toBeCloseTo(b, 14);
    expect(found.size).toBe(3);
  });

  it('sums to 1, and to the ratio of each group', () => {
    const groups = [noticed(even), noticed(fixedDuration(1200)), null, noticed({ ...even, fromSeconds: 0 })];
    const patterns = sitePatterns(groups);
    expect(patterns.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 13);
    groups.forEach((group, i) => {
      const ratio = patterns.reduce((sum, { probability, isUnnoticed }) => sum + (isUnnoticed[i] ? probability : 0), 0);
      expect(ratio).toBeCloseTo(group ? unnoticedRatio(group.detection, 3600) : 0, 13);
    });
  });

  it('of two groups with even detection has the product of what is left at each age', () => {
    // by a sum over small steps: ∫ e^(−a/M)/M·P(D > a)² da
    let both = 0;
    for (let age = 0.05; age < 1500; age += 0.1) {
      const open = age < 600 ? 1 : (1500 - age) / 900;
      both += (0.1 * Math.exp(-age / 3600) * open * open) / 3600;
    }
    const [found] = sitePatterns([noticed(even), noticed(even)]).filter(
      ({ isUnnoticed }) => !isUnnoticed.includes(false),
    );
    expect(found!.probability).toBeCloseTo(both, 8);
  });

  it('of a site with probes of its own is the same for all', () => {
    const patterns = sitePatterns([noticed(even, true), noticed(even, true), null]);
    expect(patterns.map(({ isUnnoticed }) => isUnnoticed)).toEqual([
      [false, false, false],
      [true, true, false],
    ]);
  });
});
