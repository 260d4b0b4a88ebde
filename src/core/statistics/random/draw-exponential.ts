import type { Xoshiro128 } from './xoshiro128.ts';

/**
 * A variate of the exponential distribution of mean 1, by comparing uniforms alone: the fraction is the first of a
 * falling run of odd length, the whole part the number of runs of even length before. No logarithm, so the digits are
 * the same on every Node.
 *
 * Source: J. von Neumann, "Various techniques used in connection with random digits" (1951); Devroye, Non-Uniform
 * Random Variate Generation (1986), §IV.2.
 *
 * @example drawExponential(source) // one variate; 4.3 uniforms on average
 */
export function drawExponential(source: Xoshiro128): number {
  for (let whole = 0; ; whole++) {
    const first = source.uniform();
    let previous = first;
    for (let length = 1; ; length++) {
      const next = source.uniform();
      if (next < previous) {
        previous = next;
      } else {
        if (length % 2 === 1) return whole + first;
        break;
      }
    }
  }
}
