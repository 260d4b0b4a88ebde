import { betaSlope, regularizedBeta } from './beta.ts';

/**
 * The quantile of the beta distribution: the x with I_x(a, b) = probability. Relative error about 1e-13.
 *
 * Source: DLMF 8.17 for the distribution. Newton's method in the log-odds of x on the logarithm of the smaller tail; the
 * density of the log-odds is log-concave, so are its tails, and the steps cannot run away from any start.
 * Domain: 0 < probability < 1, a and b > 0.
 *
 * @throws RangeError outside the domain
 * @example betaQuantile(0.5, 2, 1) // √½ to the last digit or so
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability ${probability} is outside (0, 1)`);
  if (!(a > 0 && b > 0)) throw new RangeError(`beta distribution of (${a}, ${b})`);
  const lower = probability <= 0.5;
  const target = lower ? probability : 1 - probability;
  let x = a / (a + b);
  let complement = b / (a + b);
  for (let step = 0; step < 200; step++) {
    const tail = lower ? regularizedBeta(x, a, b, complement) : regularizedBeta(complement, b, a, x);
    const move = (Math.log(tail / target) * tail) / betaSlope(x, a, b, complement);
    // The odds are multiplied, not the log-odds added to: a chance of 1e-9 keeps its digits.
    const odds = (x / complement) * Math.exp(lower ? -move : move);
    x = odds / (1 + odds);
    complement = 1 / (1 + odds);
    if (Math.abs(move) < 1e-15) break;
  }
  return x;
}
