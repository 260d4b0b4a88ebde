import { type Availability, parseUnavailabilityExactly } from '../../quantity/availability.ts';
import { comparePortion, type Portion, unit } from '../../quantity/portion.ts';
import type { JourneyAnalysis } from './analyze.ts';

/** A target as it was written, whose text has all of its digits. */
export interface WrittenTarget {
  readonly text: string;
  readonly availability: Availability;
}

/** Further apart than this, relative to the target, the 15 digits of a result decide as all of its digits would. */
const inDoubt = 1e-13;

/**
 * What a journey is with all of its digits, where doubles leave in doubt whether it is more or less than the target; null
 * where they do not, and where it is not known so. @example exactPortion(analysis, { text: '99.9', … }) // null of a journey at 99 %
 */
export function exactPortion(
  { result, exactUnavailability }: JourneyAnalysis,
  { availability: { unavailability } }: WrittenTarget,
): Portion | null {
  if (Math.abs(result.unavailability - unavailability) > inDoubt * unavailability) return null;
  const part = exactUnavailability();
  return part && { part, whole: unit };
}

/**
 * Whether a journey meets a target: its unavailability is at most the target's. Equality is met, and it is equality of all
 * digits wherever the numbers of the parts were written as decimals.
 */
export function meetsTarget(analysis: JourneyAnalysis, target: WrittenTarget): boolean {
  const exact = exactPortion(analysis, target);
  const wanted = exact && parseUnavailabilityExactly(target.text);
  if (exact && wanted) return comparePortion(exact, wanted) <= 0;
  return analysis.result.unavailability <= target.availability.unavailability;
}
