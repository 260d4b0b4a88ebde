import { describe, expect, it } from 'vitest';
import {
  type DurationLaw,
  durationSource,
  meanOfLaw,
  meanResidualOfLaw,
} from '../../../../../src/core/failover/simulation/events/duration-law.ts';
import { createRandom } from '../../../../../src/core/statistics/random/random.ts';

const draws = 200_000;
function sample(law: DurationLaw, seed = 1): Float64Array {
  const random = createRandom(seed);
  const source = durationSource(law);
  const drawn = new Float64Array(1);
  return Float64Array.from({ length: draws }, () => {
    source(random, drawn);
    return drawn[0]!;
  });
}

describe('durations', () => {
  // Squared coefficient of variation: exponential 1; lognormal e^σ² − 1; Weibull of shape 2: 4/π − 1 (Γ(2)/Γ(1.5)² − 1),
  // of shape ½: Γ(5)/Γ(3)² − 1 = 5; drawn 1, 2, 6: (1 + 4 + 36)/3/9 − 1. Shares below the mean: 1 − e^−1; Φ(σ/2);
  // 1 − e^(−Γ(1 + 1/k)^k) = 1 − e^(−π/4) and 1 − e^(−√2).
  it.each<[string, DurationLaw, number, number]>([
    ['exponential', { kind: 'exponential', meanSeconds: 3600 }, 1, 0.6321205588285577],
    ['lognormal', { kind: 'lognormal', meanSeconds: 3600, sigma: 0.5 }, 0.2840254166877415, 0.5987063256829237],
    ['Weibull, wear', { kind: 'weibull', meanSeconds: 3600, shape: 2 }, 0.2732395447351628, 0.5440618722340037],
    ['Weibull, early', { kind: 'weibull', meanSeconds: 3600, shape: 0.5 }, 5, 0.7568832655657858],
    ['drawn', { kind: 'drawn', seconds: [1200, 2400, 7200] }, 41 / 27 - 1, 2 / 3],
  ])('%s: mean, spread and the share below the mean', (_, law, squaredVariation, shareBelow) => {
    const values = sample(law);
    const mean = values.reduce((total, each) => total + each, 0) / draws;
    const squares = values.reduce((total, each) => total + (each - mean) ** 2, 0) / draws;
    expect(meanOfLaw(law)).toBe(3600);
    const standardError = Math.sqrt(squaredVariation / draws);
    expect(Math.abs(mean / 3600 - 1)).toBeLessThan(4 * standardError);
    expect(Math.abs(squares / mean ** 2 / squaredVariation - 1)).toBeLessThan(0.1); // loose: the fourth moment of shape ½ is large
    const below = values.filter((each) => each < 3600).length / draws;
    expect(Math.abs(below - shareBelow)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
  });
  it('fixed ones are what they are', () => {
    expect(new Set(sample({ kind: 'fixed', seconds: 60 }))).toEqual(new Set([60]));
  });
  it('drawn ones are the given ones', () => {
    expect(new Set(sample({ kind: 'drawn', seconds: [1, 0, 5] }))).toEqual(new Set([0, 1, 5]));
  });
  it('the same seed, the same digits', () => {
    const law = { kind: 'lognormal', meanSeconds: 100, sigma: 1 } as const;
    expect(sample(law, 9)).toEqual(sample(law, 9));
    expect(sample(law, 9)).not.toEqual(sample(law, 10));
  });
  it.each<DurationLaw>([
    { kind: 'exponential', meanSeconds: 0 },
    { kind: 'exponential', meanSeconds: Number.POSITIVE_INFINITY },
    { kind: 'fixed', seconds: -1 },
    { kind: 'lognormal', meanSeconds: 1, sigma: -1 },
    { kind: 'weibull', meanSeconds: 1, shape: 0 },
    { kind: 'drawn', seconds: [] },
    { kind: 'drawn', seconds: [2, -1] },
  ])('refuses %o', (law) => {
    expect(() => durationSource(law)).toThrow(RangeError);
  });
});

describe('the mean rest of a duration, E[D²]/(2·E[D])', () => {
  it.each<[DurationLaw, number]>([
    [{ kind: 'exponential', meanSeconds: 3600 }, 3600], // it has no memory
    [{ kind: 'fixed', seconds: 60 }, 30],
    [{ kind: 'lognormal', meanSeconds: 3600, sigma: 2 }, 1800 * 54.598150033144236], // e⁴
    [{ kind: 'weibull', meanSeconds: 10, shape: 0.5 }, 30], // Γ(5)/Γ(3)² = 6
    [{ kind: 'drawn', seconds: [1, 3] }, 1.25], // 5/(2·2)
    [{ kind: 'drawn', seconds: [0, 0] }, 0],
  ])('%o', (law, expected) => {
    expect(Math.abs(meanResidualOfLaw(law) - expected)).toBeLessThanOrEqual(1e-12 * expected);
  });
});
