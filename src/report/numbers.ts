import type { Decimal } from '../core/quantity/decimal.ts';
import { digitsKept, withoutDust } from '../core/quantity/without-dust.ts';
import type { Interval } from '../core/time/intervals.ts';
import type { Zone } from '../core/time/zone.ts';

/*
 * The only place that rounds. Core computes and compares unrounded numbers; here they become texts for people.
 */

/** Enough to tell any two doubles apart. */
const allDigits = 17;

/** A decimal number as sign-free digits × 10^−scale, from the 15 digits that a double is good for, or all 17. */
function decimalOf(value: number, significant = digitsKept): Decimal {
  const [mantissa, exponent] = value.toExponential(significant - 1).split('e') as [string, string];
  const digits = BigInt(mantissa.replace('.', ''));
  const scale = significant - 1 - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Rounds a non-negative number to `decimals` places, half up, in decimal: (99.995).toFixed(2) would look at binary. */
function rounded(value: Decimal, decimals: number): bigint {
  if (value.scale <= decimals) return value.digits * 10n ** BigInt(decimals - value.scale);
  const divisor = 10n ** BigInt(value.scale - decimals);
  return (value.digits + divisor / 2n) / divisor;
}

function placed(digits: bigint, decimals: number): string {
  const padded = digits.toString().padStart(decimals + 1, '0');
  if (decimals === 0) return padded;
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`.replace(/\.?0+$/, '');
}

/** @example formatDecimal(1234.5678, 2) // '1234.57' */
export function formatDecimal(value: number, decimals: number): string {
  const digits = rounded(decimalOf(Math.abs(value)), decimals);
  return `${value < 0 && digits !== 0n ? '-' : ''}${placed(digits, decimals)}`;
}

/**
 * A number with all the digits that a double is good for: formulas are printed with what makes their result.
 * @example formatExact(0.1 + 0.2) // '0.3'; formatExact(65_029_320 / 31) // '2097720'
 */
export function formatExact(value: number): string {
  return String(withoutDust(value));
}

/** @example formatExactSeconds(2_592) // '2592 s' */
export function formatExactSeconds(value: number): string {
  return `${formatExact(value)} s`;
}

/**
 * So many significant digits, as a power of ten below a thousandth and from a million on.
 * @example formatSignificant(0.0123456, 3) // '0.0123'; formatSignificant(1.5e-9, 3) // '1.5e-9'
 */
export function formatSignificant(value: number, digits: number): string {
  if (value === 0) return '0';
  const [mantissa, power] = value.toExponential(digits - 1).split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= -3 && exponent < 6)
    return formatDecimal(Number(`${mantissa}e${power}`), Math.max(0, digits - 1 - exponent));
  return `${mantissa.replace(/\.?0+$/, '')}e${exponent}`;
}

/**
 * A ratio with three digits, and more where these could not be told from 1: what is better or worse has to be seen.
 * @example formatRatio(0.2134) // '0.213'; formatRatio(1.0004) // '1.0004'
 */
export function formatRatio(ratio: number): string {
  for (let digits = 3; digits < 15; digits++) {
    const shown = formatSignificant(ratio, digits);
    if (shown !== '1' || ratio === 1) return shown;
  }
  return String(ratio);
}

/**
 * A p-value with four decimals, and more where these could not be told from 0.05.
 * @example formatPValue(0.049996) // 'p = 0.049996'; formatPValue(0.00001) // 'p < 0.0001'
 */
export function formatPValue(pValue: number): string {
  if (pValue < 0.0001) return 'p < 0.0001';
  for (let decimals = 4; decimals < 15; decimals++) {
    const shown = formatDecimal(pValue, decimals);
    if (shown !== '0.05' || pValue === 0.05) return `p = ${shown}`;
  }
  return `p = ${pValue}`;
}

/** Whole numbers with commas, whatever the locale. @example formatCount(1234567) // '1,234,567' */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Money for people, in no currency: whole from 100 on, else to the hundredth. @example formatMoney(1234567.8) // '1,234,568' */
export function formatMoney(amount: number): string {
  return formatCount(Number(formatDecimal(amount, Math.abs(amount) < 100 ? 2 : 0)));
}

/**
 * An availability in percent, from its unavailability: four digits of what is missing to 100, and more where rounding
 * would reach a better nine, or where it could not be told from `apartFrom` (a gate compares all digits, so all may be
 * shown). Less than 1 is never shown as 100 %.
 * @example formatAvailability(0.000004) // '99.9996%'; formatAvailability(2 / 722) // '99.723%'
 */
export function formatAvailability(unavailability: number, apartFrom?: number): string {
  if (unavailability === 0) return '100%';
  const other = apartFrom === unavailability ? undefined : apartFrom;
  const isNear = other !== undefined && withoutDust(other) === withoutDust(unavailability);
  const significant = isNear ? allDigits : digitsKept;
  const safe = percentOf(unavailability, significant);
  const otherPercent = other === undefined ? null : percentOf(other, significant);
  const first = Math.max(2, 3 - Math.floor(Math.log10(unavailability * 100)));
  for (let decimals = first; ; decimals++) {
    const missing = rounded(safe, decimals);
    const exact = decimals >= safe.scale; // no digit is left to show
    if (!exact && nineCount(missing, decimals) > nineCount(safe.digits, safe.scale)) continue;
    if (!exact && otherPercent !== null && missing === rounded(otherPercent, decimals)) continue;
    const left = 100n * 10n ** BigInt(decimals) - missing;
    return left === 0n && unavailability < 1 ? `<${placed(1n, decimals)}%` : `${placed(left, decimals)}%`;
  }
}

function percentOf(ratio: number, significant: number): Decimal {
  const { digits, scale } = decimalOf(ratio, significant);
  return scale >= 2 ? { digits, scale: scale - 2 } : { digits: digits * 10n ** BigInt(2 - scale), scale: 0 };
}

/** Whole nines of digits × 10^−scale percent missing. */
function nineCount(digits: bigint, scale: number): number {
  if (digits === 0n) return Number.POSITIVE_INFINITY;
  let nines = 0;
  for (let bound = 10n ** BigInt(scale + 1); digits <= bound && bound > 0n; bound /= 10n) {
    nines++;
    if (bound === 1n) break;
  }
  return nines;
}

/** Nines, cut off after two decimals: 2.999 is not 3. @example formatNines(3.3010) // '3.30' */
export function formatNines(nines: number): string {
  const scaled = Math.floor(nines * 100 + 1e-11); // log10 misses its last digit, no more
  return `${Math.floor(scaled / 100)}.${String(scaled % 100).padStart(2, '0')}`;
}

/**
 * A share in percent, to a tenth; what is not 0 is never shown as 0, and what is not whole never as 100. A budget may be
 * spent several times over, and then less than nothing is left of it.
 * @example formatShare(0.463) // '46.3%'; formatShare(1e-9) // '<0.1%'; formatShare(1.0001) // '>100%'
 */
export function formatShare(ratio: number): string {
  const shown = formatDecimal(ratio * 100, 1);
  if (shown === '0' && ratio !== 0) return ratio > 0 ? '<0.1%' : '>-0.1%';
  if (shown === '100' && ratio !== 1) return ratio < 1 ? '>99.9%' : '>100%';
  return `${shown}%`;
}

/** A share known to ± `error`: whole percents where that is more than half a digit of them. @example formatUncertainShare(0.7562, 0.003) // '76%' */
export function formatUncertainShare(ratio: number, error: number): string {
  return error > 0.0005 ? `${formatDecimal(ratio * 100, 0)}%` : formatShare(ratio);
}

/** A ratio in percent with all of its digits. @example formatPercent(exactly(0.12345)) // '12.345%' */
export function formatPercent({ digits, scale }: Decimal): string {
  const decimals = Math.max(0, scale - 2);
  return `${placed(digits * 10n ** BigInt(decimals - (scale - 2)), decimals)}%`;
}

/** How much of some work is done, rounded down: 100 only where all of it is. @example formatProgress(0.999) // '99 %' */
export function formatProgress(ratio: number): string {
  const percent = Math.min(100, Math.floor(ratio * 100));
  return percent === 0 && ratio > 0 ? '<1 %' : `${percent} %`;
}

/** A target as it was typed, with the `%` that a bare percentage leaves out. @example formatTarget('99.9') // '99.9%' */
export function formatTarget(text: string): string {
  const typed = text.trim();
  return /[%n]$/.test(typed) || Number(typed) < 1 ? typed : `${typed}%`;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/**
 * A duration for people: at most three units, the last one rounded. @example formatDuration(31_536) // '8h 45m 36s'
 * @example formatDuration(51.84) // '51.84s'; formatDuration(0.0315) // '31.5ms'
 */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (seconds === 0) return '0s';
  if (seconds < 5e-7) return '<0.001ms';
  if (seconds < 0.9995) return `${formatDecimal(seconds * 1_000, seconds < 0.01 ? 3 : 1)}ms`;
  if (seconds < 59.995) return `${formatDecimal(seconds, 2)}s`;
  const top = units.findIndex(([, length]) => seconds >= length);
  const finest = Math.min(top + 2, units.length - 1);
  const step = seconds >= 100 * 86_400 ? 86_400 : units[finest]![1];
  let rest = Math.round(seconds / step) * step;
  const parts: string[] = [];
  for (const [name, length] of units) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) parts.push(`${name === 'd' ? formatCount(amount) : amount}${name}`);
  }
  return parts.join(' ');
}

const steps = [1, 10, 60, 600, 3_600, 36_000, 86_400, 864_000];

/**
 * A duration known to ± `error`: rounded to the largest round step that is not more than twice that.
 * @example formatUncertainDuration(107_412, 1_300) // '1d 5h 50m', to ten minutes
 */
export function formatUncertainDuration(seconds: number, error: number): string {
  const step = steps.findLast((each) => each <= 2 * error);
  return formatDuration(step === undefined ? seconds : Math.round(seconds / step) * step);
}

/**
 * A duration with all its seconds, to the millisecond; below a second as `formatDuration`.
 * @example formatExactDuration(3153.6) // '52m 33.6s'
 */
export function formatExactDuration(seconds: number): string {
  if (seconds < 1) return formatDuration(seconds);
  let rest = Math.round(seconds * 1_000);
  const parts: string[] = [];
  for (const [name, length] of units) {
    const amount = name === 's' ? rest / 1_000 : Math.floor(rest / (length * 1_000));
    rest -= amount * length * 1_000;
    if (amount > 0) parts.push(`${name === 's' ? formatDecimal(amount, 3) : formatCount(amount)}${name}`);
  }
  return parts.join(' ');
}

/** An instant on the wall clocks of a zone, to the minute or, where there are some, the second. */
export function formatLocalInstant(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const wall = new Date(instant + offset).toISOString();
  const seconds = wall.slice(17, 19) === '00' ? 16 : 19;
  return `${wall.slice(0, 10)} ${wall.slice(11, seconds)}`;
}

/** From when to when, on the wall clocks of a zone. */
export function formatPeriod({ start, end }: Interval, zone: Zone): string {
  return `${formatLocalInstant(start, zone)} to ${formatLocalInstant(end, zone)}`;
}
