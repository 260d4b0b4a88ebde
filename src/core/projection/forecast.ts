import { countUpTo } from '../order/bisection.ts';
import { allowed } from '../quantity/allowance.ts';
import { type Availability, fromUnavailability } from '../quantity/availability.ts';
import { quantileSorted } from '../statistics/quantile.ts';
import { createRandom, type Random } from '../statistics/random/random.ts';
import { mean } from '../statistics/sum.ts';
import { sampleVariance } from '../statistics/variance.ts';

export interface ForecastRequest {
  /** The merged, weighted outages of a log, each above 0 s. */
  readonly outageSeconds: Float64Array;
  /** The time in which they happened, less the outages themselves. */
  readonly uptimeSeconds: number;
  readonly horizonSeconds: number;
  readonly runs: number;
  /** Whole, from 0 to 2^53 − 1: the same seed gives the same digits. */
  readonly seed: number;
}

/** The downtime of many possible futures. */
export interface Forecast {
  /** One a run, ascending. */
  readonly downtimeSeconds: Float64Array;
  readonly horizonSeconds: number;
  readonly runs: number;
  readonly seed: number;
}

/** Above this many outages in one run their sum is drawn from its normal law: the difference cannot be seen any more. */
const largestSum = 5_000;

/**
 * Forecasts the downtime of a horizon as a compound Poisson sum. Each run draws a rate λ ~ Gamma(n + ½)/uptime (the
 * posterior of a Poisson rate under Jeffreys' prior, so that few outages make a wide forecast), a count ~ Poisson(λ ×
 * horizon), and so many of the n outages with replacement; their sum is capped at the horizon. No outage gives null: then
 * nothing is known of how long one lasts.
 *
 * Source: prior by Jeffreys, Theory of Probability (1961), n + ½ in Brown, Cai & DasGupta, Statistica Sinica 13 (2003);
 * compound sum as in Klugman, Panjer & Willmot, Loss Models, ch. 9. With outages of one length L the downtime is L times a
 * negative binomial count of size n + ½ and probability uptime / (uptime + horizon).
 * Domain: outages finite > 0 s, uptimeSeconds and horizonSeconds finite > 0, whole runs ≥ 1.
 *
 * @throws RangeError outside the domain
 * @example meetProbability(forecastDowntime({ outageSeconds: Float64Array.of(1200, 720), uptimeSeconds: 2.4e6,
 *   horizonSeconds: 2_592_000, runs: 10_000, seed: 1 })!, 0.001) // about 0.76
 */
export function forecastDowntime(request: ForecastRequest): Forecast | null {
  const { outageSeconds, uptimeSeconds, horizonSeconds, runs, seed } = request;
  if (!(uptimeSeconds > 0 && uptimeSeconds < Number.POSITIVE_INFINITY)) throw new RangeError(`${uptimeSeconds} s up`);
  if (!(horizonSeconds > 0 && horizonSeconds < Number.POSITIVE_INFINITY))
    throw new RangeError(`a horizon of ${horizonSeconds} s`);
  if (!(Number.isSafeInteger(runs) && runs >= 1)) throw new RangeError(`${runs} runs`);
  for (const seconds of outageSeconds)
    if (!(seconds > 0 && seconds < Number.POSITIVE_INFINITY)) throw new RangeError(`an outage of ${seconds} s`);
  const outages = outageSeconds.length;
  if (outages === 0) return null;
  const random = createRandom(seed);
  const sums = new OutageSums(outageSeconds, random);
  const downtimeSeconds = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const expected = (random.gamma(outages + 0.5) / uptimeSeconds) * horizonSeconds;
    downtimeSeconds[run] = expected > 2 ** 47 ? horizonSeconds : sums.draw(random.poisson(expected), horizonSeconds);
  }
  return { downtimeSeconds: downtimeSeconds.sort(), horizonSeconds, runs, seed };
}

/**
 * The share of runs whose downtime is at most what an unavailability allows of the horizon.
 * @example meetProbability(forecast, 0.001) // the chance to keep 99.9 %
 */
export function meetProbability({ downtimeSeconds, horizonSeconds, runs }: Forecast, unavailability: number): number {
  const budget = allowed(unavailability, horizonSeconds) * (1 + 1e-12); // weighted outages add up with rounding dust
  return countUpTo(downtimeSeconds, runs, budget) / runs;
}

/** Type-7 percentiles of the downtime. */
export function downtimePercentiles({ downtimeSeconds }: Forecast): { p5: number; p50: number; p95: number } {
  return {
    p5: quantileSorted(downtimeSeconds, 0.05),
    p50: quantileSorted(downtimeSeconds, 0.5),
    p95: quantileSorted(downtimeSeconds, 0.95),
  };
}

/**
 * The largest availability target, in steps of 0.001 %, that a forecast meets with at least the given probability: what a
 * team that has no target yet could promise over this horizon. `meetProbability` is what the forecast gives for it, which
 * is more than asked for where a step or a run makes it so. Never 100 %, which leaves no budget. null where nothing above
 * 0 % is met that often.
 *
 * Formula: d, the ⌈probability·runs⌉-th smallest downtime; U is d / horizon, rounded up to the next 10⁻⁵.
 * Domain: 0 < probability ≤ 1.
 *
 * @throws RangeError outside the domain
 * @example suggestTarget(forecast)?.availability // 0.99913
 */
export function suggestTarget(
  forecast: Forecast,
  probability = 0.9,
): (Availability & { readonly meetProbability: number }) | null {
  if (!(probability > 0 && probability <= 1)) throw new RangeError(`probability ${probability} is outside (0, 1]`);
  const { downtimeSeconds, horizonSeconds, runs } = forecast;
  const enough = downtimeSeconds[Math.ceil(probability * runs - 1e-9) - 1]!;
  let steps = Math.max(1, Math.floor((enough / horizonSeconds) * 1e5) - 1);
  while (steps < 1e5 && meetProbability(forecast, Number(`${steps}e-5`)) < probability - 1e-12) steps++;
  if (steps >= 1e5) return null;
  const unavailability = Number(`${steps}e-5`);
  const own = { ...fromUnavailability(unavailability), availability: Number(`${1e5 - steps}e-5`) };
  return { ...own, meetProbability: meetProbability(forecast, unavailability) };
}

/** Sums of outages drawn with replacement; indices are drawn in blocks, because a forecast draws millions of them. */
class OutageSums {
  private readonly seconds: Float64Array;
  private readonly random: Random;
  private readonly drawn: Uint32Array;
  private next: number;
  private readonly average: number;
  private readonly variance: number;

  constructor(seconds: Float64Array, random: Random) {
    this.seconds = seconds;
    this.random = random;
    this.drawn = new Uint32Array(1_024);
    this.next = this.drawn.length;
    this.average = mean(seconds);
    this.variance = seconds.length < 2 ? 0 : sampleVariance(seconds) * (1 - 1 / seconds.length);
  }

  draw(count: number, most: number): number {
    if (count > largestSum) {
      const total = count * this.average + Math.sqrt(count * this.variance) * this.random.normal();
      return Math.min(most, Math.max(0, total));
    }
    const { seconds, drawn } = this;
    let total = 0;
    for (let i = 0; i < count && total < most; i++) {
      if (this.next === drawn.length) this.refill();
      total += seconds[drawn[this.next++]!]!;
    }
    return Math.min(most, total);
  }

  private refill(): void {
    const outages = this.seconds.length;
    if (outages <= 2 ** 21) this.random.fillBelow(outages, this.drawn);
    else for (let i = 0; i < this.drawn.length; i++) this.drawn[i] = this.random.below(outages);
    this.next = 0;
  }
}
