import type { PeriodBasis } from '../../core/quantity/allowance.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { Means } from '../../core/quantity/means.ts';

/** An availability, how it was asked for, and what it means for MTBF and MTTR where one of them was typed. */
export interface ConvertedTarget extends Availability {
  readonly label: string;
  /** What was typed of MTBF and MTTR, and what follows from it; null where none was, or both were beside a target. */
  readonly means: Means | null;
  /** Where both were typed beside a target: what each would have to be, the other as it is. */
  readonly needs: { readonly atThisFrequency: Means; readonly withThisMttr: Means } | null;
}

export interface NinesFacts {
  readonly targets: readonly ConvertedTarget[];
  readonly basis: PeriodBasis;
  /** MTBF (or failures) and MTTR as they were typed. */
  readonly means: readonly string[];
  readonly requests: number | null;
  readonly costPerHour: number | null;
  /** `--target` was given: what meets it is a check, and nobody needs to be told so. */
  readonly isChecked: boolean;
  /** The standard table: nothing was asked for. */
  readonly isTable: boolean;
}
