import { closedRows, type MeasuredLog } from '../incidents/measured-log.ts';
import { defaultPhaseTargets, type PhasesResult, summarizePhases } from '../incidents/phases.ts';
import type { OperatingPoint } from './operating-point.ts';

/** A measured log in the terms of a projection. */
export interface Observation {
  readonly measured: MeasuredLog;
  readonly point: OperatingPoint;
  readonly phases: PhasesResult;
  /** Closed incidents that start in the window, in the order of their starts. */
  readonly closed: Uint32Array;
}

export function observe(measured: MeasuredLog): Observation {
  const { log, countedMilliseconds, downtime, failures } = measured;
  const closed = closedRows(measured);
  return {
    measured,
    point: {
      uptimeMilliseconds: countedMilliseconds - downtime.milliseconds,
      downtimeMilliseconds: downtime.milliseconds,
      failures: failures.starts.length,
    },
    phases: summarizePhases(log, closed, defaultPhaseTargets),
    closed,
  };
}
