import { describe, expect, it } from 'vitest';
import { bootstrapMeanInterval } from '../../../src/core/statistics/bootstrap.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { relativeError } from './relative-error.ts';

const minutes = Float64Array.of(12, 45, 3, 88, 230, 17, 5, 61, 142, 9, 33, 410, 27, 76, 2, 19, 54, 8, 105, 39);
const hours = Float64Array.of(1.5, 2.25, 0.75, 9.5, 3, 4.125, 0.5, 22);

describe('bootstrapMeanInterval', () => {
  // References: BCa written apart in Python (numpy 2.4, jackknife by leaving out, 4,000,000 resamples), which
  // scipy.stats.bootstrap 1.17 with 400,000 confirms; `spread` is the standard deviation of the ends at 10,000 resamples,
  // over 200 repetitions there. Five of them are allowed.
  it.each([
    [minutes, 0.95, [39.75, 135.1], [0.336, 1.752]],
    [hours, 0.95, [2.25, 13.171875], [0.0333, 0.188]],
  ] as const)('agrees with an independent BCa', (values, confidence, ends, spread) => {
    for (let seed = 0; seed < 10; seed++) {
      const interval = bootstrapMeanInterval(values, { seed, confidence, resamples: 10_000 })!;
      expect(Math.abs(interval.low - ends[0])).toBeLessThan(5 * spread[0]);
      expect(Math.abs(interval.high - ends[1])).toBeLessThan(5 * spread[1]);
    }
  });
  it('narrows to the reference with a million resamples (a tenth of that spread)', () => {
    const interval = bootstrapMeanInterval(minutes, { seed: 2, resamples: 1_000_000 })!;
    expect(Math.abs(interval.low - 39.75)).toBeLessThan(0.5 * 0.336);
    expect(Math.abs(interval.high - 135.1)).toBeLessThan(0.5 * 1.752);
  });
  it('counts a tie half: four zeros and four ones', () => {
    // By hand: no skew, no bias, so the plain quantiles of Binomial(8, ½)/8: P(≤ 0) = 0.0039, P(≤ 1) = 0.0352.
    const values = Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1);
    const interval = bootstrapMeanInterval(values, { seed: 1, resamples: 10_000 });
    expect(interval).toMatchObject({ low: 1 / 8, high: 7 / 8 });
  });
  it('covers the mean of normal values about as often as it says', () => {
    // 600 samples of 50: the share varies by √(0.95·0.05/600) = 0.009; BCa loses about 1 % at this n.
    const random = createRandom(50);
    let covered = 0;
    for (let i = 0; i < 600; i++) {
      const values = new Float64Array(50).map(() => 1 + random.normal());
      const { low, high } = bootstrapMeanInterval(values, { seed: i, resamples: 1000 })!;
      if (low <= 1 && 1 <= high) covered++;
    }
    expect(covered / 600).toBeGreaterThan(0.91);
    expect(covered / 600).toBeLessThan(0.98);
  });
  it('is the same for the same seed, another for another', () => {
    const options = { seed: 5, resamples: 500 };
    expect(bootstrapMeanInterval(minutes, options)).toEqual(bootstrapMeanInterval(minutes, options));
    expect(bootstrapMeanInterval(minutes, options)).not.toEqual(
      bootstrapMeanInterval(minutes, { ...options, seed: 6 }),
    );
  });
  it('reports what it did', () => {
    const interval = bootstrapMeanInterval(minutes, { seed: 5, resamples: 500 });
    expect(interval).toMatchObject({ method: 'bootstrap-bca', resamples: 500, seed: 5 });
  });
  it('above 5,000 values: mean ± z·s/√n', () => {
    // By hand: 3,000 zeros and 3,000 twos: mean 1, s² = 6000/5999; z = 1.959963984540054 (R qnorm(0.975)).
    const values = new Float64Array(6000).map((_, i) => (i % 2) * 2);
    const interval = bootstrapMeanInterval(values, { seed: 1 })!;
    expect(interval).toMatchObject({ method: 'normal', resamples: 0, seed: 1 });
    expect(relativeError(interval.low, 1 - 1.959963984540054 / Math.sqrt(5999))).toBeLessThan(1e-14);
    expect(relativeError(interval.high, 1 + 1.959963984540054 / Math.sqrt(5999))).toBeLessThan(1e-14);
  });
  it('equal values give that value, fewer than two give null', () => {
    for (const count of [2, 7, 6000]) {
      const interval = bootstrapMeanInterval(new Float64Array(count).fill(0.1), { seed: 1, resamples: 100 });
      expect(interval).toMatchObject({ low: 0.1, high: 0.1 });
    }
    for (const count of [0, 1]) expect(bootstrapMeanInterval(new Float64Array(count), { seed: 1 })).toBeNull();
  });
  it('one resample, two values: ends within the values', () => {
    const { low, high } = bootstrapMeanInterval(Float64Array.of(1, 2), { seed: 1, resamples: 1 })!;
    expect(low).toBeGreaterThanOrEqual(1);
    expect(high).toBeLessThanOrEqual(2);
  });
  it('refuses what is outside its domain', () => {
    expect(() => bootstrapMeanInterval(Float64Array.of(1, Number.NaN), { seed: 1 })).toThrow(RangeError);
    expect(() => bootstrapMeanInterval(minutes, { seed: -1 })).toThrow(RangeError);
    expect(() => bootstrapMeanInterval(minutes, { seed: 1, resamples: 0 })).toThrow(RangeError);
    expect(() => bootstrapMeanInterval(minutes, { seed: 1, confidence: 1 })).toThrow(RangeError);
  });
});
