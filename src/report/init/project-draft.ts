import type { Problem } from '../../core/problem.ts';

/** A file that a project is made of, under the name that gates use. */
export interface DraftFile {
  readonly name: string;
  readonly file: string;
  /** Why it stands in a comment; null: it can be read. */
  readonly trouble: Problem | null;
}

export interface DraftLog extends DraftFile {
  readonly lacksZone: boolean;
  readonly areEvents: boolean;
}

/** What a gate asks for; the words for it stand beside its settings. */
export type GateAim = 'budgets' | 'budgetOfTarget' | 'availability' | 'topology' | 'topologyOfTargets' | 'example';

export interface DraftGate {
  readonly name: string;
  readonly aim: GateAim;
  /** The logs or the topology, by their names; none: it needs none. */
  readonly subjects: readonly string[];
  /** Why it stands in a comment; null: it can be judged. */
  readonly trouble: Problem | 'noLog' | 'ofSubject' | null;
}

/** A project as far as its files tell. */
export interface ProjectDraft {
  readonly name: string;
  readonly logs: readonly DraftLog[];
  readonly slos: readonly DraftFile[];
  readonly topologies: readonly DraftFile[];
  /** Files of agreed maintenance or deploys, which are no logs. */
  readonly cuts: readonly string[];
  readonly gates: readonly DraftGate[];
}
