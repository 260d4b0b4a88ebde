import { totalMilliseconds } from '../time/intervals.ts';
import type { Zone } from '../time/zone.ts';
import { measureDowntime } from './downtime/measure.ts';
import { timeOfService } from './downtime/service-cuts.ts';
import { type IncidentGroup, type MeasuredGroup, summarizeGroups } from './group.ts';
import type { Dictionary } from './log/dictionary.ts';
import { type Members, MembersByKey } from './log/members.ts';
import { failuresAmong, type MeasuredLog } from './measured-log.ts';
import { type KnownDowntime, measureKnown } from './measured-time.ts';
import { groupByPeriod, isPeriodKey, periodKeys } from './period-groups.ts';
import { defaultPhaseTargets, type PhaseTargets } from './phases.ts';

/** Keys of the clock: incidents are told apart by when they start, and there is no time of the window to divide by. */
const clockKeys = ['weekday', 'hour'] as const;
type ClockKey = (typeof clockKeys)[number];

export function isClockKey(key: string): key is ClockKey {
  return (clockKeys as readonly string[]).includes(key);
}

/** Parts of the calendar and of the clock to group by, in the zone of the window. */
export const timeKeys: readonly string[] = [...periodKeys, ...clockKeys];

/**
 * Groups by one key, most downtime first (calendar and clock in their own order). Each group's downtime is its own union;
 * an incident counts in each of its keys.
 */
export function groupBy(
  key: string,
  whole: MeasuredLog,
  targets: PhaseTargets = defaultPhaseTargets,
): readonly IncidentGroup[] {
  if (isPeriodKey(key)) return groupByPeriod(key, whole, targets);
  const isClock = isClockKey(key);
  const { window } = whole;
  const measured = membersBy(key, whole).map(({ key: name, rows }): MeasuredGroup => {
    const { rules, unknown, downtime } = measureGroup(key, name, rows, whole);
    const failures = failuresAmong({ ...whole, rules }, rows, downtime.outages).starts.length;
    return {
      key: name,
      rows,
      milliseconds: downtime.milliseconds,
      failures,
      countedMilliseconds: isClock ? null : totalMilliseconds(rules.counts),
      unknownMilliseconds: isClock ? null : totalMilliseconds(unknown),
      within: window,
    };
  });
  return summarizeGroups(measured, whole.log, targets).sort(isClock ? byKey : byDowntime);
}

/** A service has its own time that counts and that is unknown; what else rows are grouped by has that of the whole. */
export function measureGroup(key: string, name: string | null, rows: Uint32Array, whole: MeasuredLog): KnownDowntime {
  const { log, impact, request, rules, unknown } = whole;
  const own = { ...impact, order: rows };
  if (key !== 'service') return { rules, unknown, downtime: measureDowntime(own, rules) };
  const time = timeOfService(whole.time, request.serviceCuts, name);
  return measureKnown(log, own, { ...request, time }, name);
}

function byKey(left: IncidentGroup, right: IncidentGroup): number {
  return String(left.key) < String(right.key) ? -1 : 1;
}

function byDowntime(left: IncidentGroup, right: IncidentGroup): number {
  return (
    (right.downtimeSeconds ?? 0) - (left.downtimeSeconds ?? 0) || right.incidents - left.incidents || byKey(left, right)
  );
}

/** The analyzed rows of each value of a key, in the order in which the values first come; a row of several is in each. */
export function membersBy(key: string, { log, impact, window }: MeasuredLog): readonly Members[] {
  const groups = new MembersByKey();
  const { order } = impact;
  const dimension = log.dimensions.get(key);
  if (isClockKey(key)) {
    const nameOf = clockNameOf(key, log.stamps.start, window.zone);
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

/** The weekday or the hour that a row starts in, on the wall clocks of the zone. */
function clockNameOf(key: ClockKey, start: Float64Array, zone: Zone): (row: number) => string {
  const wallClock = (row: number): Date => new Date(start[row]! + zone.offsetAt(start[row]!));
  return key === 'weekday'
    ? (row) => weekdays[wallClock(row).getUTCDay()]!
    : (row) => `${String(wallClock(row).getUTCHours()).padStart(2, '0')}:00`;
}
