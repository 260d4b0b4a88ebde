import { describe, expect, it } from 'vitest';
import { Xoshiro128 } from '../../../../src/core/statistics/random/xoshiro128.ts';

const fromSeed = (seed: number) => new Xoshiro128(Xoshiro128.wordsOf(seed));
const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);

// All references: the C texts of Blackman & Vigna (xoshiro128** 1.1 and SplitMix64, prng.di.unimi.it) in a small C
// program, gcc 12, with 64-bit integers for Lemire's algorithm 5; the state 1, 2, 3, 4 is also the test vector of rand_xoshiro.
describe('Xoshiro128', () => {
  it('from the state 1, 2, 3, 4', () => {
    const source = new Xoshiro128(Int32Array.of(1, 2, 3, 4));
    expect(draws(10, () => source.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
  it.each([
    [0, [3737715805, 2584255861, 2876756834, 3286328325, 1553311962], 3401338190],
    [1, [1695105466, 1423115009, 634581793, 1068227753, 716759206], 3368339458],
    [20260101, [813055566, 1025263298, 2192624868, 1614748593, 1795038448], 2956540751],
    [9007199254740991, [1233166643, 1287031142, 661813442, 2960669951, 2601079046], 1972247643],
  ])('from the seed %d, and after a million draws', (seed, first, afterMillion) => {
    const source = fromSeed(seed);
    expect(draws(5, () => source.next())).toEqual(first);
    for (let i = 5; i < 1_000_000; i++) source.next();
    expect(source.next()).toBe(afterMillion);
  });
  it.each([
    [0, 0.870254774404272, 0.6697971505310978],
    [1, 0.3946724931250869, 0.1477500889354657],
    [42, 0.4137016681565887, 0.003983993377814743],
  ])('uniform from the seed %d', (seed, first, second) => {
    const source = fromSeed(seed);
    expect([source.uniform(), source.uniform()]).toEqual([first, second]);
  });
  it.each([
    [6, [2, 5, 0, 3, 3, 3, 4, 3, 4, 4], 249904],
    [1000, [413, 969, 3, 539, 650, 594, 684, 522, 830, 681], 49924131],
    [2097153, [867595, 2033792, 8355, 1131492, 1363324, 1247378, 1435715, 1095980, 1741994, 1429920], 104811558395],
    [
      3000000000,
      [
        1241104989, 2909361865, 11951989, 1618612047, 1784388596, 1567811400, 2491942457, 2208723642, 2417413939,
        1582916911,
      ],
      149758035105102,
    ],
    [
      4294967295,
      [
        1776835113, 4165204687, 17111134, 2317295269, 2792088232, 2554630221, 2940343270, 2244566230, 3567603785,
        2928476416,
      ],
      214637888765764,
    ],
  ])('below %d from the seed 42, ten draws and the sum of 100,000', (n, first, total) => {
    const source = fromSeed(42);
    expect(draws(10, () => source.below(n))).toEqual(first);
    const again = fromSeed(42);
    expect(draws(100_000, () => again.below(n)).reduce((sum, value) => sum + value)).toBe(total);
  });
  it('below 2097151 draws anew where it must: ten million draws need a few more words', () => {
    const source = fromSeed(42);
    let total = 0;
    for (let i = 0; i < 10_000_000; i++) total += source.below(2097151);
    expect(total).toBe(10485609351483);
    expect(source.next()).toBe(1678790574); // 3712996571 without a word drawn anew
  });
  // the 128 × 128 matrix of one step over GF(2), squared 64 times, applied to the seed's words (Python, without the
  // jump polynomial): the next five numbers
  it.each([
    [1, [1243772593, 3523842173, 2746374963, 3376942624, 726881997]],
    [42, [2449739786, 2605826980, 3103900246, 3575675664, 3003299767]],
    [2 ** 53 - 1, [3307048198, 2476511444, 3558647274, 3282118594, 134690465]],
  ])('jumps over 2^64 numbers from the seed %d', (seed, next) => {
    const source = fromSeed(seed);
    source.jump();
    expect(draws(5, () => source.next())).toEqual(next);
  });
  it('refuses other seeds, states and bounds', () => {
    for (const seed of [-1, 0.5, 2 ** 53, Number.NaN]) expect(() => fromSeed(seed)).toThrow(RangeError);
    expect(() => new Xoshiro128(new Int32Array(4))).toThrow(RangeError);
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) expect(() => fromSeed(1).below(n)).toThrow(RangeError);
  });
});
