import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import { measureDowntime, type OutageRules } from '../../incidents/downtime/measure.ts';
import { type Forecast, forecastDowntime, runsFor } from '../../projection/forecast/forecast.ts';
import { type Intervals, totalMilliseconds } from '../../time/intervals.ts';

/** What has happened, to be forecast from. */
export interface OutageRecord {
  readonly impact: ImpactIntervals;
  readonly rules: OutageRules;
  /** The time that the log covers and that counts. */
  readonly observed: Intervals;
}

/** The forecast of `project` from the outages of a budget; null where there is none, or nothing was ever up. */
export function outageForecast(
  { impact, rules, observed }: OutageRecord,
  horizonSeconds: number,
  seed: number,
): { readonly forecast: Forecast; readonly outages: number; readonly observedSeconds: number } | null {
  const downtime = measureDowntime(impact, { ...rules, counts: observed });
  const outageSeconds = downtime.outages.weightedMilliseconds.filter((each) => each > 0).map((each) => each / 1_000);
  const observedSeconds = totalMilliseconds(observed) / 1_000;
  const uptimeSeconds = observedSeconds - outageSeconds.reduce((sum, each) => sum + each, 0);
  if (!(uptimeSeconds > 0) || !(horizonSeconds > 0)) return null;
  const runs = runsFor((outageSeconds.length / uptimeSeconds) * horizonSeconds);
  const forecast = forecastDowntime({ outageSeconds, uptimeSeconds, horizonSeconds, runs, seed });
  return forecast && { forecast, outages: outageSeconds.length, observedSeconds };
}
