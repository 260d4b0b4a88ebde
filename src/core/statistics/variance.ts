import { mean } from './sum.ts';

/**
 * The sample variance s² = Σ(x − x̄)² / (n − 1), in two passes: the mean first, then the squares, so that nothing large
 * cancels.
 *
 * Source: Chan, Golub & LeVeque, "Algorithms for Computing the Sample Variance", The American Statistician 37 (1983),
 * two-pass; their correction for the rounding of x̄ is not needed after a compensated mean. Domain: at least two values.
 *
 * @throws RangeError for fewer than two values
 * @example sampleVariance([1, 2, 3, 4]) // 1.6666666666666667
 */
export function sampleVariance(values: ArrayLike<number>): number {
  const count = values.length;
  if (count < 2) throw new RangeError('a sample variance needs two values');
  const center = mean(values);
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i]! - center;
    squares += deviation * deviation;
  }
  return squares / (count - 1);
}
