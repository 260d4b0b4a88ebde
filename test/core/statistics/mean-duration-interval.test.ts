import { describe, expect, it } from 'vitest';
import { bootstrapMeanInterval } from '../../../src/core/statistics/bootstrap.ts';
import { meanDurationInterval } from '../../../src/core/statistics/mean-duration-interval.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';

describe('meanDurationInterval', () => {
  // scipy 1.17: 2·n·mean / chi2.ppf([.975, .025], 2n)
  it.each([
    [1, 3_600, 975.9061104545407, 142192.40473874594],
    [4, 3_600, 1642.4719391594388, 13212.641073352639],
    [9, 1_000, 570.9504513509626, 2186.922008537544],
  ])('of %i durations of mean %d is exact for exponential lengths', (count, mean, low, high) => {
    const interval = meanDurationInterval(new Float64Array(count).fill(mean), { seed: 1 })!;
    expect(interval).toMatchObject({ method: 'exponential', resamples: 0 });
    expect(interval.low / low).toBeCloseTo(1, 12);
    expect(interval.high / high).toBeCloseTo(1, 12);
  });
  it('is the bootstrap from ten on, and null for none', () => {
    const ten = Float64Array.from({ length: 10 }, (_, i) => i * i);
    expect(meanDurationInterval(ten, { seed: 1 })).toEqual(bootstrapMeanInterval(ten, { seed: 1 }));
    expect(meanDurationInterval(new Float64Array(0), { seed: 1 })).toBeNull();
  });
  it('covers the mean of four exponential lengths in 95 of 100 cases', () => {
    // the share of 4,000 varies by √(0.95·0.05/4000) = 0.0034
    const random = createRandom(11);
    let covered = 0;
    for (let i = 0; i < 4_000; i++) {
      const { low, high } = meanDurationInterval(
        new Float64Array(4).map(() => random.exponential()),
        { seed: 1 },
      )!;
      if (low <= 1 && 1 <= high) covered++;
    }
    expect(Math.abs(covered / 4_000 - 0.95)).toBeLessThan(4 * 0.0034);
  });
  it('refuses what is no duration', () => {
    expect(() => meanDurationInterval(Float64Array.of(1, -1), { seed: 1 })).toThrow(RangeError);
    expect(() => meanDurationInterval(Float64Array.of(Number.NaN), { seed: 1 })).toThrow(RangeError);
  });
});
