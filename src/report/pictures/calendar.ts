import type { MeasuredLog } from '../../core/incidents/measured-log.ts';
import { type CalendarPart, calendarPartsOf } from '../../core/incidents/parts/calendar-parts.ts';
import type { UnavailabilityInterval } from '../../core/statistics/lengths/rate-of-downtime.ts';
import { availability, type Cell, duration, missing, range, type TableBlock, text } from '../report.ts';
import type { CalendarPicture, IntervalsPicture } from './picture.ts';

/** Five years; more days are no picture any more. */
const mostDays = 1_830;

type Day = CalendarPicture['days'][number];

/** Every day of the window by what of it was down; null where there are too few days, or too many. */
export function calendarPicture(measured: MeasuredLog, seed: number): CalendarPicture | null {
  const { window } = measured;
  const days = (window.end - window.start) / 86_400_000;
  if (days <= 2 || days > mostDays) return null;
  const parts = calendarPartsOf('day', measured, seed);
  return {
    kind: 'calendar',
    title: 'Day by day',
    says: `The part of each day that was down, in ${window.zone.name}. Hatched is time in which nobody knows, grey is time that does not count.`,
    days: parts.map((part, i) => ({
      name: part.name,
      weekday: (weekdayOf(parts[0]!.name) + i) % 7,
      state: stateOf(part),
      downRatio: part.unavailability ?? (part.downtimeSeconds ? 1 : 0),
      isPartlyUnknown: part.unknownSeconds > 0 && part.countedSeconds > 0,
      value: dayCellOf(part),
    })),
    table: partsTable(
      'Days with downtime, or of which something is unknown',
      'day',
      parts.filter((part) => part.downtimeSeconds || part.unknownSeconds > 0),
    ),
  };
}

/** 0 for Monday to 6, of a day as it is called. @example weekdayOf('2026-03-07') // 5 */
function weekdayOf(name: string): number {
  return (new Date(`${name}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function stateOf(part: CalendarPart): Day['state'] {
  if (part.downtimeSeconds) return 'down';
  if (part.countedSeconds > 0) return 'up';
  if (part.unknownSeconds > 0) return 'unknown';
  return part.uncoveredSeconds >= part.excludedSeconds ? 'uncovered' : 'excluded';
}

const stateWords: Readonly<Record<Exclude<Day['state'], 'down'>, string>> = {
  up: 'no downtime',
  unknown: 'nobody knows',
  excluded: 'does not count',
  uncovered: 'the log does not cover it',
};

function dayCellOf(part: CalendarPart): Cell {
  const state = stateOf(part);
  return state === 'down' ? duration(part.downtimeSeconds) : text(stateWords[state]);
}

/** The availability of each month, with its interval where there is a seed for it; null where the window lies in one. */
export function monthsPicture(
  measured: MeasuredLog,
  seed: number | null,
  target: { readonly unavailability: number; readonly name: string } | null,
): IntervalsPicture | null {
  const parts = calendarPartsOf('month', measured, seed ?? 1);
  if (parts.length < 2 || parts.length > 60) return null;
  const rows = parts.map((part) => ({ part, interval: seed === null ? null : part.interval() }));
  return {
    kind: 'intervals',
    axis: 'unavailability',
    title: 'Month by month',
    says: 'Availability of each month, better further left; the bar is its 95 % interval: how much it says of the service behind it.',
    target: target && { at: target.unavailability, name: target.name },
    rows: rows.map(({ part, interval }) => ({
      name: text(part.name),
      value: availability(part.unavailability),
      at: part.unavailability,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      ...(target && part.unavailability !== null
        ? { tone: part.unavailability <= target.unavailability ? ('good' as const) : ('bad' as const) }
        : {}),
    })),
    table: partsTable(
      'Months',
      'month',
      parts,
      rows.map(({ interval }) => intervalCell(interval)),
    ),
  };
}

const intervalCell = (interval: UnavailabilityInterval | null): Cell =>
  interval === null ? missing() : range(availability(interval.high), availability(interval.low));

function partsTable(
  title: string,
  key: string,
  parts: readonly CalendarPart[],
  intervals: readonly Cell[] = [],
): TableBlock {
  const hasUnknown = parts.some(({ unknownSeconds }) => unknownSeconds > 0);
  return {
    kind: 'table',
    title,
    columns: [
      { title: key, align: 'left', drop: 0 },
      { title: 'downtime', align: 'right', drop: 0 },
      { title: 'availability', align: 'right', drop: 0 },
      ...(intervals.length > 0 ? [{ title: '95 % interval', align: 'right', drop: 0 } as const] : []),
      ...(hasUnknown ? [{ title: 'unknown', align: 'right', drop: 0 } as const] : []),
    ],
    rows: parts.map((part, i) => [
      text(part.name),
      duration(part.downtimeSeconds),
      availability(part.unavailability),
      ...(intervals.length > 0 ? [intervals[i]!] : []),
      ...(hasUnknown ? [duration(part.unknownSeconds)] : []),
    ]),
  };
}
