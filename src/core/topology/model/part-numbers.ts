import type { Availability } from '../../quantity/availability.ts';

/**
 * What is known of one part: its availability, and the times behind it where they are known. MTBF is the mean up time.
 * With both times the frequency of its failures is known: 1 / (MTBF + MTTR).
 */
export interface PartNumbers extends Availability {
  readonly mtbfSeconds: number | null;
  readonly mttrSeconds: number | null;
  /** The unavailability as a decimal with all of its digits, where it was written as one. */
  readonly exactUnavailability?: string | null;
}
