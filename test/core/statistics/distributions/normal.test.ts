import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../../src/core/statistics/distributions/normal.ts';
import { relativeError } from '../relative-error.ts';

// References: Python mpmath 1.3 at 60 digits, ½·erfc(−z/√2), and Newton's method on it to 40 digits.
const probabilities = [
  [-38, 2.88542835e-316],
  [-20, 2.7536241186062337e-89],
  [-8, 6.220960574271784e-16],
  [-5, 2.866515718791939e-7],
  [-3, 0.0013498980316300946],
  [-2, 0.02275013194817921],
  [-1.96, 0.024997895148220435],
  [-1.3, 0.09680048458561033],
  [-1.0001, 0.15863105806885877],
  [-0.9999, 0.1586794522137626],
  [-0.5, 0.3085375387259869],
  [-0.1, 0.460172162722971],
  [-1e-9, 0.49999999960105773],
  [0, 0.5],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [1.96, 0.9750021048517795],
  [3, 0.9986501019683699],
  [6, 0.9999999990134123],
] as const;
const quantiles = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.0005, -3.290526731491895],
  [0.005, -2.575829303548901],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.074, -1.4466320671589785],
  [0.076, -1.4325027208258116],
  [0.1, -1.2815515655446004],
  [0.3, -0.5244005127080408],
  [0.49999, -2.5066282748960008e-5],
  [0.6, 0.2533471031357997],
  [0.9, 1.2815515655446006],
  [0.95, 1.6448536269514722],
  [0.975, 1.9599639845400538],
  [0.995, 2.5758293035489004],
  [0.99999, 4.264890793923841],
] as const;

describe('normalCdf', () => {
  it.each(probabilities)('of %d', (z, expected) => {
    expect(relativeError(normalCdf(z), expected)).toBeLessThan(3e-15);
  });
  it('reaches 0 and 1', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(0)]).toEqual([0, 1, 0.5]);
  });
  it('refuses NaN', () => {
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
  });
});

describe('normalQuantile', () => {
  it.each(quantiles)('of %d', (probability, expected) => {
    expect(relativeError(normalQuantile(probability), expected)).toBeLessThan(1e-15);
  });
  it('is 0 at one half', () => {
    expect(normalQuantile(0.5)).toBe(0);
  });
  it('refuses 0, 1 and beyond', () => {
    for (const p of [0, 1, 1.5, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
