import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downtimeAtMost, downtimeQuantile } from '../../../src/core/statistics/alternating.ts';

const law = (meanUpSeconds: number, meanDownSeconds: number) => ({ meanUpSeconds, meanDownSeconds });

describe('the downtime of a stretch of time', () => {
  // Another formula, by SciPy 1 (quad, epsrel 1e-13): from up, e^(−λt)·(1 + √(λμt)·∫₀^d e^(−μy)·y^(−½)·I₁(2√(λμty)) dy) with
  // t = h − d (Barlow & Proschan 1965, ch. 3.3); from down, its convolution with the first repair. The first two also by
  // mpmath at 30 digits. A month, 30 d and a year of a design exactly at 99.99 %, then others.
  it.each([
    [2_628_000, 262.8, 2_999_700, 300, 0.667129625880674],
    [2_592_000, 259.2, 2_999_700, 300, 0.668538986984049],
    [31_536_000, 3_153.6, 2_999_700, 300, 0.5437605091929051],
    [2_628_000, 262.8, 2_592_000, 2_592_000 / 9_999, 0.6529528519407749],
    [2_592_000, 2_592, 2_592_000, 7_200, 0.48824778444880096],
    [100, 60, 10, 15, 0.4856568218143147],
    [1_000, 80, 3, 0.25, 0.7086790233614564],
    [1_000, 76, 3, 0.25, 0.4425229965016067],
  ])('of %d s is at most %d s, up %d s and down %d s on average', (horizon, down, up, repair, expected) =>
    expect(downtimeAtMost(law(up, repair), horizon, down)).toBeCloseTo(expected, 11),
  );

  it('as 2,000,000 histories drawn event by event have it', () => {
    // numpy 2, PCG64 seed 7, from a random instant on: shares of 0.666398, 0.5439165 and 0.4877005; 3.5 deviations
    const drawn: readonly (readonly [number, number, number, number, number])[] = [
      [2_628_000, 262.8, 2_999_700, 300, 0.666398],
      [31_536_000, 3_153.6, 2_999_700, 300, 0.5439165],
      [2_592_000, 2_592, 2_592_000, 7_200, 0.4877005],
    ];
    for (const [horizon, down, up, repair, share] of drawn) {
      const deviation = Math.sqrt((share * (1 - share)) / 2e6);
      expect(Math.abs(downtimeAtMost(law(up, repair), horizon, down) - share)).toBeLessThan(3.5 * deviation);
    }
  });

  it('is none only where it begins up and nothing fails: A·e^(−h/MTBF)', () => {
    expect(downtimeAtMost(law(720, 2), 100, 0)).toBeCloseTo((720 / 722) * Math.exp(-100 / 720), 14);
    expect(downtimeAtMost(law(720, 0), 100, 0)).toBe(1);
  });

  it('is all of it only where it begins down and nothing is repaired: U·e^(−h/MTTR)', () => {
    expect(1 - downtimeAtMost(law(720, 80), 100, 100 * (1 - 1e-13))).toBeCloseTo(0.1 * Math.exp(-100 / 80), 10);
    expect(downtimeAtMost(law(720, 80), 100, 100)).toBe(1);
    expect(downtimeAtMost(law(720, 80), 100, -1)).toBe(0);
  });

  it('has the mean U·h: the integral of 1 − P', () => {
    // Simpson's rule over 2,000 parts, from 0 to h
    const [horizon, parts] = [500, 2_000];
    const at = (i: number): number => 1 - downtimeAtMost(law(30, 6), horizon, (horizon * i) / parts);
    let sum = at(0) + at(parts);
    for (let i = 1; i < parts; i++) sum += (i % 2 === 1 ? 4 : 2) * at(i);
    expect((sum * horizon) / parts / 3).toBeCloseTo(horizon / 6, 6);
  });

  it('holds in thirty million failures, where nothing may cancel: the median is the mean', () => {
    // 3.15e7 s at a mean up time of 1 s: deviation of the downtime √n·MTTR·√2·A^1.5 ≈ 7.9 s of 31,469 s (renewal theorem)
    const median = downtimeQuantile(law(1, 1e-3), 3.15e7, 0.5);
    expect(Math.abs(median - 3.15e7 * (1e-3 / 1.001))).toBeLessThan(0.5);
  });

  it('grows with what is allowed, and quantiles lie where it reaches them', () => {
    const seconds = fc.double({ min: 1, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, seconds, share, share, (up, down, horizon, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const p = (part: number): number => downtimeAtMost(law(up, down), horizon, part * horizon);
        expect(p(more)).toBeGreaterThanOrEqual(p(less) - 1e-12);
        const quantile = downtimeQuantile(law(up, down), horizon, a);
        expect(downtimeAtMost(law(up, down), horizon, quantile)).toBeGreaterThanOrEqual(a);
        if (quantile > horizon * 1e-9)
          expect(downtimeAtMost(law(up, down), horizon, quantile - horizon * 1e-9)).toBeLessThan(a + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [0, 1, 1],
    [1, -1, 1],
    [1, 1, 0],
    [1, Number.NaN, 1],
    [1, 1, Number.POSITIVE_INFINITY],
  ])('refuses up %d, down %d, %d s', (up, down, horizon) =>
    expect(() => downtimeAtMost(law(up, down), horizon, 1)).toThrow(RangeError),
  );
});
