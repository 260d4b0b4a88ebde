import { countUpTo } from '../../order/bisection.ts';
import { allowed } from '../../quantity/allowance.ts';
import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import { lengthTable } from '../../statistics/lengths/length-table.ts';
import { logMeanError, relativeSquares, studentizedMeans } from '../../statistics/lengths/mean-draws.ts';
import { quantileSorted } from '../../statistics/quantile.ts';
import { createRandom } from '../../statistics/random/random.ts';
import { HorizonDowntime } from './horizon-downtime.ts';

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

/** Lengths that are drawn for the means of all runs, at most: of thousands of outages the mean is known, and runs share some. */
const mostMeanDraws = 1e7;

/**
 * Forecasts the downtime of a horizon. Each run draws a rate λ ~ Gamma(n + ½)/uptime (the posterior of a Poisson rate under
 * Jeffreys' prior), a factor e^(−T·se) by which the mean length is off (T by the studentized bootstrap, mean-draws.ts), and
 * plays the horizon: failures come in uptime at rate λ, each outage is one of the n seen or, with weight 4/(n + 3), of the
 * usual law of lengths (length-table.ts), times that factor. So few outages make a wide forecast: how often they come and how
 * long they last is then not known. The rule is one for any n. No outage gives null: nothing is known of how long one lasts.
 *
 * How often it keeps its promises: bench/calibration.mjs, with the table in docs/project.md.
 *
 * Source: prior by Jeffreys, Theory of Probability (1961), n + ½ in Brown, Cai & DasGupta, Statistica Sinica 13 (2003);
 * predictive distributions in J. Aitchison & I. Dunsmore, Statistical Prediction Analysis (1975); confidence distributions in
 * place of a posterior: T. Schweder & N. Hjort, Scandinavian Journal of Statistics 29 (2002) 309; the play of a horizon in
 * horizon-downtime.ts.
 * Domain: outages finite > 0 s, uptimeSeconds and horizonSeconds finite > 0, whole runs ≥ 1.
 *
 * @throws RangeError outside the domain
 * @example meetProbability(forecastDowntime({ outageSeconds: Float64Array.of(600), uptimeSeconds: 2_677_800,
 *   horizonSeconds: 2_592_000, runs: 10_000, seed: 1 })!, 0.001) // about 0.77
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
  const means = studentizedMeans(
    outageSeconds,
    Math.min(runs, Math.max(2_000, Math.floor(mostMeanDraws / outages))),
    seed,
  );
  const error = logMeanError(outages, relativeSquares(outageSeconds));
  const factors = means.map((off) => Math.exp(-off * error));
  const random = createRandom(seed, 1); // not the draws that made the means
  const horizon = new HorizonDowntime(lengthTable(outageSeconds.toSorted()), random);
  const downtimeSeconds = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const rate = random.gamma(outages + 0.5) / uptimeSeconds;
    downtimeSeconds[run] = horizon.draw(rate, factors[run % factors.length]!, horizonSeconds);
  }
  return { downtimeSeconds: downtimeSeconds.sort(), horizonSeconds, runs, seed };
}

/**
 * So many runs as show in what is printed and take no longer than people wait: 100,000, and fewer where a run holds many
 * outages, down to 10,000. @example runsFor(2) // 100000; runsFor(1_000) // 10000
 */
export function runsFor(outagesEach: number): number {
  return Math.round(Math.min(100_000, Math.max(10_000, 1e7 / Math.max(1, outagesEach))));
}

/**
 * The share of runs whose downtime is at most what an unavailability allows of the horizon.
 * @example meetProbability(forecast, 0.001) // the chance to keep 99.9 %
 */
export function meetProbability({ downtimeSeconds, horizonSeconds, runs }: Forecast, unavailability: number): number {
  const budget = allowed(unavailability, horizonSeconds) * (1 + 1e-12); // weighted outages add up with rounding dust
  return countUpTo(downtimeSeconds, runs, budget) / runs;
}

/**
 * The Monte Carlo error of that share, half the width of its 95 % interval: 1.96·√(p(1 − p)/runs).
 * @example meetError(forecast, 0.001) // 0.0026 of 100,000 runs at 0.77
 */
export function meetError(forecast: Forecast, unavailability: number): number {
  const share = meetProbability(forecast, unavailability);
  return 1.96 * Math.sqrt((share * (1 - share)) / forecast.runs);
}

/**
 * The Monte Carlo errors of the percentiles, half the widths of their 95 % intervals by order statistics: between the
 * quantiles at p ± 1.96·√(p(1 − p)/runs). Source: H. David & H. Nagaraja, Order Statistics (2003), §7.1.
 */
export function percentileErrors({ downtimeSeconds, runs }: Forecast): { p5: number; p50: number; p95: number } {
  const error = (probability: number): number => {
    const margin = 1.96 * Math.sqrt((probability * (1 - probability)) / runs);
    const at = (place: number): number => quantileSorted(downtimeSeconds, Math.min(1, Math.max(0, place)));
    return (at(probability + margin) - at(probability - margin)) / 2;
  };
  return { p5: error(0.05), p50: error(0.5), p95: error(0.95) };
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
