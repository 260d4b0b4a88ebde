import { describe, expect, it } from 'vitest';
import { HorizonDowntime } from '../../../../src/core/projection/forecast/horizon-downtime.ts';
import { quantileSorted } from '../../../../src/core/statistics/quantile.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { mean } from '../../../../src/core/statistics/sum.ts';

const day = 86_400;

function drawn(table: readonly number[], rate: number, factor: number, horizon: number, runs: number): Float64Array {
  const path = new HorizonDowntime(Float64Array.from(table), createRandom(6));
  return new Float64Array(runs).map(() => path.draw(rate, factor, horizon)).sort();
}

describe('HorizonDowntime', () => {
  // numpy, 400,000 runs, failure by failure, from an equilibrium start. The mean is horizon·λm/(1 + λm), by hand
  it.each([
    [[21_600], 1 / 64_800, 30 * day, 648_000, [496_800, 583_200, 648_000, 712_800, 799_200]],
    [[60, 600, 7_200], 1 / 180_000, 30 * day, 37_186.72653597634, [15_120, 25_320, 37_320, 46_560, 63_840]],
    [[3_600, 36_000], 1 / 20_000, 5 * day, 214_914.57286432158, [143_008.5, 187_784.4, 216_000, 243_708.7, 282_102.3]],
  ])('plays outages of %o at a rate of %d over %d s', (table, rate, horizon, expected, quantiles) => {
    const runs = 100_000;
    const found = drawn(table, rate, 1, horizon, runs);
    const deviation = Math.sqrt(mean(found.map((each) => (each - expected) ** 2)));
    expect(Math.abs(mean(found) - expected)).toBeLessThan((4 * deviation) / Math.sqrt(runs));
    [0.05, 0.25, 0.5, 0.75, 0.95].forEach((probability, i) => {
      expect(Math.abs(quantileSorted(found, probability) / quantiles[i]! - 1)).toBeLessThan(0.015);
    });
    // lengths and horizon in other units
    expect(
      mean(
        drawn(
          table.map((each) => each / 60),
          rate,
          60,
          horizon,
          1_000,
        ),
      ) / mean(drawn(table, rate, 1, horizon, 1_000)),
    ).toBeCloseTo(1, 10);
  });

  it('without an outage in it is the chance of no failure from up: 1/(1 + λm)·e^(−λ·horizon)', () => {
    const runs = 100_000;
    const quiet = drawn([3_600], 1e-6, 1, 10 * day, runs).filter((each) => each === 0).length / runs;
    const expected = Math.exp(-0.864) / 1.0036;
    expect(Math.abs(quiet - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / runs));
  });

  it('of very many failures is its normal limit: no step where one rule takes over', () => {
    // λ·horizon = 4,990 and 5,010 a side of the limit; variance horizon·A³·λ·E[length²], A = 1/1.5, by hand
    for (const failures of [4_990, 5_010]) {
      const found = drawn([500, 1_500], failures / (5_000 * 2_000), 1, 5_000 * 2_000, 4_000);
      const load = (failures / (5_000 * 2_000)) * 1_000;
      const expected = (5_000 * 2_000 * load) / (1 + load);
      const deviation = Math.sqrt(5_000 * 2_000 * (1 + load) ** -3 * (failures / (5_000 * 2_000)) * 1_250_000);
      expect(Math.abs(mean(found) - expected)).toBeLessThan(5 * (deviation / Math.sqrt(4_000)));
      expect(
        Math.abs((quantileSorted(found, 0.95) - quantileSorted(found, 0.05)) / (3.29 * deviation) - 1),
      ).toBeLessThan(0.06);
    }
  });

  it('never exceeds the horizon, nor falls below 0', () => {
    const found = drawn([1e9, 1], 1, 1, 1_000, 2_000);
    expect(found[0]).toBeGreaterThanOrEqual(0);
    expect(found.at(-1)).toBeLessThanOrEqual(1_000);
  });
});
