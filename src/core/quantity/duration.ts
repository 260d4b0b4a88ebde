import { fail, type Place } from '../problem.ts';
import { type Decimal, nothing, parseDecimal, plus, shifted, times, toNumber } from './decimal.ts';

/** Milliseconds in a unit of a typed duration. A year is 365 days; a month has no one length and is refused. */
const unitMilliseconds: Readonly<Record<string, bigint>> = {
  ms: 1n,
  s: 1_000n,
  m: 60_000n,
  h: 3_600_000n,
  d: 86_400_000n,
  w: 604_800_000n,
  y: 31_536_000_000n,
};

/**
 * Reads a duration as people type it, in seconds: `90s`, `43m12s`, `1h 30m`, `1.5h`, `7d`, `2w`, `1y` (365 d), `250ms`,
 * ISO 8601 `PT43M` and `P1DT2H`, and a bare `0`. Added up as decimals, so `0.1s` is the double nearest to 0.1.
 * Up to 2^53 s, beyond which a second would be lost. @example parseDuration('43m12s') // 2592
 */
export function parseDuration(text: string, where: Place | null = null): number {
  const trimmed = text.trim();
  if (trimmed === '0') return 0;
  if (isNegative(trimmed)) return fail('durationUnreadable', { text, reason: 'it is below 0' }, where);
  if (/^[0-9.]+$/.test(trimmed)) return fail('durationUnreadable', { text, reason: 'it has no unit' }, where);
  const parts = /^[Pp]/.test(trimmed) ? isoParts(trimmed) : plainParts(trimmed);
  if (typeof parts === 'string') return fail('durationUnreadable', { text, reason: parts }, where);
  const seconds = toNumber(addedUp(parts));
  if (seconds > Number.MAX_SAFE_INTEGER) return fail('durationUnreadable', { text, reason: 'it is too long' }, where);
  return seconds;
}

/** The same, but more than nothing. */
export function parsePositiveDuration(text: string, where: Place | null = null): number {
  const seconds = isNegative(text.trim()) ? -1 : parseDuration(text, where);
  return seconds > 0 ? seconds : fail('durationNotPositive', { text }, where);
}

const isNegative = (text: string): boolean => /^[-−]\s*(?:PT?)?[0-9.]/i.test(text);

type Part = readonly [amount: Decimal, unit: bigint];

function addedUp(parts: readonly Part[]): Decimal {
  const milliseconds = parts.map(([amount, unit]) => times(amount, { digits: unit, scale: 0 })).reduce(plus, nothing);
  return shifted(milliseconds, 3);
}

function plainParts(text: string): Part[] | string {
  if (/[0-9.][eE][-+]?[0-9]/.test(text)) return 'it has an exponent; write the number out';
  const parts: Part[] = [];
  const form = /\s*([0-9.]+)\s*([a-zA-Z]+)/y;
  while (form.lastIndex < text.length) {
    const match = form.exec(text);
    const amount = match && parseDecimal(match[1]!);
    if (!match || !amount) return 'it is not a number followed by a unit';
    const unit = Object.hasOwn(unitMilliseconds, match[2]!) ? unitMilliseconds[match[2]!] : undefined;
    if (unit === undefined)
      return match[2] === 'M' || /^mo/.test(match[2]!) ? 'a month has no one length' : `there is no unit ${match[2]}`;
    parts.push([amount, unit]);
  }
  return parts.length > 0 ? parts : 'it is empty';
}

function isoParts(text: string): Part[] | string {
  const match =
    /^P(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?(?:T(?=[0-9])(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?$/i.exec(
      text,
    );
  if (!match) return 'it is not an ISO 8601 duration';
  if (match[2] !== undefined) return 'a month has no one length';
  const parts: Part[] = [];
  for (const [group, unit] of [
    [1, 'y'],
    [3, 'w'],
    [4, 'd'],
    [5, 'h'],
    [6, 'm'],
    [7, 's'],
  ] as const) {
    const amount = match[group] === undefined ? null : parseDecimal(match[group]);
    if (match[group] !== undefined && !amount) return 'it is not an ISO 8601 duration';
    if (amount) parts.push([amount, unitMilliseconds[unit]!]);
  }
  return parts.length > 0 ? parts : 'it is empty';
}
