import { fail, type TypedPlace } from '../../core/problem.ts';
import { readMoney } from '../../core/quantity/money.ts';
import { option } from './declare.ts';

/** `--cost-per-hour`, of every command that knows how long something is down. */
export const costPerHourOption = option(
  '<amount>',
  'what an hour of downtime costs, in any currency: shows what it comes to',
  parseMoney,
);

/** Reads an amount of money in whatever currency. @example parseMoney('5000', place) // 5000 */
export function parseMoney(text: string, place: TypedPlace): number {
  return (
    readMoney(text) ??
    fail('pairUnreadable', { text, expected: 'an amount of money without its unit, such as 5000' }, place)
  );
}
