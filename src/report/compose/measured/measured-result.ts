import type { Availability } from '../../../core/quantity/availability.ts';
import type { Window } from '../../../core/time/window.ts';
import type { PartNumbers } from '../../../core/topology/model/part-numbers.ts';

/** A component as it was modelled, and as a log has it. */
export interface MeasuredComponent {
  readonly name: string;
  readonly service: string;
  /** null: its numbers are the measured ones. */
  readonly modelled: Availability | null;
  /** null: the log has no outage of it. */
  readonly measured: PartNumbers | null;
  readonly failures: number;
}

export interface MeasuredJourney {
  readonly name: string;
  readonly modelled: Availability;
  /** With all that was measured; null where nothing of it was, or its diagram did not fit. */
  readonly measured: Availability | null;
  /** Unavailabilities: where the true one lies, with 95 %. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** What a log of incidents makes of a topology. */
export interface ComposeMeasured {
  readonly file: string;
  readonly window: Window;
  readonly components: readonly MeasuredComponent[];
  readonly journeys: readonly MeasuredJourney[];
  /** Services of the log that no component is. */
  readonly others: readonly string[];
  readonly draws: number;
  readonly seed: number;
}
