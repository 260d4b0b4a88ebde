import { studentQuantile } from './distributions/student.ts';
import { fewObservations } from './few.ts';
import { quantileSorted } from './quantile.ts';
import { createRandom } from './random/random.ts';
import { resampledSums } from './random/resample.ts';
import { mean } from './sum.ts';
import { sampleVariance } from './variance.ts';

/** Above this the bootstrap distribution of a mean is normal to within its own Monte Carlo error. */
const largestBootstrap = 5_000;

export interface DifferenceInterval {
  readonly low: number;
  readonly high: number;
  readonly method: 'bootstrap' | 'welch';
}

/**
 * The 95 % interval of the difference of two means, later − earlier. With 10 to 5,000 values in each: the type-7 quantiles
 * of the differences of the means of 10,000 bootstrap samples. Else Welch's interval, difference ± t·√(s₁²/n₁ + s₂²/n₂)
 * with the degrees of freedom of Satterthwaite, wide as it should be. A sample of one has no spread: null.
 *
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3; B. Welch, Biometrika 34 (1947) 28.
 * Domain: finite values, fewer than 2^21 in each.
 *
 * @example meanDifferenceInterval(Float64Array.of(4, 6), Float64Array.of(1, 3), 1) // −9.08 to 3.08, 'welch'
 */
export function meanDifferenceInterval(
  earlier: Float64Array,
  later: Float64Array,
  seed: number,
): DifferenceInterval | null {
  if (earlier.length < 2 || later.length < 2) return null;
  const [fewest, most] = [Math.min(earlier.length, later.length), Math.max(earlier.length, later.length)];
  if (fewest >= fewObservations && most <= largestBootstrap) {
    const random = createRandom(seed);
    const before = resampledSums(earlier, 10_000, random);
    const gaps = resampledSums(later, 10_000, random);
    for (let i = 0; i < gaps.length; i++) gaps[i] = gaps[i]! / later.length - before[i]! / earlier.length;
    gaps.sort();
    return { low: quantileSorted(gaps, 0.025), high: quantileSorted(gaps, 0.975), method: 'bootstrap' };
  }
  const [a, b] = [sampleVariance(earlier) / earlier.length, sampleVariance(later) / later.length];
  const difference = mean(later) - mean(earlier);
  if (a + b === 0) return { low: difference, high: difference, method: 'welch' };
  const degrees = (a + b) ** 2 / (a ** 2 / (earlier.length - 1) + b ** 2 / (later.length - 1));
  const margin = studentQuantile(0.975, degrees) * Math.sqrt(a + b);
  return { low: difference - margin, high: difference + margin, method: 'welch' };
}

/**
 * The smallest difference of two means that a two-sided test at 5 % finds with the given power at these counts:
 * (t(0.975; ν) + t(power; ν))·s·√(1/n₁ + 1/n₂), with s the pooled deviation within the samples and ν = n₁ + n₂ − 2.
 * A permutation test of means has about the power of the t test. Long tails make it larger: read it as an order of
 * magnitude. null where there is no spread to tell, or where no shuffle of so few values can come below 5 %.
 *
 * Source: NIST/SEMATECH e-Handbook 7.2.2.2 for one sample; J. Cohen, Statistical Power Analysis (1988), §2.
 * Domain: finite values, 0.5 ≤ power < 1.
 *
 * @example detectableDifference(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 2, 3, 4, 5)) // 3.195
 */
export function detectableDifference(earlier: Float64Array, later: Float64Array, power = 0.8): number | null {
  const degrees = earlier.length + later.length - 2;
  if (earlier.length < 1 || later.length < 1 || degrees < 1) return null;
  if (smallestPValue(earlier.length, later.length) >= 0.05) return null;
  const squares = (values: Float64Array): number =>
    values.length < 2 ? 0 : sampleVariance(values) * (values.length - 1);
  const variance = (squares(earlier) + squares(later)) / degrees;
  const noise = Math.sqrt(variance * (1 / earlier.length + 1 / later.length));
  return noise === 0 ? null : (studentQuantile(0.975, degrees) + studentQuantile(power, degrees)) * noise;
}

/**
 * The smallest p-value that any shuffle of two samples can give: one of C(n₁ + n₂, n₁) splits, or two of them where the
 * samples are of one size and the mirrored split is as far. @example smallestPValue(3, 3) // 0.1
 */
export function smallestPValue(earlier: number, later: number): number {
  let splits = 1;
  for (let i = 1; i <= Math.min(earlier, later) && splits < 1e12; i++) splits *= (earlier + later - i + 1) / i;
  return (earlier === later ? 2 : 1) / splits;
}
