import { describe, expect, it } from 'vitest';
import { medianOf, permutationTest } from '../../../src/core/statistics/permutation.ts';

/** Three binomial standard deviations of a p-value at so many draws. */
const noise = (p: number, draws: number): number => 3 * Math.sqrt((p * (1 - p)) / draws);

describe('permutationTest', () => {
  // p-values by full enumeration of all C(n₁ + n₂, n₁) splits, in Python with itertools, |difference| ≥ the one seen
  const cases = [
    // M. Ernst, "Permutation Methods: A Basis for Exact Inference", Statistical Science 19 (2004) 676, table 1:
    // one-sided 3/35 there; two-sided 4 of 35, the median 3 of 35
    {
      name: 'Ernst',
      earlier: [19, 22, 25, 26],
      later: [23, 33, 40],
      difference: 9,
      mean: 4 / 35,
      median: 3 / 35,
      medianGap: 9.5,
    },
    // Efron & Tibshirani, An Introduction to the Bootstrap (1993), table 2.1, mice: 3184 and 3460 of 11,440
    {
      name: 'mice',
      earlier: [94, 197, 16, 38, 99, 141, 23],
      later: [52, 104, 146, 10, 51, 30, 40, 27, 46],
      difference: -30.634920634920636,
      mean: 3184 / 11440,
      median: 3460 / 11440,
      medianGap: -48,
    },
  ];
  it.each(cases)('agrees with full enumeration: $name', ({ earlier, later, difference, mean, median, medianGap }) => {
    for (let seed = 0; seed < 5; seed++) {
      const draws = 40_000;
      const test = permutationTest(Float64Array.from(earlier), Float64Array.from(later), { seed, draws });
      expect(test.mean.difference).toBeCloseTo(difference, 10);
      expect(test.median.difference).toBeCloseTo(medianGap, 10);
      expect(Math.abs(test.mean.pValue - mean)).toBeLessThan(noise(mean, draws));
      expect(Math.abs(test.median.pValue - median)).toBeLessThan(noise(median, draws));
    }
  });

  it('turns its sign and keeps its p where the periods are swapped', () => {
    const [few, many] = [Float64Array.of(5, 9), Float64Array.of(1, 2, 3, 4, 8, 7)];
    const [forward, back] = [permutationTest(few, many, { seed: 3 }), permutationTest(many, few, { seed: 3 })];
    expect(forward.mean.difference).toBe(-back.mean.difference);
    expect(Math.abs(forward.mean.pValue - back.mean.pValue)).toBeLessThan(0.02);
  });

  it('is 1 where all values are alike, also where they are sums with rounding', () => {
    const test = permutationTest(new Float64Array(5).fill(0.1), new Float64Array(4).fill(0.1), { seed: 1 });
    expect(test.mean.pValue).toBe(1);
    expect(test.median.pValue).toBe(1);
  });

  it('never gives 0: two far apart samples end at 1/(1 + draws) or little more', () => {
    const near = Float64Array.from({ length: 20 }, (_, i) => i);
    const far = near.map((value) => value + 1e6);
    expect(permutationTest(near, far, { seed: 1 }).mean.pValue).toBe(1 / 10_001);
  });

  it('gives the same digits for the same seed', () => {
    const run = () => permutationTest(Float64Array.of(1, 2, 3), Float64Array.of(2, 5, 9, 1), { seed: 9 });
    expect(run()).toEqual(run());
  });

  it.each([
    [[], [1]],
    [[1], []],
    [[Number.NaN], [1]],
    [[1], [Number.POSITIVE_INFINITY]],
  ])('refuses %o against %o', (earlier, later) => {
    expect(() => permutationTest(Float64Array.from(earlier), Float64Array.from(later), { seed: 1 })).toThrow(
      RangeError,
    );
  });
});

describe('medianOf', () => {
  it.each([
    [[7], 7],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %o is %d', (values, median) => expect(medianOf(Float64Array.from(values))).toBe(median));
});
