import { type Availability, parseUnavailabilityExactly } from '../../quantity/availability.ts';
import { compareDecimals, type Decimal } from '../../quantity/decimal.ts';
import type { JourneyAnalysis } from './analyze.ts';

/** A target as it was written, whose text has all of its digits. */
export interface WrittenTarget {
  readonly text: string;
  readonly availability: Availability;
}

/** Further apart than this, relative to the target, the 15 digits of a result decide as all of its digits would. */
const inDoubt = 1e-13;

/**
 * What a journey and its target are with all of their digits, where doubles leave in doubt which is larger and both are
 * known as decimals; else null. @example exactSides(analysis, { text: '99.9', … }) // null of a journey at 99 %
 */
export function exactSides(
  { result, exactUnavailability }: JourneyAnalysis,
  { text, availability }: WrittenTarget,
): { readonly actual: Decimal; readonly wanted: Decimal } | null {
  const { unavailability } = availability;
  if (Math.abs(result.unavailability - unavailability) > inDoubt * unavailability) return null;
  const wanted = parseUnavailabilityExactly(text);
  const actual = wanted && exactUnavailability();
  return actual ? { actual, wanted } : null;
}

/**
 * Whether a journey meets a target: its unavailability is at most the target's. Equality is met, and it is equality of all
 * digits wherever the numbers of the parts were written as decimals.
 */
export function meetsTarget(analysis: JourneyAnalysis, target: WrittenTarget): boolean {
  const exact = exactSides(analysis, target);
  if (exact) return compareDecimals(exact.actual, exact.wanted) <= 0;
  return analysis.result.unavailability <= target.availability.unavailability;
}
