import type { Interval } from '../time/intervals.ts';
import { shownCoverage } from './coverage.ts';
import { type EdgeFacts, edgeFacts } from './edges.ts';
import type { Filters } from './filters.ts';
import { type MaintenanceFacts, maintenanceFacts } from './maintained.ts';
import type { MeasuredLog } from './measured-log.ts';
import { type UnknownFacts, unknownFacts } from './unknown.ts';

/** What every result says of its log beside its own figures, whatever the command. */
export interface LogFacts {
  readonly coverage: {
    /** The time that the log speaks of; null: none. */
    readonly interval: Interval | null;
    /** How much of the window that is judged it says nothing of; null where there are several windows. */
    readonly uncoveredSeconds: number | null;
  };
  readonly unknown: UnknownFacts;
  /** null where no row is a check. */
  readonly edges: EdgeFacts | null;
  readonly maintenance: MaintenanceFacts;
  readonly filters: Filters;
}

export function logFacts(measured: MeasuredLog): LogFacts {
  const { request, window, uncovered } = measured;
  return {
    coverage: {
      interval: shownCoverage(request.coverage, window),
      uncoveredSeconds: uncovered.milliseconds / 1_000,
    },
    unknown: unknownFacts(measured.unknown, measured.time, measured.downtime.milliseconds, request.unknown),
    edges: edgeFacts(measured),
    maintenance: maintenanceFacts(measured),
    filters: request.filters,
  };
}
