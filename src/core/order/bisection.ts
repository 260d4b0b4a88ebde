/**
 * How many of the first `count` ascending values are below a bound: the place of the first that is not.
 * @example countBelow(Float64Array.of(1, 3, 3, 5), 4, 3) // 1
 */
export function countBelow(values: ArrayLike<number>, count: number, bound: number): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many of the first `count` ascending values are at most a bound: the place of the first above it.
 * @example countUpTo(Float64Array.of(1, 3, 3, 5), 4, 3) // 3
 */
export function countUpTo(values: ArrayLike<number>, count: number, bound: number): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
