import { decimalOf, isEitherComma, isEitherPoint, readSpeltLength } from '../../../core/quantity/spelt-length.ts';

/** Whether a number may be two: a comma, and among decimal commas a point, may part thousands. @example hasTwoReadings('5.400', true) // true */
export const hasTwoReadings = (text: string, hasDecimalCommas: boolean): boolean =>
  isEitherComma(text) || (hasDecimalCommas && isEitherPoint(text));

/** A length in the column's unit, or spelt out with units, in milliseconds; NaN for anything else. @example lengthOf('2,5', 60_000) // 150000 */
export function lengthOf(text: string, unitMilliseconds: number | null): number {
  const negative = text.startsWith('-');
  const number = decimalOf(negative ? text.slice(1) : text);
  if (number === null) return readSpeltLength(text);
  if (number === 0) return 0;
  return unitMilliseconds === null ? Number.NaN : Math.round(number * unitMilliseconds) * (negative ? -1 : 1);
}
