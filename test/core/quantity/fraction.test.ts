import { describe, expect, it } from 'vitest';
import { decimalText, exactly } from '../../../src/core/quantity/decimal.ts';
import {
  ceilingOfInverse,
  decimalOf,
  fractionOf,
  nearestDouble,
  roundedDecimal,
  scaled,
} from '../../../src/core/quantity/fraction.ts';

const text = (left: number, right: number): string | null => {
  const decimal = decimalOf(fractionOf(exactly(left), exactly(right)));
  return decimal && decimalText(decimal);
};

describe('a fraction', () => {
  it('is in lowest terms', () => {
    expect(fractionOf(exactly(0.5), exactly(1.5))).toEqual({ numerator: 1n, denominator: 3n });
    expect(fractionOf(exactly(2592), exactly(180))).toEqual({ numerator: 72n, denominator: 5n });
    expect(scaled({ numerator: 1n, denominator: 3n }, 3n, 4n)).toEqual({ numerator: 1n, denominator: 4n });
  });
  it('is a decimal where its digits have an end', () => {
    // by hand: 1/8 = 0.125, 7/20 = 0.35, 144/10 = 14.4; a third and a seventh have none
    expect([text(1, 8), text(7, 20), text(144, 10), text(0, 7)]).toEqual(['0.125', '0.35', '14.4', '0']);
    expect([text(1, 3), text(1, 7), text(14, 15)]).toEqual([null, null, null]);
  });
  it('is rounded to the nearest decimal else', () => {
    // 2/3 = 0.66…7; 14/15 = 0.93…3; 1/7000 = 0.000142857…
    expect(decimalText(roundedDecimal({ numerator: 2n, denominator: 3n }, 5))).toBe('0.66667');
    expect(decimalText(roundedDecimal({ numerator: 14n, denominator: 15n }, 5))).toBe('0.93333');
    expect(decimalText(roundedDecimal({ numerator: 1n, denominator: 7_000n }, 4))).toBe('0.0001429');
    expect([
      nearestDouble({ numerator: 1n, denominator: 3n }),
      nearestDouble({ numerator: 1n, denominator: 8n }),
    ]).toEqual([1 / 3, 0.125]);
  });
  it('has an inverse that is rounded up', () => {
    // 1/0.0144 = 69.4…; 1/0.02 = 50 exactly
    expect(ceilingOfInverse(fractionOf(exactly(0.0144), exactly(1)))).toBe(70n);
    expect(ceilingOfInverse(fractionOf(exactly(0.02), exactly(1)))).toBe(50n);
  });
});
