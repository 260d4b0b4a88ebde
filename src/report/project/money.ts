import { formatCount, formatDecimal } from '../numbers.ts';

/** Money for people, in no currency: whole from 100 on, else to the hundredth. @example money(1234567.8) // '1,234,568' */
export function money(amount: number): string {
  return formatCount(Number(formatDecimal(amount, Math.abs(amount) < 100 ? 2 : 0)));
}
