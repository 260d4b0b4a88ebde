import { RunningSum } from '../../quantity/running-sum.ts';
import { logPoissonDensity } from './stirling.ts';

export { logGamma } from './log-gamma.ts';

/**
 * The regularized lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a): the probability that a gamma variate of shape
 * a is below x. Relative error about 1e-14 where P is not below 1e-100.
 *
 * Source: DLMF 8.11.4 (series) for x < a + 1, else 1 − Q; the factor before both by Loader's saddle point.
 * Domain: a > 0, x ≥ 0. Needs about 10·√a steps near x = a.
 *
 * @throws RangeError outside the domain
 * @example regularizedGammaP(1, 2) // 0.8646647167633873, 1 − e^−2
 */
export function regularizedGammaP(a: number, x: number): number {
  requireDomain(a, x);
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/**
 * The regularized upper incomplete gamma function Q(a, x) = Γ(a, x)/Γ(a) = 1 − P(a, x), with its own digits in the
 * upper tail. Relative error about 1e-14 where Q is not below 1e-100 and a ≥ ½; for a → 0 and x < 1 it is 1 − P, and
 * only the absolute error is that small.
 *
 * Source: DLMF 8.9.2 in the even form of Numerical Recipes (3rd ed.) eq. 6.2.7 for x ≥ a + 1, else 1 − P.
 * Domain: a > 0, x ≥ 0.
 *
 * @throws RangeError outside the domain
 * @example regularizedGammaQ(1, 2) // 0.1353352832366127, e^−2
 */
export function regularizedGammaQ(a: number, x: number): number {
  requireDomain(a, x);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

function requireDomain(a: number, x: number): void {
  if (!(a > 0 && a < Number.POSITIVE_INFINITY && x >= 0)) throw new RangeError(`incomplete gamma of (${a}, ${x})`);
}

/** x^a·e^−x/Γ(a + 1) · (1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …) */
function lowerBySeries(a: number, x: number): number {
  let term = 1;
  const series = new RunningSum(); // near x = a the terms are thousands, and nearly equal
  series.add(term);
  for (let k = 1; term > series.leading * 1e-19; k++) {
    term *= x / (a + k);
    series.add(term);
  }
  return Math.exp(logPoissonDensity(a, x)) * series.value;
}

/** x^a·e^−x/Γ(a) · 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …))), by modified Lentz. */
function upperByFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1_000_000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2 ** -53) break;
  }
  return a * Math.exp(logPoissonDensity(a, x)) * fraction;
}
