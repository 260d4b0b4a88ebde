import {
  type DowntimeOutlook,
  drawnOutlook,
  exponentialOutlook,
  type OutlookRequest,
  quietOutlook,
} from './downtime-outlook.ts';
import type { ForecastObstacle } from './forecast/log-forecast.ts';
import type { ObservedOutages } from './forecast/observed-outages.ts';
import type { OperatingPoint } from './operating-point.ts';
import type { ProjectedScenario } from './scenario.ts';

export interface ForecastScenario extends ProjectedScenario {
  readonly forecast: DowntimeOutlook | null;
  /** Why there is none; null also where the scenario itself has its obstacle. */
  readonly forecastObstacle: ForecastObstacle | null;
}

/** The downtime to expect at an MTBF and an MTTR; null where nothing is ever up. */
export function forecastMeans(point: OperatingPoint, request: OutlookRequest): DowntimeOutlook | null {
  const { uptimeMilliseconds: up, downtimeMilliseconds: down, failures } = point;
  if (down === 0) return quietOutlook(request);
  if (!(up > 0 && failures > 0)) return null;
  const law = { meanUpSeconds: up / failures / 1_000, meanDownSeconds: down / failures / 1_000 };
  return exponentialOutlook(law, request);
}

/** A scenario of means with the downtime that it lets expect. */
export function forecastScenarioOfMeans(scenario: ProjectedScenario, request: OutlookRequest): ForecastScenario {
  const forecast = scenario.point && forecastMeans(scenario.point, request);
  return { ...scenario, forecast, forecastObstacle: scenario.point && !forecast ? 'noUptime' : null };
}

/**
 * A scenario of a log with the downtime that it lets expect: the outages that are left, each changed as the downtime as a
 * whole is, and the time between them as the uptime is. That is the scenario's own assumption: what is saved is saved in
 * every outage.
 */
export function forecastScenarioOfLog(
  scenario: ProjectedScenario,
  { outageSeconds, uptimeSeconds }: ObservedOutages,
  request: OutlookRequest,
): ForecastScenario {
  const { point, basePoint } = scenario;
  const without = (forecastObstacle: ForecastObstacle | null): ForecastScenario => ({
    ...scenario,
    forecast: null,
    forecastObstacle,
  });
  if (point === null) return without(null);
  if (outageSeconds.length === 0) return without('noOutage');
  const up = uptimeSeconds * ratio(point.uptimeMilliseconds, basePoint.uptimeMilliseconds);
  if (!(up > 0)) return without('noUptime');
  const longer = ratio(point.downtimeMilliseconds, basePoint.downtimeMilliseconds);
  if (longer === 0) return { ...scenario, forecast: quietOutlook(request), forecastObstacle: null };
  const outages = { outageSeconds: outageSeconds.map((seconds) => seconds * longer), uptimeSeconds: up };
  return { ...scenario, forecast: drawnOutlook(outages, request), forecastObstacle: null };
}

const ratio = (after: number, before: number): number => (after === before ? 1 : after / before);
