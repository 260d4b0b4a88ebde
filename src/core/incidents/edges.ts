import { ascendingOrder, selectRows } from '../order/ascending.ts';
import { largest } from '../order/extremes.ts';
import { clockOf } from '../time/intervals.ts';
import { measureDowntime, outageIntervals } from './downtime/measure.ts';
import { passes } from './log/filter.ts';
import { rowFlags } from './log/log.ts';
import { namesAt } from './log/names.ts';
import type { MeasuredLog } from './measured-log.ts';

/** How coarse the edges of outages are that were made from checks. */
export interface EdgeFacts {
  /** The longest distance of two checks. */
  readonly everySeconds: number;
  /** The least and the most that may have been down. */
  readonly downtimeSeconds: readonly [low: number, high: number];
}

/**
 * What checks leave open of the downtime. An outage may have begun right after the last good check and ended right after the
 * last bad one: between (n − 1) and (n + 1) distances of n bad checks. null where no row is a check.
 * @example bad at :05 and :10, good at :15, every 5 min → 300 to 900 s
 */
export function edgeFacts(measured: MeasuredLog): EdgeFacts | null {
  const { log, request, impact, rules, downtime } = measured;
  const ofService = request.where.filter(({ key }) => key === 'service');
  const checks = log.checks.filter(({ service }) => passes(ofService, () => (service === null ? [] : [service])));
  if (checks.length === 0) return null;
  const distances = new Map<string | null, number>();
  for (const { service, everySeconds } of checks)
    distances.set(service, Math.max(everySeconds * 1_000, distances.get(service) ?? 0));
  const namesOf = namesAt(log, 'service');
  const slackOf = (row: number): number =>
    (log.flags[row]! & rowFlags.checked) === 0 ? 0 : (distances.get(namesOf(row)[0] ?? null) ?? 0);
  const kept = clockOf(outageIntervals(downtime.outages));
  const rows = selectRows(impact.order, (row) => kept(impact.end[row]!) > kept(impact.start[row]!));
  const [early, late] = [impact.start.slice(), impact.end.slice()];
  for (const row of rows) {
    early[row] = impact.start[row]! - slackOf(row);
    late[row] = impact.end[row]! - slackOf(row);
  }
  const own = { ...rules, shortestOutageMilliseconds: 0 };
  const isKept = new Set(rows);
  const fromEarly = selectRows(ascendingOrder(early), (row) => isKept.has(row));
  const low = measureDowntime({ ...impact, order: rows, end: late }, own).milliseconds;
  const high = measureDowntime({ ...impact, order: fromEarly, start: early }, own).milliseconds;
  return {
    everySeconds: largest(checks.map((each) => each.everySeconds)),
    downtimeSeconds: [low / 1_000, high / 1_000],
  };
}
