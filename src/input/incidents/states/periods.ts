import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import type { ServiceSequence } from './service-sequences.ts';
import type { StateColumn, StateRows } from './state-rows.ts';
import { stateCodes } from './state-words.ts';

const verified = stampNames.indexOf('verified');
/** Monitors round the lengths of their periods to minutes. */
const roundedMilliseconds = 90_000;
const roundedShare = 0.02;

/**
 * Whether rows are periods, which have ends of their own. A length of time is the end of a period where it reaches to the
 * next row; else it is how long a check took to be answered, and no end at all.
 */
export function arePeriods(
  states: StateRows,
  column: StateColumn,
  sequences: readonly ServiceSequence[],
  builder: IncidentLogBuilder,
): boolean {
  let ends = 0;
  let followed = 0;
  let touching = 0;
  for (const { positions, at } of sequences)
    for (let i = 0; i < positions.length; i++) {
      const end = builder.stampOf(column.rows[positions[i]!]!, verified);
      if (Number.isNaN(end)) continue;
      ends++;
      if (i + 1 === positions.length) continue;
      followed++;
      const slack = Math.max(roundedMilliseconds, (end - at[i]!) * roundedShare);
      if (Math.abs(end - at[i + 1]!) <= slack && end > at[i]!) touching++;
    }
  if (ends === 0) return false;
  const isOneState = column.counts[stateCodes.up] === 0 || column.counts[stateCodes.down] === 0;
  return !states.endsAreLengths || isOneState || touching * 2 >= followed;
}

/** Takes the ends away that are none. */
export function forgetEnds(column: StateColumn, builder: IncidentLogBuilder): void {
  for (let i = 0; i < column.count; i++) builder.setStampOf(column.rows[i]!, verified, Number.NaN);
}
