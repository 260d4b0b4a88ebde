import type { Decimal } from '../core/quantity/decimal.ts';
import type { AnchoredPeriod } from '../core/time/anchored-period.ts';

/** An SLO that a report is about, for the formats that write it down. */
export interface ReportedSlo {
  readonly name: string;
  /** null: nobody said it. */
  readonly service: string | null;
  readonly indicator: string | null;
  readonly method: 'Occurrences' | 'Timeslices' | 'RatioTimeslices';
  readonly window:
    | { readonly kind: 'rolling'; readonly seconds: number }
    | { readonly kind: 'calendar'; readonly period: AnchoredPeriod };
  /** At least one; each target is a ratio with all of its digits. */
  readonly objectives: readonly {
    readonly name: string | null;
    readonly ratio: Decimal;
    readonly timeSliceTarget: number | null;
    readonly timeSliceSeconds: number | null;
  }[];
}
