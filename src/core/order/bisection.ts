/**
 * The first place from 0 to below `count` at which something is so, where it stays so from there on; `count` where it never
 * is. By bisection: it looks at log₂(count) places.
 * @example firstPlace(4, (place) => [1, 3, 3, 5][place]! >= 3) // 1
 */
export function firstPlace(count: number, isSo: (place: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * How many of the first `count` ascending values are below a bound: the place of the first that is not.
 * @example countBelow(Float64Array.of(1, 3, 3, 5), 4, 3) // 1
 */
export function countBelow(values: ArrayLike<number>, count: number, bound: number): number {
  return firstPlace(count, (place) => values[place]! >= bound);
}

/**
 * How many of the first `count` ascending values are at most a bound: the place of the first above it.
 * @example countUpTo(Float64Array.of(1, 3, 3, 5), 4, 3) // 3
 */
export function countUpTo(values: ArrayLike<number>, count: number, bound: number): number {
  return firstPlace(count, (place) => values[place]! > bound);
}
