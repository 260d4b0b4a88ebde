import { fail, type Place } from '../problem.ts';
import {
  compareToWhole,
  type Decimal,
  decimalText,
  parseDecimal,
  shifted,
  subtractedFrom,
  toNumber,
} from './decimal.ts';

/**
 * An availability, carried as its unavailability: near 1 the unavailability keeps its digits, the availability loses them.
 * `nines` is −log10(U), null at U = 0.
 */
export interface Availability {
  readonly availability: number;
  readonly unavailability: number;
  readonly nines: number | null;
}

/**
 * Nines of an unavailability: −log10(U). Whole powers of ten give whole numbers. Near U = 1 the digits are those of the
 * availability, −ln(1 − A)/ln 10, where it is known on its own.
 * Domain 0 ≤ U ≤ 1; null at 0, where there is no number. @example ninesOf(0.001) // 3
 */
export function ninesOf(unavailability: number, availability = 1 - unavailability): number | null {
  if (unavailability === 0) return null;
  if (unavailability > 0.5) return Math.log1p(-availability) / -Math.LN10 || 0; // and not −0
  const nines = -Math.log10(unavailability);
  const whole = Math.round(nines);
  // log10 may miss a whole power of ten by one unit in the last place, and 99.9 % is three nines exactly
  if (unavailability === Number(`1e-${whole}`)) return whole;
  return nines;
}

/** @example fromUnavailability(0.0005) // { availability: 0.9995, unavailability: 0.0005, nines: 3.301… } */
export function fromUnavailability(unavailability: number): Availability {
  return { availability: 1 - unavailability, unavailability, nines: ninesOf(unavailability) };
}

/**
 * The availability of time up and time down (or of good and bad events): A = up/(up + down) and U = down/(up + down), each
 * from the times, so that neither loses its digits where it is small. Any unit, the same for both.
 *
 * Domain: finite, up ≥ 0, down ≥ 0, not both 0. @example fromTimes(1, 1e9).availability // 9.99999999e-10, and not 1 − U
 */
export function fromTimes(up: number, down: number): Availability {
  return ofParts(up, down, up + down);
}

/**
 * The same where the whole is known: A = (whole − down)/whole and U = down/whole.
 * Domain: 0 ≤ down ≤ whole, whole > 0. @example fromPart(2_592, 2_592_000).unavailability // 0.001
 */
export function fromPart(down: number, whole: number): Availability {
  return ofParts(whole - down, down, whole);
}

function ofParts(up: number, down: number, whole: number): Availability {
  const [availability, unavailability] = [up / whole, down / whole];
  return { availability, unavailability, nines: ninesOf(unavailability, availability) };
}

/** Below this a double soon has no digits left for an unavailability. */
const mostNines = 300;

/** What a typed percentage was: the exact ratio, as a decimal. */
function readRatio(
  text: string,
  where: Place | null,
  share: { readonly isShare?: true } = {},
): Decimal | { readonly nines: number } {
  const trimmed = text.trim();
  const nines = /^(-\s*)?([0-9.]+)n$/.exec(trimmed);
  if (nines) {
    const value = parseDecimal(nines[2]!);
    if (!value) return fail('percentUnreadable', { text, ...share }, where);
    if (nines[1] !== undefined) return fail('percentOutOfRange', { text, ...share }, where);
    if (toNumber(value) > mostNines) return fail('ninesTooMany', { text, most: mostNines }, where);
    return { nines: toNumber(value) };
  }
  const percent = trimmed.endsWith('%');
  const number = parseDecimal(percent ? trimmed.slice(0, -1).trim() : trimmed);
  if (!number) {
    if (/^-\s*[0-9.]+\s*%?$/.test(trimmed)) return fail('percentOutOfRange', { text, ...share }, where);
    return fail('percentUnreadable', { text, ...share }, where);
  }
  if (!percent && compareToWhole(number, 1) === 0) return fail('percentAmbiguousOne', { text }, where);
  const ratio = percent || compareToWhole(number, 1) > 0 ? shifted(number, 2) : number;
  if (compareToWhole(ratio, 1) > 0) return fail('percentOutOfRange', { text, ...share }, where);
  return ratio;
}

/**
 * Reads an availability as people type it: `99.95`, `99.95%`, `0.9995` (below 1 without `%` is a ratio), `3n`.
 * Exactly `1` is refused as ambiguous, and so is all outside 0–100 %. Parsed as a decimal, so U has all its digits.
 * @example parseAvailability('99.999999999%').unavailability // 1e-11
 */
export function parseAvailability(text: string, where: Place | null = null): Availability {
  const ratio = readRatio(text, where);
  if ('nines' in ratio) return fromUnavailability(powerOfTen(ratio.nines));
  const missing = subtractedFrom(1, ratio);
  const unavailability = toNumber(missing);
  if (missing.digits !== 0n && unavailability < Number(`1e-${mostNines}`))
    return fail('ninesTooMany', { text, most: mostNines }, where);
  // both from the decimal: 1 − 0.99 is 0.010000000000000009, and who typed 1% meant 0.01
  const availability = toNumber(ratio);
  return { availability, unavailability, nines: ninesOf(unavailability, availability) };
}

/**
 * The unavailability of a typed availability with all of its digits, for comparing two that were both typed: in doubles
 * 99.8999999999999999999 % and 99.9 % are one. Null for nines that are not whole, which no decimal is. Refuses what
 * `parseAvailability` refuses. @example parseUnavailabilityExactly('99.9') // { digits: 1n, scale: 3 }, or an equal one
 */
export function parseUnavailabilityExactly(text: string, where: Place | null = null): Decimal | null {
  const ratio = readRatio(text, where);
  if (!('nines' in ratio)) return subtractedFrom(1, ratio);
  return Number.isInteger(ratio.nines) ? { digits: 1n, scale: ratio.nines } : null;
}

/**
 * The same as the text of a decimal, for what keeps it; null where it is none.
 * @example unavailabilityText('99.9%') // '0.001'
 */
export function unavailabilityText(text: string): string | null {
  const exact = parseUnavailabilityExactly(text);
  return exact && decimalText(exact);
}

/**
 * Reads a share (a probability, an unavailability, a weight) by the same rules, but no nines, which only an availability
 * has; gives the ratio itself, 0 to 1. @example parseShare('0.1%') // 0.001
 */
export function parseShare(text: string, where: Place | null = null): number {
  const ratio = readRatio(text, where, { isShare: true });
  return 'nines' in ratio ? fail('shareInNines', { text }, where) : toNumber(ratio);
}

function powerOfTen(nines: number): number {
  return Number.isInteger(nines) ? Number(`1e-${nines}`) : 10 ** -nines;
}
