import { exactly, quotient, times } from './decimal.ts';

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
