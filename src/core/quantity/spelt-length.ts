import { parseDecimal, toNumber } from './decimal.ts';
import { parseDuration } from './duration.ts';
import { unitOf } from './time-unit.ts';

/**
 * Reads a length of time as monitors and spreadsheets write it, in milliseconds: `15 hrs, 38 mins`, `1h30m`,
 * `2 days and 3 hours`, `02:14:00`, `1 day, 2:03:04`, .NET's `1.02:03:04`, ISO 8601 `PT43M`; a comma may stand for the
 * decimal point. NaN for anything else: for a number without a unit too, and for `02:14`, which could be hours or minutes.
 * @example readSpeltLength('15 hrs, 38 mins') // 56280000
 */
export function readSpeltLength(text: string): number {
  const trimmed = text.trim().replace(/^(?:about |approx\.? |~ ?)/i, '');
  const negative = /^[-−]/.test(trimmed);
  const length = lengthOf(negative ? trimmed.slice(1).trim() : trimmed);
  return negative ? -length : length;
}

function lengthOf(text: string): number {
  if (/^P/i.test(text)) return isoLength(text);
  const clock = /^(?:([0-9]+)(?: ?d(?:ays?)?,? *|\.))?([0-9]{1,3}):([0-5][0-9]):([0-5][0-9](?:[.,][0-9]+)?)$/i.exec(
    text,
  );
  if (clock) {
    const [, days = '0', hours, minutes, seconds] = clock;
    return sumOf([
      [days, 'd'],
      [hours!, 'h'],
      [minutes!, 'm'],
      [seconds!, 's'],
    ]);
  }
  const parts = [...text.matchAll(/([0-9]+(?:[.,][0-9]+)?) ?([A-Za-z]+\.?)/g)];
  const rest = text.replace(/[0-9]+(?:[.,][0-9]+)? ?[A-Za-z]+\.?/g, '').replace(/[\s,;&]|\band\b/gi, '');
  return parts.length === 0 || rest !== '' ? Number.NaN : sumOf(parts.map(([, amount, unit]) => [amount!, unit!]));
}

function isoLength(text: string): number {
  try {
    return Math.round(parseDuration(text) * 1_000);
  } catch {
    return Number.NaN;
  }
}

function sumOf(parts: readonly (readonly [amount: string, unit: string])[]): number {
  let milliseconds = 0;
  for (const [amount, unit] of parts) {
    const number = decimalOf(amount);
    milliseconds += number === null ? Number.NaN : number * (unitOf(unit) ?? Number.NaN);
  }
  return Math.round(milliseconds);
}

/**
 * Whether a comma may part thousands as well as be the decimal point, as in `86,400`: one to three digits that do not begin with
 * 0, and three behind it. @example isEitherComma('86,400 s') // true; '2,5', '0,125' and '1234,567' have one reading
 */
export function isEitherComma(text: string): boolean {
  return /(?<![0-9:.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])/.test(text);
}

/** The same for a point, where commas are decimal ones. @example isEitherPoint('5.400') // true; '5.4' and '0.125' have one reading */
export function isEitherPoint(text: string): boolean {
  return /(?<![0-9:.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])/.test(text);
}

/** A number as spreadsheets write it: a comma may be its decimal point; null for anything else. @example decimalOf('2,5') // 2.5 */
export function decimalOf(text: string): number | null {
  const number = parseDecimal(/^[0-9]*,[0-9]+$/.test(text) ? text.replace(',', '.') : text);
  return number && toNumber(number);
}
