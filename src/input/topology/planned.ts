import type { PlannedWork } from '../../core/failover/noticing/planned-work.ts';
import { fail } from '../../core/problem.ts';
import { type Fields, fieldsOf } from '../structured/fields.ts';

/**
 * Reads `maintenance: {every, lasts}`; null where it is absent. `inTurn` is how many are worked on one after the other, which
 * must fit: with what each move takes beside, in seconds.
 */
export function readPlannedWork(fields: Fields, inTurn: number, besideSeconds = 0): PlannedWork | null {
  const node = fields.optional('maintenance');
  if (!node) return null;
  const work = fieldsOf(node, `maintenance of ${fields.what}`, ['every', 'lasts']);
  work.required('every');
  work.required('lasts');
  const everySeconds = work.positiveDuration('every')!;
  const lastsSeconds = work.duration('lasts')!;
  if (inTurn * lastsSeconds + besideSeconds > everySeconds)
    fail(
      'maintenanceTooLong',
      { what: fields.what, inTurn, lastsSeconds, everySeconds, besideSeconds },
      work.required('lasts').place(),
    );
  return { everySeconds, lastsSeconds };
}
