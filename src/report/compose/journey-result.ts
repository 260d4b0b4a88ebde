import type { Availability } from '../../core/quantity/availability.ts';
import type { JourneyAnalysis } from '../../core/topology/analyze/analyze.ts';

/** A journey's answer with the path that it was asked for. */
export interface JourneyResult {
  readonly analysis: JourneyAnalysis;
  /** The path, printed back. */
  readonly path: string;
  readonly target: { readonly text: string; readonly availability: Availability } | null;
}
