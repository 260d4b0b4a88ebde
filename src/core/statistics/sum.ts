import { RunningSum } from '../quantity/running-sum.ts';

/** The sum of the values, see {@link RunningSum}. @example sum([1, 1e100, 1, -1e100]) // 2 */
export function sum(values: ArrayLike<number>): number {
  const total = new RunningSum();
  for (let i = 0; i < values.length; i++) total.add(values[i]!);
  return total.value;
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
