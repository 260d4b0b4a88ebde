import { type Availability, fromUnavailability } from '../../quantity/availability.ts';

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

/** A queue or a cache before a part spans its outages up to a length. */
export interface Bridge {
  readonly seconds: number;
  /** The part as it is without. */
  readonly otherwise: PartNumbers;
}

/**
 * A part of which users feel only what an outage lasts beyond T: U·e^(−T/MTTR), as often ω·e^(−T/MTTR), and what is left of
 * an outage lasts MTTR on average again, since exponential repairs have no memory. Domain: MTTR above 0 s.
 * @example bridgedNumbers(numbers of 999 h and 1 h, 600).unavailability // 8.464817248906142e-4
 */
export function bridgedNumbers(numbers: PartNumbers, seconds: number): PartNumbers {
  const { unavailability, mtbfSeconds, mttrSeconds } = numbers;
  if (mttrSeconds === null || !(mttrSeconds > 0)) throw new RangeError('a bridge without a mean time to repair');
  const felt = Math.exp(-seconds / mttrSeconds);
  const left = unavailability * felt;
  if (mtbfSeconds === null) return { ...fromUnavailability(left), mtbfSeconds: null, mttrSeconds };
  // one of 1/felt cycles is felt
  const cycle = (mtbfSeconds + mttrSeconds) / felt;
  return { ...fromUnavailability(left), mtbfSeconds: cycle - mttrSeconds, mttrSeconds };
}
