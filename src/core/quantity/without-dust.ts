import { parseDecimal, toNumber } from './decimal.ts';

/** What a double holds of any decimal. */
const digitsKept = 15;

/**
 * The number nearest to a computed one that has 15 significant digits: all that a double holds of any decimal. Sums and
 * products of a few decimals come out as the decimal that they are, 0.001999 and not 0.0019990000000000003, so that a
 * target is met where it is met exactly. Moves a number by 5e-15 of it at most.
 * Domain: finite, ≥ 0. @example withoutDust(0.1 + 0.2) // 0.3
 */
export function withoutDust(value: number): number {
  const decimal = parseDecimal(String(value));
  if (!decimal) return value;
  const text = decimal.digits.toString();
  const spare = text.length - digitsKept;
  if (spare <= 0) return value;
  const unit = 10n ** BigInt(spare);
  const digits = (decimal.digits + unit / 2n) / unit;
  return toNumber({ digits, scale: decimal.scale - spare });
}
