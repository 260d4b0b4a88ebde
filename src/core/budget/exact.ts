import { type Decimal, parseDecimal, toNumber } from '../quantity/decimal.ts';

/*
 * Budgets are compared at their boundaries: exactly half left, exactly nothing left. A double cannot hold 0.1 % of a
 * month with an impact of 30 %, so budget and consumption are decimals until they are shown.
 */

/** Nothing. */
export const nothing: Decimal = { digits: 0n, scale: 0 };

/**
 * The decimal that a double is written as: 0.001 is a thousandth. Domain: finite, not negative.
 * @throws RangeError outside the domain
 * @example exactly(0.3) // { digits: 3n, scale: 1 }
 */
export function exactly(value: number): Decimal {
  const decimal = parseDecimal(String(value));
  if (!decimal) throw new RangeError(`no decimal: ${value}`);
  return decimal;
}

/** left + right. */
export function plus(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: digitsAt(left, scale) + digitsAt(right, scale), scale };
}

/** left − right; may be negative. */
export function minus(left: Decimal, right: Decimal): Decimal {
  return plus(left, { digits: -right.digits, scale: right.scale });
}

/** left × right. */
export function times(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale };
}

/** Negative where left is the smaller, 0 where they are equal, positive else. */
export function compare(left: Decimal, right: Decimal): number {
  const { digits } = minus(left, right);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** left / right as a double. Domain: right > 0. @example quotient(exactly(1920), exactly(2592)) // 0.7407407407407407 */
export function quotient(left: Decimal, right: Decimal): number {
  return toNumber(left) / toNumber(right);
}

/** The largest whole number not above left / right. Domain: left ≥ 0, right > 0. */
export function wholeQuotient(left: Decimal, right: Decimal): bigint {
  const scale = Math.max(left.scale, right.scale);
  return digitsAt(left, scale) / digitsAt(right, scale);
}

/** The smallest whole number not below left / right. Domain: left ≥ 0, right > 0. */
export function ceilingQuotient(left: Decimal, right: Decimal): bigint {
  const scale = Math.max(left.scale, right.scale);
  const divisor = digitsAt(right, scale);
  return (digitsAt(left, scale) + divisor - 1n) / divisor;
}

/** The digits of a decimal at a scale that is no smaller than its own. */
export function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}
