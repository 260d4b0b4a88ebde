import { alertsOf } from '../../core/budget/decisions/alerts.ts';
import { EventAlerts, fewestEvents } from '../../core/budget/events/event-alerts.ts';
import type { BudgetingMethod, EventCounts } from '../../core/budget/events/events.ts';
import { fail } from '../../core/problem.ts';
import type { EventAlertFacts } from '../../report/budget/event-alert-blocks.ts';
import type { EventPart } from '../../report/budget/event-report.ts';
import type { CommandContext } from '../command.ts';
import type { BudgetValues } from './options.ts';

/** `--alerts` and `--replay-alerts` on counts of events; null where neither is asked for. */
export function eventAlerts(
  options: BudgetValues,
  context: CommandContext,
  parts: readonly (EventPart & { readonly method: BudgetingMethod })[],
  counts: EventCounts,
): EventAlertFacts | null {
  const isAsked = { alerts: options.alerts, replay: options.replayAlerts };
  const wants = {
    alerts: isAsked.alerts || (parts.length === 1 && context.isAsserted('alerts')),
    replay: isAsked.replay || (parts.length === 1 && context.isAsserted('alertReplay')),
  };
  if (!wants.alerts && !wants.replay) return null;
  const flag = wants.alerts ? '--alerts' : '--replay-alerts';
  const [only, second] = parts;
  if (second) return fail('decisionOfSeveral', { flag, judged: 'objectives' });
  const { slo, budget, window, method } = only!;
  if (method.kind !== 'Occurrences') return fail('alertsOfSlices', { flag });
  const { start, end } = window!.window;
  const { until } = window!;
  const held = new EventAlerts(counts, slo.unavailability, until);
  const tiers = alertsOf(slo.unavailability, (end - start) / 1_000).map((alert) => ({
    alert,
    minimumEvents: options.minEvents ?? fewestEvents(alert.errorRatio),
  }));
  const firings = tiers.flatMap(({ alert, minimumEvents }, tier) =>
    alert.canFire ? held.firings(alert, tier, minimumEvents, { start, end: until }, budget.budgetEvents) : [],
  );
  return {
    tiers: wants.alerts
      ? tiers.map(({ alert, minimumEvents }) => ({ alert, counted: held.now(alert, minimumEvents) }))
      : null,
    firings: wants.replay
      ? [...firings]
          .sort((a, b) => a.at - b.at || a.tier - b.tier)
          .map((firing) => ({ ...firing, alert: tiers[firing.tier]!.alert }))
      : null,
  };
}
