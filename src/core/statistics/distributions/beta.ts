import { deviance, stirlingError } from './stirling.ts';

/**
 * The regularized incomplete beta function I_x(a, b): the probability that a beta variate is below x. Relative error
 * about 1e-13 for a, b up to a million.
 *
 * Source: continued fraction DLMF 8.17.22, in the form of DiDonato & Morris, ACM TOMS 18 (1992) 360, for
 * x < (a + 1)/(a + b + 2), else 1 − I_{1−x}(b, a) (DLMF 8.17.4); the factor before it by Loader's saddle point.
 * `complement` is 1 − x, for callers who know it better than 1 − x does.
 * Domain: a, b > 0, 0 ≤ x ≤ 1.
 *
 * @throws RangeError outside the domain
 * @example regularizedBeta(0.5, 2, 3) // 11/16 to the last digit or so
 */
export function regularizedBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (!(a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY && x >= 0 && x <= 1)) {
    throw new RangeError(`incomplete beta of (${x}; ${a}, ${b})`);
  }
  if (x === 0) return 0;
  if (complement === 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return betaSlope(x, a, b, complement) / fraction(x, a, b, complement);
  return 1 - betaSlope(complement, b, a, x) / fraction(complement, b, a, x);
}

/**
 * x^a·(1 − x)^b / B(a, b): the derivative of I_x(a, b) by the log-odds ln(x/(1 − x)).
 *
 * Source: Loader (2000), the binomial probability, times ab/(a + b). Domain: a, b > 0, 0 < x < 1, complement = 1 − x.
 *
 * @throws RangeError outside the domain
 * @example betaSlope(0.5, 2, 3, 0.5) // 3/8 to the last digit or so
 */
export function betaSlope(x: number, a: number, b: number, complement: number): number {
  const n = a + b;
  const difference = distance(x, a, b, complement);
  const spread = deviance(a, n * x, difference) + deviance(b, n * complement, -difference);
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - spread;
  return Math.exp(exponent) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

/**
 * x^a·(1 − x)^b / (B(a, b)·I_x(a, b)), the even part of the fraction, by modified Lentz. It takes x and 1 − x only by
 * a − nx and by products, so it does not lose the digits of whichever is small.
 */
function fraction(x: number, a: number, b: number, complement: number): number {
  const tiny = 1e-300;
  const difference = distance(x, a, b, complement);
  let result = (a * (difference + 1)) / (a + 1) || tiny;
  let c = result;
  let d = 0;
  for (let m = 1; m < 1_000_000; m++) {
    const odd = a + 2 * m - 1;
    const share = (m * (b - m) * x) / odd;
    const numerator = (((a + m - 1) * (a + b + m - 1)) / odd) * x * share;
    const denominator = m + share + ((a + m) * (difference + 1 + m * (1 + complement))) / (a + 2 * m + 1);
    d = 1 / (numerator * d + denominator || tiny);
    c = denominator + numerator / c || tiny;
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 2 ** -53) break;
  }
  return result;
}

/** a − (a + b)·x = (a + b)·(1 − x) − b, from whichever of x and 1 − x has the finer digits. */
function distance(x: number, a: number, b: number, complement: number): number {
  return x <= complement ? a - (a + b) * x : (a + b) * complement - b;
}
