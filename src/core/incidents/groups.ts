import { type Availability, fromUnavailability } from '../quantity/availability.ts';
import { calendarPeriod } from '../time/calendar.ts';
import type { Zone } from '../time/zone.ts';
import type { Dictionary } from './dictionary.ts';
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

/** The rows of one key while they are gathered. */
class Members {
  readonly key: string | null;
  count = 0;
  private list = new Uint32Array(16);

  constructor(key: string | null) {
    this.key = key;
  }

  get rows(): Uint32Array {
    return this.list.subarray(0, this.count);
  }

  add(row: number): void {
    if (this.count === this.list.length) {
      const larger = new Uint32Array(this.count * 2);
      larger.set(this.list);
      this.list = larger;
    }
    this.list[this.count++] = row;
  }
}

/** The members of each key, in the order in which the keys first came. */
class MembersByKey {
  private readonly known = new Map<string | null, Members>();

  of(key: string | null): Members {
    const known = this.known.get(key);
    if (known) return known;
    const members = new Members(key);
    this.known.set(key, members);
    return members;
  }

  all(): readonly Members[] {
    return [...this.known.values()];
  }
}

/** Groups by one key, most downtime first. Each group's downtime is its own union; an incident counts in each of its keys. */
export function groupBy(key: string, request: GroupRequest): readonly IncidentGroup[] {
  const { impact, rules } = request;
  const members = gather(key, request);
  const measured = members.map(({ key, rows }) => {
    const { milliseconds } = measureDowntime({ ...impact, order: rows }, rules);
    return { key, rows, milliseconds };
  });
  let total = 0;
  for (const { milliseconds } of measured) total += milliseconds;
  const groups = measured.map(({ key, rows, milliseconds }) => summarize(key, rows, milliseconds, total, request));
  const ordered = timeKeys.includes(key as TimeKey) ? byKey : byDowntime;
  return groups.sort(ordered);
}

function summarize(
  key: string | null,
  rows: Uint32Array,
  milliseconds: number,
  total: number,
  { log, countedMilliseconds, startsInside }: GroupRequest,
): IncidentGroup {
  const { start, verified } = log.stamps;
  const ratio = milliseconds / countedMilliseconds;
  const up = countedMilliseconds - milliseconds;
  const own: Availability | null = ratio <= 1 ? fromUnavailability(ratio) : null;
  let failures = 0;
  let open = 0;
  let recovered = 0;
  let recoveryMilliseconds = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const isOpen = Number.isNaN(verified[row]!);
    if (isOpen) open++;
    if (!startsInside(row)) continue;
    failures++;
    if (isOpen) continue;
    recovered++;
    recoveryMilliseconds += verified[row]! - start[row]!;
  }
  return {
    key,
    incidents: rows.length,
    failures,
    open,
    downtimeSeconds: milliseconds / 1_000,
    share: total > 0 ? milliseconds / total : null,
    availability: own?.availability ?? null,
    unavailability: own?.unavailability ?? null,
    nines: own?.nines ?? null,
    mttrSeconds: recovered > 0 ? recoveryMilliseconds / recovered / 1_000 : null,
    mtbfSeconds: failures > 0 && up >= 0 ? up / failures / 1_000 : null,
  };
}

function byKey(left: IncidentGroup, right: IncidentGroup): number {
  return String(left.key) < String(right.key) ? -1 : 1;
}

function byDowntime(left: IncidentGroup, right: IncidentGroup): number {
  return right.downtimeSeconds - left.downtimeSeconds || right.incidents - left.incidents || byKey(left, right);
}

function gather(key: string, { log, impact, zone }: GroupRequest): readonly Members[] {
  const groups = new MembersByKey();
  const { order } = impact;
  const dimension = log.dimensions.get(key);
  if (timeKeys.includes(key as TimeKey)) {
    const nameOf = timeNameOf(key as TimeKey, log.stamps.start, zone);
    for (let i = 0; i < order.length; i++) groups.of(nameOf(order[i]!)).add(order[i]!);
  } else if (dimension) {
    const ofIndex: (readonly Members[] | undefined)[] = []; // several for an incident of several services
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!;
      const index = dimension.values[row]!;
      ofIndex[index] ??= namesOf(dimension.dictionary, index).map((name) => groups.of(name));
      const members = ofIndex[index];
      for (let k = 0; k < members.length; k++) members[k]!.add(row);
    }
  } else {
    for (let i = 0; i < order.length; i++) groups.of(null).add(order[i]!);
  }
  return groups.all();
}

/** The keys an entry of a column stands for; none becomes null. */
function namesOf(dictionary: Dictionary, index: number): readonly (string | null)[] {
  const names = dictionary.names(index);
  return names.length > 0 ? [...new Set(names)] : [null];
}

const weekdays = ['7 Sunday', '1 Monday', '2 Tuesday', '3 Wednesday', '4 Thursday', '5 Friday', '6 Saturday'];

/** The name of the part of the calendar that a row starts in. */
function timeNameOf(key: TimeKey, start: Float64Array, zone: Zone): (row: number) => string {
  let period = { start: 0, end: 0 };
  let name = '';
  const wallClock = (instant: number): Date => new Date(instant + zone.offsetAt(instant));
  if (key === 'weekday') return (row) => weekdays[wallClock(start[row]!).getUTCDay()]!;
  if (key === 'hour') return (row) => `${String(wallClock(start[row]!).getUTCHours()).padStart(2, '0')}:00`;
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
    return name;
  };
}
