import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZone, utc } from '../../src/core/time/zone.ts';
import {
  formatAvailability,
  formatCount,
  formatDecimal,
  formatDuration,
  formatLocalInstant,
  formatNines,
  formatPercent,
  formatProgress,
  formatShare,
  formatTarget,
} from '../../src/report/numbers.ts';

/** What a printed percentage is short of 100, in units of 10^−60. */
function missingOf(percent: string): bigint {
  const [whole, fraction = ''] = percent.replace('<', '').slice(0, -1).split('.') as [string, string?];
  return 100n * 10n ** 60n - BigInt(whole + fraction.padEnd(60, '0'));
}

/** A double as a percentage, exactly as its shortest decimal text says, in units of 10^−60. */
function percentOf(ratio: number): bigint {
  const [mantissa, exponent] = ratio.toExponential().split('e') as [string, string];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  return BigInt(whole + fraction) * 10n ** BigInt(62 + Number(exponent) - fraction.length);
}

/** Whole nines of what is missing: how often it fits ten times into 100 %. */
function wholeNines(missing: bigint): number {
  let nines = 0;
  while (missing * 10n ** BigInt(nines + 1) <= 100n * 10n ** 60n) nines++;
  return nines;
}

const unavailabilities = fc.oneof(
  fc.double({ min: 0.0001, max: 16, noNaN: true }).map((nines) => Number((10 ** -nines).toPrecision(15))),
  // just on either side of a whole nine
  fc
    .tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 14 }), fc.constantFrom(-1, 1))
    .map(([nines, digits, sign]) => Number(`${(1 + sign * 10 ** -digits).toFixed(14)}e-${nines}`)),
);

describe('formatAvailability', () => {
  // by hand: 100 − 100·U, four digits of what is missing, half up; more where that would reach the next nine
  it.each([
    [0, '100%'],
    [0.99999, '<0.01%'], // something is left of it
    [1, '0%'],
    [1, '0%'],
    [0.5, '50%'],
    [0.0005, '99.95%'],
    [0.000004, '99.9996%'], // contract §2: never 100 %
    [0.00005, '99.995%'], // (99.995).toFixed(2) is 100.00
    [0.001, '99.9%'],
    [0.1, '90%'],
    [1e-11, '99.999999999%'],
    [1e-15, '99.9999999999999%'],
    [2 / 722, '99.723%'], // contract §3: MTBF 720 h, MTTR 2 h: 99.7230 %
    [1 / 721, '99.8613%'], // MTBF 720 h, MTTR 1 h; like 2/1442
    [1 / 1001, '99.9001%'], // MTBF 1000 h, MTTR 1 h
    [4.99999e-6, '99.9995%'], // contract §4: five pairs of 99.9
    [0.0199, '98.01%'], // contract §4
    [0.001080919, '99.8919%'], // contract §4: 0.1080919 % is missing, 0.1081
    [0.00010000499, '99.9899995%'], // 0.010000499 % missing: four digits would say 99.99
    [0.0010000001, '99.89999999%'],
  ])('of %d is %s', (unavailability, text) => expect(formatAvailability(unavailability)).toBe(text));

  it('never shows more nines than there are, and none that are missing', () => {
    fc.assert(
      fc.property(unavailabilities, (unavailability) => {
        const shown = formatAvailability(unavailability);
        expect(wholeNines(missingOf(shown))).toBeLessThanOrEqual(wholeNines(percentOf(unavailability)));
        expect(shown).not.toBe('100%');
      }),
      { numRuns: 5000 },
    );
  });

  it('is right to half a unit of the fourth digit of what is missing', () => {
    fc.assert(
      fc.property(unavailabilities, (unavailability) => {
        const exact = percentOf(unavailability);
        const error = missingOf(formatAvailability(unavailability)) - exact;
        expect((error < 0n ? -error : error) * 2000n <= exact).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0.00050001, 0.0005, '99.949999%'], // 0.050001 % is missing
    [0.00049999, 0.0005, '99.950001%'],
    [0.0005, 0.0005, '99.95%'],
    [0.00123461, 0.00123459, '99.876539%'], // at five digits both would be 99.87654
    [1e-9, 0, '99.9999999%'],
    [0.001 + 2e-13, 0.001, '99.89999999998%'],
    [0.0010000000000000002, 0.001, '99.89999999999999998%'], // one unit in the last place: a gate sees it too
    [0.01, 0.001, '99%'],
  ])('of %d, apart from %d, is %s', (unavailability, apartFrom, text) => {
    expect(formatAvailability(unavailability, apartFrom)).toBe(text);
  });

  it('stands on the right side of what it is told apart from', () => {
    const near = fc
      .tuple(unavailabilities, fc.double({ min: -1e-4, max: 1e-4, noNaN: true }))
      .map(([a, change]) => [a, Math.min(1, Number((a * (1 + change)).toPrecision(15)))] as const);
    fc.assert(
      fc.property(near, ([actual, target]) => {
        fc.pre(actual !== target && actual <= 0.9);
        const missing = missingOf(formatAvailability(actual, target));
        expect(missing > percentOf(target)).toBe(actual > target);
        expect(missing).not.toBe(percentOf(target));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('formatNines', () => {
  it.each([
    [0, '0.00'],
    [3, '3.00'],
    [3.3010299956639813, '3.30'], // 99.95 %, contract §1
    [2.999, '2.99'],
    [2.9999999999, '2.99'],
    [2.999999999995, '2.99'],
    [2.3, '2.30'], // 2.3 × 100 is 229.99999999999997
    [1.15, '1.15'], // 1.15 × 100 is 114.99999999999999
    [12.075, '12.07'],
    [15.954, '15.95'],
  ])('of %d is %s', (nines, text) => expect(formatNines(nines)).toBe(text));

  it('shows hundredths as they are, and cuts the rest off', () => {
    fc.assert(
      fc.property(fc.nat(1600), fc.integer({ min: 1, max: 9_999_999 }), (hundredths, rest) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        expect(formatNines(hundredths / 100)).toBe(text);
        expect(formatNines(Number(`${text}${String(rest).padStart(7, '0')}`))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatDecimal', () => {
  it.each([
    [1234.5678, 2, '1234.57'],
    [99.995, 2, '100'], // half up in decimal; as a number it may round, as an availability it may not
    [1.005, 2, '1.01'], // in binary it is 1.00499999999999989…
    [0.1 + 0.2, 15, '0.3'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [-0.004, 2, '0'],
    [0, 3, '0'],
    [10, 2, '10'],
    [100, 0, '100'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-7, 8, '0.00000015'],
  ])('%d to %i places is %s', (value, decimals, text) => expect(formatDecimal(value, decimals)).toBe(text));
});

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-1234, '-1,234'],
    [-123, '-123'],
  ])('%i is %s', (value, text) => expect(formatCount(value)).toBe(text));
});

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [1, '100%'],
    [0.5, '50%'],
    [0.285, '28.5%'], // 0.285 × 100 is 28.499999999999996
    [0.3333, '33.3%'],
    [0.0005, '0.1%'],
    [0.0004, '<0.1%'],
    [1e-12, '<0.1%'],
    [0.9994, '99.9%'],
    [0.9995, '>99.9%'],
    [0.9999999, '>99.9%'],
    // a budget that is spent more than once, and what is left of it then
    [1.0004, '>100%'],
    [1.0005, '100.1%'],
    [-0.0004, '>-0.1%'],
    [-0.0005, '-0.1%'],
    [-2.5, '-250%'],
  ])('%d is %s', (ratio, text) => expect(formatShare(ratio)).toBe(text));
});

describe('formatPercent', () => {
  it.each([
    [{ digits: 125n, scale: 3 }, '12.5%'],
    [{ digits: 1n, scale: 0 }, '100%'],
    [{ digits: 5n, scale: 1 }, '50%'],
    [{ digits: 0n, scale: 0 }, '0%'],
    // 0.998999999999999996: more digits than a double has
    [{ digits: 998_999_999_999_999_996n, scale: 18 }, '99.8999999999999996%'],
  ])('%o is %s', (ratio, text) => expect(formatPercent(ratio)).toBe(text));
});

describe('formatProgress', () => {
  it.each([
    [0, '0 %'],
    [1e-6, '<1 %'],
    [0.01, '1 %'],
    [0.999, '99 %'],
    [1, '100 %'],
    [1.2, '100 %'], // a file that grew while it was read
  ])('%d is %s', (ratio, text) => expect(formatProgress(ratio)).toBe(text));
});

describe('formatTarget', () => {
  it.each([
    ['99.9', '99.9%'],
    [' 99.9% ', '99.9%'],
    ['0.999', '0.999'],
    ['3n', '3n'],
  ])('%j is %s', (text, shown) => expect(formatTarget(text)).toBe(shown));
});

describe('formatDuration', () => {
  // by hand: 60 s, 3600 s, 86 400 s
  it.each([
    [0, '0s'],
    [1e-9, '<0.001ms'],
    [4.9e-7, '<0.001ms'],
    [5e-7, '0.001ms'],
    [0.000864, '0.864ms'],
    [0.0315, '31.5ms'],
    [0.25, '250ms'],
    [0.9994, '999.4ms'],
    [0.9995, '1s'],
    [1, '1s'],
    [51.84, '51.84s'],
    [59.994, '59.99s'],
    [59.995, '1m'], // not 60s
    [59.996, '1m'],
    [60, '1m'],
    [90.4, '1m 30s'],
    [2592, '43m 12s'], // 99.9 % of 30 d, contract §3: 43.2 min
    [2628, '43m 48s'], // 99.9 % of a month: 43.8 min
    [3599.6, '1h'],
    [3661, '1h 1m 1s'],
    [31_536, '8h 45m 36s'], // 99.9 % of a year: 8.76 h
    [31.536, '31.54s'], // 99.9999 % of a year
    [86_399.6, '1d'],
    [86_400, '1d'],
    [93_784, '1d 2h 3m'], // 1 d 2 h 3 m 4 s
    [315_360, '3d 15h 36m'], // 99 % of a year: 3.65 d
    [8_639_999, '100d'],
    [100 * 86_400 + 43_199, '100d'],
    [3_650 * 86_400, '3,650d'],
    [-2592, '-43m 12s'],
  ])('%d s is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it('says a duration within its last unit, and no unit carries over', () => {
    const length: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 };
    const most: Readonly<Record<string, number>> = { h: 23, m: 59, s: 59.99, ms: 999.5 };
    fc.assert(
      fc.property(fc.double({ min: -3, max: 8, noNaN: true }), (power) => {
        const seconds = 10 ** power;
        let said = 0;
        for (const part of formatDuration(seconds).split(' ')) {
          const [, amount, unit] = /^([0-9.,]+)([a-z]+)$/.exec(part)!;
          const value = Number(amount!.replaceAll(',', ''));
          said += value * length[unit!]!;
          expect(value).toBeLessThanOrEqual(most[unit!] ?? Number.POSITIVE_INFINITY);
        }
        const step =
          seconds < 0.01
            ? 1e-6
            : seconds < 0.9995
              ? 1e-4
              : seconds < 59.995
                ? 0.01
                : seconds < 86_400
                  ? 1
                  : seconds < 8_640_000
                    ? 60
                    : 86_400;
        expect(Math.abs(said - seconds)).toBeLessThanOrEqual(step / 2 + seconds * 1e-12);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatLocalInstant', () => {
  it.each([
    ['2024-02-29T12:00:00Z', utc, '2024-02-29 12:00'],
    ['2024-02-29T12:00:07Z', utc, '2024-02-29 12:00:07'],
    ['2024-02-29T23:30:00Z', createZone('Asia/Kolkata'), '2024-03-01 05:00'], // +05:30
    ['2024-07-01T12:00:00Z', createZone('America/New_York'), '2024-07-01 08:00'], // −04:00
  ])('%s', (instant, zone, text) => expect(formatLocalInstant(Date.parse(instant), zone)).toBe(text));
});
