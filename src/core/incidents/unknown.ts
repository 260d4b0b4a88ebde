import { type Notice, notice } from '../notice.ts';
import { fromPart } from '../quantity/availability.ts';
import {
  difference,
  type Interval,
  type Intervals,
  intersection,
  merged,
  totalMilliseconds,
  within,
} from '../time/intervals.ts';
import type { Outages } from './downtime/downtime.ts';
import { outageIntervals } from './downtime/measure.ts';
import { type ServiceCuts, timeOfService } from './downtime/service-cuts.ts';
import { type Condition, passes } from './log/filter.ts';
import type { IncidentLog, UnknownTime } from './log/log.ts';
import { isSameName } from './log/names.ts';
import type { UnknownHandling } from './unknown-handling.ts';

/** What decides which unknown time is looked at. */
export interface UnknownRequest {
  readonly where: readonly Condition[];
  /** Nobody can know of what comes later: that is the future, and not unknown. */
  readonly now: number;
  /** What is cut from a service is not asked of it. */
  readonly serviceCuts?: ServiceCuts | null | undefined;
}

/**
 * The unknown time of the services that are looked at, up to now. Only conditions on services choose among it: who does not
 * know whether a service was up does not know for what cause either.
 */
export function unknownOf(log: IncidentLog, { where, now, serviceCuts }: UnknownRequest): readonly UnknownTime[] {
  const ofService = where.filter(({ key }) => key === 'service');
  return log.unknown
    .filter(({ start, service }) => start < now && passes(ofService, () => (service === null ? [] : [service])))
    .map((each) => (each.end > now ? { ...each, end: now } : each))
    .flatMap((each) => timeOfService([each], serviceCuts, each.service).map((part) => ({ ...each, ...part })));
}

/** That of one service; null: of what names none. */
export function unknownOfService(spans: readonly UnknownTime[], key: string | null): readonly UnknownTime[] {
  return spans.filter(({ service }) => (service === null || key === null ? service === key : isSameName(service, key)));
}

/**
 * The part of some time in which nobody knows: unknown time less the outages that are known, which it never hides.
 * @example unknown 10:00–12:00 of api, web down 11:00–11:30: 10:00–11:00 and 11:30–12:00 of both together
 */
export function unknownWithin(time: Intervals, spans: readonly Interval[], outages: Outages): Intervals {
  return spans.length === 0 ? [] : difference(intersection(time, merged(spans)), outageIntervals(outages));
}

/** Time that counts, when some of it is unknown. */
export function knownTime(time: Intervals, unknown: Intervals, handling: UnknownHandling): Intervals {
  return handling === 'excluded' && unknown.length > 0 ? difference(time, unknown) : time;
}

/** Unknown time as a result says it. */
export interface UnknownFacts {
  readonly seconds: number;
  readonly handling: UnknownHandling;
  /** The availability were all of it down, and were all of it up; null where downtime exceeds the time, or there is none. */
  readonly availabilityRange: readonly [low: number, high: number] | null;
}

/**
 * What unknown time leaves open. `counted` is all time that could count, the unknown with it; `downtimeMilliseconds` as it was
 * measured under `handling`.
 * @example 600 s unknown of an hour without an outage: [1 − 600 / 3600, 1]
 */
export function unknownFacts(
  unknown: Intervals,
  counted: Intervals,
  downtimeMilliseconds: number,
  handling: UnknownHandling,
): UnknownFacts {
  const milliseconds = totalMilliseconds(unknown);
  const whole = totalMilliseconds(counted);
  const least = handling === 'down' ? downtimeMilliseconds - milliseconds : downtimeMilliseconds;
  const most = least + milliseconds;
  const isThere = whole > 0 && most <= whole;
  return {
    seconds: milliseconds / 1_000,
    handling,
    availabilityRange: isThere ? [fromPart(most, whole).availability, fromPart(least, whole).availability] : null,
  };
}

/** What must be known of it: how much of which time, and whose it is. */
export function unknownNotices(
  log: IncidentLog,
  unknown: Intervals,
  time: Intervals,
  { handling, ...request }: UnknownRequest & { readonly handling: UnknownHandling },
): readonly Notice[] {
  if (unknown.length === 0) return [];
  const isHere = (span: Interval): boolean => within(unknown, span).length > 0;
  const names = unknownOf(log, request).flatMap((span) =>
    span.service !== null && isHere(span) ? [span.service] : [],
  );
  return [
    notice('unknownTime', {
      seconds: totalMilliseconds(unknown) / 1_000,
      ofSeconds: totalMilliseconds(time) / 1_000,
      handling,
      services: [...new Set(names)],
    }),
  ];
}
