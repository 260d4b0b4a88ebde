import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutDust } from '../../../src/core/quantity/without-dust.ts';

describe('withoutDust', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [0.0019990000000000003, 0.001999],
    [1e-18, 1e-18],
    [4.99999e-6, 4.99999e-6],
    [0, 0],
    [1, 1],
    [1 / 3, 0.333333333333333], // fifteen threes
    [1.7725954353491284e-5, 1.77259543534913e-5],
    [2 ** 60, 1152921504606850000],
    [5e-324, 5e-324],
  ])('%d → %d', (value, want) => {
    expect(withoutDust(value)).toBe(want);
  });

  it('moves nothing by more than half a unit of the fifteenth digit, and nothing twice', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, noNaN: true }), (value) => {
        const clean = withoutDust(value);
        expect(Math.abs(clean - value)).toBeLessThanOrEqual(5.01e-15 * value); // 0.5 of 1e-14 where the first digit is 1
        expect(withoutDust(clean)).toBe(clean);
      }),
    );
  });
});
