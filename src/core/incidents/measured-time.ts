import { selectRows } from '../order/ascending.ts';
import type { Intervals } from '../time/intervals.ts';
import type { Coverage } from './coverage.ts';
import type { ImpactIntervals } from './downtime/downtime.ts';
import {
  type Downtime,
  type DowntimeMode,
  type DowntimeRules,
  measureDowntime,
  outageRules,
} from './downtime/measure.ts';
import { keptPieces, type ServiceCuts } from './downtime/service-cuts.ts';
import { isAssumed } from './log/assumed-outages.ts';
import type { Condition } from './log/filter.ts';
import type { IncidentLog } from './log/log.ts';
import { knownTime, unknownOf, unknownOfService, unknownWithin } from './unknown.ts';
import type { UnknownHandling } from './unknown-handling.ts';

/** What decides which time is known, and how downtime is counted in it. */
export interface KnownTimeRequest {
  /** All time that could count. */
  readonly time: Intervals;
  readonly where: readonly Condition[];
  readonly coverage: Pick<Coverage, 'now'>;
  readonly unknown: UnknownHandling;
  readonly serviceCuts?: ServiceCuts | null;
  readonly downtimeMode: DowntimeMode;
  readonly shortestOutageSeconds: number;
}

/** Downtime, in the time in which it is known. */
export interface KnownDowntime {
  readonly rules: DowntimeRules;
  /** The part of all time in which nobody knows. */
  readonly unknown: Intervals;
  readonly downtime: Downtime;
}

/**
 * Measures the downtime of rows, and the time that counts for them: all of it, less unknown time where that is excluded. What
 * nobody knows of the services that are looked at (of `service` alone, where one is named) is unknown for all of them, but
 * where any of the rows is known to be down.
 */
export function measureKnown(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: KnownTimeRequest,
  service?: string | null,
): KnownDowntime {
  const { time, where, coverage, serviceCuts, unknown: handling } = request;
  const rules = { ...outageRules(request), counts: time };
  const all = unknownOf(log, { where, now: coverage.now, serviceCuts });
  const spans = service === undefined ? all : unknownOfService(all, service);
  if (spans.length === 0) return { rules, unknown: [], downtime: measureDowntime(impact, rules) };
  const written = selectRows(impact.order, (row) => !isAssumed(log, row));
  const known = measureDowntime({ ...impact, order: written }, rules);
  const counted = impact.cuts ? measureDowntime(keptPieces({ ...impact, order: written }), rules) : known;
  const unknown = unknownWithin(time, spans, counted.outages);
  const counts = knownTime(time, unknown, handling);
  const isSame = counts === time && written.length === impact.order.length;
  const own = { ...rules, counts };
  return { rules: own, unknown, downtime: isSame ? known : measureDowntime(impact, own) };
}
