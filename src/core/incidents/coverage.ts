import { calendarPeriod } from '../time/calendar.ts';
import {
  difference,
  type Interval,
  type Intervals,
  intersection,
  merged,
  totalMilliseconds,
} from '../time/intervals.ts';
import type { LogSpan } from '../time/window.ts';
import type { Zone } from '../time/zone.ts';
import type { IncidentLog } from './log/log.ts';
import { incidentTest, type MaintenanceRules, maintenanceTest } from './log/maintenance.ts';
import { spansByFile } from './log/span.ts';

/** The time that a log speaks of: nothing is known of the rest, which is not the same as that nothing happened. */
export interface Coverage {
  /** null: it speaks of none. */
  readonly interval: Interval | null;
  /** Maintenance that counts as downtime: planned ahead, it says nothing of the months around it, but it was down. */
  readonly down?: Intervals;
  /** How that is known: somebody said so, the months that it touches, or when a monitor looked. */
  readonly by: 'option' | 'months' | 'rows';
  /** What counts as now: nobody can speak of what comes later. */
  readonly now: number;
  /** Nobody said so: it is the clock's. */
  readonly isOfClock: boolean;
}

/** What somebody says that a log covers; a side that is left out (null) is as the log has it, or up to now. */
export interface CoveredSides {
  readonly from: number | null;
  readonly to: number | null;
}

/** What a file says of the time that it speaks of: nothing before, nothing after; null: it does not say. */
export interface SpokenTime {
  readonly speaksFrom?: number | null;
  readonly speaksUntil?: number | null;
}

/**
 * The time that a log covers. Where nobody says it: from the start of the month of its first row to the end of the month of
 * its last stamp, or to now with an incident still open, file by file, and of a file that names its own time no further than
 * that; then all from the first to the last. Never beyond now. What a monitor says when it looked speaks of that time alone.
 */
export function coverageOf(
  log: IncidentLog,
  spoken: readonly SpokenTime[],
  said: CoveredSides | null,
  { instant: now, given }: { readonly instant: number; readonly given: boolean },
  zone: Zone,
  maintenance: MaintenanceRules = { named: [], isCounted: false },
): Coverage {
  const isOfClock = !given;
  const spans = spansByFile(log, { ...maintenance, isCounted: false }).map((span, file) =>
    coveredBy(span, spoken[file], now, zone),
  );
  const own = clipped(hullOf(spans), log.seen);
  const down = maintenance.isCounted ? { down: maintenanceTime(log, maintenance, now) } : {};
  if (said === null) return { interval: own, ...down, by: log.seen ? 'rows' : 'months', now, isOfClock };
  const start = said.from ?? own?.start ?? calendarPeriod('month', now, zone).start;
  const end = Math.min(now, said.to ?? now);
  return { interval: end > start ? { start, end } : null, by: 'option', now, isOfClock };
}

/**
 * What one file covers by its span.
 * @example coveredBy({ first: 2027-02-03, last: 2027-02-10, open: false }, undefined, 2027-06-01, utc) // February 2027
 */
export function coveredBy(
  span: LogSpan | null,
  spoken: SpokenTime | undefined,
  now: number,
  zone: Zone,
): Interval | null {
  if (span === null) return null;
  const start = Math.max(
    calendarPeriod('month', span.first, zone).start,
    spoken?.speaksFrom ?? Number.NEGATIVE_INFINITY,
  );
  const until = span.open ? now : calendarPeriod('month', span.last, zone).end;
  const end = Math.min(now, until, spoken?.speaksUntil ?? Number.POSITIVE_INFINITY);
  return end > start ? { start, end } : null;
}

/** A monitor knows nothing of the time before it looked. */
function clipped(span: Interval | null, seen: Interval | null): Interval | null {
  const [both] = span && seen ? intersection([span], [seen]) : [span];
  return both ?? null;
}

function hullOf(intervals: readonly (Interval | null)[]): Interval | null {
  return intervals.reduce<Interval | null>(
    (hull, each) =>
      hull && each ? { start: Math.min(hull.start, each.start), end: Math.max(hull.end, each.end) } : (hull ?? each),
    null,
  );
}

/**
 * What a log covers, as a result on a window shows it: where it goes on to the clock's now, and the window ends before that,
 * it is shown up to the window's end, since no such result depends on the clock.
 */
export function shownCoverage({ interval, now, isOfClock }: Coverage, window: Interval): Interval | null {
  const isFree = isOfClock && interval?.end === now && window.end <= now && window.end > interval.start;
  return isFree ? { start: interval.start, end: window.end } : interval;
}

/** The part of some time that a log speaks of. */
export function coveredIn(time: Intervals, coverage: Coverage): Intervals {
  return intersection(time, spokenTime(coverage));
}

function spokenTime({ interval, down = [] }: Coverage): Intervals {
  const own = interval ? [interval] : [];
  return down.length > 0 ? merged([...own, ...down]) : own;
}

/** When maintenance was, up to now. */
function maintenanceTime(log: IncidentLog, rules: MaintenanceRules, now: number): Intervals {
  const isMaintenance = maintenanceTest(log, rules);
  const counts = incidentTest(log, rules);
  const { start, verified } = log.stamps;
  const found: Interval[] = [];
  for (let row = 0; row < log.count; row++)
    if (isMaintenance(row) && counts(row) && start[row]! < now)
      found.push({ start: start[row]!, end: Math.min(now, Number.isNaN(verified[row]!) ? now : verified[row]!) });
  return merged(found);
}

/** What of some time a log says nothing of: in all, and of that what has passed. */
export function uncoveredIn(
  time: Intervals,
  coverage: Coverage,
): { readonly milliseconds: number; readonly passedMilliseconds: number } {
  const missing = difference(time, spokenTime(coverage));
  const passed = intersection(missing, [{ start: Number.NEGATIVE_INFINITY, end: coverage.now }]);
  return { milliseconds: totalMilliseconds(missing), passedMilliseconds: totalMilliseconds(passed) };
}
