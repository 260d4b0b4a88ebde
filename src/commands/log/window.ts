import type { Coverage } from '../../core/incidents/coverage.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { spanOf } from '../../core/incidents/log/span.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { dayMilliseconds } from '../../core/time/civil.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { difference, type Intervals, intersection } from '../../core/time/intervals.ts';
import { parseServiceHours, serviceIntervals } from '../../core/time/service-hours.ts';
import { defaultWindow, type Window } from '../../core/time/window.ts';
import { readExclusions } from '../../input/tables/exclusions.ts';
import type { CommandContext } from '../command.ts';
import type { LogRequest } from './request.ts';

/** The window that was asked for, or the one the log suggests. */
export function settleWindow(
  log: IncidentLog,
  request: LogRequest,
  context: CommandContext,
  { interval: coverage }: Coverage,
): { window: Window; notices: Notice[] } {
  const notices: Notice[] = [];
  let { window } = request;
  const span = spanOf(log, request.maintenance);
  if (window && request.widen) window = request.widen(window, coverage);
  if (request.clock !== null) notices.push(notice('clockUsed', { now: formatInstant(request.clock) }));
  if (!window) {
    if (!span) return fail('inputHasNoIncidents', { headerOnly: false });
    const needsNow = span.open && request.end === undefined;
    const now = context.now(request.zone);
    window = defaultWindow(span, now.instant, now.given, request.zone, request.end);
    if (needsNow && !now.given) notices.push(notice('clockUsed', { now: formatInstant(now.instant) }));
    const years = Math.round((span.last - span.first) / (365.25 * dayMilliseconds));
    if (years >= 20)
      notices.push(notice('spanLong', { years, first: formatInstant(span.first), last: formatInstant(span.last) }));
    notices.push(notice('windowDefault', { start: formatInstant(window.start), end: formatInstant(window.end) }));
  }
  return { window, notices };
}

/** The time of the window that counts: service hours less agreed maintenance; null where all of it does. */
export async function countedTime(
  window: Window,
  request: LogRequest,
  context: CommandContext,
): Promise<{
  readonly inService: Intervals | null;
  readonly notices: readonly Notice[];
  /** The columns of the files of agreed maintenance. */
  readonly names: ReadonlySet<string>;
}> {
  let names: ReadonlySet<string> = new Set();
  if (request.serviceHours === null && request.excludePaths.length === 0)
    return { inService: null, notices: [], names };
  let counted: Intervals = [window];
  let notices: readonly Notice[] = [];
  if (request.serviceHours !== null) {
    const shifts = request.serviceHours.read(parseServiceHours);
    counted = intersection(counted, serviceIntervals(shifts, window, request.zone)); // not on the clocks of an SLO's calendar
    if (window.zone.name !== request.zone.name)
      notices = [notice('serviceHoursZone', { zone: request.zone.name, calendar: window.zone.name })];
  }
  if (request.excludePaths.length > 0) {
    const agreed = await readExclusions({
      paths: request.excludePaths,
      stamps: request.stamps.beside(),
      mapRules: request.mapRules,
      standardInput: context.standardInput,
    });
    counted = difference(counted, agreed.intervals);
    notices = [...notices, ...agreed.notices];
    ({ names } = agreed);
  }
  return counted.length > 0 || request.mayCountNothing
    ? { inService: counted, notices, names }
    : fail('windowFullyExcluded', {});
}
