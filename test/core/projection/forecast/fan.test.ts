import { expect, it } from 'vitest';
import { forecastFan } from '../../../../src/core/projection/forecast/fan.ts';
import { downtimePercentiles, forecastDowntime } from '../../../../src/core/projection/forecast/forecast.ts';

it('a fan ends in the forecast itself, and widens towards it', () => {
  const observed = { outageSeconds: Float64Array.of(600, 1_800, 300, 4_000), uptimeSeconds: 2_600_000 };
  const forecast = forecastDowntime({ ...observed, horizonSeconds: 2_400_000, runs: 20_000, seed: 3 })!;
  const fan = forecastFan(observed, forecast);
  expect(fan.map(({ seconds }) => seconds)).toEqual(Array.from({ length: 12 }, (_, i) => 200_000 * (i + 1))); // twelfths
  expect(fan[11]).toEqual({ seconds: 2_400_000, ...downtimePercentiles(forecast) });
  const widths = fan.map(({ p5, p95 }) => p95 - p5);
  // four outages in a month: a quarter of it has a narrower spread than a half, and that than the whole
  expect(widths[2]! < widths[5]! && widths[5]! < widths[11]!).toBe(true);
});
