import { describe, expect, it } from 'vitest';
import { countBelow, countUpTo, firstPlace } from '../../../src/core/order/bisection.ts';

describe('bisection', () => {
  it('counts what a walk over all counts, whatever repeats', () => {
    for (let length = 0; length < 8; length++) {
      const values = Float64Array.from({ length }, (_, i) => Math.floor(i / 2));
      for (let bound = -1; bound <= 4; bound += 0.5)
        for (let count = 0; count <= length; count++) {
          const first = [...values].slice(0, count);
          expect(countBelow(values, count, bound)).toBe(first.filter((value) => value < bound).length);
          expect(countUpTo(values, count, bound)).toBe(first.filter((value) => value <= bound).length);
        }
    }
  });

  it('finds the first place of any, or none, and looks at no more than it must', () => {
    for (const [count, first] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [1_000_000, 0],
      [1_000_000, 654_321],
      [1_000_000, 1_000_000],
    ] as const) {
      let looks = 0;
      const isSo = (place: number): boolean => {
        looks++;
        return place >= first;
      };
      expect(firstPlace(count, isSo)).toBe(first);
      expect(looks).toBeLessThanOrEqual(20); // 2^20 = 1,048,576
    }
  });
});
