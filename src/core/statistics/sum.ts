/**
 * The sum of the values, compensated: each rounding error of the running sum is kept and added at the end, so that the
 * result is that of about twice the working precision, rounded once. Order hardly matters then.
 *
 * Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974) 39.
 * Domain: any numbers; infinities and NaN give what plain addition gives; no values give 0.
 *
 * @example sum([1, 1e100, 1, -1e100]) // 2
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let compensation = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    compensation += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  // Past the largest double the correction is NaN (infinity − infinity), while the plain sum is right.
  return Number.isFinite(total) ? total + compensation : total;
}

/**
 * The arithmetic mean, Σx / n, from the compensated sum.
 *
 * Source: {@link sum}. Domain: at least one value.
 *
 * @throws RangeError for no values
 * @example mean([1, 2, 6]) // 3
 */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('the mean of no values');
  return sum(values) / values.length;
}
