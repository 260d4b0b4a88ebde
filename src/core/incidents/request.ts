import type { Intervals } from '../time/intervals.ts';
import type { DowntimeMode } from './downtime/measure.ts';
import type { SelectionRequest } from './downtime/selection.ts';
import type { PhaseTargets } from './phases.ts';

/** Everything that decides the numbers, beside the log. */
export interface IncidentRequest extends SelectionRequest {
  /** Time that counts inside the window: service hours less exclusions; null: all of it. */
  readonly inService: Intervals | null;
  readonly downtimeMode: DowntimeMode;
  readonly shortestOutageSeconds: number;
  readonly mergeWithinSeconds: number | null;
  readonly phaseTargets: PhaseTargets;
  readonly groupKeys: readonly string[];
  readonly top: number;
  readonly seed: number;
}
