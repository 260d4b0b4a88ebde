/**
 * The quantile of type 7: linear between the order statistics around h = (n − 1)·p, that is
 * x[⌊h⌋] + (h − ⌊h⌋)·(x[⌊h⌋ + 1] − x[⌊h⌋]), counted from 0. The default of R, NumPy and Excel's PERCENTILE.INC.
 *
 * A probability of up to nine decimals counts as that decimal fraction, not as the double next to it: 3 × 0.95 is 2.85
 * here, and 2.8499999999999996 in doubles, which would print as 38.499999999999996 what is 38.5.
 *
 * Source: Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), definition 7.
 * Domain: finite values in ascending order, at least one; 0 ≤ probability ≤ 1.
 *
 * @throws RangeError for no values or a probability outside [0, 1]
 * @example quantileSorted(Float64Array.of(10, 20, 30, 40), 0.95) // 38.5
 */
export function quantileSorted(sorted: Float64Array, probability: number): number {
  const last = sorted.length - 1;
  if (last < 0) throw new RangeError('a quantile of no values');
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`probability ${probability} is outside [0, 1]`);
  const denominator = decimalDenominator(probability);
  const position = last * Math.round(probability * denominator); // in 1/denominator; exact below 2^53
  const decimal = denominator > 0 && position <= Number.MAX_SAFE_INTEGER;
  const index = Math.floor(decimal ? position / denominator : last * probability);
  const below = sorted[index]!;
  const above = sorted[Math.min(index + 1, last)]!;
  const step = above - below;
  if (!decimal) return Math.min(below + step * (last * probability - index), above);
  const remainder = position - index * denominator;
  const whole = Number.isInteger(below) && Number.isInteger(above);
  if (whole && (Math.abs(below) + Math.abs(above)) * denominator <= Number.MAX_SAFE_INTEGER) {
    return (below * denominator + step * remainder) / denominator; // whole numbers up to here, so rounded once
  }
  return Math.min(below + (step * remainder) / denominator, above); // a rounding must not lead past the next value
}

/** The power of ten that makes the probability whole, or 0 if none up to 10^9 does. */
function decimalDenominator(probability: number): number {
  for (let denominator = 1; denominator <= 1e9; denominator *= 10) {
    if (Math.round(probability * denominator) / denominator === probability) return denominator;
  }
  return 0;
}

/** The middle of some values, in any order: their type-7 quantile at one half. @example medianOf(Float64Array.of(3, 1, 2)) // 2 */
export function medianOf(values: Float64Array): number {
  return quantileSorted(values.toSorted(), 0.5);
}
