import { describe, expect, it } from 'vitest';
import { binomialPValue, compareRates } from '../../../src/core/statistics/rate-comparison.ts';
import { relativeError } from './relative-error.ts';

const close = (actual: number | null, expected: number | null): void => {
  if (expected === null) expect(actual).toBeNull();
  else expect(relativeError(actual!, expected)).toBeLessThan(1e-9);
};

describe('compareRates', () => {
  // scipy 1.17.1, with N = n1 + n2, π = T2/(T1 + T2): 2·min(binom.cdf(n2, N, π), binom.sf(n2 − 1, N, π));
  // binomtest(n2, N, π).proportion_ci(method='exact') as x/(1 − x)·T1/T2; the last two: brentq of binom.cdf(c, N, x) − 0.8 and
  // binom.sf(c − 1, N, x) − 0.8, c the outermost k with p < 0.05 on that side
  it.each([
    [10, 100, 2, 100, 0.03857421875, 0.0213070442120049, 0.9385019885695385, 0.15037157121142608, 6.650193197715383],
    [
      30, 3, 11, 2, 0.11331737460835319, 0.24868586938498066, 1.1290177548865523, 0.33346527507730417,
      2.6220209129101972,
    ],
    [5, 1, 5, 1, 1.0, 0.23014246893811693, 4.345134579523825, 0.09082174967140547, 11.010578453046747],
    [0, 100, 6, 50, 0.0027434842249657054, 2.3548494514483553, null, null, 12.297899336470024],
    [7, 2, 0, 1, 0.11705532693187017, 0.0, 1.387627960193165, null, 14.730918693984346],
    [15, 1, 3, 1, 0.007537841796875, 0.03711318140298391, 0.7070016691248093, 0.21440171056187954, 4.664141892242016],
    [
      120, 9, 80, 8, 0.05296365587864045, 0.5579885734307332, 1.0035223645292002, 0.6574555521247214,
      1.5029794838011017,
    ],
    [2, 30, 1, 10, 1.0, 0.025424941047334622, 28.813589654010933, null, 38.85137464102909],
    // by hand too: 2·(5·(1/3)⁴·(2/3) + (1/3)⁵) = 22/243; R's binom.test says 0.0451 beside an interval that holds 1
    [1, 40, 4, 20, 0.09053497942386829, 0.7916665666370665, 393.9797459786423, null, 43.82163904872333],
  ])('%d in %d against %d in %d', (n1, t1, n2, t2, pValue, low, high, fall, rise) => {
    const found = compareRates({ events: n1, seconds: t1 }, { events: n2, seconds: t2 });
    close(found.pValue, pValue);
    close(found.ratioInterval!.low, low);
    close(found.ratioInterval!.high, high);
    close(found.detectableFall, fall);
    close(found.detectableRise, rise);
    close(found.ratio, n1 === 0 ? null : n2 / t2 / (n1 / t1));
  });

  it('has p < 0.05 exactly where its interval leaves 1 out', () => {
    for (let n1 = 0; n1 <= 25; n1++)
      for (let n2 = n1 === 0 ? 1 : 0; n2 <= 25; n2++)
        for (const [t1, t2] of [
          [1, 1],
          [40, 20],
          [3, 11],
        ] as const) {
          const { pValue, ratioInterval } = compareRates({ events: n1, seconds: t1 }, { events: n2, seconds: t2 });
          const { low, high } = ratioInterval!;
          expect(low > 1 || (high !== null && high < 1)).toBe(pValue < 0.05);
        }
  });

  it('says nothing without an event', () => {
    const found = compareRates({ events: 0, seconds: 5 }, { events: 0, seconds: 7 });
    expect(found).toEqual({ ratio: null, ratioInterval: null, pValue: 1, detectableFall: null, detectableRise: null });
  });

  it('refuses no time', () => {
    expect(() => compareRates({ events: 1, seconds: 0 }, { events: 1, seconds: 1 })).toThrow(RangeError);
    expect(() => compareRates({ events: 0.5, seconds: 1 }, { events: 1, seconds: 1 })).toThrow(RangeError);
  });
});

describe('binomialPValue', () => {
  // by hand: 2 of 12 at ½ is 2·(1 + 12 + 66)/4096
  it('of a fair coin is twice the tail', () => close(binomialPValue(2, 12, 0.5), 158 / 4096));
  it('of the likeliest outcome is 1', () => expect(binomialPValue(3, 10, 0.3)).toBe(1));
});

describe('a p-value that underflows', () => {
  it('is above 0', () => {
    // none of 5,000 at ½: 2·2^−5000, where the smallest double is 2^−1074
    expect(compareRates({ events: 5_000, seconds: 1 }, { events: 0, seconds: 1 }).pValue).toBeGreaterThan(0);
  });
});
