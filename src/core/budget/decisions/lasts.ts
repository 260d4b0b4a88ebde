import { meetProbability } from '../../projection/forecast/forecast.ts';
import { type OutageRecord, outageForecast } from './outage-forecast.ts';

export interface LastingChance {
  /** That what is left lasts until the end of the window. */
  readonly probability: number;
  /** The counted time that is left of it. */
  readonly horizonSeconds: number;
  /** What the forecast rests on. */
  readonly outages: number;
  readonly observedSeconds: number;
  readonly runs: number;
  readonly seed: number;
}

/**
 * The chance that what is left of a budget lasts for so much time: the share of the runs of `project`'s forecast over it
 * whose downtime is no more. 0 where more is gone already than there was. null where there is nothing to forecast from, or
 * no time is left. Domain: remainingSeconds finite, horizonSeconds ≥ 0.
 */
export function chanceToLast(
  record: OutageRecord,
  remainingSeconds: number,
  horizonSeconds: number,
  seed: number,
): LastingChance | null {
  const found = horizonSeconds > 0 ? outageForecast(record, horizonSeconds, seed) : null;
  if (found === null) return null;
  const { forecast, outages, observedSeconds } = found;
  return {
    probability: remainingSeconds < 0 ? 0 : meetProbability(forecast, Math.min(1, remainingSeconds / horizonSeconds)),
    horizonSeconds,
    outages,
    observedSeconds,
    runs: forecast.runs,
    seed,
  };
}
