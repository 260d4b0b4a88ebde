import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import type { PeriodShape } from './periods.ts';
import type { StateColumn, StateRows } from './state-rows.ts';
import { stateCodes } from './state-words.ts';

/**
 * What rows with states are: a monitor's periods or points in time; incidents of which the state tells how it is now; or what
 * nobody can tell from them.
 */
export type StateReading = 'periods' | 'points' | 'incidents' | 'unclear';

/** No check is so long in being answered; hardly an outage is shorter. */
const longestAnswer = 60_000;

/**
 * Reads it from their ends. A monitor's periods follow on each other: one ends where the next begins. Rows that do not are
 * outages, and an "up" beside them says that they are over, not that nothing was down: they are never left out for it.
 */
export function readingOf(
  column: StateColumn,
  { endsAreLengths, hasLengths }: StateRows,
  shape: PeriodShape,
  builder: IncidentLogBuilder,
): StateReading {
  const { up, down, neither } = stateCodes;
  const { counts } = column;
  const isFollowing = shape.followed > 0 && shape.touching * 2 >= shape.followed;
  if (counts[up] === 0) {
    // of outages alone a length without a unit has to be read, not passed over as that of a check
    const isOfOutages = !endsAreLengths || (hasLengths && shape.ends === 0);
    if (isOfOutages && counts[neither] === 0) return 'incidents';
    return shape.ends > 0 ? 'periods' : 'points';
  }
  const hasIds = column.rows.subarray(0, column.count).some((row) => builder.hasIdAt(row));
  const isMixed = counts[down]! > 0;
  if (!isMixed && hasIds && !endsAreLengths) return 'incidents';
  if (isFollowing) return 'periods';
  if (endsAreLengths) {
    if (shape.longest < longestAnswer) return shape.ends > 0 && !isMixed ? 'periods' : 'points';
    return !isMixed && !hasIds && shape.followed === 0 ? 'periods' : 'unclear';
  }
  if (shape.ends === 0) return isMixed && !hasIds && !shape.hasLateEnds ? 'points' : 'unclear';
  if (shape.followed === 0) return isMixed ? 'unclear' : 'periods';
  // is_down may say that nothing was down at all; a status says how it is
  const isStatus = column.naming.oneIsUp === null;
  return shape.touching === 0 && shape.overlapping === 0 && isStatus ? 'incidents' : 'unclear';
}
