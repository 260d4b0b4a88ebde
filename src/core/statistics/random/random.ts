import { drawExponential } from './draw-exponential.ts';
import { drawGamma } from './draw-gamma.ts';
import { drawNormal } from './draw-normal.ts';
import { drawPoisson } from './draw-poisson.ts';
import { Xoshiro128 } from './xoshiro128.ts';

/**
 * A stream of pseudorandom variates, the same for the same seed. Math.log, exp and pow may differ between versions of V8
 * in the last digit: no variate is computed by them, save gamma of shape < 1; elsewhere they only decide what is taken.
 */
export class Random extends Xoshiro128 {
  /** Standard normal. */
  normal(): number {
    return drawNormal(this);
  }

  /** Exponential of mean 1. */
  exponential(): number {
    return drawExponential(this);
  }

  /** Gamma of the given shape > 0, scale 1. */
  gamma(shape: number): number {
    return drawGamma(this, shape);
  }

  /** Poisson of the given mean, 0 to 2^48. */
  poisson(mean: number): number {
    return drawPoisson(this, mean);
  }
}

/**
 * A generator (xoshiro128**, seeded by SplitMix64) with the distributions on top.
 *
 * A seed has several streams that do not overlap: stream n begins n · 2^64 numbers later.
 *
 * Source: Blackman & Vigna (2021), see {@link Xoshiro128}. Domain: whole seeds from 0 to 2^53 − 1; streams from 0.
 *
 * @throws RangeError for any other seed
 * @example createRandom(1).uniform() // 0.3946724931250869
 */
export function createRandom(seed: number, stream = 0): Random {
  const random = new Random(Xoshiro128.wordsOf(seed));
  for (let i = 0; i < stream; i++) random.jump();
  return random;
}
