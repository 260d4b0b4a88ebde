import { describe, expect, it } from 'vitest';
import { downtimeDraws, unavailabilityInterval } from '../../../../src/core/statistics/lengths/rate-of-downtime.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';

const outages = Float64Array.of(600, 1800, 300, 7200, 45, 900, 120, 60, 2400, 15, 3600, 480);

describe('unavailabilityInterval', () => {
  it('agrees with an independent simulation', () => {
    // numpy 2.4, 400,000 draws of its own of samples from the mixture and of gamma variates; 10,000 draws leave 3 % of each end
    for (let seed = 0; seed < 10; seed++) {
      const interval = unavailabilityInterval(outages, 2.6e6, { seed, resamples: 10_000 })!;
      expect(Math.abs(interval.low / 0.00261532 - 1)).toBeLessThan(0.06);
      expect(Math.abs(interval.high / 0.02432109 - 1)).toBeLessThan(0.06);
    }
  });
  it('keeps the digits of an availability near 0', () => {
    // one outage of 1e9 s beside an uptime of 1 s, as below: b = beta.ppf([.025, .975], 1.5, 1), d = 1e9·b/(1 − b), 1/(1 + d)
    const { availability } = unavailabilityInterval(Float64Array.of(1e9), 1, { seed: 1 })!;
    expect(availability.low / 1.702178598985121e-11).toBeCloseTo(1, 11);
    expect(availability.high / 1.0696070838445531e-8).toBeCloseTo(1, 11);
  });
  // scipy 1.17: b = beta.ppf([.025, .975], n + .5, n), x = b/(1 − b), S·x/(T + S·x); 4,000,000 draws of Γ(n + ½)/Γ(n)
  // by numpy give the same to four digits
  it.each([
    [Float64Array.of(600, 1800, 300, 7200, 45, 900), 2.6e6, 0.001431028498492345, 0.014426257903566634],
    [Float64Array.of(3600), 2.6e6, 0.00012943408605750313, 0.07522466539898075],
    [new Float64Array(4).fill(1800), 31_536_000 - 7_200, 6.26266833534321e-5, 0.0011181562279928717],
  ])('below ten outages the ends are exact under exponential lengths: %o', (few, uptime, low, high) => {
    const interval = unavailabilityInterval(few, uptime, { seed: 1 })!;
    expect(interval).toMatchObject({ method: 'exponential', resamples: 0 });
    expect(interval.low / low).toBeCloseTo(1, 11);
    expect(interval.high / high).toBeCloseTo(1, 11);
  });
  it('covers the truth of a compound Poisson process nearly as often as it says', () => {
    // 40 outages expected, exponential of mean 900 s: U = λm/(1 + λm) = 0.036/1.036. The share of 500 varies by 0.01.
    const random = createRandom(40);
    const truth = 0.036 / 1.036;
    let covered = 0;
    for (let i = 0; i < 500; i++) {
      const lengths = new Float64Array(random.poisson(40)).map(() => 900 * random.exponential());
      const { low, high } = unavailabilityInterval(lengths, 1e6, { seed: i, resamples: 1000 })!;
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 500).toBeGreaterThan(0.9);
    expect(covered / 500).toBeLessThan(0.98);
  });
  it('above 5,000 outages: the delta method, U ± 1.96·U·(1 − U)·√((1 + s²/m²)/n), to 3 % of the width', () => {
    // 3,000 outages of 100 s, 3,000 of 300 s: m = 200, s/m = ½; λm = 6000·200/1e8 = 0.012, U = 0.012/1.012.
    const lengths = new Float64Array(6000).map((_, i) => 100 + (i % 2) * 200);
    const interval = unavailabilityInterval(lengths, 1e8, { seed: 3, resamples: 10_000 })!;
    const center = 0.012 / 1.012;
    const margin = 1.96 * center * (1 - center) * Math.sqrt(1.25 / 6000);
    expect(interval.method).toBe('gamma-normal');
    expect(Math.abs(interval.low - (center - margin))).toBeLessThan(0.06 * margin);
    expect(Math.abs(interval.high - (center + margin))).toBeLessThan(0.06 * margin);
  });
  it('reports what it did, the same for the same seed', () => {
    const options = { seed: 9, resamples: 300 };
    const interval = unavailabilityInterval(outages, 1e6, options);
    expect(interval).toMatchObject({ method: 'gamma-bootstrap-t', resamples: 300, seed: 9 });
    expect(unavailabilityInterval(outages, 1e6, options)).toEqual(interval);
    expect(unavailabilityInterval(outages, 1e6, { ...options, seed: 10 })).not.toEqual(interval);
  });
  it('no outage gives null, no uptime gives 1, outages of no length give 0', () => {
    expect(unavailabilityInterval(new Float64Array(0), 1e6, { seed: 1 })).toBeNull();
    expect(unavailabilityInterval(Float64Array.of(0, 5), 0, { seed: 1 })).toMatchObject({ low: 1, high: 1 });
    expect(unavailabilityInterval(Float64Array.of(0, 0), 9, { seed: 1 })).toMatchObject({ low: 0, high: 0 });
  });
  it('refuses what is outside its domain', () => {
    for (const seconds of [-1, Infinity, Number.NaN]) {
      expect(() => unavailabilityInterval(Float64Array.of(seconds), 1, { seed: 1 })).toThrow(RangeError);
      expect(() => unavailabilityInterval(outages, seconds, { seed: 1 })).toThrow(RangeError);
    }
    expect(() => unavailabilityInterval(Float64Array.of(0), 0, { seed: 1 })).toThrow(RangeError);
    expect(() => unavailabilityInterval(outages, 1, { seed: 0.5 })).toThrow(RangeError);
    expect(() => unavailabilityInterval(outages, 1, { seed: 1, resamples: 0 })).toThrow(RangeError);
  });
});

describe('downtimeDraws', () => {
  const quantiles = (lengths: Float64Array, stream: number) => {
    const draws = downtimeDraws(lengths, 40_000, { seed: 1, stream }).sort();
    return [draws[1_000]!, draws[39_000]!].map((lost) => lost / (2.6e6 + lost));
  };
  // the ends of the interval, which are exact below ten outages; 40,000 draws leave 2 % of a lower end of one outage
  it.each([
    ['three', Float64Array.of(600, 1800, 300)],
    ['one', Float64Array.of(3600)],
    ['twelve', outages],
  ])('have the quantiles of the interval: %s', (_, lengths) => {
    const { low, high } = unavailabilityInterval(lengths, 2.6e6, { seed: 1, resamples: 40_000 })!;
    const [least, most] = quantiles(lengths, 2);
    expect(Math.abs(least! / low - 1)).toBeLessThan(0.08);
    expect(Math.abs(most! / high - 1)).toBeLessThan(0.08);
  });
  it('of two services are independent', () => {
    const [one, other] = [2, 3].map((stream) => downtimeDraws(outages, 10_000, { seed: 1, stream }).map(Math.log));
    const mean = (list: Float64Array) => list.reduce((sum, each) => sum + each, 0) / list.length;
    const [a, b] = [mean(one!), mean(other!)];
    const product = (x: Float64Array, y: Float64Array, p: number, q: number) =>
      mean(x.map((each, i) => (each - p) * (y[i]! - q)));
    const correlation =
      product(one!, other!, a, b) / Math.sqrt(product(one!, one!, a, a) * product(other!, other!, b, b));
    expect(Math.abs(correlation)).toBeLessThan(0.04); // four standard errors of 10,000 pairs
  });
});
