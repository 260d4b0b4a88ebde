import type { MatrixKeys } from './matrix.ts';
import type { MeasureRequest } from './measured-log.ts';
import type { PhaseTargets } from './phases.ts';

/** Everything that decides the numbers of `incidents`, beside the log. */
export interface IncidentRequest extends MeasureRequest {
  readonly phaseTargets: PhaseTargets;
  readonly groupKeys: readonly string[];
  /** null: none was asked for. */
  readonly matrix?: MatrixKeys | null;
  readonly top: number;
  readonly seed: number;
}
