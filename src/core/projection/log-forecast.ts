import type { Selection } from '../incidents/downtime/selection.ts';
import type { IncidentLog } from '../incidents/log/log.ts';
import { type Forecast, forecastDowntime } from './forecast.ts';
import { bootstrapMonths, downtimeHistory } from './month-bootstrap.ts';
import { type Observation, type ObservationRequest, observe } from './observation.ts';

export interface ForecastOptions {
  readonly horizonSeconds: number;
  readonly runs: number;
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
 * also where downtime is summed. What is null has its obstacle. `observed` saves measuring the log a second time.
 * @example forecastLog(log, request, { horizonSeconds: 2_592_000, runs: 10_000, seed: 1 }).forecast
 */
export function forecastLog(
  log: IncidentLog,
  request: ObservationRequest,
  { horizonSeconds, runs, seed }: ForecastOptions,
  observed: { readonly selection: Selection; readonly whole: Observation } = observe(log, request),
): ProjectedForecast {
  const { selection } = observed;
  const isMerged = request.downtimeMode === 'union';
  const whole = isMerged ? observed.whole : observe(log, { ...request, downtimeMode: 'union' }, selection).whole;
  const outageSeconds = whole.downtime.parts.filter((each) => each > 0).map((each) => each / 1_000);
  const outages = outageSeconds.length;
  const uptimeSeconds = whole.point.uptimeMilliseconds / 1_000;
  const nothing = { forecast: null, outages, bootstrap: null } as const;
  if (outages === 0) return { ...nothing, obstacle: 'noOutage', bootstrapObstacle: 'noOutage' };
  if (!(uptimeSeconds > 0)) return { ...nothing, obstacle: 'noUptime', bootstrapObstacle: 'noUptime' };
  const options = { horizonSeconds, runs, seed };
  const history = downtimeHistory(selection.impact, whole.downtime.outages, whole.counts, request.window);
  const observedSeconds = history.borders[history.borders.length - 1]!;
  const isTooLong = horizonSeconds > mostObservedTimes * observedSeconds;
  const bootstrap = isTooLong ? null : bootstrapMonths(history, options);
  return {
    forecast: forecastDowntime({ ...options, outageSeconds, uptimeSeconds }),
    obstacle: null,
    outages,
    bootstrap,
    bootstrapObstacle: bootstrap !== null ? null : isTooLong ? 'horizonTooLong' : 'oneMonth',
  };
}
