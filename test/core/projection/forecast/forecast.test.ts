import { describe, expect, it } from 'vitest';
import {
  downtimePercentiles,
  forecastDowntime,
  meetError,
  meetProbability,
  percentileErrors,
  runsFor,
  suggestTarget,
} from '../../../../src/core/projection/forecast/forecast.ts';

const month = 30 * 86_400;
const runs = 100_000;
const noise = (p: number, count: number): number => 4.5 * Math.sqrt((p * (1 - p)) / count);

describe('forecastDowntime', () => {
  // numpy 2, 1,000,000 runs of its own: means by the studentized bootstrap of samples from the mixture, lengths from the mixture
  // itself, horizons failure by failure from an equilibrium start. A chance, then p5, p50, p95
  it.each([
    ['one outage', [600], 2_677_800, month, 2_592, [0.754067, 0, 336.15, 18_860]],
    ['five', [60, 600, 90, 1_200, 3_000], 2.6e6, month, 2_592, [0.306558, 206.4, 4_857.6, 28_483]],
    [
      'down a quarter of the time',
      Array<number>(31).fill(21_600),
      2_020_049.28,
      month,
      648_000,
      [0.492616, 439_900, 650_540, 895_134],
    ],
    [
      'twelve',
      Array.from({ length: 12 }, (_, i) => 60 * (i + 1) ** 2),
      7e6,
      90 * 86_400,
      25_920,
      [0.207729, 13_853, 43_053, 105_810],
    ],
  ])('agrees with an independent simulation: %s', (_, lengths, uptimeSeconds, horizonSeconds, budget, expected) => {
    const outageSeconds = Float64Array.from(lengths);
    const forecast = forecastDowntime({ outageSeconds, uptimeSeconds, horizonSeconds, runs, seed: 8 })!;
    const [chance, ...percentiles] = expected;
    expect(Math.abs(meetProbability(forecast, budget / horizonSeconds) - chance!)).toBeLessThan(noise(chance!, runs));
    Object.values(downtimePercentiles(forecast)).forEach((found, i) => {
      expect(Math.abs(found - percentiles[i]!)).toBeLessThanOrEqual(0.03 * percentiles[i]!);
    });
  });

  it('knows the lengths of hundreds of outages: the negative binomial law, nearly', () => {
    // scipy 1.17.1: nb = nbinom(500.5, 1e8/(1e8 + 30 d)); nb.cdf(4000 // 300) = 0.57599 at lengths of 300 s that are certain
    const request = {
      outageSeconds: new Float64Array(500).fill(300),
      uptimeSeconds: 1e8,
      horizonSeconds: month,
      runs,
      seed: 4,
    };
    expect(Math.abs(meetProbability(forecastDowntime(request)!, 4_000 / month) - 0.57599)).toBeLessThan(0.03);
  });

  it('begins no new rule at ten outages: of alike ones the ninth decile falls slowly', () => {
    const decile = (count: number): number => {
      const outageSeconds = new Float64Array(count).fill(600);
      const request = { outageSeconds, uptimeSeconds: count * month, horizonSeconds: month, runs, seed: 2 };
      return forecastDowntime(request)!.downtimeSeconds[0.9 * runs]!;
    };
    for (const count of [8, 9, 10, 11]) {
      const [now, next] = [decile(count), decile(count + 1)];
      expect(next / now).toBeGreaterThan(0.93);
      expect(next / now).toBeLessThan(1.02);
    }
  });

  it('says how far so many runs are off', () => {
    // 40 forecasts of 2,000 runs: the deviation of a percentile is its error/1.96, which itself varies by a fifth or so
    const request = {
      outageSeconds: Float64Array.of(600, 1_200, 90, 3_000),
      uptimeSeconds: 2.6e6,
      horizonSeconds: month,
      runs: 2_000,
    };
    const forecasts = Array.from({ length: 40 }, (_, seed) => forecastDowntime({ ...request, seed })!);
    const spread = (values: readonly number[]): number => {
      const center = values.reduce((a, b) => a + b, 0) / values.length;
      return 1.96 * Math.sqrt(values.reduce((total, value) => total + (value - center) ** 2, 0) / (values.length - 1));
    };
    for (const which of ['p50', 'p95'] as const) {
      const seen = spread(forecasts.map((each) => downtimePercentiles(each)[which]));
      const said = forecasts.reduce((total, each) => total + percentileErrors(each)[which], 0) / 40;
      expect(seen / said).toBeGreaterThan(0.6);
      expect(seen / said).toBeLessThan(1.6);
    }
    const chance = meetProbability(forecasts[0]!, 0.001);
    expect(meetError(forecasts[0]!, 0.001)).toBeCloseTo(1.96 * Math.sqrt((chance * (1 - chance)) / 2_000), 12);
  });

  it('never lasts longer than its horizon', () => {
    const request = { uptimeSeconds: 1e5, horizonSeconds: month, runs: 1_000, seed: 1 };
    const forecast = forecastDowntime({ ...request, outageSeconds: Float64Array.of(2e6, 3e6) })!;
    expect(forecast.downtimeSeconds.at(-1)).toBe(month);
  });

  it('takes sums of very many from their normal law', () => {
    // 20,000 outages of mean 2 s in as long a time: the rate and the count have deviation √(20,000·2) = 200 together, lengths and
    // their mean √(20,000·2)·(s/m = 0.41)·2 s = 163 s, so 40,000 s less 0.4 % (uptime only) ± √(400² + 163²) = 432 s
    const outageSeconds = Float64Array.from({ length: 20_000 }, (_, i) => 1 + (i % 3));
    const forecast = forecastDowntime({
      outageSeconds,
      uptimeSeconds: 1e7,
      horizonSeconds: 1e7,
      runs: 2_000,
      seed: 1,
    })!;
    const { p5, p50, p95 } = downtimePercentiles(forecast);
    expect(Math.abs(p50 - 39_840)).toBeLessThan(60);
    expect(Math.abs(p95 - p5 - 2 * 1.645 * 432)).toBeLessThan(90);
  });

  it('is wider with fewer outages of the same rate', () => {
    const chanceOfQuiet = (n: number): number => {
      const outageSeconds = new Float64Array(n).fill(60);
      const request = { uptimeSeconds: n * month, horizonSeconds: month, runs: 20_000, seed: 1 };
      return meetProbability(forecastDowntime({ ...request, outageSeconds })!, 1e-9);
    };
    expect(chanceOfQuiet(1)).toBeLessThan(chanceOfQuiet(100));
  });

  it('gives the same digits for the same seed, others for another', () => {
    const of = (seed: number) =>
      forecastDowntime({
        outageSeconds: Float64Array.of(5, 9, 30),
        uptimeSeconds: 1e6,
        horizonSeconds: 1e6,
        runs: 500,
        seed,
      });
    expect(of(3)).toEqual(of(3));
    expect(of(3)!.downtimeSeconds).not.toEqual(of(4)!.downtimeSeconds);
  });

  it('is null without an outage, and refuses what is no time', () => {
    const request = { outageSeconds: new Float64Array(0), uptimeSeconds: 1e6, horizonSeconds: 1e6, runs: 500, seed: 1 };
    expect(forecastDowntime(request)).toBeNull();
    for (const wrong of [
      { uptimeSeconds: 0 },
      { horizonSeconds: 0 },
      { runs: 0 },
      { outageSeconds: Float64Array.of(0) },
    ])
      expect(() => forecastDowntime({ ...request, ...wrong })).toThrow(RangeError);
  });
});

describe('runsFor', () => {
  it.each([
    [0.5, 100_000],
    [100, 100_000],
    [400, 25_000],
    [1e6, 10_000],
  ])('%d outages each: %d runs', (outages, expected) => expect(runsFor(outages)).toBe(expected));
});

describe('suggestTarget', () => {
  const forecastOf = (downtimeSeconds: readonly number[], horizonSeconds = 1e5) => ({
    downtimeSeconds: Float64Array.from(downtimeSeconds),
    horizonSeconds,
    runs: downtimeSeconds.length,
    seed: 1,
  });

  it('is rounded down to 0.001 %', () => {
    // nine of ten runs are down at most 12.5 s of 100,000: U = 12.5e-5, rounded up to 13e-5
    const suggested = suggestTarget(forecastOf([0, 0, 1, 2, 3, 4, 5, 6, 12.5, 80]))!;
    expect(suggested).toMatchObject({ unavailability: 0.00013, availability: 0.99987, meetProbability: 0.9 });
  });
  it('keeps a step that is met exactly', () => {
    expect(suggestTarget(forecastOf([0, 0, 1, 2, 3, 4, 5, 6, 12, 80]))!.unavailability).toBe(0.00012);
  });
  it('is never 100 %, also where nine of ten runs lose nothing: one step of 0.001 % is left', () => {
    const suggested = suggestTarget(forecastOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 80]))!;
    expect(suggested).toMatchObject({ unavailability: 1e-5, availability: 0.99999, nines: 5 });
  });
  it('is null where most runs are down for all of it', () => {
    expect(suggestTarget(forecastOf([5, 1e5, 1e5, 1e5]))).toBeNull();
  });
  it('is the largest: one step more is met too seldom', () => {
    const request = { uptimeSeconds: 2.6e6, horizonSeconds: month, runs: 10_000 };
    for (let seed = 0; seed < 20; seed++) {
      const forecast = forecastDowntime({
        ...request,
        seed,
        outageSeconds: Float64Array.of(60, 600, 90, 1_200, 3_000),
      })!;
      const { unavailability, meetProbability: chance } = suggestTarget(forecast)!;
      expect(chance).toBeGreaterThanOrEqual(0.9);
      expect(meetProbability(forecast, unavailability - 1e-5)).toBeLessThan(0.9);
    }
  });
  it('refuses a chance of 0', () => expect(() => suggestTarget(forecastOf([1]), 0)).toThrow(RangeError));
});
