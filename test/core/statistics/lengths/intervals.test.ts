import { describe, expect, it } from 'vitest';
import { meanDurationInterval } from '../../../../src/core/statistics/lengths/mean-interval.ts';
import { medianInterval } from '../../../../src/core/statistics/lengths/median-interval.ts';
import { createRandom, type Random } from '../../../../src/core/statistics/random/random.ts';
import { relativeError } from '../relative-error.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const squares = Float64Array.from({ length: 12 }, (_, i) => 60 * (i + 1) ** 2);

describe('meanDurationInterval', () => {
  // numpy, 400,000 draws from the mixture itself, by the formula; ours has 100,000
  it.each([
    [of(600), 111.749, 16_753.9],
    [of(60, 600), 83.0147, 3_254.43],
    [of(60, 600, 90, 1_200, 3_000), 377.202, 5_208.69],
    [new Float64Array(9).fill(600), 377.565, 904.699],
    [new Float64Array(10).fill(600), 393.23, 868.178],
    [squares, 1_947.73, 6_279.29],
  ])('agrees with an independent simulation: %o', (seconds, low, high) => {
    const found = meanDurationInterval(seconds, { seed: 3, resamples: 100_000 })!;
    expect(found.method).toBe('bootstrap-t');
    expect(relativeError(found.low, low)).toBeLessThan(0.02);
    expect(relativeError(found.high, high)).toBeLessThan(0.03);
  });

  it('says what it is made of', () => {
    const { low, high, logError, quantiles } = meanDurationInterval(squares, { seed: 1 })!;
    expect(relativeError(low, 3_250 * Math.exp(-quantiles.upper * logError))).toBeLessThan(1e-14); // mean of 60·i²: 60·650/12
    expect(relativeError(high, 3_250 * Math.exp(-quantiles.lower * logError))).toBeLessThan(1e-14);
  });

  it('has no jump, at ten or elsewhere: alike durations, one more each time', () => {
    let before = Number.POSITIVE_INFINITY;
    for (let count = 1; count <= 40; count++) {
      const { low, high } = meanDurationInterval(new Float64Array(count).fill(600), { seed: 1, resamples: 20_000 })!;
      const width = Math.log(high / low);
      expect(width).toBeLessThan(before * 1.03);
      if (count > 4) expect(width).toBeGreaterThan(before * 0.8);
      before = width;
    }
  });

  it('does not hang on the order of rows, nor on the unit', () => {
    const one = meanDurationInterval(squares, { seed: 5 })!;
    expect(meanDurationInterval(squares.toReversed(), { seed: 5 })).toEqual(one);
    const minutes = meanDurationInterval(
      squares.map((each) => each / 60),
      { seed: 5 },
    )!;
    expect(relativeError(minutes.high * 60, one.high)).toBeLessThan(1e-9);
  });

  it('stays an interval with durations of 0, and is 0 where all are', () => {
    for (const count of [2, 5, 20, 100]) {
      const seconds = new Float64Array(count);
      seconds[0] = 3_600;
      const { low, high } = meanDurationInterval(seconds, { seed: 1 })!;
      expect(low).toBeGreaterThan(0);
      expect(high).toBeLessThan(1e9);
    }
    expect(meanDurationInterval(of(0, 0), { seed: 1 })).toMatchObject({ low: 0, high: 0 });
    expect(meanDurationInterval(of(), { seed: 1 })).toBeNull();
  });

  it('above 5,000 is x̄·e^±(1.96·se)', () => {
    const many = Float64Array.from({ length: 6_000 }, (_, i) => 100 + (i % 2) * 200); // (x/x̄ − 1)² is ¼ each
    const { low, high, method, resamples } = meanDurationInterval(many, { seed: 1 })!;
    expect([method, resamples]).toEqual(['normal', 0]);
    const margin = 1.959963984540054 * Math.sqrt((1_500 + 4 * 4.180668317897116) / 6_003 / 6_000); // scipy: norm.ppf(.975)
    expect(Math.abs(Math.log(high / 200) / margin - 1)).toBeLessThan(1e-9);
    expect(Math.abs(Math.log(200 / low) / margin - 1)).toBeLessThan(1e-9);
  });

  // bench/calibration.mjs measures this with more; of 300 the share varies by 0.013 at 0.95, 0.02 at 0.85
  it.each([
    ['exponential', 3, 0.9, (random: Random) => random.exponential(), 1],
    ['exponential', 20, 0.91, (random: Random) => random.exponential(), 1],
    ['log-normal, σ 1', 10, 0.86, (random: Random) => Math.exp(random.normal() - 0.5), 1],
    ['log-normal, σ 1.5', 10, 0.76, (random: Random) => Math.exp(1.5 * random.normal() - 1.125), 1],
  ])('covers the mean of %s lengths, %d of them', (_, count, least, draw, truth) => {
    const random = createRandom(17);
    let held = 0;
    for (let i = 0; i < 300; i++) {
      const seconds = Float64Array.from({ length: count }, () => draw(random));
      const { low, high } = meanDurationInterval(seconds, { seed: i, resamples: 1_000 })!;
      if (low <= truth && truth <= high) held++;
    }
    expect(held / 300).toBeGreaterThan(least);
  });

  it('refuses what is no duration', () => {
    expect(() => meanDurationInterval(of(1, -1), { seed: 1 })).toThrow(RangeError);
    expect(() => meanDurationInterval(of(Number.NaN), { seed: 1 })).toThrow(RangeError);
    expect(() => meanDurationInterval(of(1), { seed: 0.5 })).toThrow(RangeError);
    expect(() => meanDurationInterval(of(1), { seed: 1, resamples: 0 })).toThrow(RangeError);
  });
});

describe('medianInterval', () => {
  // scipy 1.17.1: r the largest with binom.cdf(r − 1, n, ½) ≤ 0.025, and 1 − 2·binom.cdf(r − 1, n, ½)
  it.each([
    [6, 1, 0.96875],
    [10, 2, 0.978515625],
    [31, 10, 0.9705506265163422],
    [100, 40, 0.9647997997822951],
    [1_000, 469, 0.9537088026395019],
  ])('of %d values goes from the %d-th smallest to the %d-th largest', (count, rank, coverage) => {
    const values = Float64Array.from({ length: count }, (_, i) => ((i * 7_919) % count) + 1); // 1 … count, shuffled
    const found = medianInterval(values)!;
    expect([found.low, found.high]).toEqual([rank, count + 1 - rank]);
    expect(relativeError(found.coverage, coverage)).toBeLessThan(1e-12);
  });
  it('is null below six', () => {
    expect(medianInterval(of(1, 2, 3, 4, 5))).toBeNull(); // 1 − 2/32 = 0.9375
    expect(medianInterval(of())).toBeNull();
  });
});
