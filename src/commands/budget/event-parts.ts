import { attainedOf } from '../../core/budget/account.ts';
import {
  type BudgetingMethod,
  type EventBudget,
  type EventCounts,
  eventBudget,
} from '../../core/budget/events/events.ts';
import { policyState } from '../../core/budget/policy.ts';
import { type Notice, notice } from '../../core/notice.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { formatEnds } from '../../core/time/instant.ts';
import { type Interval, type Intervals, intersection, totalMilliseconds } from '../../core/time/intervals.ts';
import type { Window } from '../../core/time/window.ts';
import type { Zone } from '../../core/time/zone.ts';
import { methodOf } from '../../input/slo/model.ts';
import type { EventPart } from '../../report/budget/event-report.ts';
import type { Call } from '../command.ts';
import type { budgetOptions } from './options.ts';
import type { Terms } from './terms.ts';
import { type BudgetWindow, windowOfSlo } from './window.ts';

/** What is judged: every objective of a file with the window that it has, or the one target that was typed. */
export function objectivesOf(terms: Terms, framed: BudgetWindow): readonly JudgedObjective[] {
  return (
    terms.objectives?.map(({ key, slo, objective }) => ({
      key,
      slo: objective.target,
      method: methodOf(slo, objective),
      window: windowOfSlo(slo, framed),
    })) ?? [{ key: null, slo: terms.slo!, method: { kind: 'Occurrences' }, window: framed.window }]
  );
}

export interface JudgedObjective extends Pick<EventPart, 'key' | 'slo'> {
  readonly method: BudgetingMethod;
  readonly window: Window;
}

/** The budget of one objective, by counts of its events. */
export function partOver(
  { key, slo, method, window }: JudgedObjective,
  counts: EventCounts,
  { at }: BudgetWindow,
  { options: { lookback } }: Call<typeof budgetOptions>,
  terms: Terms,
): EventPart & { readonly method: BudgetingMethod } {
  const until = untilOf(window, at);
  const length = (window.end - window.start) / 1_000;
  const over = (start: number, seconds: number): EventBudget =>
    eventBudget(counts, {
      method,
      unavailability: slo.unavailability,
      window: { start, end: until },
      windowSeconds: method.kind === 'Occurrences' ? null : seconds,
    });
  const budget = over(window.start, length);
  const passed = (until - window.start) / 1_000;
  const back = Math.min(lookback, passed);
  // slices are judged whole: the lookback is rounded outward to those that it touches
  const slice = method.kind === 'Occurrences' ? null : method.sliceSeconds * 1_000;
  const from = until - back * 1_000;
  const backFrom = slice === null ? from : Math.max(window.start, Math.floor(from / slice) * slice);
  const backSeconds =
    slice === null ? back : (Math.ceil(until / slice) * slice - Math.floor(from / slice) * slice) / 1_000;
  const share = method.kind === 'Occurrences' ? 1 : passed / length;
  const part = partOf(key, slo, budget, terms, {
    window: { window, until },
    burnRate: budget.consumedRatio === null || share === 0 ? null : budget.consumedRatio / share,
    current: { lookbackSeconds: back, rate: back > 0 ? over(backFrom, backSeconds).consumedRatio : null },
  });
  return { ...part, method };
}

/** Until when something can have happened in a window. */
export const untilOf = (window: Interval, at: number): number => Math.max(window.start, Math.min(at, window.end));

/** What is shown of one budget. */
export function partOf(
  key: string | null,
  slo: Availability,
  budget: EventBudget,
  { policy }: Terms,
  rest: Pick<EventPart, 'window' | 'burnRate' | 'current'>,
): EventPart {
  const { account, totalEvents } = budget;
  return { key, slo, budget, state: policyState(account, policy), attained: attainedOf(account, totalEvents), ...rest };
}

/** Time that has passed and of which nothing speaks, said where there is some. */
export function uncovered(
  covered: Intervals,
  passed: Interval,
  zone: Zone,
): { seconds: number; notices: readonly Notice[] } {
  const passedSeconds = (passed.end - passed.start) / 1_000;
  const seconds = passedSeconds - totalMilliseconds(intersection(covered, [passed])) / 1_000;
  if (seconds === 0) return { seconds, notices: [] };
  const [first, last] = [covered[0], covered.at(-1)];
  const shown = first && last ? formatEnds({ start: first.start, end: last.end }, zone) : null;
  return {
    seconds,
    notices: [
      notice('logUncovered', { seconds, passedSeconds, effect: 'consumesNothing', covered: shown, by: 'rows' }),
    ],
  };
}
