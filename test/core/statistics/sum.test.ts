import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, sum } from '../../../src/core/statistics/sum.ts';
import { relativeError } from './relative-error.ts';

describe('sum', () => {
  it("Neumaier's own case: 1 + 1e100 + 1 − 1e100 = 2", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  });
  it('ten tenths are one, where plain addition gives 0.9999999999999999', () => {
    expect(sum(new Float64Array(10).fill(0.1))).toBe(1);
  });
  it('of whole numbers over 2^20 is the exact sum rounded once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), { maxLength: 100 }), (wholes) => {
        const exact = wholes.reduce((total, whole) => total + BigInt(whole), 0n);
        expect(Math.abs(sum(wholes.map((whole) => whole / 2 ** 20)) - Number(exact) / 2 ** 20)).toBe(0);
      }),
    );
  });
  it('of nothing is 0, and infinities stay', () => {
    expect(sum([])).toBe(0);
    expect(sum([1, Infinity])).toBe(Infinity);
    expect(sum([1e308, 1e308])).toBe(Infinity);
  });
});

describe('mean', () => {
  it('of a few numbers', () => {
    expect(mean([1, 2, 6])).toBe(3);
  });
  it('of values far from 0: NIST StRD NumAcc4', () => {
    // NIST Statistical Reference Datasets, NumAcc4: 10000000.2, then 10000000.1 and 10000000.3 by turns, 1001 values.
    const values = Float64Array.from({ length: 1001 }, (_, i) =>
      i === 0 ? 10000000.2 : i % 2 ? 10000000.1 : 10000000.3,
    );
    expect(relativeError(mean(values), 10000000.2)).toBeLessThan(4e-16); // the sum and the division round once each
  });
  it('refuses none', () => {
    expect(() => mean([])).toThrow(RangeError);
  });
});
