import { suggestTarget } from '../../projection/forecast/forecast.ts';
import type { Availability } from '../../quantity/availability.ts';
import { type OutageRecord, outageForecast } from './outage-forecast.ts';

/** How sure the target is to be met. */
const wanted = 0.9;

export interface SuggestRequest extends OutageRecord {
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
  const { horizonSeconds, seed } = request;
  const found = outageForecast(request, horizonSeconds, seed);
  const suggested = found && suggestTarget(found.forecast, wanted);
  if (!suggested) return null;
  const { meetProbability, ...target } = suggested;
  const { outages, observedSeconds, forecast } = found;
  return { target, meetProbability, outages, observedSeconds, horizonSeconds, runs: forecast.runs, seed };
}
