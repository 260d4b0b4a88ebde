import { logPoissonDensity } from '../distributions/stirling.ts';
import { drawExponential } from './draw-exponential.ts';
import type { Xoshiro128 } from './xoshiro128.ts';

/**
 * A Poisson variate of the given mean; exact at any mean. Below 10 it counts exponential gaps, from 10 on it is the
 * transformed rejection PTRS. Logarithms only decide what is taken.
 *
 * Source: W. Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance:
 * Mathematics and Economics 12 (1993) 39. Domain: 0 ≤ mean ≤ 2^48.
 *
 * @throws RangeError outside the domain
 * @example drawPoisson(source, 3.5) // one variate, of mean 3.5
 */
export function drawPoisson(source: Xoshiro128, mean: number): number {
  if (!(mean >= 0 && mean <= 2 ** 48)) throw new RangeError(`a Poisson variate of mean ${mean}`);
  return mean < 10 ? countGaps(source, mean) : transformedRejection(source, mean);
}

function countGaps(source: Xoshiro128, mean: number): number {
  let count = 0;
  for (let time = drawExponential(source); time < mean; time += drawExponential(source)) count++;
  return count;
}

function transformedRejection(source: Xoshiro128, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quickAccept = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = 1 - source.uniform();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= quickAccept) return count;
    if (!(count >= 0) || (edge < 0.013 && v > edge)) continue;
    const logProbability = count === 0 ? -mean : logPoissonDensity(count, mean);
    if (Math.log((v * inverseAlpha) / (a / (edge * edge) + b)) <= logProbability) return count;
  }
}
