import { failureStarts } from '../incidents/downtime/failures.ts';
import {
  type Downtime,
  type DowntimeMode,
  type DowntimeRules,
  measureDowntime,
} from '../incidents/downtime/measure.ts';
import { type Selection, type SelectionRequest, selectIncidents } from '../incidents/downtime/selection.ts';
import { type Condition, rowFilter } from '../incidents/log/filter.ts';
import type { IncidentLog } from '../incidents/log/log.ts';
import { defaultPhaseTargets, type PhasesResult, summarizePhases } from '../incidents/phases.ts';
import { selectRows } from '../order/ascending.ts';
import { type Intervals, totalMilliseconds } from '../time/intervals.ts';
import type { OperatingPoint } from './operating-point.ts';

/** What decides which part of a log is looked at, and how it is measured. */
export interface ObservationRequest extends SelectionRequest {
  /** Time that counts inside the window: service hours less exclusions; null: all of it. */
  readonly inService: Intervals | null;
  readonly downtimeMode: DowntimeMode;
  readonly shortestOutageSeconds: number;
  readonly mergeWithinSeconds: number | null;
}

/** A log over a window: what every projection starts from. */
export interface Observation {
  readonly point: OperatingPoint;
  readonly phases: PhasesResult;
  /** When the failures began, ascending. */
  readonly failureStarts: Float64Array;
  /** Closed incidents that start in the window, in the order of their starts. */
  readonly closedRows: Uint32Array;
  readonly downtime: Downtime;
  readonly counts: Intervals;
}

/** Selects once; `without` then takes rows out and measures again. */
export function observe(log: IncidentLog, request: ObservationRequest, selection = selectIncidents(log, request)) {
  return {
    selection,
    whole: measure(log, request, selection, []),
    /** As if the incidents that any of the conditions names had not happened. */
    without: (removed: readonly Condition[]): Observation => measure(log, request, selection, removed),
  };
}

function measure(
  log: IncidentLog,
  request: ObservationRequest,
  { impact: all }: Selection,
  removed: readonly Condition[],
): Observation {
  const { window, mergeWithinSeconds } = request;
  const impact = removed.length === 0 ? all : { ...all, order: selectRows(all.order, rowFilter(log, removed)) };
  const counts = request.inService ?? [window];
  const rules: DowntimeRules = {
    mode: request.downtimeMode,
    counts,
    shortestOutageMilliseconds: request.shortestOutageSeconds * 1_000,
  };
  const downtime = measureDowntime(impact, rules);
  const starts = failureStarts(log, impact, window, mergeWithinSeconds === null ? null : mergeWithinSeconds * 1_000);
  const { verified } = log.stamps;
  const closedRows = selectRows(
    impact.order,
    (row) => impact.start[row]! >= window.start && !Number.isNaN(verified[row]!),
  );
  return {
    point: {
      uptimeMilliseconds: totalMilliseconds(counts) - downtime.milliseconds,
      downtimeMilliseconds: downtime.milliseconds,
      failures: starts.length,
    },
    phases: summarizePhases(log, closedRows, defaultPhaseTargets),
    failureStarts: starts,
    closedRows,
    downtime,
    counts,
  };
}
