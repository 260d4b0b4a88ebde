import type { FailureFunction } from '../../diagram/decision/engine.ts';
import { type Decimal, nothing, parseDecimal } from '../../quantity/decimal.ts';
import type { FailureModel } from '../compile/failure-model.ts';

/**
 * U with all of its digits: those of the parts that matter (Birnbaum above 0) must be known, the others may be anything.
 * `isUnfailing` tells by its place which part never fails. null where a number is no decimal, or the digits are too many.
 * @example exactUnavailabilityOf(failure, model, failure.sweep(q).birnbaum) // 0.00199900 of two at 99.9 % in series
 */
export function exactUnavailabilityOf(
  failure: FailureFunction,
  { parts }: Pick<FailureModel, 'parts'>,
  birnbaum: Float64Array,
  isUnfailing: (place: number) => boolean = () => false,
): Decimal | null {
  const q = parts.map(({ exactUnavailability }, i) =>
    birnbaum[i]! > 0 && !isUnfailing(i) ? parseDecimal(exactUnavailability ?? '') : nothing,
  );
  return q.some((each) => each === null) ? null : failure.exactUnavailability(q as readonly Decimal[]);
}
