import { mean } from './sum.ts';

/**
 * The sample variance s² = (Σd² − (Σd)²/n) / (n − 1), d = x − x̄: two passes, and the second term takes back what the
 * rounding of x̄ put into the first.
 *
 * Source: Chan, Golub & LeVeque, "Algorithms for Computing the Sample Variance", The American Statistician 37 (1983),
 * eq. 1.7 (corrected two-pass). Domain: at least two values.
 *
 * @throws RangeError for fewer than two values
 * @example sampleVariance([1, 2, 3, 4]) // 1.6666666666666667
 */
export function sampleVariance(values: ArrayLike<number>): number {
  const count = values.length;
  if (count < 2) throw new RangeError('a sample variance needs two values');
  const center = mean(values);
  let squares = 0;
  let remainder = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i]! - center;
    squares += deviation * deviation;
    remainder += deviation;
  }
  return (squares - (remainder * remainder) / count) / (count - 1);
}
