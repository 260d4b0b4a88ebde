import { type Availability, fromUnavailability } from '../quantity/availability.ts';
import { calendarPeriod } from '../time/calendar.ts';
import type { Zone } from '../time/zone.ts';
import type { ImpactIntervals } from './downtime.ts';
import type { IncidentLog } from './log.ts';
import { type DowntimeRules, measureDowntime } from './measure.ts';

/** Parts of the calendar that starts can be grouped by, in the zone of the window. */
export const timeKeys = ['month', 'quarter', 'year', 'weekday', 'hour'] as const;
export type TimeKey = (typeof timeKeys)[number];

export interface IncidentGroup {
  /** null: the row does not say. */
  readonly key: string | null;
  readonly incidents: number;
  readonly failures: number;
  readonly open: number;
  readonly downtimeSeconds: number;
  /** Downtime over the sum of downtimes of all groups of this key; null where that is 0. */
  readonly share: number | null;
  readonly availability: number | null;
  readonly unavailability: number | null;
  readonly nines: number | null;
  /** Mean recovery of the closed ones that start in the window. */
  readonly mttrSeconds: number | null;
  readonly mtbfSeconds: number | null;
}

/** What the groups of one key are made from. */
export interface GroupRequest {
  readonly log: IncidentLog;
  readonly impact: ImpactIntervals;
  readonly rules: DowntimeRules;
  readonly countedMilliseconds: number;
  readonly zone: Zone;
  /** True for rows that start in the window. */
  readonly startsInside: (row: number) => boolean;
}

/** The keys a row belongs to: several for an incident of several services, none becomes null. */
type KeyOf = (row: number) => readonly (string | null)[];

/** Groups by one key, most downtime first. Each group's downtime is its own union; an incident counts in each of its keys. */
export function groupBy(key: string, request: GroupRequest): readonly IncidentGroup[] {
  const { log, impact, rules, countedMilliseconds } = request;
  const keyOf = keysOf(key, log, request.zone);
  const members = new Map<string | null, number[]>();
  for (const row of impact.order) {
    for (const name of keyOf(row)) {
      const rows = members.get(name);
      if (rows) rows.push(row);
      else members.set(name, [row]);
    }
  }
  const measured = [...members].map(([name, rows]) => {
    const own = { ...impact, order: Uint32Array.from(rows) };
    return { name, rows, milliseconds: measureDowntime(own, rules).milliseconds };
  });
  let total = 0;
  for (const { milliseconds } of measured) total += milliseconds;
  const groups = measured.map(({ name, rows, milliseconds }): IncidentGroup => {
    const ratio = milliseconds / countedMilliseconds;
    const up = countedMilliseconds - milliseconds;
    const own: Availability | null = ratio <= 1 ? fromUnavailability(ratio) : null;
    const inside = rows.filter(request.startsInside);
    return {
      key: name,
      incidents: rows.length,
      failures: inside.length,
      open: rows.filter((row) => Number.isNaN(log.stamps.verified[row]!)).length,
      downtimeSeconds: milliseconds / 1_000,
      share: total > 0 ? milliseconds / total : null,
      availability: own?.availability ?? null,
      unavailability: own?.unavailability ?? null,
      nines: own?.nines ?? null,
      mttrSeconds: meanRecoverySeconds(log, inside),
      mtbfSeconds: inside.length > 0 && up >= 0 ? up / inside.length / 1_000 : null,
    };
  });
  const ordered = timeKeys.includes(key as TimeKey) ? byKey : byDowntime;
  return groups.sort(ordered);
}

function byKey(left: IncidentGroup, right: IncidentGroup): number {
  return String(left.key) < String(right.key) ? -1 : 1;
}

function byDowntime(left: IncidentGroup, right: IncidentGroup): number {
  return right.downtimeSeconds - left.downtimeSeconds || right.incidents - left.incidents || byKey(left, right);
}

function meanRecoverySeconds(log: IncidentLog, rows: readonly number[]): number | null {
  let milliseconds = 0;
  let count = 0;
  for (const row of rows) {
    const recovery = log.stamps.verified[row]! - log.stamps.start[row]!;
    if (Number.isNaN(recovery)) continue;
    milliseconds += recovery;
    count++;
  }
  return count > 0 ? milliseconds / count / 1_000 : null;
}

function keysOf(key: string, log: IncidentLog, zone: Zone): KeyOf {
  if (timeKeys.includes(key as TimeKey)) return timeKeyOf(key as TimeKey, log.stamps.start, zone);
  const dimension = log.dimensions.get(key);
  if (!dimension) return () => [null];
  const names = Array.from({ length: dimension.dictionary.size }, (_, index) => {
    const list = dimension.dictionary.names(index);
    return list.length > 0 ? [...new Set(list)] : [null];
  });
  return (row) => names[dimension.values[row]!]!;
}

const weekdays = ['7 Sunday', '1 Monday', '2 Tuesday', '3 Wednesday', '4 Thursday', '5 Friday', '6 Saturday'];

function timeKeyOf(key: TimeKey, start: Float64Array, zone: Zone): KeyOf {
  let period = { start: 0, end: 0 };
  let name = '';
  const wallClock = (instant: number): Date => new Date(instant + zone.offsetAt(instant));
  if (key === 'weekday') return (row) => [weekdays[wallClock(start[row]!).getUTCDay()]!];
  if (key === 'hour') return (row) => [`${String(wallClock(start[row]!).getUTCHours()).padStart(2, '0')}:00`];
  return (row) => {
    const instant = start[row]!;
    if (instant < period.start || instant >= period.end) {
      period = calendarPeriod(key, instant, zone); // rows come by ascending start, so this is once a period
      const first = wallClock(period.start);
      const year = String(first.getUTCFullYear()).padStart(4, '0');
      const month = first.getUTCMonth() + 1;
      name =
        key === 'year'
          ? year
          : key === 'quarter'
            ? `${year}-Q${Math.ceil(month / 3)}`
            : `${year}-${String(month).padStart(2, '0')}`;
    }
    return [name];
  };
}
