/**
 * A decimal as people type it, kept exactly: `digits` × 10^−`scale`. Floats enter only at the very end, so that
 * 99.999999999 % is an unavailability of 1e-11 and not of 1.00000008e-11.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const form = /^([0-9]+)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$|^\.([0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?$/;

/**
 * Reads an unsigned decimal (`99.95`, `.5`, `1e9`); null where the text is anything else, and where no double comes near
 * it (`1e999`, `1e-999`): whatever is typed becomes a number in the end, and that must not be Infinity or a silent 0.
 */
export function parseDecimal(text: string): Decimal | null {
  const match = form.exec(text);
  if (!match || text.length > 400) return null;
  const whole = match[1] ?? '';
  const fraction = match[2] ?? match[4] ?? '';
  const exponent = Number(match[3] ?? match[5] ?? 0);
  const digits = BigInt(`${whole}${fraction}` || '0');
  const nearest = Number(text);
  if (!Number.isFinite(nearest) || (nearest === 0 && digits !== 0n)) return null;
  const scale = fraction.length - exponent;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

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

/** The double nearest to the decimal. @example toNumber(parseDecimal('0.1')!) // 0.1 */
export function toNumber(value: Decimal): number {
  return Number(`${value.digits}e${-value.scale}`);
}

/** The decimal as people write it, with all of its digits. @example decimalText({ digits: 9950n, scale: 2 }) // '99.5' */
export function decimalText({ digits, scale }: Decimal): string {
  const padded = digits.toString().padStart(scale + 1, '0');
  if (scale === 0) return padded;
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`.replace(/\.?0+$/, '');
}

/** True for a text of the form of a number, also where `parseDecimal` refuses it for its size. */
export function looksLikeDecimal(text: string): boolean {
  return /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text);
}

/*
 * Budgets and targets are compared at their boundaries: exactly half left, exactly met. A double cannot hold 0.1 % of a
 * month with an impact of 30 %, so such numbers are decimals until they are shown.
 */

/** Nothing. */
export const nothing: Decimal = { digits: 0n, scale: 0 };

/** Moves the decimal point: value × 10^−`places`. */
export function shifted(value: Decimal, places: number): Decimal {
  return { digits: value.digits, scale: value.scale + places };
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

/** `whole` − value. */
export function subtractedFrom(whole: number, value: Decimal): Decimal {
  return minus(ofWhole(whole), value);
}

/** Negative where left is the smaller, 0 where they are equal, positive else. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const { digits } = minus(left, right);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** Compares the decimal with a whole number: negative, zero or positive. */
export function compareToWhole(value: Decimal, whole: number): number {
  return compareDecimals(value, ofWhole(whole));
}

/**
 * left / right as a double, rounded once where doubles hold both as whole numbers of one scale: 0.3 / 0.1 is 3.
 * Domain: right > 0. @example quotient(exactly(1920), exactly(2592)) // 0.7407407407407407
 */
export function quotient(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const [dividend, divisor] = [Number(digitsAt(left, scale)), Number(digitsAt(right, scale))];
  if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) return dividend / divisor;
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

const ofWhole = (whole: number): Decimal => ({ digits: BigInt(whole), scale: 0 });
