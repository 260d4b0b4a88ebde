import type { Check } from '../../../core/gates/check.ts';
import type { Requests } from '../../../core/topology/analyze/requests.ts';
import type { Topology } from '../../../core/topology/model/model.ts';
import type { JourneyResult } from '../journey-result.ts';

/** One of several designs that were asked for together. */
export interface Design {
  readonly name: string;
  /** The file, or the expression. */
  readonly file: string;
  readonly topology: Topology;
  /** Each with the target that it is held against. */
  readonly journeys: readonly JourneyResult[];
  readonly costPerHour: number | null;
  /** Of each kind, where the file holds requests against targets. */
  readonly requests: Requests | null;
  readonly requestChecks: readonly Check[];
}
