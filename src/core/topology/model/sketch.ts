import type { FilePlace } from '../../problem.ts';

/** What a topology can be started from. */
export type SketchSource = 'compose' | 'backstage' | 'kubernetes' | 'terraform' | 'jaeger';

/** What a file does not say, and a sketch of it takes for granted. */
export type Assumption =
  | ('startOrder' | 'oneHost' | 'catalogNeeds' | 'callsNeeded' | 'callsSampled')
  | ('noCalls' | 'nodesUnknown' | 'zonesUnknown' | 'otherResources' | 'instancesAlike' | 'replicasUnknown')
  | ('oneIsEnough' | 'profilesLeftOut' | 'jobsLeftOut' | 'scaledToZero' | 'librariesLeftOut' | 'circlesCut');

/** A part that another one uses, and what says so. */
export interface SketchEdge {
  readonly to: string;
  readonly isOptional: boolean;
  /** The key that it stands under. */
  readonly key: string;
  readonly place: FilePlace;
  /** It would close a circle, and is left out. */
  readonly isCut: boolean;
}

export interface SketchPart {
  readonly name: string;
  readonly place: FilePlace;
  readonly replicas: number;
  readonly domains: readonly string[];
  readonly edges: readonly SketchEdge[];
  /** A switch that is on: its operator keeps a standby of its own. */
  readonly ownStandby: string | null;
}

/** The structure of a system, without any number of how often something works. */
export interface Sketch {
  readonly source: SketchSource;
  readonly parts: readonly SketchPart[];
  readonly domains: readonly string[];
  readonly assumptions: readonly Assumption[];
}
