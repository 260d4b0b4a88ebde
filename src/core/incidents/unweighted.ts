import { selectRows } from '../order/ascending.ts';
import { measureDowntime } from './downtime/measure.ts';
import { isLesserSeverity } from './log/impact.ts';
import type { MeasuredLog } from './measured-log.ts';

/** How much of the downtime would go away if incidents without an impact of their own weighed nothing. */
export interface UnweightedDowntime {
  readonly incidents: number;
  readonly downtimeSeconds: number;
  /** The part of them whose severity says less than an outage (minor, low, degraded, …). */
  readonly lesserIncidents: number;
  readonly lesserDowntimeSeconds: number;
}

/** Measures it by taking these incidents out and measuring again. */
export function unweightedDowntime({ log, impact, weights, rules, downtime }: MeasuredLog): UnweightedDowntime {
  const severity = log.dimensions.get('severity');
  const isLesser = severity
    ? Array.from({ length: severity.dictionary.size }, (_, index) => isLesserSeverity(severity.dictionary.text(index)))
    : [];
  const rowIsLesser = (row: number): boolean => severity !== undefined && isLesser[severity.values[row]!]!;
  const bare = (row: number): boolean => !weights.isWeighted(row);
  /** What would go if the rows that `gone` picks were not there. */
  const restingOn = (gone: (row: number) => boolean): { incidents: number; downtimeSeconds: number } => {
    const order = selectRows(impact.order, (row) => !gone(row));
    const incidents = impact.order.length - order.length;
    if (incidents === 0) return { incidents, downtimeSeconds: 0 };
    const without = order.length === 0 ? 0 : measureDowntime({ ...impact, order }, rules).milliseconds;
    return { incidents, downtimeSeconds: (downtime.milliseconds - without) / 1_000 };
  };
  const all = restingOn(bare);
  const lesser = restingOn((row) => bare(row) && rowIsLesser(row));
  return {
    ...all,
    lesserIncidents: lesser.incidents,
    lesserDowntimeSeconds: lesser.downtimeSeconds,
  };
}
