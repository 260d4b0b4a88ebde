import { describe, expect, it } from 'vitest';
import { binomialInterval } from '../../../src/core/statistics/binomial.ts';
import { relativeError } from './relative-error.ts';

// References: bisection on the binomial sums themselves in Python mpmath 1.3 at 40 digits (no beta function).
const intervals = [
  [0, 10, 0.95, 0, 0.3084971078187608],
  [2, 10, 0.95, 0.02521072632683337, 0.5560954623076415],
  [10, 10, 0.95, 0.6915028921812392, 1],
  [81, 263, 0.95, 0.25273674558527115, 0.36762192260135135],
  [1, 1000, 0.95, 0.00002531748749129404, 0.005558924279826673],
  [999, 1000, 0.99, 0.9925937130616471, 0.9999949874707392],
] as const;

describe('binomialInterval', () => {
  it.each(intervals)('%d of %d at %d', (successes, trials, confidence, low, high) => {
    const interval = binomialInterval(successes, trials, confidence);
    expect(relativeError(interval.low, low)).toBeLessThan(1e-14);
    expect(relativeError(interval.high, high)).toBeLessThan(1e-14);
  });
  it('refuses what is outside its domain', () => {
    for (const [k, n] of [
      [1, 0],
      [-1, 2],
      [3, 2],
      [0.5, 2],
      [1, 2.5],
    ] as const) {
      expect(() => binomialInterval(k, n)).toThrow(RangeError);
    }
    expect(() => binomialInterval(1, 2, 1)).toThrow(RangeError);
  });
});
