import { tailProbability } from '../confidence.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { quantileSorted } from '../quantile.ts';
import { mean } from '../sum.ts';
import { largestBootstrap, logMeanError, relativeSquares, studentizedMeans } from './mean-draws.ts';

export interface IntervalOptions {
  /** Whole, from 0 to 2^53 − 1: the same seed gives the same interval. */
  readonly seed: number;
  readonly resamples?: number;
  readonly confidence?: number;
}

export interface MeanInterval {
  readonly low: number;
  readonly high: number;
  /** `normal`: the limit that the bootstrap has for more than 5,000. */
  readonly method: 'bootstrap-t' | 'normal';
  /** How many resamples were drawn: 0 for the normal limit. */
  readonly resamples: number;
  readonly seed: number;
  /** The standard error of ln x̄, and the quantiles of T that the ends are made of: low = x̄·e^(−upper·logError). */
  readonly logError: number;
  readonly quantiles: { readonly lower: number; readonly upper: number };
}

/**
 * The interval of a mean duration by the studentized bootstrap of its logarithm: [x̄·e^(−t₊·se), x̄·e^(−t₋·se)], with t₋ and t₊
 * the α/2 and 1 − α/2 quantiles (type 7) of T* and se the standard error of ln x̄ (mean-draws.ts). The first guess of
 * four usual lengths makes it one rule from the first duration on. More than 5,000 give x̄·e^±(z·se). None give null.
 *
 * Covers about 95 % where durations are exponential, alike or anywhere near, about 90 % where they are log-normal of σ 1, and 80
 * to 90 % at σ 1.5: the table is in docs/formulas.md.
 *
 * Source: see {@link studentizedMeans}. Domain: finite durations ≥ 0, whole resamples ≥ 1, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example meanDurationInterval(Float64Array.of(3600), { seed: 1 }) // about 670 s to 106,000 s
 */
export function meanDurationInterval(seconds: Float64Array, options: IntervalOptions): MeanInterval | null {
  const { seed, resamples = 4_000, confidence = 0.95 } = options;
  const tail = tailProbability(confidence);
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) throw new RangeError(`${resamples} resamples`);
  for (const each of seconds)
    if (!(each >= 0 && each < Number.POSITIVE_INFINITY)) throw new RangeError(`a duration of ${each} s`);
  const count = seconds.length;
  if (count === 0) return null;
  const isBootstrapped = count <= largestBootstrap;
  const label = {
    method: isBootstrapped ? 'bootstrap-t' : 'normal',
    resamples: isBootstrapped ? resamples : 0,
    seed,
  } as const;
  const center = mean(seconds);
  const logError = logMeanError(count, relativeSquares(seconds));
  const draws = isBootstrapped && center > 0 ? studentizedMeans(seconds, resamples, seed) : null;
  const quantile = (probability: number): number =>
    draws ? quantileSorted(draws, probability) : normalQuantile(probability);
  const quantiles = { lower: quantile(tail), upper: quantile(1 - tail) };
  const end = (off: number): number => center * Math.exp(-off * logError);
  return { low: end(quantiles.upper), high: end(quantiles.lower), ...label, logError, quantiles };
}
