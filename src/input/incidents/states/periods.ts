import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import type { ServiceSequence } from './service-sequences.ts';
import type { StateColumn, StateRows } from './state-rows.ts';
import { stateCodes } from './state-words.ts';

const verified = stampNames.indexOf('verified');
/** Monitors round the lengths of their periods to minutes. */
const roundedMilliseconds = 90_000;
const roundedShare = 0.02;

/** How the ends of rows lie to the rows that follow. */
export interface PeriodShape {
  /** Rows with an end. */
  readonly ends: number;
  /** Rows with an end and a later row of what they watch; those that end where it begins, and those that end after. */
  readonly followed: number;
  readonly touching: number;
  readonly overlapping: number;
  /** Milliseconds. */
  readonly longest: number;
  /** Some end lies after now, and was taken for none. */
  readonly hasLateEnds: boolean;
}

export function periodShape(
  column: StateColumn,
  sequences: readonly ServiceSequence[],
  builder: IncidentLogBuilder,
  hasLateEnds: boolean,
): PeriodShape {
  const shape = { ends: 0, followed: 0, touching: 0, overlapping: 0, longest: 0, hasLateEnds };
  for (const { positions, at } of sequences)
    for (let i = 0; i < positions.length; i++) {
      const end = builder.stampOf(column.rows[positions[i]!]!, verified);
      if (Number.isNaN(end)) continue;
      const length = end - at[i]!;
      shape.ends++;
      shape.longest = Math.max(shape.longest, length);
      if (i + 1 === positions.length) continue;
      shape.followed++;
      const slack = Math.max(roundedMilliseconds, length * roundedShare);
      if (Math.abs(end - at[i + 1]!) <= slack && length > 0) shape.touching++;
      else if (end > at[i + 1]!) shape.overlapping++;
    }
  return shape;
}

/**
 * Whether rows that are a monitor's by somebody's word are periods, which have ends of their own. A length of time is the end
 * of a period where it reaches to the next row; else it is how long a check took to be answered, and no end at all.
 */
export function arePeriods({ endsAreLengths }: StateRows, { counts }: StateColumn, shape: PeriodShape): boolean {
  if (shape.ends === 0) return false;
  const isOneState = counts[stateCodes.up] === 0 || counts[stateCodes.down] === 0;
  return !endsAreLengths || isOneState || shape.touching * 2 >= shape.followed;
}

/** Takes the ends away that are none. */
export function forgetEnds(column: StateColumn, builder: IncidentLogBuilder): void {
  for (let i = 0; i < column.count; i++) builder.setStampOf(column.rows[i]!, verified, Number.NaN);
}
