import { ascendingOrder, selectRows } from '../../order/ascending.ts';
import type { Window } from '../../time/window.ts';
import { isAssumed } from '../log/assumed-outages.ts';
import { type Classified, classify, rowClass } from '../log/classify.ts';
import type { DuplicateRule } from '../log/duplicates.ts';
import { type Condition, type RowFilter, rowFilter } from '../log/filter.ts';
import { type RowWeights, rowWeights, type WeightRule } from '../log/impact.ts';
import type { IncidentLog } from '../log/log.ts';
import type { MaintenanceRules } from '../log/maintenance.ts';
import type { ImpactIntervals } from './downtime.ts';
import { rowCutsOf, type ServiceCuts } from './service-cuts.ts';

/** Which stamp ends an incident's downtime. */
export type DowntimeEnd = 'verified' | 'fixed';

/** What decides which rows are looked at, from when to when they hit, and how much they weigh. */
export interface SelectionRequest {
  readonly window: Window;
  /** Incidents that have not ended count as down until here: the window's end, or a given now before it. */
  readonly openUntil: number;
  /** Rows that never reached the log, to be counted. */
  readonly invalidRows: number;
  readonly where: readonly Condition[];
  readonly duplicateRule: DuplicateRule;
  readonly weightRules: readonly WeightRule[];
  readonly downtimeUntil: DowntimeEnd;
  readonly maintenance: MaintenanceRules;
  /** Time that does not count for single services; null: there is none. */
  readonly serviceCuts?: ServiceCuts | null;
}

/** The analyzed incidents of a log, ready to be measured: what a budget or a forecast starts from, too. */
export interface Selection {
  readonly classified: Classified;
  readonly weights: RowWeights;
  readonly impact: ImpactIntervals;
  /** Closed incidents of some length without a fix after their start, where downtime ends at the fix. */
  readonly fixMissing: number;
}

export function selectIncidents(log: IncidentLog, request: SelectionRequest): Selection {
  const classified = classify(log, {
    window: request.window,
    filter: filterOf(log, request.where),
    invalid: request.invalidRows,
    duplicateRule: request.duplicateRule,
    maintenance: request.maintenance,
  });
  const weights = rowWeights(log, request.weightRules);
  return { classified, weights, ...impactIntervals(log, classified, weights, request) };
}

/** Unknown time has a service and nothing else that a condition could ask for. */
function filterOf(log: IncidentLog, where: readonly Condition[]): RowFilter {
  const passes = rowFilter(log, where);
  const passesService = rowFilter(
    log,
    where.filter(({ key }) => key === 'service'),
  );
  return (row) => (isAssumed(log, row) ? passesService(row) : passes(row));
}

/** Turns analyzed rows into impact intervals, by ascending start; open ones last until `openUntil`. */
function impactIntervals(
  log: IncidentLog,
  { classes }: Classified,
  { weight }: RowWeights,
  { openUntil, downtimeUntil, serviceCuts }: SelectionRequest,
): { impact: ImpactIntervals; fixMissing: number } {
  const { start, fixed, verified } = log.stamps;
  const end = new Float64Array(log.count);
  let fixMissing = 0;
  for (let row = 0; row < log.count; row++) {
    end[row] = Number.isNaN(verified[row]!) ? Math.max(start[row]!, openUntil) : verified[row]!;
    if (downtimeUntil !== 'fixed' || classes[row] !== rowClass.analyzed) continue;
    // a fix before the start or after the end is a stamp out of order, and no end of anything; one at the start is what
    // tools fill in, and would take the whole incident away
    if (fixed[row]! > start[row]! && !(fixed[row]! > verified[row]!)) end[row] = fixed[row]!;
    else if (verified[row]! > start[row]!) fixMissing++;
  }
  const order = selectRows(ascendingOrder(start), (row) => classes[row] === rowClass.analyzed);
  return { impact: { order, start, end, weight, cuts: rowCutsOf(log, serviceCuts) }, fixMissing };
}
