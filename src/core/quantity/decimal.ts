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

/** The double nearest to the decimal. @example toNumber(parseDecimal('0.1')!) // 0.1 */
export function toNumber(value: Decimal): number {
  return Number(`${value.digits}e${-value.scale}`);
}

/** Moves the decimal point: value × 10^−`places`. */
export function shifted(value: Decimal, places: number): Decimal {
  return { digits: value.digits, scale: value.scale + places };
}

/** `whole` − value, exactly. */
export function subtractedFrom(whole: number, value: Decimal): Decimal {
  return { digits: BigInt(whole) * 10n ** BigInt(value.scale) - value.digits, scale: value.scale };
}

/** Compares two decimals, exactly: negative, zero or positive. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference =
    left.digits * 10n ** BigInt(scale - left.scale) - right.digits * 10n ** BigInt(scale - right.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
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

/** Compares the decimal with a whole number: negative, zero or positive. */
export function compareToWhole(value: Decimal, whole: number): number {
  const difference = -subtractedFrom(whole, value).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
