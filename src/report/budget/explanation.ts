import type { DeployCost } from '../../core/budget/decisions/deploy-risk.ts';
import type { TimeBudget } from '../../core/budget/time/budget.ts';
import { type BudgetFrame, secondsOf } from '../../core/budget/time/frame.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { formatExact, formatExactSeconds as seconds } from '../numbers.ts';
import type { BudgetReportFacts } from './facts.ts';
import { ruleText } from './words.ts';

/** Each formula with its numbers put in. Their sources stand in docs/budget.md. */
export function budgetExplanation({ analysis, judged, alerts, deploy }: BudgetReportFacts): readonly string[] {
  const { frame, whole, slo } = analysis;
  const lines =
    judged === 'whole'
      ? explained(whole, slo, frame)
      : (analysis[judged] ?? []).flatMap((part) =>
          explained(part, part.slo, part.frame).map((line) => `${part.key ?? '(none)'}: ${line}`),
        );
  const total = secondsOf(frame.counted);
  const u = slo.unavailability;
  return [
    ...lines,
    ...(deploy ? deployLines(deploy) : []),
    ...(alerts ?? []).map(
      ({ longSeconds, shortSeconds, budgetShare, factor, detectionSeconds, resetSeconds }) =>
        `alert ${longSeconds} s / ${shortSeconds} s: f = ${budgetShare} × ${formatExact(total)} / ${longSeconds} = ${formatExact(factor)}` +
        (detectionSeconds === null || resetSeconds === null
          ? '; cannot fire'
          : `; fires after long × f × (1 − SLO) = ${longSeconds} × ${formatExact(factor)} × ${u} = ${seconds(detectionSeconds)}; resets after short × (1 − f × (1 − SLO)) = ${shortSeconds} × (1 − ${formatExact(factor)} × ${u}) = ${seconds(resetSeconds)}`),
    ),
  ];
}

function deployLines({ count, probability, outageSeconds, ...cost }: DeployCost): readonly string[] {
  const times = count === 1 ? '' : `${count} × `;
  return [
    `deploy: expected = ${times}${probability} × ${seconds(outageSeconds)} = ${seconds(cost.expectedSeconds)}`,
    ...(count === 1
      ? []
      : [
          `deploys: one fails, 1 − (1 − p)^n = 1 − (1 − ${probability})^${count} = ${cost.failureProbability}; worst = ${times}${seconds(outageSeconds)} = ${seconds(count * outageSeconds)}`,
        ]),
    ...(cost.exhaustionProbability === null
      ? []
      : [
          `nothing is left: P(K ≥ left / outage), left / outage = ${seconds(cost.largestOutageSeconds)} / ${seconds(outageSeconds)} = ${formatExact(cost.largestOutageSeconds / outageSeconds)}, K binomial (${count}, ${probability}): ${cost.exhaustionProbability}`,
        ]),
  ];
}

/** One budget, with the numbers put in. */
function explained(budget: TimeBudget, slo: Availability, frame: BudgetFrame): readonly string[] {
  const { balance, state } = budget;
  const total = secondsOf(frame.counted);
  const passed = secondsOf(frame.elapsed);
  const u = slo.unavailability;
  const lines = [
    `budget = (1 − SLO) × counted window = ${u} × ${seconds(total)} = ${seconds(balance.budget)}`,
    'consumed = ∫ of the largest impact active at each instant, over the counted time up to now ' +
      `= ${seconds(balance.consumed)}; an instant that n incidents cover gives each 1/n of it`,
    `remaining = budget − consumed = ${seconds(balance.budget)} − ${seconds(balance.consumed)} = ${seconds(balance.remaining)}`,
  ];
  if (budget.periodBurnRate !== null)
    lines.push(
      `burn rate = consumed / ((1 − SLO) × counted time passed) = ${formatExact(balance.consumed)} / (${u} × ${formatExact(passed)}) = ${budget.periodBurnRate}`,
    );
  if (state && balance.remainingRatio !== null)
    lines.push(
      `state: remaining / budget = ${formatExact(balance.remaining)} / ${formatExact(balance.budget)} = ${balance.remainingRatio}: ${ruleText(state.policy, state.step)}`,
    );
  if (budget.exhaustion && !budget.exhaustion.isPast)
    lines.push(
      `used up after passed × budget / consumed = ${formatExact(passed)} × ${formatExact(balance.budget)} / ${formatExact(balance.consumed)} = ${seconds((passed * balance.budget) / balance.consumed)} of counted time`,
    );
  return lines;
}
