import { type BootstrapOptions, bootstrapMeanInterval } from './bootstrap.ts';
import { tailProbability } from './confidence.ts';
import { chiSquareQuantile } from './distributions/chi-square.ts';
import { fewObservations } from './few.ts';
import { sum } from './sum.ts';

export interface MeanInterval {
  readonly low: number;
  readonly high: number;
  readonly method: 'exponential' | 'bootstrap-bca' | 'normal';
  /** How many resamples were drawn: 0 where none were. */
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The interval of a mean duration. From ten durations on the bootstrap (BCa; above 5,000 its normal limit). Below ten the
 * exact interval of the mean of exponential lengths, [2S/χ²(1 − α/2; 2n), 2S/χ²(α/2; 2n)] with S their sum: it is right
 * for exponential lengths and too wide for lengths that are all alike. None gives null.
 *
 * Source: B. Epstein & M. Sobel, "Life Testing", JASA 48 (1953) 486; NIST/SEMATECH e-Handbook 8.4.5.1 (failure-censored).
 * Domain: finite durations ≥ 0, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example meanDurationInterval(Float64Array.of(3600), { seed: 1 }) // 975.9 s to 142192 s, 'exponential'
 */
export function meanDurationInterval(seconds: Float64Array, options: BootstrapOptions): MeanInterval | null {
  const count = seconds.length;
  if (count === 0) return null;
  if (count >= fewObservations) return bootstrapMeanInterval(seconds, options);
  if (!seconds.every((each) => each >= 0 && each < Number.POSITIVE_INFINITY))
    throw new RangeError('a negative duration');
  const tail = tailProbability(options.confidence ?? 0.95);
  const twice = 2 * sum(seconds);
  return {
    low: twice / chiSquareQuantile(1 - tail, 2 * count),
    high: twice / chiSquareQuantile(tail, 2 * count),
    method: 'exponential',
    resamples: 0,
    seed: options.seed,
  };
}
