import { type IncidentLog, isIncident } from '../incidents/log/log.ts';
import { type Notice, notice } from '../notice.ts';
import { fail, type TypedPlace } from '../problem.ts';
import { calendarPeriod } from '../time/calendar.ts';
import { formatEnds, formatInstant } from '../time/instant.ts';
import type { Interval } from '../time/intervals.ts';
import { parseInstant, type Window } from '../time/window.ts';
import type { Zone } from '../time/zone.ts';

/** Reads the earlier period of a comparison. @example parsePeriod('2026-01-01/2026-04-01', utc, place) */
export function parsePeriod(text: string, zone: Zone, where: TypedPlace): Interval {
  const parts = text.split('/').map((part) => part.trim());
  const [from, to] = parts;
  if (parts.length !== 2 || !from || !to) return fail('periodUnreadable', { text }, where);
  const at = (part: string): TypedPlace => ({ ...where, offset: text.indexOf(part), length: part.length });
  const period = { start: parseInstant(from, zone, at(from)), end: parseInstant(to, zone, at(to)) };
  if (period.end > period.start) return period;
  return fail('periodEmpty', formatEnds(period, zone), where);
}

/**
 * The later period that an earlier one is compared with: what of the window lies after it. Refused where nothing does, and
 * where the log begins only after the earlier period: a time that no log covers is not a time without incidents. Where the
 * log begins in a later month than the earlier period, that is said.
 */
export function laterPeriod(
  log: IncidentLog,
  window: Window,
  earlier: Interval,
  where: TypedPlace,
): { readonly later: Window; readonly notices: readonly Notice[] } {
  const later = { ...window, start: Math.max(window.start, earlier.end) };
  if (!(later.end > later.start)) return fail('windowWithinPeriod', formatEnds(window, window.zone), where);
  const first = firstStart(log);
  if (first === null || first >= earlier.end)
    return fail('periodUncovered', { first: first === null ? null : formatInstant(first, window.zone) }, where);
  const isYounger = first >= calendarPeriod('month', earlier.start, window.zone).end;
  const facts = { start: formatInstant(earlier.start, window.zone), first: formatInstant(first, window.zone) };
  return { later, notices: isYounger ? [notice('periodBeforeLog', facts)] : [] };
}

function firstStart(log: IncidentLog): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (let row = 0; row < log.count; row++)
    if (isIncident(log, row) && log.stamps.start[row]! < first) first = log.stamps.start[row]!;
  return first === Number.POSITIVE_INFINITY ? null : first;
}
