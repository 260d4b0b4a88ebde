import { tailProbability } from './confidence.ts';
import { betaQuantile } from './distributions/beta-quantile.ts';
import { fewObservations } from './few.ts';
import { quantileSorted } from './quantile.ts';
import { createRandom, type Random } from './random/random.ts';
import { resampledSums } from './random/resample.ts';
import { mean, sum } from './sum.ts';
import { sampleVariance } from './variance.ts';

/** From here on the mean outage is drawn from its normal law: resampling would cost much and change nothing. */
const largestBootstrap = 5_000;

export interface UnavailabilityOptions {
  /** Whole, from 0 to 2^53 − 1: the same seed gives the same interval. */
  readonly seed: number;
  readonly resamples?: number;
  readonly confidence?: number;
}

export interface UnavailabilityInterval {
  /** Shares of time, 0 to 1. */
  readonly low: number;
  readonly high: number;
  /** How the mean outage varies; the rate is a gamma variate in both. */
  readonly method: 'exponential' | 'gamma-bootstrap' | 'gamma-normal';
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The interval of the long-run unavailability U = λm/(1 + λm) of a service that fails at rate λ of its uptime for m
 * seconds on average. Drawn `resamples` times: λ = Γ(n + ½)/uptime, the posterior of a Poisson rate under Jeffreys'
 * prior, and m the mean of a bootstrap sample of the n outages (above 5,000: a normal variate of their mean and s²/n).
 * Low and high are the type-7 quantiles α/2 and 1 − α/2 of U. Below ten outages m follows from exponential lengths
 * instead, and the ends are exact. No outage gives null.
 *
 * Source: U by Barlow & Proschan, Statistical Theory of Reliability (1975) (alternating renewal process); prior by
 * Jeffreys, Theory of Probability (1961), n + ½ in Brown, Cai & DasGupta, Statistica Sinica 13 (2003); percentile
 * interval by Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3.
 * Domain: outages finite ≥ 0 s, uptimeSeconds finite ≥ 0 (not both nothing), whole resamples ≥ 1, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example unavailabilityInterval(Float64Array.of(600, 1800, 300), 2.6e6, { seed: 1 }) // about 0.0001 to 0.009
 */
export function unavailabilityInterval(
  outageSeconds: Float64Array,
  uptimeSeconds: number,
  options: UnavailabilityOptions,
): UnavailabilityInterval | null {
  const { seed, resamples = 4_000, confidence = 0.95 } = options;
  const tail = tailProbability(confidence);
  const random = createRandom(seed);
  const count = outageSeconds.length;
  for (const seconds of outageSeconds) {
    if (!(seconds >= 0 && seconds < Number.POSITIVE_INFINITY)) throw new RangeError(`an outage of ${seconds} s`);
  }
  if (!(uptimeSeconds >= 0 && uptimeSeconds < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an uptime of ${uptimeSeconds} s`);
  }
  if (count === 0) return null;
  if (uptimeSeconds === 0 && outageSeconds.every((seconds) => seconds === 0)) {
    throw new RangeError('no uptime and no downtime: nothing was observed');
  }
  if (count < fewObservations) return fewOutages(sum(outageSeconds), count, uptimeSeconds, tail, seed);
  const bootstrapped = count <= largestBootstrap;
  const draws = bootstrapped
    ? resampledSums(outageSeconds, resamples, random)
    : normalSums(outageSeconds, resamples, random);
  for (let i = 0; i < draws.length; i++) {
    const downtime = (random.gamma(count + 0.5) * draws[i]!) / count; // λm·uptime
    draws[i] = uptimeSeconds === 0 ? 1 : downtime / (uptimeSeconds + downtime); // never up: λ is infinite
  }
  draws.sort();
  return {
    low: quantileSorted(draws, tail),
    high: quantileSorted(draws, 1 - tail),
    method: bootstrapped ? 'gamma-bootstrap' : 'gamma-normal',
    resamples,
    seed,
  };
}

/**
 * With few outages their mean is taken as that of exponential lengths, m = S/Γ(n): then λm·uptime/S = Γ(n + ½)/Γ(n) is
 * x/(1 − x) with x of the beta distribution (n + ½, n), and the ends are exact, without drawing.
 */
function fewOutages(
  total: number,
  count: number,
  uptimeSeconds: number,
  tail: number,
  seed: number,
): UnavailabilityInterval {
  const end = (probability: number): number => {
    if (uptimeSeconds === 0) return 1;
    const x = betaQuantile(probability, count + 0.5, count);
    const downtime = (total * x) / (1 - x);
    return downtime / (uptimeSeconds + downtime);
  };
  return { low: end(tail), high: end(1 - tail), method: 'exponential', resamples: 0, seed };
}

/** Sums n·m of the normal law of the mean; cut at 0, which only a total made by one outage comes near. */
function normalSums(values: Float64Array, resamples: number, random: Random): Float64Array {
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) throw new RangeError(`${resamples} resamples`);
  const count = values.length;
  const center = mean(values) * count;
  const deviation = Math.sqrt(sampleVariance(values) * count);
  return new Float64Array(resamples).map(() => Math.max(0, center + deviation * random.normal()));
}
