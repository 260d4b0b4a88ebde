import type { BudgetAnalysis } from '../../core/budget/time/analysis.ts';
import { secondsOf } from '../../core/budget/time/frame.ts';
import { formatExact, formatExactSeconds as seconds } from '../numbers.ts';
import type { BudgetReportFacts } from './facts.ts';
import { ruleText } from './words.ts';

/** Each formula with its numbers put in. Their sources stand in docs/budget.md. */
export function budgetExplanation(
  analysis: BudgetAnalysis,
  { alerts, deploy }: Pick<BudgetReportFacts, 'alerts' | 'deploy'>,
): readonly string[] {
  const { frame, whole, slo } = analysis;
  const { balance, state } = whole;
  const total = secondsOf(frame.counted);
  const passed = secondsOf(frame.elapsed);
  const u = slo.unavailability;
  const lines = [
    `budget = (1 − SLO) × counted window = ${u} × ${seconds(total)} = ${seconds(balance.budget)}`,
    'consumed = ∫ of the largest impact active at each instant, over the counted time up to now ' +
      `= ${seconds(balance.consumed)}; an instant that n incidents cover gives each 1/n of it`,
    `remaining = budget − consumed = ${seconds(balance.budget)} − ${seconds(balance.consumed)} = ${seconds(balance.remaining)}`,
  ];
  if (whole.periodBurnRate !== null)
    lines.push(
      `burn rate = consumed / ((1 − SLO) × counted time passed) = ${formatExact(balance.consumed)} / (${u} × ${formatExact(passed)}) = ${whole.periodBurnRate}`,
    );
  if (state && balance.remainingRatio !== null)
    lines.push(
      `state: remaining / budget = ${formatExact(balance.remaining)} / ${formatExact(balance.budget)} = ${balance.remainingRatio}: ${ruleText(state.policy, state.step)}`,
    );
  if (whole.exhaustion && !whole.exhaustion.isPast)
    lines.push(
      `used up after passed × budget / consumed = ${formatExact(passed)} × ${formatExact(balance.budget)} / ${formatExact(balance.consumed)} = ${seconds((passed * balance.budget) / balance.consumed)} of counted time`,
    );
  if (deploy)
    lines.push(
      `deploy: expected = ${deploy.probability} × ${seconds(deploy.outageSeconds)} = ${seconds(deploy.expectedSeconds)}`,
    );
  for (const { longSeconds, shortSeconds, budgetShare, factor, detectionSeconds, resetSeconds } of alerts ?? [])
    lines.push(
      `alert ${longSeconds} s / ${shortSeconds} s: f = ${budgetShare} × ${formatExact(total)} / ${longSeconds} = ${formatExact(factor)}` +
        (detectionSeconds === null || resetSeconds === null
          ? '; cannot fire'
          : `; fires after long × f × (1 − SLO) = ${longSeconds} × ${formatExact(factor)} × ${u} = ${seconds(detectionSeconds)}; resets after short × (1 − f × (1 − SLO)) = ${shortSeconds} × (1 − ${formatExact(factor)} × ${u}) = ${seconds(resetSeconds)}`),
    );
  return lines;
}
