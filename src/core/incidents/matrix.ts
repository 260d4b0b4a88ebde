import { coveredIn } from './coverage.ts';
import { timeOfService } from './downtime/service-cuts.ts';
import type { IncidentGroup } from './group.ts';
import { measureGroup, membersBy } from './groups.ts';
import { failuresAmong, type MeasuredLog } from './measured-log.ts';
import { groupByPeriod, type PeriodKey } from './period-groups.ts';
import type { PhaseTargets } from './phases.ts';

/** What to lay out: one line for each value of a key, one column for each period of the window. */
export interface MatrixKeys {
  readonly rowKey: string;
  readonly columnKey: PeriodKey;
}

export interface IncidentMatrix extends MatrixKeys {
  /** Most downtime in the window first; each with its periods in order. */
  readonly rows: readonly { readonly key: string | null; readonly cells: readonly IncidentGroup[] }[];
  /** The same of all incidents. */
  readonly all: readonly IncidentGroup[];
}

/**
 * Groups by a key and by periods of the calendar at once. A cell is the group of its line in its period: its own union,
 * clipped, over the time that counts for it and that the log covers.
 * @example matrixOf({ rowKey: 'service', columnKey: 'month' }, measured, targets).rows[0].cells[0].downtimeSeconds
 */
export function matrixOf({ rowKey, columnKey }: MatrixKeys, whole: MeasuredLog, targets: PhaseTargets): IncidentMatrix {
  const rows = membersBy(rowKey, whole).map(({ key, rows: order }) => {
    const { rules, unknown, downtime } = measureGroup(rowKey, key, order, whole);
    const own = {
      ...{ ...whole, rules, unknown },
      impact: { ...whole.impact, order },
      time: rowKey === 'service' ? timeOfService(whole.time, whole.request.serviceCuts, key) : whole.time,
      covered: coveredIn(rules.counts, whole.request.coverage),
    };
    const failures = failuresAmong(own, order, downtime.outages);
    return { key, milliseconds: downtime.milliseconds, cells: groupByPeriod(columnKey, { ...own, failures }, targets) };
  });
  rows.sort((left, right) => right.milliseconds - left.milliseconds || (String(left.key) < String(right.key) ? -1 : 1));
  return {
    rowKey,
    columnKey,
    rows: rows.map(({ key, cells }) => ({ key, cells })),
    all: groupByPeriod(columnKey, whole, targets),
  };
}
