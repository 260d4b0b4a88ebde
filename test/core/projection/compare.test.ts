import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../src/core/projection/compare.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { compareRates } from '../../../src/core/statistics/rate-comparison.ts';
import { ratioTest } from '../../../src/core/statistics/ratio-test.ts';

describe('verdictOf', () => {
  it.each([
    [{ low: 0.2, high: 0.9 }, 'better'],
    [{ low: 1.1, high: 3 }, 'worse'],
    [{ low: 1.1, high: null }, 'worse'],
    [{ low: 0.9, high: null }, 'cannot tell'],
    [{ low: 1, high: 2 }, 'cannot tell'],
    [null, 'cannot tell'],
  ] as const)('of %o', (interval, expected) => expect(verdictOf(interval)).toBe(expected));

  it('says what the tests say: 400 random comparisons of recoveries and of rates, none contradicts itself', () => {
    const random = createRandom(2026);
    const verdicts = { recovery: new Set<string>(), rate: new Set<string>() };
    for (let i = 0; i < 400; i++) {
      const lengths = (count: number, minutes: number, spread: number) =>
        Float64Array.from({ length: count }, () => Math.round(minutes * Math.exp(spread * random.normal())) * 60);
      const earlier = lengths(1 + random.below(25), 60, random.uniform() * 1.5);
      const later = lengths(1 + random.below(25), 15 + random.below(120), random.uniform() * 1.5);
      const test = ratioTest(earlier, later, { seed: i, draws: 1_000 });
      const verdict = verdictOf(test?.interval ?? null);
      expect(verdict !== 'cannot tell').toBe(test !== null && test.pValue < 0.05);
      if (verdict !== 'cannot tell') expect(verdict).toBe(test!.ratio < 1 ? 'better' : 'worse');
      if (test?.interval) {
        expect(test.ratio).toBeGreaterThanOrEqual(test.interval.low);
        expect(test.ratio).toBeLessThanOrEqual(test.interval.high);
      }
      verdicts.recovery.add(verdict);

      const counted = { events: random.below(12), seconds: 1 + 40 * random.uniform() };
      const after = { events: 1 + random.below(12), seconds: 1 + 40 * random.uniform() };
      const rate = compareRates(counted, after);
      const rarer = verdictOf(rate.ratioInterval);
      expect(rarer !== 'cannot tell').toBe(rate.pValue < 0.05);
      if (rarer !== 'cannot tell' && rate.ratio !== null) expect(rarer).toBe(rate.ratio < 1 ? 'better' : 'worse');
      verdicts.rate.add(rarer);
    }
    // otherwise nothing was tried
    expect([...verdicts.recovery].sort()).toEqual(['better', 'cannot tell', 'worse']);
    expect([...verdicts.rate].sort()).toEqual(['better', 'cannot tell', 'worse']);
  }, 60_000);
});
