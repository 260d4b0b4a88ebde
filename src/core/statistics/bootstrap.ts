import { tailProbability } from './confidence.ts';
import { normalCdf, normalQuantile } from './distributions/normal.ts';
import { quantileSorted } from './quantile.ts';
import { createRandom } from './random/random.ts';
import { resampledSums } from './random/resample.ts';
import { mean, sum } from './sum.ts';
import { sampleVariance } from './variance.ts';

/** From here on the bootstrap distribution of a mean is normal to within its own Monte Carlo error. */
const largestBootstrap = 5_000;

export interface BootstrapOptions {
  /** Whole, from 0 to 2^53 − 1: the same seed gives the same interval. */
  readonly seed: number;
  readonly resamples?: number;
  readonly confidence?: number;
}

export interface BootstrapInterval {
  readonly low: number;
  readonly high: number;
  readonly method: 'bootstrap-bca' | 'normal';
  /** How many resamples were drawn: 0 for the normal approximation. */
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The interval of a mean by the bootstrap, bias-corrected and accelerated (BCa): the type-7 quantiles of the resampled
 * means at Φ(z₀ + (z₀ + z)/(1 − a·(z₀ + z))), z = ±Φ⁻¹(1 − α/2), where z₀ = Φ⁻¹ of the share of resampled means below
 * the mean (ties count half) and a = Σd³/(6·(Σd²)^1.5), d = x − x̄, the jackknife's acceleration. More than 5,000
 * values get the normal interval x̄ ± z·s/√n. Equal values give that value twice; fewer than two give null.
 * Too short at small n, as every bootstrap of a mean: ten exponential values cover about 87 % at a nominal 95 %, fifty about 93 %.
 *
 * Source: B. Efron, "Better Bootstrap Confidence Intervals", JASA 82 (1987) 171; T. DiCiccio & B. Efron, "Bootstrap
 * Confidence Intervals", Statistical Science 11 (1996) 189, eqs. 2.3, 2.8 and 6.6.
 * Domain: finite values, whole resamples ≥ 1, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example bootstrapMeanInterval(Float64Array.of(1, 2, 3, 10), { seed: 1 }) // low: 1.75, method: 'bootstrap-bca', …
 */
export function bootstrapMeanInterval(values: Float64Array, options: BootstrapOptions): BootstrapInterval | null {
  const { seed, resamples = 4_000, confidence = 0.95 } = options;
  const tail = tailProbability(confidence);
  const random = createRandom(seed);
  const count = values.length;
  if (!values.every(Number.isFinite)) throw new RangeError('a bootstrap of values that are not finite');
  if (count < 2) return null;
  const bootstrapped = count <= largestBootstrap;
  const label = {
    method: bootstrapped ? 'bootstrap-bca' : 'normal',
    resamples: bootstrapped ? resamples : 0,
    seed,
  } as const;
  const first = values[0]!;
  if (values.every((value) => value === first)) return { low: first, high: first, ...label };
  if (!bootstrapped) {
    const center = mean(values);
    const margin = -normalQuantile(tail) * Math.sqrt(sampleVariance(values) / count);
    return { low: center - margin, high: center + margin, ...label };
  }
  const sums = resampledSums(values, resamples, random).sort();
  const bias = biasCorrection(sums, values);
  const acceleration = jackknifeAcceleration(values);
  const end = (probability: number) =>
    quantileSorted(sums, adjustedProbability(probability, bias, acceleration)) / count;
  return { low: end(tail), high: end(1 - tail), ...label };
}

/** z₀, from sums instead of means: their order is the same, and sums of whole seconds are exact. */
function biasCorrection(sums: Float64Array, values: Float64Array): number {
  const total = sum(values);
  const rounding = sum(values.map(Math.abs)) * 1e-13; // a tie is one even if the addends came in another order
  let halves = 0;
  for (const resampled of sums) halves += resampled < total - rounding ? 2 : resampled <= total + rounding ? 1 : 0;
  const count = sums.length;
  // All on one side would be infinite bias: what few resamples show is only "less than half a one in the other part".
  return normalQuantile(Math.min(Math.max(halves / (2 * count), 0.5 / count), 1 - 0.5 / count));
}

function jackknifeAcceleration(values: Float64Array): number {
  const center = mean(values);
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    const deviation = value - center;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return cubes / (6 * squares ** 1.5);
}

function adjustedProbability(probability: number, bias: number, acceleration: number): number {
  const shifted = bias + normalQuantile(probability);
  const denominator = 1 - acceleration * shifted;
  // Past its pole the formula turns around; the limit on the way there is the outermost resample.
  if (denominator <= 0) return shifted > 0 ? 1 : 0;
  return normalCdf(bias + shifted / denominator);
}
