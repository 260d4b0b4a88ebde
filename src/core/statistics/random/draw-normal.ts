import type { Xoshiro128 } from './xoshiro128.ts';

/**
 * A standard normal variate, by the ratio of two uniforms v/u. The logarithm only decides whether a point near the edge
 * is taken (1 in 80 are asked), so a Node whose Math.log differs in the last digit gives the same variates.
 *
 * Source: J. L. Leva, "A Fast Normal Random Number Generator", ACM TOMS 18 (1992) 449, algorithm 712.
 *
 * @example drawNormal(source) // one variate; 2.74 uniforms on average
 */
export function drawNormal(source: Xoshiro128): number {
  for (;;) {
    const u = 1 - source.uniform(); // (0, 1]: u is divided by
    const v = 1.7156 * (source.uniform() - 0.5);
    const x = u - 0.449871;
    const y = Math.abs(v) + 0.386595;
    const q = x * x + y * (0.196 * y - 0.25472 * x);
    if (q < 0.27597) return v / u;
    if (q <= 0.27846 && v * v <= -4 * u * u * Math.log(u)) return v / u;
  }
}
