import { tailProbability } from './confidence.ts';
import { chiSquareQuantile } from './distributions/chi-square.ts';

/**
 * The interval of the mean time between failures after n failures in an uptime T that was fixed beforehand
 * (time-truncated, failures a Poisson process): [2T/χ²(1 − α/2; 2n + 2), 2T/χ²(α/2; 2n)], α = 1 − confidence.
 * No failures leave no upper end (`high` is null), and `low` is the one-sided bound T/−ln α. `atLeast` is that bound after
 * any number of failures, 2T/χ²(1 − α; 2n + 2): one convention for all of them, and covers at least as often as it says.
 * The interval, two-sided from one failure on, covers 93.8 % where 3.0 failures are expected, and at least 95 % elsewhere.
 *
 * Source: NIST/SEMATECH e-Handbook 8.4.5.1; F. Garwood, Biometrika 28 (1936) 437; why a bound for none and an interval for
 * some covers less: G. Feldman & R. Cousins, Physical Review D 57 (1998) 3873. Seconds in, seconds out.
 * Domain: uptimeSeconds ≥ 0, whole failures ≥ 0, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example mtbfInterval(8760 * 3600, 4) // 855.34 h to 8037.69 h, at least 957.02 h
 */
export function mtbfInterval(
  uptimeSeconds: number,
  failures: number,
  confidence = 0.95,
): { readonly low: number; readonly high: number | null; readonly atLeast: number } {
  if (!(uptimeSeconds >= 0 && uptimeSeconds < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an uptime of ${uptimeSeconds} s`);
  }
  if (!(Number.isSafeInteger(failures) && failures >= 0)) throw new RangeError(`${failures} failures`);
  const tail = tailProbability(confidence);
  if (failures === 0) {
    const atLeast = uptimeSeconds / -Math.log(2 * tail);
    return { low: atLeast, high: null, atLeast };
  }
  return {
    low: (2 * uptimeSeconds) / chiSquareQuantile(1 - tail, 2 * failures + 2),
    high: (2 * uptimeSeconds) / chiSquareQuantile(tail, 2 * failures),
    atLeast: (2 * uptimeSeconds) / chiSquareQuantile(1 - 2 * tail, 2 * failures + 2),
  };
}
