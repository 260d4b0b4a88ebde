import { fail, type Place } from '../problem.ts';
import type { DurationRefusal } from '../typed-facts.ts';
import { type Decimal, nothing, parseDecimal, plus, shifted, times, toNumber } from './decimal.ts';
import { unitOf } from './time-unit.ts';

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
 * `30 days`, ISO 8601 `PT43M` and `P1DT2H`, and a bare `0`. Added up as decimals, so `0.1s` is the double nearest to 0.1.
 * Up to 2^53 s, beyond which a second would be lost. @example parseDuration('43m12s') // 2592
 */
export function parseDuration(text: string, where: Place | null = null): number {
  const trimmed = text.trim();
  if (trimmed === '0') return 0;
  if (isNegative(trimmed)) return fail('durationUnreadable', { text, reason: 'negative' }, where);
  if (/^[0-9.]+$/.test(trimmed)) return fail('durationUnreadable', { text, reason: 'unitMissing' }, where);
  const parts = /^[Pp]/.test(trimmed) ? isoParts(trimmed) : plainParts(trimmed);
  if ('reason' in parts) return fail('durationUnreadable', { text, ...parts }, where);
  const seconds = toNumber(addedUp(parts));
  if (seconds > Number.MAX_SAFE_INTEGER) return fail('durationUnreadable', { text, reason: 'tooLong' }, where);
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

/** Why it is no duration, where it is none. */
interface Refused {
  readonly reason: DurationRefusal;
  readonly unit?: string;
}

function plainParts(text: string): Part[] | Refused {
  if (/[0-9.][eE][-+]?[0-9]/.test(text)) return { reason: 'exponent' };
  const parts: Part[] = [];
  const form = /\s*([0-9.]+)\s*([a-zA-Z]+)/y;
  while (form.lastIndex < text.length) {
    const match = form.exec(text);
    const amount = match && parseDecimal(match[1]!);
    if (!match || !amount) return { reason: 'form' };
    const unit = unitNamed(match[2]!);
    if (unit === null)
      return match[2] === 'M' || /^mo/.test(match[2]!)
        ? { reason: 'month' }
        : { reason: 'unitUnknown', unit: match[2]! };
    parts.push([amount, unit]);
  }
  return parts.length > 0 ? parts : { reason: 'empty' };
}

/** A unit by its letter, whose case matters, or by its word: `d`, `days`. */
function unitNamed(text: string): bigint | null {
  if (Object.hasOwn(unitMilliseconds, text)) return unitMilliseconds[text]!;
  const spelt = /^[A-Za-z][a-z]+$/.test(text) ? unitOf(text) : null;
  return spelt === null ? null : BigInt(spelt);
}

function isoParts(text: string): Part[] | Refused {
  const match =
    /^P(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?(?:T(?=[0-9])(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?$/i.exec(
      text,
    );
  if (!match) return { reason: 'isoForm' };
  if (match[2] !== undefined) return { reason: 'month' };
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
    if (match[group] !== undefined && !amount) return { reason: 'isoForm' };
    if (amount) parts.push([amount, unitMilliseconds[unit]!]);
  }
  return parts.length > 0 ? parts : { reason: 'empty' };
}
