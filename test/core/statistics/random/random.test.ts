import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../../src/core/statistics/distributions/normal.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';

const count = 200_000;

/** Kolmogorov's distance between draws and a continuous distribution function, times √n: above 1.95 in 1 of 1,000. */
function kolmogorov(draws: Float64Array, cdf: (x: number) => number): number {
  const sorted = draws.toSorted();
  const distance = sorted.reduce((largest, x, i) => {
    const p = cdf(x);
    return Math.max(largest, p - i / sorted.length, (i + 1) / sorted.length - p);
  }, 0);
  return distance * Math.sqrt(sorted.length);
}

const draw = (seed: number, kind: (random: ReturnType<typeof createRandom>) => number) => {
  const random = createRandom(seed);
  return new Float64Array(count).map(() => kind(random));
};

// 1.95: the 0.999 point of Kolmogorov's distribution (Smirnov's table, Ann. Math. Stat. 19, 1948). Seeds are fixed, so a
// pass stays a pass; the distribution functions below are closed forms.
describe('createRandom', () => {
  it('uniform', () => {
    expect(
      kolmogorov(
        draw(1, (random) => random.uniform()),
        (x) => x,
      ),
    ).toBeLessThan(1.95);
  });
  it('normal', () => {
    expect(
      kolmogorov(
        draw(2, (random) => random.normal()),
        normalCdf,
      ),
    ).toBeLessThan(1.95);
  });
  it('exponential: 1 − e^−x', () => {
    expect(
      kolmogorov(
        draw(3, (random) => random.exponential()),
        (x) => -Math.expm1(-x),
      ),
    ).toBeLessThan(1.95);
  });
  it('gamma of shape ½: 2Φ(√(2x)) − 1', () => {
    const cdf = (x: number) => 2 * normalCdf(Math.sqrt(2 * x)) - 1;
    expect(
      kolmogorov(
        draw(4, (random) => random.gamma(0.5)),
        cdf,
      ),
    ).toBeLessThan(1.95);
  });
  it('gamma of shape 3: 1 − e^−x·(1 + x + x²/2)', () => {
    const cdf = (x: number) => 1 - Math.exp(-x) * (1 + x + (x * x) / 2);
    expect(
      kolmogorov(
        draw(5, (random) => random.gamma(3)),
        cdf,
      ),
    ).toBeLessThan(1.95);
  });
  // Pearson's χ² over the counts, expected by the recurrence p(k) = p(k − 1)·mean/k; cells below 20 expected are pooled.
  it.each([0.3, 3, 9.9, 10, 40, 300])('poisson of mean %d', (mean) => {
    const random = createRandom(6);
    const seen = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const value = random.poisson(mean);
      seen.set(value, (seen.get(value) ?? 0) + 1);
    }
    let probability = Math.exp(-mean);
    let statistic = 0;
    let cells = 0;
    let pooledSeen = count;
    let pooledExpected = count;
    for (let k = 0; k < 4 * mean + 40; k++, probability *= mean / k) {
      const expected = count * probability;
      if (expected < 20) continue;
      const observed = seen.get(k) ?? 0;
      statistic += (observed - expected) ** 2 / expected;
      cells++;
      pooledSeen -= observed;
      pooledExpected -= expected;
    }
    statistic += (pooledSeen - pooledExpected) ** 2 / pooledExpected;
    expect(cells).toBeGreaterThan(1);
    // 3.3 standard deviations of χ² with `cells` degrees of freedom above its mean, by Wilson and Hilferty.
    expect(statistic).toBeLessThan(cells * (1 - 2 / (9 * cells) + 3.3 * Math.sqrt(2 / (9 * cells))) ** 3);
  });
  it('below takes each of seven faces as often: χ² with 6 degrees of freedom under 22.458, its 0.999 point (NIST table)', () => {
    const random = createRandom(7);
    const faces = new Float64Array(7);
    for (let i = 0; i < count; i++) faces[random.below(7)]!++;
    expect(faces.reduce((sum, seen) => sum + (seen - count / 7) ** 2 / (count / 7), 0)).toBeLessThan(22.458);
  });
  it('refuses what is outside the domains', () => {
    const random = createRandom(1);
    for (const shape of [0, -1, Infinity, Number.NaN]) expect(() => random.gamma(shape)).toThrow(RangeError);
    for (const mean of [-1, Infinity, Number.NaN]) expect(() => random.poisson(mean)).toThrow(RangeError);
    for (const seed of [-1, 1.5, Number.NaN]) expect(() => createRandom(seed)).toThrow(RangeError);
  });
});

describe('fillBelow', () => {
  it.each([1, 2, 31, 1_000, 2 ** 21])('gives what as many calls of below(%i) give, and goes on from there', (n) => {
    const one = createRandom(7);
    const many = createRandom(7);
    const drawn = new Uint32Array(5_000);
    many.fillBelow(n, drawn);
    expect([...drawn]).toEqual(Array.from({ length: 5_000 }, () => one.below(n)));
    expect(many.next()).toBe(one.next());
  });
  it.each([0, 1.5, 2 ** 21 + 1])('refuses %d', (n) => {
    expect(() => createRandom(1).fillBelow(n, new Uint32Array(1))).toThrow(RangeError);
  });
});
