import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { rowFlags, stampNames, type UnknownTime } from '../../../core/incidents/log/log.ts';
import type { ServiceSequence } from './service-sequences.ts';
import type { StateColumn } from './state-rows.ts';
import { stateCodes } from './state-words.ts';

const verified = stampNames.indexOf('verified');
/** So many missing checks may be chance; with more nobody looked. Contract, section 9: more than three. */
const mostMissing = 3;

/** Gathers the time in which nobody knows. */
class UnknownTimes {
  readonly found: UnknownTime[] = [];
  private readonly service: string | null;

  constructor(service: string | null) {
    this.service = service;
  }

  add(start: number, end: number): void {
    if (end > start) this.found.push({ start, end, service: this.service });
  }
}

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
 * becomes the incident, all others are none. With a distance of checks, where more than three of them are missing nobody
 * knows from one distance after the last; `now` tells what can be missing behind the last row. Gives the time in which
 * nobody knows.
 */
export function outagesOfPoints(
  { service, positions, at }: ServiceSequence,
  column: StateColumn,
  builder: IncidentLogBuilder,
  checks: { readonly everyMilliseconds: number; readonly now: number } | null,
): readonly UnknownTime[] {
  const unknown = new UnknownTimes(service);
  let outage = -1; // the row that it began with
  const end = (instant: number): void => {
    if (outage >= 0) builder.setStampOf(outage, verified, instant);
    outage = -1;
  };
  for (let i = 0; i < positions.length; i++) {
    const row = column.rows[positions[i]!]!;
    const code = column.codes[positions[i]!]!;
    const next = i + 1 < at.length ? at[i + 1]! : Number.POSITIVE_INFINITY;
    if (code !== stateCodes.down) {
      end(at[i]!);
      builder.excludeRow(row, code === stateCodes.up ? 'up' : 'unknown');
      if (code !== stateCodes.up) unknown.add(at[i]!, next);
    } else if (outage < 0) {
      outage = row;
      if (checks !== null) builder.flagRow(row, rowFlags.checked);
    } else builder.excludeRow(row, 'sameOutage');
    if (checks === null) continue;
    const missing = Math.round((Math.min(next, checks.now) - at[i]!) / checks.everyMilliseconds) - 1;
    if (missing <= mostMissing) continue;
    end(at[i]! + checks.everyMilliseconds);
    if (code === stateCodes.down || code === stateCodes.up) unknown.add(at[i]! + checks.everyMilliseconds, next);
  }
  return unknown.found;
}
