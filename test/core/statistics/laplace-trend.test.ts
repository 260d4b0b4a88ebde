import { describe, expect, it } from 'vitest';
import { laplaceTrend } from '../../../src/core/statistics/laplace-trend.ts';
import { relativeError } from './relative-error.ts';

describe('laplaceTrend', () => {
  it('the published example of ReliaSoft, RGA reference, appendix B (Table B.1, system 1, T = 2000): U = −2.6121', () => {
    const times = Float64Array.of(1.2, 55.6, 72.7, 111.9, 121.9, 303.6, 326.9, 1568.4, 1913.5);
    const trend = laplaceTrend(times, 2000)!;
    expect(trend.statistic.toFixed(4)).toBe('-2.6121');
    // p by Python mpmath at 40 digits: erfc(2.61210582289462385/√2)
    expect(relativeError(trend.pValue, 0.008998639529202055)).toBeLessThan(1e-13);
  });
  it('the repair times of NIST/SEMATECH e-Handbook 8.2.2.3, case 1, to 1500 h, in any order', () => {
    const times = Float64Array.of(1478, 5, 40, 43, 175, 389, 712, 747, 795, 1299);
    const trend = laplaceTrend(times, 1500)!;
    // z and p by Python mpmath at 40 digits from the formula of 8.2.3.4.
    expect(relativeError(trend.statistic, -1.3269491826491824)).toBeLessThan(1e-14);
    expect(relativeError(trend.pValue, 0.1845254933674657)).toBeLessThan(1e-14);
  });
  it('mirrored times turn the sign and keep the p-value', () => {
    const trend = laplaceTrend(Float64Array.of(60, 70, 80, 90), 100)!;
    expect(relativeError(trend.statistic, Math.sqrt(3))).toBeLessThan(1e-14); // (75 − 50)/(100·√(1/48)) = √3
    expect(relativeError(trend.pValue, laplaceTrend(Float64Array.of(40, 30, 20, 10), 100)!.pValue)).toBeLessThan(1e-14);
  });
  it('fewer than four events give null', () => {
    expect(laplaceTrend(Float64Array.of(1, 2, 3), 10)).toBeNull();
  });
  it('refuses times outside the observation, and an observation of no length', () => {
    for (const time of [-1, 11, Number.NaN]) expect(() => laplaceTrend(Float64Array.of(time), 10)).toThrow(RangeError);
    for (const length of [0, -1, Infinity, Number.NaN]) {
      expect(() => laplaceTrend(new Float64Array(0), length)).toThrow(RangeError);
    }
  });
});
