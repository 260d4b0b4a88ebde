/**
 * A p-value that underflows is told as the smallest number there is: nothing that was seen has a probability of 0.
 * Domain: 0 ≤ pValue ≤ 1. @example atLeastPositive(0) // 5e-324
 */
export function atLeastPositive(pValue: number): number {
  return Math.max(Number.MIN_VALUE, pValue);
}
