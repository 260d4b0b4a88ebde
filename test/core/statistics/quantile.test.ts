import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileSorted } from '../../../src/core/statistics/quantile.ts';
import { relativeError } from './relative-error.ts';

describe('quantileSorted', () => {
  // By hand: h = 3p, so p95 is 30 + 0.85·10, p10 is 10 + 0.3·10.
  it.each([
    [0, 10],
    [0.1, 13],
    [0.25, 17.5],
    [0.5, 25],
    [0.9, 37],
    [0.95, 38.5],
    [0.99, 39.7],
    [1, 40],
  ])('at %d of 10, 20, 30, 40 is %d, to the digit', (probability, expected) => {
    expect(quantileSorted(Float64Array.of(10, 20, 30, 40), probability)).toBe(expected);
  });
  it('a probability that is no short decimal', () => {
    // By hand: h = 3·(1/3) = 1, and h = 3·(1/7): 10 + 30/7.
    const sorted = Float64Array.of(10, 20, 30, 40);
    expect(relativeError(quantileSorted(sorted, 1 / 3), 20)).toBeLessThan(1e-15);
    expect(relativeError(quantileSorted(sorted, 1 / 7), 100 / 7)).toBeLessThan(1e-15);
  });
  it('is exact for whole values, against whole-number arithmetic', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 0, max: 1000 }),
        (values, thousandths) => {
          const sorted = Float64Array.from(values).sort();
          const position = BigInt((sorted.length - 1) * thousandths);
          const index = Number(position / 1000n);
          const below = BigInt(sorted[index]!);
          const above = BigInt(sorted[Math.min(index + 1, sorted.length - 1)]!);
          const thousandfold = below * 1000n + (above - below) * (position % 1000n); // below 2^53, so exact as a double
          expect(quantileSorted(sorted, thousandths / 1000)).toBe(Number(thousandfold) / 1000);
        },
      ),
    );
  });
  it('grows with the probability and stays within the values', () => {
    const finite = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    const share = fc.double({ noNaN: true, min: 0, max: 1 });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), share, share, (values, one, other) => {
        const sorted = Float64Array.from(values).sort();
        const low = quantileSorted(sorted, Math.min(one, other));
        const high = quantileSorted(sorted, Math.max(one, other));
        expect(low).toBeGreaterThanOrEqual(sorted[0]!);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)!);
        expect(high - low).toBeGreaterThanOrEqual(-1e-6); // one rounding of values up to 1e9
      }),
    );
  });
  it('refuses no values and probabilities outside [0, 1]', () => {
    expect(() => quantileSorted(new Float64Array(0), 0.5)).toThrow(RangeError);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => quantileSorted(Float64Array.of(1), p)).toThrow(RangeError);
  });
});
