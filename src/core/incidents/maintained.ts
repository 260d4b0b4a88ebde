import { ascendingOrder, selectRows } from '../order/ascending.ts';
import { fromPart } from '../quantity/availability.ts';
import { type Intervals, intersection, merged } from '../time/intervals.ts';
import { measureDowntime, outageIntervals } from './downtime/measure.ts';
import { rowClass } from './log/classify.ts';
import { rowFilter } from './log/filter.ts';
import { maintenanceTest } from './log/maintenance.ts';
import type { MeasuredLog } from './measured-log.ts';

/** Agreed maintenance in the window: what was left out, and what it would have made of the availability. */
export interface MaintenanceFacts {
  readonly rows: number;
  /** Their union in counted time, by their weights. */
  readonly seconds: number;
  /** As if it were downtime; null where downtime exceeds the window (possible only with summed downtime), or nothing counts. */
  readonly availabilityWith: number | null;
  /** It is downtime: `availabilityWith` is the availability. */
  readonly isCounted: boolean;
}

/**
 * Measures the maintenance of a log beside its incidents. `time` is the time in which it is looked for, `ofMilliseconds` what
 * an availability is a share of: both may be more than the time in which incidents were measured, since who plans ahead says
 * nothing of what else happens.
 */
export function maintenanceFacts(
  measured: MeasuredLog,
  ofMilliseconds = measured.countedMilliseconds,
  time: Intervals = measured.rules.counts,
): MaintenanceFacts {
  const { log, request, classified, impact, rules, window, downtime } = measured;
  const { isCounted } = request.maintenance;
  const availability = (milliseconds: number): number | null =>
    ofMilliseconds > 0 && milliseconds <= ofMilliseconds ? fromPart(milliseconds, ofMilliseconds).availability : null;
  const none = { rows: 0, seconds: 0, availabilityWith: availability(downtime.milliseconds), isCounted };
  if (classified.counts.maintenance === 0 && !isCounted) return none;
  const isMaintenance = maintenanceTest(log, request.maintenance);
  const passes = rowFilter(log, request.where);
  const { start, end } = impact;
  const hits = (row: number): boolean =>
    isMaintenance(row) &&
    log.exclusion[row] === 0 &&
    classified.classes[row] !== rowClass.invalid &&
    passes(row) &&
    start[row]! < window.end &&
    (end[row]! > window.start || start[row]! >= window.start);
  const all = ascendingOrder(start);
  const order = selectRows(all, hits);
  if (order.length === 0) return none;
  const { milliseconds, outages } = measureDowntime({ ...impact, order }, { ...rules, mode: 'union', counts: time });
  const together = selectRows(all, (row) => classified.classes[row] === rowClass.analyzed || hits(row));
  const counts =
    time === rules.counts ? time : merged([...rules.counts, ...intersection(time, outageIntervals(outages))]);
  const withIt = isCounted
    ? downtime.milliseconds
    : measureDowntime({ ...impact, order: together }, { ...rules, counts }).milliseconds;
  return { rows: order.length, seconds: milliseconds / 1_000, availabilityWith: availability(withIt), isCounted };
}
