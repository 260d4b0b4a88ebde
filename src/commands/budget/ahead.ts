import { type LookAhead, lookAhead } from '../../core/budget/decisions/ahead.ts';
import type { BudgetAnalysis } from '../../core/budget/time/analysis.ts';
import type { TimeBudget } from '../../core/budget/time/budget.ts';
import { inServiceOf } from '../../core/budget/time/parts.ts';
import type { ServiceCuts } from '../../core/incidents/downtime/service-cuts.ts';
import type { Intervals } from '../../core/time/intervals.ts';
import type { Window } from '../../core/time/window.ts';
import type { BudgetWindow } from './window.ts';

/** What counts of the time to come, too. */
interface TimeAhead {
  readonly window: Window;
  /** null: all of it. */
  readonly inService: Intervals | null;
  readonly serviceCuts?: ServiceCuts | null;
  /** The one that the whole is about. */
  readonly service: string | null;
}

/** What lies ahead of each budget of a result. */
export function aheadOf(
  analysis: BudgetAnalysis,
  framed: BudgetWindow,
  { time, observed }: { readonly time: TimeAhead; readonly observed: Intervals },
  seed: number,
): ReadonlyMap<TimeBudget, LookAhead> {
  const { impact, rules, policy } = analysis;
  const record = { impact, rules, observed };
  const parts = [...(analysis.services ?? []), ...(analysis.objectives ?? [])];
  const look = (
    budget: TimeBudget,
    { frame, slo }: Pick<BudgetAnalysis, 'frame' | 'slo'>,
    service: string | null,
    isWhole: boolean,
  ) =>
    lookAhead(budget, frame, {
      isRolling: rolls(frame.window, framed),
      inService: inServiceOf(time.inService, time.window, time.serviceCuts, service),
      unavailability: slo.unavailability,
      policy,
      record: isWhole ? record : null, // the incidents of all
      seed,
    });
  return new Map([
    [analysis.whole, look(analysis.whole, analysis, time.service, true)] as const,
    ...parts.map((part) => [part, look(part, part, part.service, false)] as const),
  ]);
}

/** A window that ends now moves on with it, unless an option or the calendar has set its ends. */
function rolls(window: Window, { window: own, kind, at }: BudgetWindow): boolean {
  return window.end === at && (window !== own || kind === 'rolling');
}

/** The time up to which exclusions and service hours must be known: as long again after windows that roll. */
export function endOfAhead(windows: readonly Window[], framed: BudgetWindow): number {
  return windows.reduce(
    (latest, window) => (rolls(window, framed) ? Math.max(latest, window.end + (window.end - window.start)) : latest),
    Number.NEGATIVE_INFINITY,
  );
}
