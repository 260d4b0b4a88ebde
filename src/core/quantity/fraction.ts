import { type Decimal, digitsAt, toNumber } from './decimal.ts';

/** A ratio of two whole numbers in lowest terms: seven thirtieths are no decimal. Domain: numerator ≥ 0, denominator > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** left / right. Domain: left ≥ 0, right > 0. @example fractionOf(exactly(0.5), exactly(1.5)) // 1/3 */
export function fractionOf(left: Decimal, right: Decimal): Fraction {
  const scale = Math.max(left.scale, right.scale);
  return reduced(digitsAt(left, scale), digitsAt(right, scale));
}

/** The fraction × numerator / denominator. */
export function scaled(value: Fraction, numerator: bigint, denominator: bigint): Fraction {
  return reduced(value.numerator * numerator, value.denominator * denominator);
}

/** The smallest whole number not below 1 / value. Domain: value > 0. */
export function ceilingOfInverse({ numerator, denominator }: Fraction): bigint {
  return (denominator + numerator - 1n) / numerator;
}

/** The decimal that the fraction is; null where its digits have no end. @example decimalOf({ numerator: 1n, denominator: 8n }) // 0.125 */
export function decimalOf({ numerator, denominator }: Fraction): Decimal | null {
  let [rest, twos, fives] = [denominator, 0, 0];
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos++;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives++;
  }
  if (rest !== 1n) return null;
  const scale = Math.max(twos, fives);
  return { digits: (numerator * 10n ** BigInt(scale)) / denominator, scale };
}

/** The decimal of so many significant digits that is nearest to the fraction. Domain: value > 0. */
export function roundedDecimal({ numerator, denominator }: Fraction, digits: number): Decimal {
  // the digits before the point, or less the zeros after it; at most one too few, which is one digit more than asked for
  const magnitude = numerator.toString().length - denominator.toString().length;
  const scale = Math.max(0, digits - magnitude);
  const shifted = 2n * numerator * 10n ** BigInt(scale) + denominator;
  return { digits: shifted / (2n * denominator), scale };
}

/** The double nearest to the fraction: of so many digits that no rounding is done twice but by a miracle. */
export function nearestDouble(value: Fraction): number {
  return toNumber(decimalOf(value) ?? roundedDecimal(value, 40));
}

function reduced(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
