/** |actual − expected| / |expected|; how far a value is from its reference, in units of the reference. */
export function relativeError(actual: number, expected: number): number {
  return expected === 0 ? Math.abs(actual) : Math.abs(actual - expected) / Math.abs(expected);
}
