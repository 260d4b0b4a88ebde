import { defaultBasis } from '../quantity/allowance.ts';
import { type Alternating, downtimeAtMost, downtimeQuantile } from '../statistics/alternating.ts';
import {
  downtimePercentiles,
  type Forecast,
  forecastDowntime,
  meetError,
  meetProbability,
  percentileErrors,
} from './forecast/forecast.ts';
import type { ForecastOptions } from './forecast/log-forecast.ts';
import type { ObservedOutages } from './forecast/observed-outages.ts';
import { yearSeconds } from './operating-point.ts';

/** How much downtime is to be expected, and how often a target is kept: of what is, or of what a change would make of it. */
export interface DowntimeOutlook {
  /** Exact, with exponential times up and down; or drawn from the outages of a log. */
  readonly model: 'exponential' | 'poisson';
  /** null: nothing was drawn. */
  readonly runs: number | null;
  readonly seed: number | null;
  readonly horizonSeconds: number;
  /** null without a target. */
  readonly meetProbability: number | null;
  readonly downtimeSeconds: { readonly p5: number; readonly p50: number; readonly p95: number };
  readonly periodsMet: PeriodsMet | null;
  /** What so many runs leave uncertain, half of 95 % intervals; null where the law is exact. */
  readonly monteCarloError: {
    readonly meetProbability: number | null;
    readonly downtimeSeconds: { readonly p5: number; readonly p50: number; readonly p95: number };
    readonly periodsMet: PeriodsMet | null;
  } | null;
}

/** The shares of months (a twelfth of 365 d) and of years that keep a target: met on average is not met every month. */
export interface PeriodsMet {
  readonly month: number;
  readonly year: number;
}

export type OutlookRequest = ForecastOptions & { readonly targetUnavailability: number | null };

/** Of means alone: exponential times up and down. @example a design exactly at 99.99 % keeps two thirds of its months */
export function exponentialOutlook(law: Alternating, request: OutlookRequest): DowntimeOutlook {
  const { horizonSeconds, targetUnavailability: target } = request;
  const met = (seconds: number, unavailability: number): number =>
    downtimeAtMost(law, seconds, unavailability * seconds);
  const quantile = (probability: number): number => downtimeQuantile(law, horizonSeconds, probability);
  return {
    model: 'exponential',
    runs: null,
    seed: null,
    horizonSeconds,
    meetProbability: target === null ? null : met(horizonSeconds, target),
    downtimeSeconds: { p5: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95) },
    periodsMet: target === null ? null : periodsMet((seconds) => met(seconds, target)),
    monteCarloError: null,
  };
}

/** Of the outages of a log, one at least; `forecast` is the one over the horizon where it is there already. */
export function drawnOutlook(
  outages: ObservedOutages,
  request: OutlookRequest,
  forecast: Forecast = drawn(outages, request, request.horizonSeconds),
): DowntimeOutlook {
  const { horizonSeconds, targetUnavailability: target } = request;
  const month = target === null ? null : drawn(outages, request, defaultBasis.monthSeconds);
  const year = target === null ? null : drawn(outages, request, yearSeconds);
  const periods = (share: (each: Forecast, unavailability: number) => number): PeriodsMet | null =>
    month && year && { month: share(month, target!), year: share(year, target!) };
  return {
    model: 'poisson',
    runs: forecast.runs,
    seed: forecast.seed,
    horizonSeconds,
    meetProbability: target === null ? null : meetProbability(forecast, target),
    downtimeSeconds: downtimePercentiles(forecast),
    periodsMet: periods(meetProbability),
    monteCarloError: {
      meetProbability: target === null ? null : meetError(forecast, target),
      downtimeSeconds: percentileErrors(forecast),
      periodsMet: periods(meetError),
    },
  };
}

/** Scenarios are compared with each other: each is drawn so often, unless it is said otherwise. */
const usualRuns = 10_000;

function drawn(outages: ObservedOutages, { runs, seed }: OutlookRequest, horizonSeconds: number): Forecast {
  return forecastDowntime({ ...outages, horizonSeconds, runs: runs ?? usualRuns, seed })!; // there are outages
}

/** Never down. */
export function quietOutlook({ horizonSeconds, targetUnavailability }: OutlookRequest): DowntimeOutlook {
  return {
    model: 'exponential',
    runs: null,
    seed: null,
    horizonSeconds,
    meetProbability: targetUnavailability === null ? null : 1,
    downtimeSeconds: { p5: 0, p50: 0, p95: 0 },
    periodsMet: targetUnavailability === null ? null : { month: 1, year: 1 },
    monteCarloError: null,
  };
}

function periodsMet(met: (seconds: number) => number): PeriodsMet {
  return { month: met(defaultBasis.monthSeconds), year: met(yearSeconds) };
}
