import { quotient } from '../../quantity/decimal.ts';
import { hasBudget } from '../account.ts';
import type { TimeBudget } from './budget.ts';
import type { BudgetFrame } from './frame.ts';

/** How much of the budget was left at an instant, as a ratio; below 0 where more was gone than there was. */
export interface BudgetLeft {
  readonly instant: number;
  readonly leftRatio: number;
}

/**
 * The course of a budget over its window so far: whole at the start, then a corner wherever it began or ended to be consumed,
 * and where it stands now. Empty where there is no budget.
 * @example 10 min of downtime from 10:00 on of a budget of 40 min: 1 at the start, 1 at 10:00, 0.75 at 10:10, 0.75 now
 */
export function burnDown(
  { account, consumption }: Pick<TimeBudget, 'account' | 'consumption'>,
  { window, until }: Pick<BudgetFrame, 'window' | 'until'>,
): readonly BudgetLeft[] {
  if (!hasBudget(account)) return [];
  const { count, start, end, rate, scale } = consumption;
  let digits = 0n;
  const left = (): number => 1 - quotient({ digits, scale }, account.budget);
  const corners: BudgetLeft[] = [{ instant: window.start, leftRatio: 1 }];
  for (let i = 0; i < count; i++) {
    if (i === 0 || start[i] !== end[i - 1]) corners.push({ instant: start[i]!, leftRatio: left() });
    digits += BigInt(end[i]! - start[i]!) * rate[i]!;
    corners.push({ instant: end[i]!, leftRatio: left() });
  }
  corners.push({ instant: until, leftRatio: left() });
  return corners;
}
