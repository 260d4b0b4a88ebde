import { fail } from '../../core/problem.ts';
import {
  type Availability,
  fromTimes,
  fromUnavailability,
  unavailabilityText,
} from '../../core/quantity/availability.ts';
import { decimalText, exactly } from '../../core/quantity/decimal.ts';
import type { PartNumbers } from '../../core/topology/model/part-numbers.ts';
import type { Fields } from '../structured/fields.ts';
import { durationOf } from '../structured/values.ts';

/** The keys that say how often a part works. */
export const numberKeys = ['availability', 'unavailability', 'mtbf', 'mttr'] as const;

/**
 * A part's numbers, from availability or unavailability, from MTBF (the mean up time) and MTTR, or from one of each:
 * A = MTBF / (MTBF + MTTR), MTBF = A·MTTR / U, MTTR = U·MTBF / A. Given in two ways, or not at all, is refused.
 */
export function partNumbersOf(fields: Fields): PartNumbers {
  const { what } = fields;
  const given = numberKeys.filter((key) => fields.has(key));
  const ratios = given.filter((key) => key === 'availability' || key === 'unavailability');
  const times = given.filter((key) => key === 'mtbf' || key === 'mttr');
  if (given.length === 0) return fail('numbersMissing', { what }, fields.place);
  if (ratios.length > 1 || given.length > 2)
    return fail('givenTwice', { what, keys: given }, fields.keyPlace(given.at(-1)!));
  if (ratios.length === 0) return readTimes(fields, times);
  const known = ratioOf(fields);
  if (times.length === 0) return { ...known, mtbfSeconds: null, mttrSeconds: null };
  const { availability: a, unavailability: u } = known;
  if (u === 0 || a === 0) return fail('timesUnfit', { what, availability: u === 0 ? '100%' : '0%' }, fields.place);
  const mtbf = fields.positiveDuration('mtbf');
  const mttr = fields.positiveDuration('mttr');
  return finite(fields, { ...known, mtbfSeconds: mtbf ?? (a * mttr!) / u, mttrSeconds: mttr ?? (u * mtbf!) / a });
}

/** Times of hundreds of digits have no double. */
function finite(fields: Fields, numbers: PartNumbers): PartNumbers {
  if (Number.isFinite(numbers.mtbfSeconds) && Number.isFinite(numbers.mttrSeconds)) return numbers;
  const key = fields.has('mtbf') ? 'mtbf' : 'mttr';
  const text = fields.text(key)!;
  return fail('durationUnreadable', { text, reason: 'leadsTooFar' }, fields.required(key).place());
}

function ratioOf(fields: Fields): Availability & Pick<PartNumbers, 'exactUnavailability'> {
  const unavailability = fields.share('unavailability');
  if (unavailability !== null)
    return { ...fromUnavailability(unavailability), exactUnavailability: decimalText(exactly(unavailability)) };
  return {
    ...fields.percent('availability')!,
    exactUnavailability: unavailabilityText(fields.text('availability')!),
  };
}

function readTimes(fields: Fields, times: readonly ('mtbf' | 'mttr')[]): PartNumbers {
  const [only] = times;
  if (times.length === 1) {
    const lacks = only === 'mtbf' ? 'mttr' : 'mtbf';
    return fail('timeMissing', { what: fields.what, has: only!, lacks }, fields.keyPlace(only!));
  }
  const mtbfSeconds = fields.positiveDuration('mtbf')!;
  const mttrSeconds = durationOf(fields.required('mttr'), 'mttr');
  return finite(fields, { ...fromTimes(mtbfSeconds, mttrSeconds), mtbfSeconds, mttrSeconds });
}
