import { describe, expect, it } from 'vitest';
import { regularizedBeta } from '../../../../src/core/statistics/distributions/beta.ts';
import { betaQuantile } from '../../../../src/core/statistics/distributions/beta-quantile.ts';
import { relativeError } from '../relative-error.ts';

// References: the series DLMF 8.17.8 in Python mpmath 1.3 at 60 digits, and Newton's method on it to 35.
const probabilities = [
  [0.5, 2, 3, 0.6875],
  [0.1, 0.5, 0.5, 0.20483276469913345],
  [0.9, 0.5, 0.5, 0.7951672353008665],
  [0.3, 10, 20, 0.3640040810719442],
  [0.01, 3, 500, 0.8782818016392689],
  [0.5, 1000, 1000, 0.5],
  [0.48, 1000, 1000, 0.03677948327863957],
  [0.999, 100000, 100, 0.48273508558170536],
  [0.0001, 100, 1000000, 0.5136954152487069],
  [0.5003, 1000000, 1000000, 0.8019280371578851],
  [1e-6, 1, 1000000, 0.6321207427683548],
  [0.2, 30, 30, 1.2752139235819434e-7],
] as const;
const quantiles = [
  [0.025, 3, 8, 0.06673951117773447],
  [0.975, 4, 7, 0.6524528500599972],
  [0.025, 1, 1000000, 2.5317807663794178e-8],
  [0.975, 1, 1000000, 3.688872650206488e-6],
  [0.025, 500, 501, 0.46854917297179194],
  [0.975, 501, 500, 0.531450827028208],
  [0.025, 999999, 2, 0.9999944283693448],
  [0.975, 999, 1000000, 0.0010607975789687163],
  [0.025, 0.5, 0.5, 0.001541333133436012],
  [0.005, 20, 3, 0.6422871953304177],
] as const;

describe('regularizedBeta', () => {
  it.each(probabilities)('I(%d; %d, %d)', (x, a, b, expected) => {
    expect(relativeError(regularizedBeta(x, a, b), expected)).toBeLessThan(5e-14);
  });
  it('begins and ends at 0 and 1', () => {
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
  });
  it('refuses what is outside its domain', () => {
    for (const [x, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, 0],
      [Number.NaN, 1, 1],
    ] as const) {
      expect(() => regularizedBeta(x, a, b)).toThrow(RangeError);
    }
  });
});

describe('betaQuantile', () => {
  it.each(quantiles)('at %d of (%d, %d)', (probability, a, b, expected) => {
    expect(relativeError(betaQuantile(probability, a, b), expected)).toBeLessThan(2e-15);
  });
  it('refuses what is outside its domain', () => {
    for (const p of [0, 1, Number.NaN]) expect(() => betaQuantile(p, 1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
  });
});
