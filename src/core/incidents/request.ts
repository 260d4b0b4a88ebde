import type { MeasureRequest } from './measured-log.ts';
import type { PhaseTargets } from './phases.ts';

/** Everything that decides the numbers of `incidents`, beside the log. */
export interface IncidentRequest extends MeasureRequest {
  readonly phaseTargets: PhaseTargets;
  readonly groupKeys: readonly string[];
  readonly top: number;
  readonly seed: number;
}
