import { type MeasuredLog, measureUnion } from '../../incidents/measured-log.ts';
import { type Forecast, forecastDowntime, runsFor } from './forecast.ts';
import { bootstrapMonths, downtimeHistory } from './month-bootstrap.ts';
import { observedOutages } from './observed-outages.ts';

export interface ForecastOptions {
  readonly horizonSeconds: number;
  /** null: as many as show in what is printed. */
  readonly runs: number | null;
  readonly seed: number;
}

/** Months strung together to more than so many times of what was observed are the same few over and over. */
const mostObservedTimes = 120;

/** Why there is no forecast, or no second one. */
export type ForecastObstacle = 'noLog' | 'noOutage' | 'noUptime' | 'oneMonth' | 'horizonTooLong';

export interface ProjectedForecast {
  readonly forecast: Forecast | null;
  readonly obstacle: ForecastObstacle | null;
  readonly outages: number;
  readonly bootstrap: (Forecast & { readonly months: number }) | null;
  readonly bootstrapObstacle: ForecastObstacle | null;
}

/**
 * The downtime that a log lets expect, by both models; from the merged outages, since overlapping incidents fail together
 * also where downtime is summed. What is null has its obstacle.
 * @example forecastLog(measured, { horizonSeconds: 2_592_000, runs: 10_000, seed: 1 }).forecast
 */
export function forecastLog(measured: MeasuredLog, { horizonSeconds, runs, seed }: ForecastOptions): ProjectedForecast {
  const { impact, downtime, rules, window } = measureUnion(measured);
  const { outageSeconds, uptimeSeconds } = observedOutages(measured);
  const outages = outageSeconds.length;
  const nothing = { forecast: null, outages, bootstrap: null } as const;
  if (outages === 0) return { ...nothing, obstacle: 'noOutage', bootstrapObstacle: 'noOutage' };
  if (!(uptimeSeconds > 0)) return { ...nothing, obstacle: 'noUptime', bootstrapObstacle: 'noUptime' };
  const history = downtimeHistory(impact, downtime.outages, rules.counts, window);
  const observedSeconds = history.borders[history.borders.length - 1]!;
  const isTooLong = horizonSeconds > mostObservedTimes * observedSeconds;
  const months = (horizonSeconds / observedSeconds) * (history.borders.length - 1);
  const bootstrap = isTooLong
    ? null
    : bootstrapMonths(history, { horizonSeconds, runs: runs ?? runsFor(months), seed });
  return {
    forecast: forecastDowntime({
      ...{ outageSeconds, uptimeSeconds, horizonSeconds, seed },
      runs: runs ?? runsFor((outages / uptimeSeconds) * horizonSeconds),
    }),
    obstacle: null,
    outages,
    bootstrap,
    bootstrapObstacle: bootstrap !== null ? null : isTooLong ? 'horizonTooLong' : 'oneMonth',
  };
}
