import { daysFromCivil, daysInMonth } from './civil.ts';

/** What a plain ISO 8601 stamp said. `milliseconds` is the instant where it had an offset, else the reading of a wall clock. */
export interface IsoReading {
  milliseconds: number;
  /** True where the stamp had no offset: the zone still has to be applied. */
  local: boolean;
}

const zero = 48;
const digit = (code: number): boolean => code >= zero && code <= 57;

/**
 * Reads `YYYY-MM-DD`, then optionally `T`, `t` or one blank and `HH:MM[:SS[.fraction]]`, then optionally `Z` or
 * `±HH[:]MM`, `±HH`, from bytes, by arithmetic. Source: RFC 3339 §5.6 and ISO 8601-1:2019 extended format.
 * Fractions keep milliseconds, finer digits are cut off; 24:00:00 is the next midnight; second 60 is the next minute.
 * Gives false for anything else, also for dates that do not exist: the slower reader decides what those are.
 *
 * @example readIsoBytes(encode('2024-02-29T12:00:00Z'), 0, 20, into) // true, into.milliseconds = 1709208000000
 */
export function readIsoBytes(bytes: Uint8Array, start: number, end: number, into: IsoReading): boolean {
  const length = end - start;
  if (length < 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return false;
  const century = twoDigits(bytes, start);
  const yearOfCentury = twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return false;
  const year = century * 100 + yearOfCentury;
  if (day > daysInMonth(year, month)) return false;
  const date = daysFromCivil(year, month, day) * 86_400_000;
  if (length === 10) {
    into.milliseconds = date;
    into.local = true;
    return true;
  }
  const separator = bytes[start + 10];
  if ((separator !== 84 && separator !== 116 && separator !== 32) || length < 16 || bytes[start + 13] !== 58)
    return false;
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return false;
  let at = start + 16;
  let second = 0;
  let milliseconds = 0;
  if (at < end && bytes[at] === 58) {
    if (at + 3 > end) return false;
    second = twoDigits(bytes, at + 1);
    if (second < 0 || second > 60) return false;
    at += 3;
    if (at < end && (bytes[at] === 46 || bytes[at] === 44)) {
      let scale = 100;
      const first = ++at;
      while (at < end && digit(bytes[at]!)) {
        milliseconds += (bytes[at]! - zero) * scale;
        scale = scale === 100 ? 10 : scale === 10 ? 1 : 0;
        at++;
      }
      if (at === first) return false;
    }
  }
  if (hour === 24 && (minute !== 0 || second !== 0 || milliseconds !== 0)) return false;
  const wall = date + hour * 3_600_000 + minute * 60_000 + second * 1_000 + milliseconds;
  if (at === end) {
    into.milliseconds = wall;
    into.local = true;
    return true;
  }
  const offset = offsetMilliseconds(bytes, at, end);
  if (Number.isNaN(offset)) return false;
  into.milliseconds = wall - offset;
  into.local = false;
  return true;
}

/** The same for a string. */
export function readIsoText(text: string, into: IsoReading): boolean {
  if (text.length < 10 || text.length > longestIso) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return false;
    scratch[i] = code;
  }
  return readIsoBytes(scratch, 0, text.length, into);
}

/** A stamp with any fraction that a program writes is shorter. */
export const longestIso = 64;
const scratch = new Uint8Array(longestIso);

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - zero;
  const ones = bytes[at + 1]! - zero;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

function offsetMilliseconds(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === 32 && end - at > 1) at++; // "2024-01-01 10:00:00 +0000" and "… Z"
  const sign = bytes[at];
  const length = end - at;
  if (length === 1) return sign === 90 || sign === 122 ? 0 : Number.NaN;
  if (sign !== 43 && sign !== 45) return Number.NaN;
  const hours = twoDigits(bytes, at + 1);
  let minutes = 0;
  if (length === 6 && bytes[at + 3] === 58) minutes = twoDigits(bytes, at + 4);
  else if (length === 5) minutes = twoDigits(bytes, at + 3);
  else if (length !== 3) return Number.NaN;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return (sign === 45 ? -1 : 1) * (hours * 3_600_000 + minutes * 60_000);
}
