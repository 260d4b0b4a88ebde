import { describe, expect, it } from 'vitest';
import { levelChange, rateChange } from '../../../src/core/statistics/change-point.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';

describe('levelChange', () => {
  it('agrees with all 40,320 orders of eight values', () => {
    // Python, itertools.permutations: the largest cumulated deviation is 13, and 1,152 orders reach it
    const found = levelChange(Float64Array.of(9, 8, 9, 8, 2, 1, 2, 3), { seed: 1, draws: 40_000 })!;
    expect(found.index).toBe(4);
    const exact = 1_152 / 40_320;
    expect(Math.abs(found.pValue - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 40_000));
  });

  it('finds nothing in noise more often than it says', () => {
    const random = createRandom(2);
    let found = 0;
    for (let i = 0; i < 400; i++) {
      const values = Float64Array.from({ length: 30 }, () => random.exponential());
      if (levelChange(values, { seed: i, draws: 400 })!.pValue < 0.05) found++;
    }
    expect(found / 400).toBeLessThan(0.05 + 3 * 0.011); // three deviations of 400 trials at 5 %
  });

  it('is certain of nothing where all are alike, and silent below eight', () => {
    expect(levelChange(new Float64Array(12).fill(0.3), { seed: 1 })!.pValue).toBe(1);
    expect(levelChange(Float64Array.of(1, 2, 3, 4, 5, 6, 7), { seed: 1 })).toBeNull();
  });
});

describe('rateChange', () => {
  // scipy 1.17.1: kstest(times / length, 'uniform', method='exact').pvalue; the formula is an approximation
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], 20, 8, 0.002778486523437502, 0.25],
    [[1, 2, 2.5, 3, 50, 60, 75, 90, 91, 99], 100, 4, 0.09786575852611712, 0.01],
    [[5, 15, 25, 35, 45, 55, 65, 75, 85, 95], 100, null, 1, 1e-12],
  ])('of %o in %d', (times, length, index, exact, tolerance) => {
    const found = rateChange(Float64Array.from(times), length)!;
    if (index !== null) expect(found.index).toBe(index);
    expect(Math.abs(found.pValue / exact - 1)).toBeLessThan(tolerance);
  });

  // scipy 1.17.1: kstwo.isf(p, n), the distance that has just this p
  it.each([
    [8, 0.05, 0.4542665910847761],
    [20, 0.01, 0.35241089163889466],
    [200, 0.05, 0.09515787601831346],
  ])('has the p of the exact law within 2 %% at %d events', (count, pValue, distance) => {
    // all events evenly spread over the first part of the time: the last one is `distance` ahead
    const times = Float64Array.from({ length: count }, (_, i) => ((i + 1) / count) * (1 - distance));
    expect(Math.abs(rateChange(times, 1)!.pValue / pValue - 1)).toBeLessThan(0.02);
  });

  it('places a late rise before the first event of it', () => {
    expect(rateChange(Float64Array.of(80, 81, 82, 83, 84, 85, 86, 87), 90)!.index).toBe(0);
  });

  it('is at the last event of a dense time, and at the first one of a later one', () => {
    // by hand: 8 of 10 events by day 8 of 365 is the largest lead; 8 of 9 events wait until day 80 of 90
    expect(rateChange(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 300, 330), 365)).toMatchObject({ index: 8, time: 8 });
    expect(rateChange(Float64Array.of(2, 80, 81, 82, 83, 84, 85, 86, 87), 90)).toMatchObject({ index: 1, time: 80 });
  });

  it('never has a p-value of 0', () => {
    // 4,000 events in the first tenth: λ is about 0.9·√4000 = 57, and 2·exp(−2·57²) is below the smallest double
    const times = Float64Array.from({ length: 4_000 }, (_, i) => i / 40_000);
    expect(rateChange(times, 1)!.pValue).toBeGreaterThan(0);
  });

  it('is silent below eight', () => expect(rateChange(Float64Array.of(1, 2), 9)).toBeNull());
});
