import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypedPlace } from '../../../src/core/problem.ts';
import {
  fromPart,
  fromTimes,
  fromUnavailability,
  ninesOf,
  parseAvailability,
  parseShare,
  parseUnavailabilityExactly,
} from '../../../src/core/quantity/availability.ts';
import { decimalText } from '../../../src/core/quantity/decimal.ts';
import { formatAvailability } from '../../../src/report/numbers.ts';
import { problemOf } from './problem-of.ts';

const place: TypedPlace = { kind: 'typed', option: '--target', text: 'x' };

// Python decimal, 60 digits: A, U = 1 − A and −log10(U), each rounded to the nearest double once.
const read = [
  ['99.95', 0.9995, 0.0005, 3.3010299956639813], // contract §2
  ['99.95%', 0.9995, 0.0005, 3.3010299956639813],
  [' 99.95 % ', 0.9995, 0.0005, 3.3010299956639813],
  ['0.9995', 0.9995, 0.0005, 3.3010299956639813], // below 1 without % is a ratio
  ['.9995', 0.9995, 0.0005, 3.3010299956639813],
  ['0.9995%', 0.009995, 0.990005, 0.004362612001514712], // with % it is a percentage
  ['99.9', 0.999, 0.001, 3], // contract §1: exactly 3
  ['99.999999999', 0.99999999999, 1e-11, 11], // contract §2
  ['99.999999999%', 0.99999999999, 1e-11, 11],
  ['0.99999999999', 0.99999999999, 1e-11, 11],
  ['1%', 0.01, 0.99, 0.004364805402450085], // contract §2: 1% is 0.01
  ['0.01%', 0.0001, 0.9999, 0.00004343161980751039],
  ['12.5', 0.125, 0.875, 0.057991946977686754],
  ['1.5', 0.015, 0.985, 0.006563769502388268],
  ['100', 1, 0, null],
  ['100%', 1, 0, null],
  ['0', 0, 1, 0],
  ['0%', 0, 1, 0],
  ['3n', 0.999, 0.001, 3],
  ['11n', 0.99999999999, 1e-11, 11],
  ['3.5n', 0.9996837722339832, 0.00031622776601683794, 3.5], // 10^−3.5
  ['0n', 0, 1, 0],
  ['300n', 1, 1e-300, 300],
] as const;

describe('parseAvailability', () => {
  it.each(read)('%s', (text, availability, unavailability, nines) => {
    const found = parseAvailability(text);
    expect([found.availability, found.unavailability]).toEqual([availability, unavailability]);
    if (nines === null || Number.isInteger(nines)) expect(found.nines).toBe(nines);
    else expect(Math.abs(found.nines! / nines - 1)).toBeLessThan(1e-11); // U near 1: log10 sees only its rounded digits
  });

  it.each([
    ['1', 'percentAmbiguousOne'],
    ['1.0', 'percentAmbiguousOne'],
    ['1.000', 'percentAmbiguousOne'],
    ['101', 'percentOutOfRange'],
    ['100.0000000001', 'percentOutOfRange'],
    ['101%', 'percentOutOfRange'],
    ['1e3', 'percentOutOfRange'],
    ['-1', 'percentOutOfRange'],
    ['-0.5%', 'percentOutOfRange'],
    ['abc', 'percentUnreadable'],
    ['', 'percentUnreadable'],
    ['%', 'percentUnreadable'],
    ['n', 'percentUnreadable'],
    ['+5', 'percentUnreadable'],
    ['-3n', 'percentOutOfRange'],
    ['1.2.3n', 'percentUnreadable'],
    ['99,95', 'percentUnreadable'],
    ['99.95%%', 'percentUnreadable'],
    ['NaN', 'percentUnreadable'],
  ] as const)('refuses %j: %s', (text, kind) => {
    expect(problemOf(() => parseAvailability(text, place))).toEqual({ kind, where: place, data: { text } });
  });

  it.each(['301n', '400n', `99.${'9'.repeat(300)}`])('refuses %s: beyond 300 nines', (text) => {
    const expected = { kind: 'ninesTooMany', where: place, data: { text, most: 300 } };
    expect(problemOf(() => parseAvailability(text, place))).toEqual(expected);
  });

  it('reads a percentage and its ratio alike', () => {
    const hundredMillionths = fc.integer({ min: 100_000_001, max: 9_999_999_999 }); // of a percent, above 1 %
    fc.assert(
      fc.property(hundredMillionths, (whole) => {
        const percent = `${Math.floor(whole / 1e8)}.${String(whole % 1e8).padStart(8, '0')}`;
        const ratio = `0.${String(whole).padStart(10, '0')}`;
        expect(parseAvailability(percent)).toEqual(parseAvailability(ratio));
      }),
    );
  });

  it('reads back what is printed, within half a unit of the last of four digits of what is missing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 12, noNaN: true }), (nines) => {
        const unavailability = 10 ** -nines;
        const back = parseAvailability(formatAvailability(unavailability)).unavailability;
        expect(Math.abs(back - unavailability)).toBeLessThanOrEqual(unavailability * 0.50001e-3);
      }),
    );
  });
});

describe('ninesOf', () => {
  it.each(Array.from({ length: 301 }, (_, power) => power))('10^−%i is that many, exactly', (power) => {
    expect(ninesOf(Number(`1e-${power}`))).toBe(power);
  });
  it('is null at 0 and a plain 0 at 1', () => {
    expect(ninesOf(0)).toBeNull();
    expect(Object.is(ninesOf(1), 0)).toBe(true);
  });
  it('falls as unavailability grows', () => {
    const ratio = fc.double({ min: 1e-15, max: 1, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (a, b) => ninesOf(Math.min(a, b))! >= ninesOf(Math.max(a, b))!),
      { numRuns: 500 },
    );
  });
});

describe('fromUnavailability', () => {
  it('keeps the unavailability and takes the rest from it', () => {
    // 2 h in 722 h (MTBF 720 h, MTTR 2 h): Python fractions, 1 − 1/361
    expect(fromUnavailability(2 / 722)).toEqual({
      availability: 0.997229916897507,
      unavailability: 0.002770083102493075,
      nines: ninesOf(2 / 722),
    });
  });
});

describe('parseUnavailabilityExactly', () => {
  // by hand: 1 − the ratio that is written
  it.each([
    ['99.8999999999999999999', '0.001000000000000000001'],
    ['99.9', '0.001'],
    ['3n', '0.001'],
    ['0.9995', '0.0005'],
    ['100', '0'],
  ])('%s leaves %s', (text, left) => expect(decimalText(parseUnavailabilityExactly(text)!)).toBe(left));
  it('is nothing for nines that no decimal is', () => expect(parseUnavailabilityExactly('3.5n')).toBeNull());
});

describe('parseShare', () => {
  // by hand: the ratio that is written
  it.each([
    ['30%', 0.3],
    ['30', 0.3],
    ['0.3', 0.3],
    ['0', 0],
    ['100', 1],
    ['1%', 0.01],
    ['0.005', 0.005],
    ['0.1%', 0.001],
  ])('%s is %d', (text, ratio) => expect(parseShare(text)).toBe(ratio));

  it.each([
    ['1', 'percentAmbiguousOne'],
    ['3n', 'shareInNines'],
    ['101', 'percentOutOfRange'],
    ['-1', 'percentOutOfRange'],
    ['half', 'percentUnreadable'],
  ] as const)('refuses %s: %s', (text, kind) => {
    expect(problemOf(() => parseShare(text, place))).toMatchObject({ kind, where: place, data: { text } });
  });
});

describe('fromTimes and fromPart', () => {
  // Python: Fraction(1, 10**9 + 1) and Fraction(1, 31*86400*1000) to the nearest double; nines by mpmath with 40 digits
  it.each([
    [fromTimes(1, 1e9), 9.99999999e-10, 4.342944816861046e-10],
    [fromPart(31 * 86_400_000 - 1, 31 * 86_400_000), 3.7335722819593786e-10, 1.621469840144584e-10],
  ])('keep the digits of an availability near 0: %o', ({ availability, nines }, expected, expectedNines) => {
    expect(availability).toBe(expected);
    expect(Math.abs(nines! / expectedNines - 1)).toBeLessThan(1e-15);
  });
  it('keep those of an unavailability near 0', () => {
    expect(fromPart(2_592, 2_592_000)).toEqual({ availability: 0.999, unavailability: 0.001, nines: 3 });
    expect(fromTimes(0, 5)).toEqual({ availability: 0, unavailability: 1, nines: 0 });
    expect(fromTimes(5, 0)).toEqual({ availability: 1, unavailability: 0, nines: null });
  });
});
