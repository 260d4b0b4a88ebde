import { describe, expect, it } from 'vitest';
import { mtbfInterval } from '../../../src/core/statistics/poisson-interval.ts';
import { relativeError } from './relative-error.ts';

const hour = 3600;

describe('mtbfInterval', () => {
  // Worked: 17520/χ²(0.975; 2n + 2) and 17520/χ²(0.025; 2n) with χ² as in NIST/SEMATECH e-Handbook 1.3.6.7.4.
  it.each([
    [4, '855.34', '8037.69'],
    [12, '417.91', '1412.77'],
  ])('a year with %d failures, in hours', (failures, low, high) => {
    const interval = mtbfInterval(8760 * hour, failures);
    expect((interval.low / hour).toFixed(2)).toBe(low);
    expect((interval.high! / hour).toFixed(2)).toBe(high);
  });
  it('a year without failure: at least 8760/−ln 0.05 = 2924.16 h, and no upper end', () => {
    const interval = mtbfInterval(8760 * hour, 0);
    expect((interval.low / hour).toFixed(1)).toBe('2924.2'); // 8760/2.995732273554 = 2924.15984 by hand
    expect(interval.high).toBeNull();
  });
  it('a million failures', () => {
    // 2e9/χ² with the two quantiles of chi-square.test.ts (mpmath at 60 digits).
    const interval = mtbfInterval(1e9, 1_000_000);
    expect(relativeError(interval.low, 2e9 / 2003923.8238908644)).toBeLessThan(1e-12);
    expect(relativeError(interval.high!, 2e9 / 1996081.9666805877)).toBeLessThan(1e-12);
  });
  it('refuses what is outside its domain', () => {
    for (const uptime of [-1, Infinity, Number.NaN]) expect(() => mtbfInterval(uptime, 1)).toThrow(RangeError);
    for (const failures of [-1, 1.5, Number.NaN]) expect(() => mtbfInterval(1, failures)).toThrow(RangeError);
    for (const confidence of [0, 1, 95]) expect(() => mtbfInterval(1, 1, confidence)).toThrow(RangeError);
  });
});
