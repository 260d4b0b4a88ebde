import { describe, expect, it } from 'vitest';
import { detectableRatio, smallestPValue } from '../../../src/core/statistics/detectable-ratio.ts';
import { geometricMean } from '../../../src/core/statistics/log-durations.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { ratioTest } from '../../../src/core/statistics/ratio-test.ts';
import { relativeError } from './relative-error.ts';

const seconds = (minutes: readonly number[]): Float64Array => Float64Array.from(minutes, (each) => each * 60);

/** M. Ernst, Statistical Science 19 (2004) 676, table 1. */
const ernst = [
  [19, 22, 25, 26],
  [23, 33, 40],
] as const;
/** Efron & Tibshirani, An Introduction to the Bootstrap (1993), table 2.1: mice. */
const mice = [
  [94, 197, 16, 38, 99, 141, 23],
  [52, 104, 146, 10, 51, 30, 40, 27, 46],
] as const;

describe('ratioTest', () => {
  // numpy and itertools: T of all C(n₁ + n₂, n₂) splits, p = 2·min(k≥, k≤)/K, the ends by bisection on p ≥ 0.05
  it.each([
    ['far apart', [60, 70, 80, 400], [20, 22, 24, 27], 0.21461353269242908, 2 / 70, [0.05, 0.45]],
    [
      'five each',
      [94, 197, 16, 38, 99],
      [52, 104, 146, 10, 51],
      0.8157655711167865,
      0.746031746031746,
      [0.165954123, 3.49953005],
    ],
    ['mice', ...mice, 0.7047219077195136, 0.44405594405594406, [0.2786147830352413, 1.8221571298545198]],
    ['Ernst', ...ernst, 1.3664010260721533, 6 / 35, null],
    ['one later', [600, 5, 45, 70, 8], [1], 0.02656413268946964, 1 / 3, null],
  ] as const)('tests all splits: %s', (_, earlier, later, ratio, pValue, interval) => {
    const found = ratioTest(seconds(earlier), seconds(later), { seed: 1, draws: 20_000 })!;
    expect(found.method).toBe('enumeration');
    expect(relativeError(found.ratio, ratio)).toBeLessThan(1e-12);
    expect(relativeError(found.pValue, pValue)).toBeLessThan(1e-12);
    if (interval === null) expect(found.interval).toBeNull();
    else {
      expect(relativeError(found.interval!.low, interval[0])).toBeLessThan(2e-8);
      expect(relativeError(found.interval!.high, interval[1])).toBeLessThan(2e-8);
    }
  });

  it('draws splits where there are more, and comes near', () => {
    for (let seed = 0; seed < 5; seed++) {
      const found = ratioTest(seconds(mice[0]), seconds(mice[1]), { seed })!;
      expect(found).toMatchObject({ method: 'permutation', draws: 10_000, seed });
      expect(Math.abs(found.pValue - 0.44405594405594406)).toBeLessThan(0.03); // three deviations of twice a share of 0.22
      expect(relativeError(found.interval!.low, 0.2786147830352413)).toBeLessThan(0.06);
      expect(relativeError(found.interval!.high, 1.8221571298545198)).toBeLessThan(0.06);
    }
  });

  it('does not hang on the order of the rows', () => {
    const [earlier, later] = [seconds([...mice[0], 77, 12, 300]), seconds(mice[1])];
    const turned = ratioTest(earlier.toReversed(), later.toReversed(), { seed: 7 });
    expect(turned).toEqual(ratioTest(earlier, later, { seed: 7 }));
  });

  it('turns around where the periods are swapped', () => {
    const [forward, back] = [ernst, [ernst[1], ernst[0]] as const].map(
      ([a, b]) => ratioTest(seconds(a), seconds(b), { seed: 3 })!,
    );
    expect(relativeError(forward!.ratio * back!.ratio, 1)).toBeLessThan(1e-12);
    expect(forward!.pValue).toBe(back!.pValue);
  });

  it('does not know units from one second on', () => {
    const hours = ratioTest(
      seconds(mice[0]).map((each) => each * 60),
      seconds(mice[1]).map((each) => each * 60),
      { seed: 1 },
    )!;
    const minutes = ratioTest(seconds(mice[0]), seconds(mice[1]), { seed: 1 })!;
    expect(hours.pValue).toBe(minutes.pValue);
    expect(relativeError(hours.interval!.high, minutes.interval!.high)).toBeLessThan(1e-9);
  });

  it('takes what lasts no time for a second, and alike values for alike', () => {
    expect(geometricMean([0, 1, 100])).toBeCloseTo(100 ** (1 / 3), 12);
    const alike = ratioTest(new Float64Array(9).fill(60), new Float64Array(8).fill(60), { seed: 1 })!;
    expect(alike).toMatchObject({ ratio: 1, pValue: 1 });
    const shorter = ratioTest(new Float64Array(9).fill(60), new Float64Array(8).fill(30), { seed: 1 })!;
    expect(shorter.pValue).toBeLessThan(0.001);
    expect(shorter.interval!.high).toBeLessThan(0.51);
  });

  it('is the normal law above 20,000 values, and near it below', () => {
    const random = createRandom(4);
    const draw = (count: number, center: number) =>
      Float64Array.from({ length: count }, () => Math.exp(center + random.normal()));
    const [earlier, later] = [draw(15_000, 6), draw(6_000, 5.99)];
    const found = ratioTest(earlier, later, { seed: 1 })!;
    // by construction e^(−0.01 ± 1.96·√(1/15000 + 1/6000)) give or take a deviation of 0.0153
    expect(found).toMatchObject({ method: 'normal', draws: 0 });
    expect(Math.log(found.interval!.high / found.interval!.low)).toBeCloseTo(
      2 * 1.96 * Math.sqrt(1 / 15_000 + 1 / 6_000),
      2,
    );
    expect(Math.abs(Math.log(found.ratio) + 0.01)).toBeLessThan(4 * 0.0153);
  });

  it('covers the ratio 95 times in 100, also where the spreads differ', () => {
    // log-normal, σ 1 and 1 (12 against 10), and 0.5 and 1.2 (40 against 10), a true ratio of 0.5; 400 logs each: a
    // deviation of 0.011. numpy, 400 logs of the second kind: 0.92
    for (const [n1, n2, s1, s2, least] of [
      [12, 10, 1, 1, 0.92],
      [40, 10, 0.5, 1.2, 0.88],
    ] as const) {
      const random = createRandom(9);
      let held = 0;
      for (let i = 0; i < 400; i++) {
        const earlier = Float64Array.from({ length: n1 }, () => 600 * Math.exp(s1 * random.normal()));
        const later = Float64Array.from({ length: n2 }, () => 300 * Math.exp(s2 * random.normal()));
        const { interval } = ratioTest(earlier, later, { seed: i, draws: 400 })!;
        if (interval!.low <= 0.5 && interval!.high >= 0.5) held++;
      }
      expect(held / 400).toBeGreaterThan(least);
      expect(held / 400).toBeLessThan(0.985);
    }
  });

  it('refuses what is no duration, and has nothing to say of one against one', () => {
    expect(() => ratioTest(Float64Array.of(-1), Float64Array.of(1), { seed: 1 })).toThrow(RangeError);
    expect(() => ratioTest(Float64Array.of(1), Float64Array.of(1), { seed: 1, draws: 0 })).toThrow(RangeError);
    expect(ratioTest(Float64Array.of(5), Float64Array.of(1), { seed: 1 })).toBeNull();
    expect(ratioTest(new Float64Array(0), Float64Array.of(1, 2), { seed: 1 })).toBeNull();
  });
});

describe('detectableRatio', () => {
  // scipy 1.17.1: exp(±(t.ppf(.975, df) + t.ppf(.8, df))·s·sqrt(1/n1 + 1/n2)), s the pooled deviation of the logarithms
  it.each([
    [...mice, 0.2722247348864073, 3.6734354812294168],
    [[60, 70, 80, 400], [20, 22, 24, 27], 0.22419844815582057, 4.4603341737003825],
  ] as const)('of %o and %o', (earlier, later, fall, rise) => {
    const found = detectableRatio(seconds(earlier), seconds(later))!;
    expect(relativeError(found.fall, fall)).toBeLessThan(1e-11);
    expect(relativeError(found.rise, rise)).toBeLessThan(1e-11);
  });

  it('is found by the test four times in five', () => {
    // 12 and 20 log-normal values of σ 1: the power of the t test is 0.8 by the formula; 400 logs: a deviation of 0.02
    const random = createRandom(11);
    const gap = 1.0574841872366083; // (t.ppf(.975, 30) + t.ppf(.8, 30))·sqrt(1/12 + 1/20), scipy
    let shown = 0;
    for (let i = 0; i < 400; i++) {
      const earlier = Float64Array.from({ length: 12 }, () => 900 * Math.exp(random.normal()));
      const later = Float64Array.from({ length: 20 }, () => 900 * Math.exp(gap + random.normal()));
      if (ratioTest(earlier, later, { seed: i, draws: 999 })!.pValue < 0.05) shown++;
    }
    expect(Math.abs(shown / 400 - 0.8)).toBeLessThan(0.07);
  });

  it('is null where no split of so few values has p < 0.05, or where they do not vary', () => {
    expect(detectableRatio(seconds([1, 2, 3]), seconds([7, 8, 9]))).toBeNull();
    expect(detectableRatio(new Float64Array(9).fill(3), new Float64Array(9).fill(3))).toBeNull();
  });
});

describe('smallestPValue', () => {
  // 2/C(6, 3), 2/C(8, 4), 2/C(7, 3), 2/C(20, 1)
  it.each([
    [3, 3, 0.1],
    [4, 4, 2 / 70],
    [4, 3, 2 / 35],
    [19, 1, 0.1],
    [1, 1, 1],
  ])('of %d and %d', (earlier, later, expected) => expect(smallestPValue(earlier, later)).toBeCloseTo(expected, 14));
});
