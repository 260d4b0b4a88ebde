import { significance } from './confidence.ts';
import { studentQuantile } from './distributions/student.ts';
import { centeredLogarithms, rounding, twoSamples } from './log-durations.ts';
import { splitsOf } from './splits.ts';

/**
 * The factors that such samples would have shown with the given power: e^±g, g = (t(0.975; ν) + t(power; ν))·s·√(1/n₁ +
 * 1/n₂), with s the deviation of the logarithms within the samples and ν = n₁ + n₂ − 2. A permutation test has about the
 * power of the t test. null where there is no spread to tell, or where no split of so few values can come below 5 %.
 *
 * Source: NIST/SEMATECH e-Handbook 7.2.2.2; J. Cohen, Statistical Power Analysis (1988), §2. Domain: finite durations ≥ 0.
 * @example detectableRatio(Float64Array.of(60, 70, 80, 400), Float64Array.of(20, 22, 24, 27)) // { fall: 0.29, rise: 3.4 }
 */
export function detectableRatio(
  earlier: Float64Array,
  later: Float64Array,
  power = 0.8,
): { readonly fall: number; readonly rise: number } | null {
  const degrees = earlier.length + later.length - 2;
  if (earlier.length < 1 || later.length < 1 || degrees < 1) return null;
  if (smallestPValue(earlier.length, later.length) >= significance) return null;
  const { first, second } = twoSamples(...centeredLogarithms(earlier, later));
  const noise = Math.sqrt(((first.squares + second.squares) / degrees) * (1 / first.count + 1 / second.count));
  if (!(noise > rounding)) return null;
  const gap = (studentQuantile(0.975, degrees) + studentQuantile(power, degrees)) * noise;
  return { fall: Math.exp(-gap), rise: Math.exp(gap) };
}

/** The smallest two-sided p-value that any split of two samples can have. @example smallestPValue(3, 3) // 0.1 */
export function smallestPValue(earlier: number, later: number): number {
  return Math.min(1, 2 / splitsOf(earlier, later));
}
