import { type Check, skippedCheck } from '../gates/check.ts';
import type { Availability } from '../quantity/availability.ts';
import { compareDecimals, type Decimal, exactly } from '../quantity/decimal.ts';
import { isInDoubt } from '../quantity/in-doubt.ts';
import { type Account, balanceOf, hasBudget, isOverspent } from './account.ts';

/** Consumed may be at most the budget, compared exactly; skipped where there is no budget. `scope` names whose it is. */
export function budgetCheck(account: Account, unit: 'Seconds' | 'Events', scope = ''): Check {
  const expression = `${scope}consumed${unit} <= ${scope}budget${unit}`;
  if (!hasBudget(account)) return skippedCheck(expression);
  const { consumed, budget } = balanceOf(account, unit === 'Seconds' ? 1_000 : 1);
  return {
    expression,
    actual: consumed,
    status: isOverspent(account) ? 'missed' : 'met',
    numbers: { actual: consumed, wanted: budget, areSeconds: unit === 'Seconds' },
  };
}

/** A promise must be looser than the target behind it: an SLA as strict as its SLO leaves no room to react. */
export function slaCheck(sla: Availability, slo: Availability, shownSlo: string): Check {
  const isLooser = compareDecimals(exactly(sla.unavailability), exactly(slo.unavailability)) > 0;
  return {
    expression: `sla < ${shownSlo}`,
    actual: sla.availability,
    status: isLooser ? 'met' : 'missed',
    unavailability: { actual: sla.unavailability, wanted: slo.unavailability },
  };
}

/** The most that a topology reaches; its digits are all of them where its parts are decimals. */
export interface ReachableAvailability {
  readonly availability: Availability;
  readonly exactUnavailability: () => Decimal | null;
}

/** An SLO above what the parts can reach cannot be met by running them well. Where doubles leave it open, all digits decide. */
export function ceilingCheck(slo: Availability, reached: ReachableAvailability, expression: string): Check {
  const { availability: ceiling, exactUnavailability } = reached;
  const exact = isInDoubt(ceiling.unavailability, slo.unavailability) ? exactUnavailability() : null;
  const isMet = exact
    ? compareDecimals(exact, exactly(slo.unavailability)) <= 0
    : ceiling.unavailability <= slo.unavailability;
  return {
    expression,
    actual: ceiling.availability,
    status: isMet ? 'met' : 'missed',
    unavailability: { actual: ceiling.unavailability, wanted: slo.unavailability },
  };
}
