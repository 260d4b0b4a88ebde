import type { IncidentLog } from '../../incidents/log/log.ts';
import type { BudgetTaker } from '../../notice.ts';
import type { CauseShare, IncidentShare } from './attribution.ts';

/** Above this part of a budget one incident needs a postmortem, and one cause a plan. */
const large = 0.2;
/** Shares of split instants are doubles: what differs from the bound only there is at the bound, and not above it. */
const slack = 1 + 1e-12;

/** Incidents that took more than a fifth of a budget in milliseconds, most first; none where there is no budget. */
export function largeIncidents(
  shares: readonly IncidentShare[],
  budgetMilliseconds: number,
  log: IncidentLog,
): readonly BudgetTaker[] {
  return above(shares, budgetMilliseconds).map(({ row, milliseconds }) => ({
    name: log.ids.text(log.id[row]!) || null,
    budgetShare: milliseconds / budgetMilliseconds,
  }));
}

/** Causes that did; what has no cause is no cause. */
export function largeCauses(shares: readonly CauseShare[], budgetMilliseconds: number): readonly BudgetTaker[] {
  return above(shares, budgetMilliseconds)
    .filter(({ key }) => key !== null)
    .map(({ key, milliseconds }) => ({ name: key, budgetShare: milliseconds / budgetMilliseconds }));
}

function above<T extends { readonly milliseconds: number }>(shares: readonly T[], budget: number): readonly T[] {
  if (!(budget > 0)) return [];
  const found = shares.filter(({ milliseconds }) => milliseconds > large * budget * slack);
  return found.sort((left, right) => right.milliseconds - left.milliseconds);
}
