import type { MinimalCutSets } from '../../core/diagram/decision/engine.ts';
import type { Notice } from '../../core/notice.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { ExplainedGate } from '../../core/topology/analyze/explain.ts';
import type { PartImportance } from '../../core/topology/analyze/importance.ts';
import type { FailureModel } from '../../core/topology/compile/failure-model.ts';
import type { Advice } from '../../core/topology/improve/advice.ts';
import type { Finding } from '../../core/topology/lint/finding.ts';
import type { Topology } from '../../core/topology/model/model.ts';

import type { FailoverResult } from './failover/failover-result.ts';
import type { JourneyResult } from './journey-result.ts';
import type { ComposeMeasured } from './measured/measured-result.ts';
import type { ComposeSimulation } from './simulation/simulation-result.ts';

/** All that `compose` found, for the report. */
export interface ComposeResult {
  readonly topology: Topology;
  readonly model: FailureModel;
  /** What was asked: a file's name, or the expression. */
  readonly title: string;
  readonly notices: readonly Notice[];
  readonly journeys: readonly JourneyResult[];
  /** The journey that the parts, cut sets, target and advice are about. */
  readonly detail: JourneyResult;
  readonly importance: readonly PartImportance[];
  readonly cutSets: MinimalCutSets | null;
  readonly cutSetsAsked: boolean;
  /** All measures of the parts, not only the two that everybody can read. */
  readonly importanceAsked: boolean;
  /** `advice` null: in a drill nothing is planned. */
  readonly target: {
    readonly text: string;
    readonly availability: Availability;
    readonly advice: Advice | null;
  } | null;
  readonly findings: readonly Finding[];
  /** Gates with their numbers, worked out only where `--explain` asks. */
  readonly explained: () => readonly ExplainedGate[];
  readonly failover: FailoverResult;
  /** Null where nobody asked. */
  readonly simulation: ComposeSimulation | null;
  /** The same journeys with nobody working on anything; null where nobody asked. */
  readonly withoutMaintenance: readonly JourneyResult[] | null;
  /** What an hour of downtime costs; null: nobody said. */
  readonly costPerHour: number | null;
  /** What a log of incidents makes of it; null where nobody asked. */
  readonly measured: ComposeMeasured | null;
  /** How many parts, cut sets and changes a table shows. */
  readonly top: number;
}
