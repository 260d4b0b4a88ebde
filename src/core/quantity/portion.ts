import { compareDecimals, type Decimal, digitsAt, exactly, nothing, times } from './decimal.ts';
import { withoutDust } from './without-dust.ts';

/** A part of a whole, both exactly: an unavailability that may be no decimal (a third), and yet is compared with one exactly. */
export interface Portion {
  readonly part: Decimal;
  readonly whole: Decimal;
}

/** All of something. */
export const unit: Decimal = { digits: 1n, scale: 0 };

/**
 * The portion of two measured numbers, such as milliseconds: each is the decimal that its 15 digits say. null where the
 * part is more than the whole, or the whole nothing. Domain: finite, not negative.
 * @example portionOf(0.57 * 100, 1_000) // 57 of 1000, though the product is 56.99999999999999
 */
export function portionOf(part: number, whole: number): Portion | null {
  const portion = { part: exactly(withoutDust(part)), whole: exactly(withoutDust(whole)) };
  const isPortion = compareDecimals(portion.whole, nothing) > 0 && compareDecimals(portion.part, portion.whole) <= 0;
  return isPortion ? portion : null;
}

/** Negative where it is the smaller, 0 where both are equal, positive else. Domain: whole > 0. */
export function comparePortion({ part, whole }: Portion, ratio: Decimal): number {
  return compareDecimals(part, times(ratio, whole));
}

/** The nearest decimal with so many places, rounded half up. @example decimalOf({ part: unit, whole: exactly(3) }, 2) // 0.33 */
export function decimalOf({ part, whole }: Portion, places: number): Decimal {
  const scale = Math.max(part.scale, whole.scale);
  const divisor = digitsAt(whole, scale);
  const digits = (2n * digitsAt(part, scale) * 10n ** BigInt(places) + divisor) / (2n * divisor);
  return { digits, scale: places };
}

/**
 * A portion as a decimal with so many digits that it differs from another one: all, where it is a decimal itself.
 * Domain: they do differ. @example toldApart({ part: unit, whole: exactly(3) }, exactly(0.3)) // 0.333333333
 */
export function toldApart(portion: Portion, other: Decimal): Decimal {
  if (compareDecimals(portion.whole, unit) === 0) return portion.part;
  let places = other.scale + moreDigits;
  while (compareDecimals(decimalOf(portion, places), other) === 0) places += moreDigits;
  return decimalOf(portion, places);
}

const moreDigits = 8;
