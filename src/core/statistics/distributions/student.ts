import { betaQuantile } from './beta-quantile.ts';

/**
 * The quantile of Student's t distribution with ν degrees of freedom: t² = ν·(1 − x)/x with x the quantile of
 * Beta(ν/2, ½) at twice the smaller tail.
 *
 * Source: DLMF 8.17 with Abramowitz & Stegun 26.7.1. Domain: 0 < probability < 1, degrees > 0 (need not be whole).
 *
 * @throws RangeError outside the domain
 * @example studentQuantile(0.975, 10) // 2.2281388519649385
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability ${probability} is outside (0, 1)`);
  if (!(degrees > 0)) throw new RangeError(`${degrees} degrees of freedom`);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const x = betaQuantile(2 * tail, degrees / 2, 0.5);
  const t = Math.sqrt((degrees * (1 - x)) / x);
  return probability < 0.5 ? -t : t;
}
