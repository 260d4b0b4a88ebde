import type { BudgetingMethod } from '../../core/budget/events/events.ts';
import type { Notice } from '../../core/notice.ts';
import { fail, type Place } from '../../core/problem.ts';
import type { SloAlerting } from '../../core/prometheus/alerting.ts';
import type { SloQueries } from '../../core/prometheus/slo-queries.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { type AnchoredPeriod, anchoredPeriodAt } from '../../core/time/anchored-period.ts';
import type { Interval } from '../../core/time/intervals.ts';

/** What SLO files say: the SLOs in order, and what in them is not used. */
export interface SloFile {
  readonly slos: readonly Slo[];
  readonly notices: readonly Notice[];
}

export interface Slo {
  readonly name: string;
  /** Its name in its own file: of those of several services the same. */
  readonly ownName: string;
  readonly displayName: string | null;
  readonly service: string | null;
  /** What its name is the only one in: a namespace, a project, the service; null: the name stands for itself. */
  readonly scope: string | null;
  /** null where the file has none (v1 allows it): the caller's own window holds. */
  readonly window: SloWindow | null;
  readonly method: BudgetingMethod['kind'];
  /** At least one. */
  readonly objectives: readonly SloObjective[];
  /** The indicator by its name and kind of metric. */
  readonly indicator: string | null;
  /** The name of an object of kind SLI that measures it, of whatever file is read with it; null where none is named. */
  readonly indicatorRef: string | null;
  readonly alerting: SloAlerting;
  readonly place: Place;
}

export interface SloObjective {
  readonly name: string | null;
  readonly target: Availability;
  /** The same with all of its digits. */
  readonly ratio: Decimal;
  /** For Timeslices: from which ratio of good events on a slice is good. */
  readonly timeSliceTarget: Availability | null;
  /** For Timeslices and RatioTimeslices. */
  readonly timeSliceSeconds: number | null;
  /** What measures it; null where the file does not say it in PromQL. */
  readonly queries: SloQueries | null;
  readonly place: Place;
}

/** A rolling window ends now; a calendar one is the period from its start on that now falls into. */
export type SloWindow =
  | { readonly kind: 'rolling'; readonly seconds: number }
  | { readonly kind: 'calendar'; readonly period: AnchoredPeriod };

/** The window at an instant, half-open. @example sloWindowAt({ kind: 'rolling', seconds: 60 }, 90_000) // 30 s … 90 s */
export function sloWindowAt(window: SloWindow, at: number): Interval {
  return window.kind === 'rolling'
    ? { start: at - window.seconds * 1_000, end: at }
    : anchoredPeriodAt(window.period, at);
}

/** How the events of an objective are counted. */
export function methodOf({ method }: Slo, { timeSliceTarget, timeSliceSeconds, place }: SloObjective): BudgetingMethod {
  if (method === 'Occurrences') return { kind: method };
  const sliceSeconds = timeSliceSeconds ?? fail('keyMissing', { what: 'the objective', key: 'timeSliceWindow' }, place);
  if (method === 'RatioTimeslices') return { kind: method, sliceSeconds };
  const target = timeSliceTarget ?? fail('keyMissing', { what: 'the objective', key: 'timeSliceTarget' }, place);
  return { kind: method, sliceSeconds, sliceUnavailability: target.unavailability };
}
