import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextEnding } from '../../../../src/core/budget/decisions/next-ending.ts';

it('finds what a walk through the list finds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 20 }), fc.nat(25), fc.nat(25), (ends, from, instant) => {
      const walked = ends.findIndex((end, i) => i >= from && end > instant);
      expect(nextEnding(Float64Array.from(ends))(from, instant)).toBe(walked < 0 ? ends.length : walked);
    }),
  );
});
