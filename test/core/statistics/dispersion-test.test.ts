import { describe, expect, it } from 'vitest';
import { dispersionTest } from '../../../src/core/statistics/dispersion-test.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { relativeError } from './relative-error.ts';

describe('dispersionTest', () => {
  it('by hand: two bursts of four in eight cells', () => {
    // (4 − 1)² twice and (0 − 1)² six times are 24, over 7; scipy 1.17.1: chi2.sf(24, 7)
    const found = dispersionTest(Float64Array.of(50.3, 1, 1.2, 1.1, 50, 1.3, 50.1, 50.2), 100)!;
    expect(found.index).toBe(24 / 7);
    expect(relativeError(found.pValue, 0.001139351178947464)).toBeLessThan(1e-12);
  });
  it('one each in its cell is no burst at all', () => {
    expect(
      dispersionTest(
        Float64Array.from({ length: 10 }, (_, i) => i + 0.5),
        10,
      ),
    ).toEqual({ index: 0, pValue: 1 });
  });
  it('is out by chance about once in twenty, and finds follow-ups', () => {
    // numpy, 1,500 years: 4.6 % of those with 20 independent failures, 97.7 % with one follow-up each within hours
    const random = createRandom(3);
    const found = (followUps: number, parents = 20): number => {
      let bursts = 0;
      for (let year = 0; year < 400; year++) {
        const times: number[] = [];
        for (let i = random.poisson(parents); i > 0; i--) {
          const at = random.uniform();
          times.push(at);
          for (let k = random.poisson(followUps); k > 0; k--)
            times.push(Math.min(1, at + random.exponential() / 8_760));
        }
        if ((dispersionTest(Float64Array.from(times), 1)?.pValue ?? 1) < 0.05) bursts++;
      }
      return bursts / 400;
    };
    expect(found(0)).toBeLessThan(0.085);
    expect(found(1)).toBeGreaterThan(0.93);
    // numpy and scipy, 3,000 years: 71.5 % with half a follow-up each, 98.6 % of ten with two each
    expect(Math.abs(found(0.5) - 0.715)).toBeLessThan(0.09);
    expect(found(2, 10)).toBeGreaterThan(0.95);
  });
  it('says nothing of few, and refuses what is outside', () => {
    expect(dispersionTest(new Float64Array(7), 1)).toBeNull();
    expect(() => dispersionTest(Float64Array.of(2), 1)).toThrow(RangeError);
    expect(() => dispersionTest(Float64Array.of(0), 0)).toThrow(RangeError);
  });
});
