import { tailProbability } from './confidence.ts';
import { chiSquareQuantile } from './distributions/chi-square.ts';

/**
 * The interval of the mean time between failures after n failures in an uptime T that was fixed beforehand
 * (time-truncated, failures a Poisson process): [2T/χ²(1 − α/2; 2n + 2), 2T/χ²(α/2; 2n)], α = 1 − confidence.
 * No failures give a one-sided bound: at least T/−ln α, and no upper end (`high` is null). Seconds in, seconds out.
 *
 * Source: NIST/SEMATECH e-Handbook 8.4.5.1; F. Garwood, Biometrika 28 (1936) 437.
 * Domain: uptimeSeconds ≥ 0, whole failures ≥ 0, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example mtbfInterval(8760 * 3600, 4) // 855.34 h to 8037.69 h
 */
export function mtbfInterval(
  uptimeSeconds: number,
  failures: number,
  confidence = 0.95,
): { low: number; high: number | null } {
  if (!(uptimeSeconds >= 0 && uptimeSeconds < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an uptime of ${uptimeSeconds} s`);
  }
  if (!(Number.isSafeInteger(failures) && failures >= 0)) throw new RangeError(`${failures} failures`);
  const tail = tailProbability(confidence);
  if (failures === 0) return { low: uptimeSeconds / -Math.log(2 * tail), high: null };
  return {
    low: (2 * uptimeSeconds) / chiSquareQuantile(1 - tail, 2 * failures + 2),
    high: (2 * uptimeSeconds) / chiSquareQuantile(tail, 2 * failures),
  };
}
