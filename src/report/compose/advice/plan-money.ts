import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { ninesOf } from '../../../core/quantity/availability.ts';
import { exactly, plus, toNumber } from '../../../core/quantity/decimal.ts';
import { costOf } from '../../../core/quantity/money.ts';
import { type Change, changeKey } from '../../../core/topology/improve/changes.ts';
import { priceOf } from '../../../core/topology/improve/price.ts';
import type { ComposeResult } from '../result.ts';

/** What a list of changes costs and saves, in the currency of the file. */
export interface PlanMoney {
  /** More a month; null: some change has no price. */
  readonly costPerMonth: number | null;
  /** Downtime that is saved, a year; null without a price of downtime. */
  readonly savedPerYear: number | null;
  /** What each further nine costs a year; null where nothing is known, or no nine is won. */
  readonly costPerNine: number | null;
}

export function moneyOf(
  { topology, detail, costPerHour }: Pick<ComposeResult, 'topology' | 'detail' | 'costPerHour'>,
  changes: readonly Change[],
  unavailability: number,
  known?: number,
): PlanMoney {
  const prices = changes.map((change) => priceOf(topology, change));
  const all = prices.reduce<number | null>(
    (sum, each) => (sum === null || each === null ? null : toNumber(plus(exactly(sum), exactly(each)))),
    0,
  );
  const costPerMonth = known ?? all;
  const before = detail.analysis.result.unavailability;
  const [ninesBefore, ninesAfter] = [ninesOf(before), ninesOf(unavailability)];
  const won = ninesBefore === null || ninesAfter === null ? 0 : ninesAfter - ninesBefore;
  return {
    costPerMonth,
    savedPerYear: costOf(allowed(before - unavailability, defaultBasis.yearSeconds), costPerHour),
    costPerNine: costPerMonth === null || !(won > 0) ? null : (12 * costPerMonth) / won,
  };
}

/** Whether two lists are the same changes, whatever their order. */
export function isSamePlan(left: readonly Change[], right: readonly Change[]): boolean {
  const keys = (changes: readonly Change[]): string => changes.map(changeKey).sort().join('\n');
  return keys(left) === keys(right);
}
