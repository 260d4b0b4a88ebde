import { logGamma, regularizedGammaP, regularizedGammaQ } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { logPoissonDensity } from './stirling.ts';

/**
 * The quantile of the χ² distribution: the x with P(ν/2, x/2) = probability. Relative error below 1e-12 for ν ≥ 1.
 *
 * Source: DLMF 8.2.4 for the distribution; start by Wilson & Hilferty, PNAS 17 (1931) 684. Newton's method in
 * ln x on the logarithm of the smaller tail: that is concave (the density of ln x is log-concave, so its tails are), and
 * so the steps cannot run away from any start.
 * Domain: 0 < probability < 1, degreesOfFreedom > 0.
 *
 * @throws RangeError outside the domain
 * @example chiSquareQuantile(0.975, 10) // 20.4831773508074
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability ${probability} is outside (0, 1)`);
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${degreesOfFreedom} degrees of freedom`);
  }
  const shape = degreesOfFreedom / 2;
  const lower = probability <= 0.5;
  const target = lower ? probability : 1 - probability;
  let x = start(probability, shape);
  for (let step = 0; step < 100; step++) {
    const tail = lower ? regularizedGammaP(shape, x) : regularizedGammaQ(shape, x);
    const slope = shape * Math.exp(logPoissonDensity(shape, x)); // of the tail, in ln x
    const move = (Math.log(tail / target) * tail) / slope;
    x *= Math.exp(lower ? -move : move);
    if (Math.abs(move) < 1e-15) break;
  }
  return 2 * x;
}

function start(probability: number, shape: number): number {
  const ninth = 1 / (9 * shape);
  const wilsonHilferty = shape * (1 - ninth + normalQuantile(probability) * Math.sqrt(ninth)) ** 3;
  // P(a, x) ≤ x^a/Γ(a + 1), so this is never above the quantile; it is the better start where the other is no use.
  const lowerBound = Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
  return Math.max(wilsonHilferty, lowerBound, Number.MIN_VALUE * 2 ** 60);
}
