import { downtimePercentiles, type Forecast, forecastDowntime } from './forecast.ts';
import type { ObservedOutages } from './observed-outages.ts';

/** How much downtime a forecast expects up to a time ahead: a twentieth of the runs had less than p5, as many more than p95. */
export interface FanPoint {
  readonly seconds: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** So many times of the horizon are forecast, and by so many runs each: a picture shows no more. */
const points = 12;
const runs = 10_000;

/**
 * A forecast as it widens: each point is a forecast of its own of a part of the horizon, the last one that of the result.
 * @example forecastFan(observed, forecast)[11] // { seconds: 2592000, …downtimePercentiles(forecast) }
 */
export function forecastFan(observed: ObservedOutages, forecast: Forecast): readonly FanPoint[] {
  const { horizonSeconds, seed } = forecast;
  return Array.from({ length: points }, (_, i) => {
    const seconds = (horizonSeconds * (i + 1)) / points;
    const own = i + 1 === points ? forecast : forecastDowntime({ ...observed, horizonSeconds: seconds, runs, seed })!;
    return { seconds, ...downtimePercentiles(own) };
  });
}
