import type { BudgetAnalysis } from '../../core/budget/time/analysis.ts';
import { secondsOf } from '../../core/budget/time/frame.ts';
import { formatDecimal } from '../numbers.ts';
import type { BudgetReportFacts } from './facts.ts';
import { ruleText } from './words.ts';

const seconds = (value: number): string => `${formatDecimal(value, 3)} s`;

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
      `burn rate = consumed / ((1 − SLO) × counted time passed) = ${formatDecimal(balance.consumed, 3)} / (${u} × ${formatDecimal(passed, 3)}) = ${whole.periodBurnRate}`,
    );
  if (state && balance.remainingRatio !== null)
    lines.push(`state: remaining / budget = ${balance.remainingRatio}: ${ruleText(state.policy, state.step)}`);
  if (whole.exhaustion && !whole.exhaustion.isPast)
    lines.push(
      `used up after passed × budget / consumed = ${formatDecimal(passed, 3)} × ${formatDecimal(balance.budget, 3)} / ${formatDecimal(balance.consumed, 3)} s of counted time`,
    );
  if (deploy)
    lines.push(
      `deploy: expected = ${deploy.probability} × ${seconds(deploy.outageSeconds)} = ${seconds(deploy.expectedSeconds)}`,
    );
  for (const { longSeconds, shortSeconds, budgetShare, factor, detectionSeconds, resetSeconds } of alerts ?? [])
    lines.push(
      `alert ${longSeconds} s / ${shortSeconds} s: f = ${budgetShare} × ${formatDecimal(total, 3)} / ${longSeconds} = ${formatDecimal(factor, 6)}` +
        (detectionSeconds === null || resetSeconds === null
          ? '; cannot fire'
          : `; fires after ${longSeconds}·f·${u} = ${seconds(detectionSeconds)}; resets after ${shortSeconds}·(1 − f·${u}) = ${seconds(resetSeconds)}`),
    );
  return lines;
}
