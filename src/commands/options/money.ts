import { fail, type TypedPlace } from '../../core/problem.ts';
import { parseDecimal, toNumber } from '../../core/quantity/decimal.ts';
import { option } from './declare.ts';

/** `--cost-per-hour`, of every command that knows how long something is down. */
export const costPerHourOption = option(
  '<amount>',
  'what an hour of downtime costs, in any currency: shows what it comes to',
  parseMoney,
);

/** Reads an amount of money in whatever currency. @example parseMoney('5000', place) // 5000 */
export function parseMoney(text: string, place: TypedPlace): number {
  const amount = parseDecimal(text.trim());
  const value = amount ? toNumber(amount) : Number.NaN;
  if (value >= 0 && value < 1e15) return value;
  return fail('pairUnreadable', { text, expected: 'an amount of money without its unit, such as 5000' }, place);
}
