import { describe, expect, it } from 'vitest';
import {
  exponential,
  logarithm,
  logOfFraction,
} from '../../../../../src/core/failover/simulation/events/portable-math.ts';
import { createRandom } from '../../../../../src/core/statistics/random/random.ts';

const error = (found: number, expected: number): number =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);

describe('logarithm and exponential without the engine', () => {
  // mpmath, 40 digits, rounded to the nearest double
  it.each([
    [3, 1.0986122886681098],
    [7, 1.9459101490553132],
    [0.7, -0.35667494393873245],
    [1e-300, -690.7755278982137],
    [1.0000001, 9.999999505838704e-8],
    [5e-324, -744.4400719213812],
  ])('ln %d', (x, expected) => {
    expect(error(logarithm(x), expected)).toBeLessThan(5e-16);
  });
  it.each([
    [0, 1],
    [2, 7.38905609893065],
    [-1, 0.36787944117144233],
    [10, 22026.465794806718],
    [-700, 9.85967654375977e-305],
    [0.001, 1.0010005001667084],
  ])('e^%d', (x, expected) => {
    expect(error(exponential(x), expected)).toBeLessThan(1e-15);
  });
  it('agree with Math.log and Math.exp to their last digits', () => {
    const random = createRandom(3);
    for (let i = 0; i < 20_000; i++) {
      const x = (random.uniform() - 0.5) * 200;
      expect(error(exponential(x), Math.exp(x))).toBeLessThan(4e-14); // |x| · 2^-53, as Math.exp itself
      const y = random.uniform() + 1e-9;
      expect(error(logarithm(y), Math.log(y))).toBeLessThan(1e-15);
    }
  });
  it('the logarithm of a fraction of 53 bits', () => {
    const random = createRandom(4);
    for (const [upper, lower] of [
      [0, 0],
      [0, 1],
      [0, 2 ** 26 - 1],
      [1, 0],
      [2 ** 27 - 1, 2 ** 26 - 2],
    ] as const)
      expect(error(logOfFraction(upper, lower), Math.log((upper * 2 ** 26 + lower + 1) / 2 ** 53))).toBeLessThan(1e-15);
    expect(logOfFraction(2 ** 27 - 1, 2 ** 26 - 1)).toBe(0);
    for (let i = 0; i < 20_000; i++) {
      const upper = random.below(2 ** 27);
      const lower = random.below(2 ** 26);
      const expected = Math.log((upper * 2 ** 26 + lower + 1) / 2 ** 53);
      expect(error(logOfFraction(upper, lower), expected)).toBeLessThan(1e-15);
    }
  });
  it('refuse what has none', () => {
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => logarithm(x)).toThrow(RangeError);
    for (const x of [710, Number.NaN]) expect(() => exponential(x)).toThrow(RangeError);
    expect(exponential(-800)).toBe(0);
  });
});
