import { describe, expect, it } from 'vitest';
import { countBelow, countUpTo } from '../../../src/core/order/bisection.ts';

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
});
