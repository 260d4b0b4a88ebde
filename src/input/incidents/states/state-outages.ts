import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { rowFlags, stampNames, type UnknownTime } from '../../../core/incidents/log/log.ts';
import type { ServiceSequence } from './service-sequences.ts';
import type { StateColumn } from './state-rows.ts';
import { type CheckTimes, StateRuns, UnknownTimes } from './state-runs.ts';
import { stateCodes } from './state-words.ts';

const verified = stampNames.indexOf('verified');

/**
 * Makes outages of rows that are periods: those that are down are incidents as they stand; one without an end lasts to the
 * next row. Gives the time in which nobody knows.
 */
export function outagesOfPeriods(
  { service, positions, at }: ServiceSequence,
  column: StateColumn,
  builder: IncidentLogBuilder,
): readonly UnknownTime[] {
  const unknown = new UnknownTimes(service);
  for (let i = 0; i < positions.length; i++) {
    const row = column.rows[positions[i]!]!;
    const code = column.codes[positions[i]!]!;
    const own = builder.stampOf(row, verified);
    const next = i + 1 < at.length ? at[i + 1]! : Number.POSITIVE_INFINITY;
    const end = Number.isNaN(own) ? next : own;
    if (code === stateCodes.down) {
      if (end < Number.POSITIVE_INFINITY) builder.setStampOf(row, verified, end);
    } else {
      builder.excludeRow(row, code === stateCodes.up ? 'up' : 'unknown');
      if (code !== stateCodes.up) unknown.add(at[i]!, end);
    }
  }
  return unknown.found;
}

/**
 * Makes outages of rows that are checks or changes: from the first row that is down to the next that is not. That first row
 * becomes the incident, all others are none. Gives the time in which nobody knows.
 */
export function outagesOfPoints(
  { service, positions, at }: ServiceSequence,
  column: StateColumn,
  builder: IncidentLogBuilder,
  checks: CheckTimes | null,
): readonly UnknownTime[] {
  const rowOf = (position: number): number => column.rows[positions[position]!]!;
  const runs = new StateRuns(service, checks, {
    begin(position) {
      if (checks !== null) builder.flagRow(rowOf(position), rowFlags.checked);
      return rowOf(position);
    },
    end: (row, instant) => builder.setStampOf(row, verified, instant),
    pass: (position, because) => builder.excludeRow(rowOf(position), because),
  });
  for (let i = 0; i < positions.length; i++) runs.take(i, at[i]!, column.codes[positions[i]!]!);
  return runs.finish();
}
