import type { SloAlerting } from '../core/prometheus/alerting.ts';
import type { SloQueries } from '../core/prometheus/slo-queries.ts';
import type { Decimal } from '../core/quantity/decimal.ts';
import type { AnchoredPeriod } from '../core/time/anchored-period.ts';

/** An SLO that a report is about, for the formats that write it down. */
export interface ReportedSlo {
  readonly name: string;
  /** Its name in its own file, where another of that name is elsewhere. */
  readonly ownName: string;
  /** null: nobody said it. */
  readonly service: string | null;
  readonly indicator: string | null;
  readonly method: 'Occurrences' | 'Timeslices' | 'RatioTimeslices';
  readonly window:
    | { readonly kind: 'rolling'; readonly seconds: number }
    | { readonly kind: 'calendar'; readonly period: AnchoredPeriod };
  readonly alerting: SloAlerting;
  /** At least one; each target is a ratio with all of its digits. */
  readonly objectives: readonly {
    readonly name: string | null;
    readonly ratio: Decimal;
    readonly timeSliceTarget: number | null;
    readonly timeSliceSeconds: number | null;
    /** What measures it; null where nobody said it in PromQL. */
    readonly queries: SloQueries | null;
  }[];
}
