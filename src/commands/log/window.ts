import type { Coverage } from '../../core/incidents/coverage.ts';
import { type ServiceCuts, timeOfService } from '../../core/incidents/downtime/service-cuts.ts';
import type { Condition } from '../../core/incidents/log/filter.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { isSameName } from '../../core/incidents/log/names.ts';
import { spanOf } from '../../core/incidents/log/span.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { dayMilliseconds } from '../../core/time/civil.ts';
import { formatEnds, formatInstant } from '../../core/time/instant.ts';
import { difference, type Intervals, intersection, merged } from '../../core/time/intervals.ts';
import { looksLikeHours, parseServiceHours, serviceIntervals } from '../../core/time/service-hours.ts';
import { defaultWindow, type Window } from '../../core/time/window.ts';
import { isSameFile } from '../../input/source/named-files.ts';
import type { Exclusions } from '../../input/tables/exclusions.ts';
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
  const shown = (instant: number): string => formatInstant(instant, request.zone);
  let { window } = request;
  if (window && request.widen) window = request.widen(window, coverage);
  if (request.clock !== null) notices.push(notice('clockUsed', { now: formatInstant(request.clock) }));
  if (!window) {
    const span = spanOf(log, request.maintenance);
    if (!span) return fail('inputHasNoIncidents', { headerOnly: false });
    const needsNow = span.open && request.end === undefined;
    const now = context.now(request.zone);
    window = defaultWindow(span, now.instant, now.given, request.zone, request.end);
    if (needsNow && !now.given) notices.push(notice('clockUsed', { now: formatInstant(now.instant) }));
    const years = Math.round((span.last - span.first) / (365.25 * dayMilliseconds));
    if (years >= 20) notices.push(notice('spanLong', { years, first: shown(span.first), last: shown(span.last) }));
    notices.push(notice('windowDefault', formatEnds(window, request.zone)));
  }
  return { window, notices };
}

/** The time of a window that counts. */
export interface CountedTime {
  /** Service hours less agreed maintenance; null where all of the window counts. */
  readonly inService: Intervals | null;
  /** What does not count for single services; null: nothing. */
  readonly serviceCuts: ServiceCuts | null;
  /** The services that agreed maintenance is of. */
  readonly excludedServices: readonly string[];
  readonly notices: readonly Notice[];
  /** The columns of the files of agreed maintenance. */
  readonly names: ReadonlySet<string>;
}

/** The time of the window that counts: service hours less agreed maintenance, also that of the one service that is looked at. */
export async function countedTime(window: Window, request: LogRequest, context: CommandContext): Promise<CountedTime> {
  const { exclusions, serviceHours, zone } = request;
  let counted: Intervals = [window];
  let notices: readonly Notice[] = [];
  if (serviceHours !== null) {
    const shifts = serviceHours.read(parseServiceHours);
    counted = intersection(counted, serviceIntervals(shifts, window, zone)); // not on the clocks of an SLO's calendar
    if (window.zone.name !== zone.name)
      notices = [notice('serviceHoursZone', { zone: zone.name, calendar: window.zone.name })];
  }
  const agreed = await agreedTime(window, request, context);
  const service = serviceAlone(request.where);
  counted = timeOfService(difference(counted, agreed.intervals), agreed.services, service);
  if (counted.length === 0 && !request.mayCountNothing) return fail('windowFullyExcluded', {});
  return {
    inService: serviceHours !== null || exclusions.length > 0 ? counted : null,
    serviceCuts: agreed.services.size > 0 ? agreed.services : null,
    excludedServices: agreed.serviceNames,
    notices: [...notices, ...agreed.notices],
    names: agreed.names,
  };
}

/** What `--exclude` says: files, and hours of days on the clocks of `--zone`. */
async function agreedTime(window: Window, request: LogRequest, context: CommandContext): Promise<Exclusions> {
  const typed = request.exclusions.filter(({ text }) => looksLikeHours(text));
  const files = request.exclusions.filter(({ text }) => !looksLikeHours(text));
  const hours = typed.flatMap((given) => serviceIntervals(given.read(parseServiceHours), window, request.zone));
  if (files.length === 0)
    return { intervals: merged(hours), services: new Map(), serviceNames: [], notices: [], names: new Set() };
  for (const { text } of files)
    if (request.paths.some((path) => isSameFile(path, text))) fail('exclusionIsLog', { path: text });
  const { readExclusions } = await import('../../input/tables/exclusions.ts'); // only where there are files
  const read = await readExclusions({
    paths: files.map(({ text }) => text),
    stamps: request.stamps.beside(),
    mapRules: request.mapRules,
    serviceSeparator: request.serviceSeparator,
    ...(request.renames && { renames: request.renames }),
    where: request.where,
    standardInput: context.standardInput,
    window,
  });
  return { ...read, intervals: merged([...hours, ...read.intervals]) };
}

/** The service that `--where` picks alone; null where it picks none, or several. */
function serviceAlone(where: readonly Condition[]): string | null {
  const values = where.filter(({ key, negated }) => key === 'service' && !negated).flatMap((each) => each.values);
  const [first, ...others] = values;
  return typeof first === 'string' && others.every((each) => each !== null && isSameName(each, first)) ? first : null;
}
