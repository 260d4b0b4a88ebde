import { type Availability, parseUnavailabilityExactly } from '../../quantity/availability.ts';
import { compareDecimals, type Decimal } from '../../quantity/decimal.ts';
import { isInDoubt } from '../../quantity/in-doubt.ts';
import { type Portion, unit } from '../../quantity/portion.ts';
import type { JourneyAnalysis } from './analyze.ts';

/** A target as it was written, whose text has all of its digits. */
export interface WrittenTarget {
  readonly text: string;
  readonly availability: Availability;
}

/** What is held against a target: a journey, or requests of one kind. */
type HeldNumber = Pick<JourneyAnalysis, 'exactUnavailability'> & {
  readonly result: { readonly unavailability: number };
};

/**
 * What a journey is with all of its digits, where doubles leave in doubt whether it is more or less than the target; null
 * where they do not, and where it is not known so. @example exactPortion(analysis, { text: '99.9', … }) // null of a journey at 99 %
 */
export function exactPortion({ result, exactUnavailability }: HeldNumber, target: WrittenTarget): Portion | null {
  if (!isInDoubt(result.unavailability, target.availability.unavailability)) return null;
  const part = exactUnavailability();
  return part && { part, whole: unit };
}

/**
 * Whether a journey meets a target: its unavailability is at most the target's. Equality is met, and it is equality of all
 * digits wherever the numbers of the parts were written as decimals.
 */
export function meetsTarget({ result, exactUnavailability }: HeldNumber, target: WrittenTarget): boolean {
  const { unavailability } = target.availability;
  return besideTarget(result.unavailability, exactUnavailability, target) <= unavailability;
}

/**
 * A computed unavailability, moved by a last digit to the side of the target on which all of its digits are: compared with
 * the target as a double it says then what these say. Where they are not known it stays as it is.
 * @example besideTarget(0.0010000000000000002, () => exactly(0.001), target) // 0.001, of a target of 99.9 %
 */
export function besideTarget(
  computed: number,
  exactUnavailability: () => Decimal | null,
  target: WrittenTarget,
): number {
  const exact = isInDoubt(computed, target.availability.unavailability) ? exactUnavailability() : null;
  const wanted = exact && parseUnavailabilityExactly(target.text);
  if (!exact || !wanted) return computed;
  const { unavailability } = target.availability;
  if (compareDecimals(exact, wanted) <= 0) return Math.min(computed, unavailability);
  return Math.max(computed, unavailability * (1 + Number.EPSILON), unavailability + Number.MIN_VALUE);
}
