import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceilingQuotient,
  compareDecimals,
  compareToWhole,
  decimalText,
  exactly,
  looksLikeDecimal,
  minus,
  parseDecimal,
  plus,
  quotient,
  shifted,
  subtractedFrom,
  times,
  toNumber,
  wholeQuotient,
} from '../../../src/core/quantity/decimal.ts';

describe('parseDecimal', () => {
  // the digits and the scale are what is written
  it.each([
    ['99.95', 9995n, 2],
    ['0.9995', 9995n, 4],
    ['.5', 5n, 1],
    ['5.', 5n, 0],
    ['007', 7n, 0],
    ['1e9', 1_000_000_000n, 0],
    ['1.5e1', 15n, 0],
    ['1.25e1', 125n, 1],
    ['2E-3', 2n, 3],
    ['99.999999999', 99999999999n, 9],
  ])('%s', (text, digits, scale) => {
    expect(parseDecimal(text)).toEqual({ digits, scale });
  });

  it.each([
    '',
    '.',
    '-1',
    '+1',
    '1,5',
    '1_000',
    '0x10',
    '1e',
    '1e1000',
    '1e999',
    '1e309', // the largest double is 1.8e308
    '1e-999', // and the smallest 5e-324
    'abc',
    ' 1',
    '1 ',
    '1.2.3',
    'NaN',
    'Infinity',
    '١',
  ])('refuses %j', (text) => expect(parseDecimal(text)).toBeNull());

  it('refuses what is longer than 400 characters', () => {
    expect(parseDecimal(`0.${'9'.repeat(399)}`)).toBeNull();
    expect(parseDecimal(`0.${'9'.repeat(398)}`)).not.toBeNull();
  });
});

describe('Decimal', () => {
  it('gives the double that JavaScript reads in the same text', () => {
    const texts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.nat(30)).map(([digits, scale]) => {
      const padded = digits.toString().padStart(scale + 1, '0');
      return scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
    });
    fc.assert(fc.property(texts, (text) => toNumber(parseDecimal(text)!) === Number(text)));
  });

  it('subtracts, shifts and compares exactly', () => {
    const percent = parseDecimal('99.999999999')!; // 100 − 99.999999999 = 1e-9, a hundredth of it 1e-11
    expect(toNumber(subtractedFrom(100, percent))).toBe(1e-9);
    expect(toNumber(subtractedFrom(1, shifted(percent, 2)))).toBe(1e-11);
    expect(shifted(parseDecimal('5')!, 3)).toEqual({ digits: 5n, scale: 3 });
    expect([compareToWhole(percent, 100), compareToWhole(percent, 99)]).toEqual([-1, 1]);
    expect(compareToWhole(parseDecimal('1.000')!, 1)).toBe(0);
  });

  it('compares with another decimal, whatever the digits behind the point', () => {
    const compare = (left: string, right: string) => compareDecimals(parseDecimal(left)!, parseDecimal(right)!);
    expect([compare('0.10', '0.1'), compare('0.09999999999999999999999', '0.1'), compare('2', '1.9')]).toEqual([
      0, -1, 1,
    ]);
  });

  it.each([
    ['99.50', '99.5'],
    ['100', '100'],
    ['0.0', '0'],
    ['0.001', '0.001'],
    ['1e3', '1000'],
  ])('%s is written %s', (text, written) => expect(decimalText(parseDecimal(text)!)).toBe(written));

  it('knows the form of a number whatever its size', () => {
    expect(['1e999', '1e-999', '1.5', '.5', '5.'].every(looksLikeDecimal)).toBe(true);
    expect(['', '.', 'e5', '1e', '5m', '-1'].some(looksLikeDecimal)).toBe(false);
  });

  it('adds, multiplies and divides', () => {
    const [left, right] = [exactly(0.1), exactly(0.25)];
    expect(decimalText(plus(left, right))).toBe('0.35'); // 0.10 + 0.25
    expect(minus(left, right)).toEqual({ digits: -15n, scale: 2 }); // 0.10 − 0.25
    expect(decimalText(times(left, right))).toBe('0.025'); // 1 × 25 thousandths
    expect(quotient(exactly(1920), exactly(2592))).toBe(20 / 27); // both / 96
    expect(quotient(exactly(0.3), exactly(0.1))).toBe(3); // in doubles 2.9999999999999996
    expect(quotient(exactly(1e-300), exactly(4e300))).toBe(0); // 2.5e-601 is no double
    // 1 / 0.3 = 3.33…, and 0.9 / 0.3 is whole
    expect([wholeQuotient(exactly(1), exactly(0.3)), ceilingQuotient(exactly(1), exactly(0.3))]).toEqual([3n, 4n]);
    expect([wholeQuotient(exactly(0.9), exactly(0.3)), ceilingQuotient(exactly(0.9), exactly(0.3))]).toEqual([3n, 3n]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('is not made of %s', (value) =>
    expect(() => exactly(value)).toThrow(RangeError),
  );
});
