import { ascendingOrder, selectRows } from '../order/ascending.ts';
import { fromPart } from '../quantity/availability.ts';
import { measureDowntime } from './downtime/measure.ts';
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

/** Measures the maintenance of a log beside its incidents. */
export function maintenanceFacts(measured: MeasuredLog, ofMilliseconds: number): MaintenanceFacts {
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
  const { milliseconds } = measureDowntime({ ...impact, order }, { ...rules, mode: 'union' });
  const together = selectRows(all, (row) => classified.classes[row] === rowClass.analyzed || hits(row));
  const withIt = isCounted
    ? downtime.milliseconds
    : measureDowntime({ ...impact, order: together }, rules).milliseconds;
  return { rows: order.length, seconds: milliseconds / 1_000, availabilityWith: availability(withIt), isCounted };
}
