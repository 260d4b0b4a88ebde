import { deviance, stirlingError } from './stirling.ts';

/**
 * The regularized incomplete beta function I_x(a, b): the probability that a beta variate is below x. Relative error
 * about 1e-13 for a, b up to a million.
 *
 * Source: continued fraction DLMF 8.17.22 for x < (a + 1)/(a + b + 2), else 1 − I_{1−x}(b, a) (DLMF 8.17.4); the factor
 * before it by Loader's saddle point. `complement` is 1 − x, for callers who know it better than 1 − x does.
 * Domain: a, b > 0, 0 ≤ x ≤ 1.
 *
 * @throws RangeError outside the domain
 * @example regularizedBeta(0.5, 2, 3) // 0.6875, 11/16
 */
export function regularizedBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (!(a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY && x >= 0 && x <= 1)) {
    throw new RangeError(`incomplete beta of (${x}; ${a}, ${b})`);
  }
  if (x === 0) return 0;
  if (complement === 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return (betaSlope(x, a, b, complement) * fraction(x, a, b)) / a;
  return 1 - (betaSlope(complement, b, a, x) * fraction(complement, b, a)) / b;
}

/**
 * x^a·(1 − x)^b / B(a, b): the derivative of I_x(a, b) by the log-odds ln(x/(1 − x)).
 *
 * Source: Loader (2000), eq. 2, times ab/(a + b). Domain: a, b > 0, 0 < x < 1, complement = 1 − x.
 *
 * @throws RangeError outside the domain
 * @example betaSlope(0.5, 2, 3, 0.5) // 0.375
 */
export function betaSlope(x: number, a: number, b: number, complement: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * complement);
  return Math.exp(exponent) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

/** 1/(1 + d₁/(1 + d₂/(1 + …))), DLMF 8.17.22 and 8.17.23, by modified Lentz. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const n = a + b;
  let c = 1;
  let d = 1 / (1 - (n * x) / (a + 1) || tiny);
  let result = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (((m * (b - m)) / (a + 2 * m - 1)) * x) / (a + 2 * m);
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    result *= c * d;
    const odd = (((-(a + m) * (n + m)) / (a + 2 * m)) * x) / (a + 2 * m + 1);
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 2 ** -53) break;
  }
  return result;
}
