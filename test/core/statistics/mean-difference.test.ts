import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../../../src/core/statistics/distributions/student.ts';
import {
  detectableDifference,
  meanDifferenceInterval,
  smallestPValue,
} from '../../../src/core/statistics/mean-difference.ts';
import { permutationTest } from '../../../src/core/statistics/permutation.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { relativeError } from './relative-error.ts';

describe('studentQuantile', () => {
  // scipy 1.17.1: stats.t.ppf(probability, degrees)
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 10, 2.228138851986274],
    [0.8, 8, 0.8888895177670202],
    [0.995, 3.7, 4.8692522532278275],
    [0.025, 30, -2.042272456301238],
  ])('at %d with %d degrees', (probability, degrees, expected) => {
    expect(relativeError(studentQuantile(probability, degrees), expected)).toBeLessThan(1e-11);
  });
  it('is 0 in the middle, and refuses what is outside', () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(() => studentQuantile(1, 3)).toThrow(RangeError);
    expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
  });
});

describe('meanDifferenceInterval', () => {
  // scipy 1.17.1: ttest_ind(later, earlier, equal_var=False).confidence_interval()
  it.each([
    [[19, 22, 25, 26], [23, 33, 40], -9.991316233332704, 27.991316233332704],
    [[4, 6], [1, 3], -9.084869844593308, 3.0848698445933085],
  ])('of few values is that of Welch: %o, %o', (earlier, later, low, high) => {
    const interval = meanDifferenceInterval(Float64Array.from(earlier), Float64Array.from(later), 1)!;
    expect(interval.method).toBe('welch');
    expect(relativeError(interval.low, low)).toBeLessThan(1e-10);
    expect(relativeError(interval.high, high)).toBeLessThan(1e-10);
  });

  it('of many values is about the difference ± 1.96 standard errors', () => {
    const random = createRandom(5);
    const draw = (count: number, center: number) =>
      Float64Array.from({ length: count }, () => center + random.normal());
    const [earlier, later] = [draw(400, 10), draw(300, 9)];
    const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
    const difference = mean(later) - mean(earlier);
    const interval = meanDifferenceInterval(earlier, later, 1)!;
    const margin = 1.96 * Math.sqrt(1 / 400 + 1 / 300); // the deviation is 1 by construction, within a few percent
    expect(interval.method).toBe('bootstrap');
    expect(interval.low).toBeGreaterThan(difference - 1.15 * margin);
    expect(interval.low).toBeLessThan(difference - 0.85 * margin);
    expect(interval.high).toBeLessThan(difference + 1.15 * margin);
    expect(interval.high).toBeGreaterThan(difference + 0.85 * margin);
  });

  it('is null where a sample has no spread', () => {
    expect(meanDifferenceInterval(Float64Array.of(1), Float64Array.of(2, 3), 1)).toBeNull();
  });
});

describe('detectableDifference', () => {
  // numpy and scipy 1.17.1: (t.ppf(.975, df) + t.ppf(.8, df))·sqrt(pooled variance·(1/n1 + 1/n2))
  it.each([
    [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 3.194893652971186],
    [[94, 197, 16, 38, 99, 141, 23], [52, 104, 146, 10, 51, 30, 40, 27, 46], 82.3469136558612],
  ])('of %o and %o', (earlier, later, expected) => {
    const found = detectableDifference(Float64Array.from(earlier), Float64Array.from(later))!;
    expect(relativeError(found, expected)).toBeLessThan(1e-11);
  });

  it('is found by the permutation test four times in five', () => {
    // 12 and 20 normal values of deviation 10 need 10.574841872366083 (the formula, scipy); the power of a permutation
    // test of the means there, by numpy: 0.794 of 2,000 experiments of 999 shuffles. Here 500: a deviation of 0.018.
    const random = createRandom(11);
    let shown = 0;
    for (let i = 0; i < 500; i++) {
      const earlier = Float64Array.from({ length: 12 }, () => 10 * random.normal());
      const later = Float64Array.from({ length: 20 }, () => 10.574841872366083 + 10 * random.normal());
      if (permutationTest(earlier, later, { seed: i, draws: 999 }).mean.pValue < 0.05) shown++;
    }
    expect(Math.abs(shown / 500 - 0.8)).toBeLessThan(0.055);
  });

  it('is null where no order of so few values has p < 0.05, or where they do not vary', () => {
    expect(detectableDifference(Float64Array.of(1, 2, 3), Float64Array.of(7, 8, 9))).toBeNull();
    expect(detectableDifference(new Float64Array(9).fill(3), new Float64Array(9).fill(3))).toBeNull();
  });
});

describe('smallestPValue', () => {
  // 2/C(6, 3), 2/C(8, 4), 1/C(7, 3), 1/C(20, 1)
  it.each([
    [3, 3, 0.1],
    [4, 4, 2 / 70],
    [4, 3, 1 / 35],
    [19, 1, 0.05],
  ])('of %d and %d', (earlier, later, expected) => expect(smallestPValue(earlier, later)).toBeCloseTo(expected, 14));
});
