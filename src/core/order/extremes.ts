/** The largest of any number of values; −∞ of none. Math.max takes only as many as fit on the stack. @example largest([1, 3]) // 3 */
export function largest(values: Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** The smallest of any number of values; ∞ of none. @example smallest([1, 3]) // 1 */
export function smallest(values: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < least) least = value;
  return least;
}
