import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import { measureDowntime, type OutageRules } from '../../incidents/downtime/measure.ts';
import { forecastDowntime, runsFor, suggestTarget } from '../../projection/forecast/forecast.ts';
import type { Availability } from '../../quantity/availability.ts';
import { type Intervals, totalMilliseconds } from '../../time/intervals.ts';

/** How sure the target is to be met. */
const wanted = 0.9;

export interface SuggestRequest {
  readonly impact: ImpactIntervals;
  readonly rules: OutageRules;
  /** The time that the log covers and that counts. */
  readonly observed: Intervals;
  readonly horizonSeconds: number;
  readonly seed: number;
}

export interface SuggestedTarget {
  readonly target: Availability;
  /** How often the forecast meets it: 0.9 or more. */
  readonly meetProbability: number;
  readonly outages: number;
  readonly observedSeconds: number;
  readonly horizonSeconds: number;
  readonly runs: number;
  readonly seed: number;
}

/**
 * The largest target, in steps of 0.001 %, that the forecast of `project` meets with probability 0.9 or more: the ninth
 * decile of its downtime over the horizon, rounded up to the step. null where the log has no outage to forecast from, or
 * no target above 0 % would be met. Domain: observed time and horizon above 0.
 * @example one outage of 10 min in 31 d, over 30 d → 99.64 % or so
 */
export function targetFromOutages(request: SuggestRequest): SuggestedTarget | null {
  const { impact, rules, observed, horizonSeconds, seed } = request;
  const downtime = measureDowntime(impact, { ...rules, counts: observed });
  const outageSeconds = downtime.outages.weightedMilliseconds.filter((each) => each > 0).map((each) => each / 1_000);
  const observedSeconds = totalMilliseconds(observed) / 1_000;
  const uptimeSeconds = observedSeconds - outageSeconds.reduce((sum, each) => sum + each, 0);
  if (!(uptimeSeconds > 0) || !(horizonSeconds > 0)) return null;
  const runs = runsFor((outageSeconds.length / uptimeSeconds) * horizonSeconds);
  const forecast = forecastDowntime({ outageSeconds, uptimeSeconds, horizonSeconds, runs, seed });
  if (forecast === null) return null;
  const suggested = suggestTarget(forecast, wanted);
  if (suggested === null) return null;
  const { meetProbability, ...target } = suggested;
  return {
    target,
    meetProbability,
    outages: outageSeconds.length,
    observedSeconds,
    horizonSeconds,
    runs,
    seed,
  };
}
