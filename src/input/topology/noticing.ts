import type { Noticing } from '../../core/failover/noticing/noticing.ts';
import { fail, type Place } from '../../core/problem.ts';
import type { PartNumbers } from '../../core/topology/model/part-numbers.ts';
import type { Fields } from '../structured/fields.ts';
import { readDetection } from './detection.ts';

/** The keys that say how long requests go to a dead member, and what becomes of them. */
export const noticingKeys = ['probe', 'detect', 'retries'] as const;

const mostRetries = 100;

/** Reads `probe` or `detect`, and `retries`; null where none of them stands there. */
export function readNoticing(fields: Fields): Noticing | null {
  const detection = readDetection(fields);
  const retries = fields.wholeNumber('retries', 0, mostRetries);
  return detection === null && retries === null ? null : { detection, retries: retries ?? 0 };
}

/** How much of a failure goes unnoticed hangs on how long one lasts; what never fails needs no times. */
export function refuseWithoutRepair(noticing: Noticing | null, what: string, numbers: PartNumbers, place: Place): void {
  if (noticing?.detection && numbers.mttrSeconds === null && numbers.unavailability > 0)
    fail('noticingWithoutRepair', { what }, place);
}
