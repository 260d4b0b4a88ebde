import { exactly, parseDecimal, quotient, times, toNumber } from './decimal.ts';

/** Reads an amount of money in whatever currency; null for a text that is none. @example readMoney('5000') // 5000 */
export function readMoney(text: string): number | null {
  const amount = parseDecimal(text.trim());
  const value = amount ? toNumber(amount) : Number.NaN;
  return value >= 0 && value < 1e15 ? value : null;
}

/**
 * What so many seconds cost at so much an hour, in whatever currency the price is; below 0 for time that was saved. null where
 * either is not known. From the decimals that both are written as, so that 262.8 s at 5000 are 365.
 * Domain: costPerHour ≥ 0, both finite. @example costOf(7200, 50) // 100
 */
export function costOf(seconds: number | null, costPerHour: number | null): number | null {
  if (seconds === null || costPerHour === null) return null;
  const cost = quotient(times(exactly(Math.abs(seconds)), exactly(costPerHour)), exactly(3_600));
  return seconds < 0 ? -cost : cost;
}
