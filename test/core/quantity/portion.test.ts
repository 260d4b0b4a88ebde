import { describe, expect, it } from 'vitest';
import { decimalText, exactly, parseDecimal } from '../../../src/core/quantity/decimal.ts';
import { comparePortion, decimalOf, portionOf, unit } from '../../../src/core/quantity/portion.ts';

describe('portionOf', () => {
  it('takes measured numbers for the decimals that they are', () => {
    // 57 % of 100 s: the product of the doubles is 56.99999999999999
    expect(0.57 * 100).not.toBe(57);
    expect(portionOf(0.57 * 100, 1_000)).toEqual({ part: exactly(57), whole: exactly(1_000) });
  });
  it('is none where more is down than counted, and of nothing', () => {
    expect(portionOf(2, 1)).toBeNull();
    expect(portionOf(0, 0)).toBeNull();
  });
});

describe('comparePortion', () => {
  it.each([
    [2_592_000, 2_592_000_000, '0.001', 0], // 30 days at 99.9 %
    [2_592_001, 2_592_000_000, '0.001', 1],
    [2_592_000, 2_592_000_000, '0.0009999999999999999999', 1], // the same double as 0.001
    [2_592_000, 2_592_000_000, '0.0010000000000000000001', -1],
    [1, 3, '0.3333333333333333333333', 1], // no decimal is a third
    [1, 3, '0.3333333333333333333334', -1],
  ])('%d of %d against %s', (part, whole, ratio, sign) => {
    expect(Math.sign(comparePortion(portionOf(part, whole)!, parseDecimal(ratio)!))).toBe(sign);
  });
});

describe('decimalOf', () => {
  it.each([
    [1, 3, 4, '0.3333'],
    [2, 3, 4, '0.6667'],
    [1, 8, 2, '0.13'], // half up
    [1, 8, 5, '0.125'],
    [1, 1, 0, '1'],
  ])('%d of %d to %d places is %s', (part, whole, places, text) => {
    expect(decimalText(decimalOf(portionOf(part, whole)!, places))).toBe(text);
  });
  it('keeps a decimal', () => expect(decimalText(decimalOf({ part: exactly(0.25), whole: unit }, 2))).toBe('0.25'));
});
