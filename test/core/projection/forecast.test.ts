import { describe, expect, it } from 'vitest';
import {
  downtimePercentiles,
  forecastDowntime,
  meetProbability,
  suggestTarget,
} from '../../../src/core/projection/forecast.ts';

const month = 30 * 86_400;
const runs = 100_000;
const noise = (p: number, count: number): number => 4.5 * Math.sqrt((p * (1 - p)) / count);

describe('forecastDowntime', () => {
  // Outages of one length L: the downtime is L × a negative binomial count. scipy 1.17.1: nb = nbinom(n + .5, up/(up + h));
  // nb.cdf(budget // L), nb.ppf([.05, .5, .95])
  it.each([
    [2, 2_417_280, 960, 2_592, 0.5605051661613306, [0, 2, 7]],
    [31, 412_814_220, 86_560, 2_592, 0.821054701850313, [0, 0, 1]],
    [12, 31_449_600, 1_800, 2_592, 0.7252615282474579, [0, 1, 3]],
    [500, 1e8, 300, 4_000, 0.5759855249071684, [7, 13, 19]],
  ])('is the negative binomial law where %d outages in %d s last %d s', (n, up, length, budget, chance, counts) => {
    const outageSeconds = new Float64Array(n).fill(length);
    const forecast = forecastDowntime({ outageSeconds, uptimeSeconds: up, horizonSeconds: month, runs, seed: 4 })!;
    expect(Math.abs(meetProbability(forecast, budget / month) - chance)).toBeLessThan(noise(chance, runs));
    expect(Object.values(downtimePercentiles(forecast)).map((seconds) => seconds / length)).toEqual(counts);
  });

  // numpy 2, 4,000,000 runs of the same model: gamma, poisson, integers of its own
  it.each([
    [[1_200, 720], 2_417_280, 2_592, [0.579608, 0, 1_920, 6_960]],
    [
      [600, 1_800, 300, 7_200, 45, 900, 120, 60, 2_400, 15, 3_600, 480],
      2.6e6,
      25_920,
      [0.7922765, 4_080, 16_785, 37_125],
    ],
  ])('agrees with an independent simulation: %o', (lengths, up, budget, [chance, p5, p50, p95]) => {
    const outageSeconds = Float64Array.from(lengths);
    const forecast = forecastDowntime({ outageSeconds, uptimeSeconds: up, horizonSeconds: month, runs, seed: 8 })!;
    expect(Math.abs(meetProbability(forecast, budget / month) - chance!)).toBeLessThan(noise(chance!, runs));
    const found = downtimePercentiles(forecast);
    expect(Math.abs(found.p5 - p5!)).toBeLessThanOrEqual(0.05 * p5!);
    expect(Math.abs(found.p50 - p50!)).toBeLessThanOrEqual(0.02 * p50!);
    expect(Math.abs(found.p95 - p95!)).toBeLessThanOrEqual(0.02 * p95!);
  });

  it('never lasts longer than its horizon', () => {
    const request = { uptimeSeconds: 1e5, horizonSeconds: month, runs: 1_000, seed: 1 };
    const forecast = forecastDowntime({ ...request, outageSeconds: Float64Array.of(2e6, 3e6) })!;
    expect(forecast.downtimeSeconds.at(-1)).toBe(month);
  });

  it('draws sums of very many from their normal law', () => {
    // 20,000 outages of mean 2 s in as long a time: the count has deviation √(20,000·2) = 200, so 40,000 ± 4·400 s
    const outageSeconds = Float64Array.from({ length: 20_000 }, (_, i) => 1 + (i % 3));
    const forecast = forecastDowntime({
      outageSeconds,
      uptimeSeconds: 1e7,
      horizonSeconds: 1e7,
      runs: 2_000,
      seed: 1,
    })!;
    expect(Math.abs(downtimePercentiles(forecast).p50 - 40_000)).toBeLessThan(60);
    expect(
      Math.abs(downtimePercentiles(forecast).p95 - downtimePercentiles(forecast).p5 - 2 * 1.645 * 404),
    ).toBeLessThan(80);
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
