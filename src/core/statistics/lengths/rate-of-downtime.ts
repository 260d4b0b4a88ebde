import { tailProbability } from '../confidence.ts';
import { betaQuantile } from '../distributions/beta-quantile.ts';
import { fewObservations } from '../few.ts';
import { quantileSorted } from '../quantile.ts';
import { createRandom } from '../random/random.ts';
import { mean, sum } from '../sum.ts';
import { largestBootstrap, logMeanError, relativeSquares, studentizedMeans } from './mean-draws.ts';

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
  /** The same as availabilities, with their digits where they are small. */
  readonly availability: { readonly low: number; readonly high: number };
  /** How the mean outage varies; the rate is a gamma variate in all. */
  readonly method: 'exponential' | 'gamma-bootstrap-t' | 'gamma-normal';
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The interval of the long-run unavailability U = λm/(1 + λm) of a service that fails at rate λ of its uptime for m
 * seconds on average. λ = Γ(n + ½)/uptime, the posterior of a Poisson rate under Jeffreys' prior. Below ten outages m = S/Γ(n), as
 * of exponential lengths of sum S, and the ends are exact. From ten on `resamples` draws of λ and of m = x̄·e^(−T·se), T by
 * the studentized bootstrap of the log mean (lengths/mean-draws.ts; normal above 5,000 outages); low and high are the type-7
 * quantiles α/2 and 1 − α/2. No outage gives null.
 *
 * Source: U by Barlow & Proschan, Statistical Theory of Reliability (1975) (alternating renewal process); prior by
 * Jeffreys, Theory of Probability (1961), n + ½ in Brown, Cai & DasGupta, Statistica Sinica 13 (2003); T as a confidence
 * distribution in Schweder & Hjort, Scandinavian Journal of Statistics 29 (2002) 309.
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
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) throw new RangeError(`${resamples} resamples`);
  const random = createRandom(seed, 1);
  const count = outageSeconds.length;
  for (const seconds of outageSeconds) {
    if (!(seconds >= 0 && seconds < Number.POSITIVE_INFINITY)) throw new RangeError(`an outage of ${seconds} s`);
  }
  if (!(uptimeSeconds >= 0 && uptimeSeconds < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an uptime of ${uptimeSeconds} s`);
  }
  if (count === 0) return null;
  const total = sum(outageSeconds);
  if (uptimeSeconds === 0 && total === 0) throw new RangeError('no uptime and no downtime: nothing was observed');
  if (count < fewObservations || total === 0)
    return between(uptimeSeconds, (probability) => fewOutages(total, count, probability), tail, {
      method: 'exponential',
      resamples: 0,
      seed,
    });
  const error = logMeanError(count, relativeSquares(outageSeconds));
  const average = mean(outageSeconds);
  const draws = studentizedMeans(outageSeconds, resamples, seed)
    .map((off) => random.gamma(count + 0.5) * average * Math.exp(-off * error))
    .sort();
  return between(uptimeSeconds, (probability) => quantileSorted(draws, probability), tail, {
    method: count <= largestBootstrap ? 'gamma-bootstrap-t' : 'gamma-normal',
    resamples,
    seed,
  });
}

/**
 * Draws of what a service may really lose beside so much uptime, λm·uptime, by the law of {@link unavailabilityInterval}: in no
 * order, so that those of several services are independent. `stream` from 2 on: each service its own.
 * Domain: at least one outage, finite > 0 s; whole draws ≥ 1.
 * @example downtimeDraws(Float64Array.of(600, 1800, 300), 10_000, { seed: 1, stream: 2 })
 */
export function downtimeDraws(
  outageSeconds: Float64Array,
  draws: number,
  { seed, stream }: { readonly seed: number; readonly stream: number },
): Float64Array {
  const random = createRandom(seed, stream);
  const count = outageSeconds.length;
  if (count < fewObservations) {
    const total = sum(outageSeconds);
    return new Float64Array(draws).map(() => (total * random.gamma(count + 0.5)) / random.gamma(count));
  }
  const error = logMeanError(count, relativeSquares(outageSeconds));
  const average = mean(outageSeconds);
  const means = studentizedMeans(outageSeconds, draws, seed);
  return new Float64Array(draws).map(() => {
    const off = means[Math.floor(random.uniform() * draws)]!;
    return random.gamma(count + 0.5) * average * Math.exp(-off * error);
  });
}

/** From the quantiles of λm·uptime, the downtime beside so much uptime. */
function between(
  uptimeSeconds: number,
  downtimeAt: (probability: number) => number,
  tail: number,
  label: Pick<UnavailabilityInterval, 'method' | 'resamples' | 'seed'>,
): UnavailabilityInterval {
  const [least, most] = uptimeSeconds === 0 ? [1, 1] : [downtimeAt(tail), downtimeAt(1 - tail)];
  return {
    low: least / (uptimeSeconds + least),
    high: most / (uptimeSeconds + most),
    availability: { low: uptimeSeconds / (uptimeSeconds + most), high: uptimeSeconds / (uptimeSeconds + least) },
    ...label,
  };
}

/**
 * With few outages their mean is taken as that of exponential lengths, m = S/Γ(n): then λm·uptime/S = Γ(n + ½)/Γ(n) is
 * x/(1 − x) with x of the beta distribution (n + ½, n), and the ends are exact, without drawing.
 */
function fewOutages(total: number, count: number, probability: number): number {
  const x = betaQuantile(probability, count + 0.5, count);
  return (total * x) / (1 - x);
}
