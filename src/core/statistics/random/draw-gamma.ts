import { drawNormal } from './draw-normal.ts';
import type { Xoshiro128 } from './xoshiro128.ts';

/**
 * A variate of the gamma distribution of the given shape and scale 1. From shape 1 on, logarithms only decide what is
 * taken; below 1 the boost U^(1/shape) is Math.pow, whose last digit may differ between versions of V8.
 *
 * Source: G. Marsaglia & W. W. Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26 (2000) 363; its
 * note for shape < 1. Domain: shape > 0, finite.
 *
 * @throws RangeError outside the domain
 * @example drawGamma(source, 4.5) // one variate, of mean 4.5
 */
export function drawGamma(source: Xoshiro128, shape: number): number {
  if (!(shape > 0 && shape < Number.POSITIVE_INFINITY)) throw new RangeError(`a gamma variate of shape ${shape}`);
  if (shape < 1) return drawGamma(source, shape + 1) * (1 - source.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(source);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - source.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
  }
}
