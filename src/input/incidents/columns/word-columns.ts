import type { ExclusionReason } from '../../../core/incidents/log/exclusion.ts';

/** A column that says, where it is true or holds anything, what its row is. */
export interface SayingColumn {
  readonly cell: number;
  readonly says: ExclusionReason | 'maintenance';
}

/** Columns that are no fields, and say what their rows are. */
export interface WordColumns {
  readonly status: readonly number[];
  /** How it ended: it may have been a duplicate, but that it ended is no news. */
  readonly outcome: readonly number[];
  /** May say maintenance, or that it was a drill. */
  readonly kinds: readonly number[];
  /** May say maintenance only. */
  readonly categories: readonly number[];
  /** Says so where it is true. */
  readonly flags: readonly SayingColumn[];
  /** Says so where it holds anything: what the row is a duplicate or a part of. */
  readonly references: readonly SayingColumn[];
}

const names = {
  status: ['status', 'state', 'incident_state', 'incident_status'],
  outcome: ['resolution', 'close_code', 'closure_code', 'close_reason', 'state_reason', 'resolution_type'],
  kinds: [
    'type',
    'kind',
    'incident_type',
    'incident_type_name',
    'event_type',
    'history_item_type',
    'issue_type',
    'label',
    'labels',
    'tags',
    'mode',
    'incident_mode',
  ],
  categories: ['category', 'incident_category'],
} as const;

const flags: Readonly<Record<string, SayingColumn['says']>> = {
  planned: 'maintenance',
  is_planned: 'maintenance',
  maintenance: 'maintenance',
  is_maintenance: 'maintenance',
  test: 'test',
  is_test: 'test',
  drill: 'test',
  is_drill: 'test',
  is_duplicate: 'duplicate',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

const references: Readonly<Record<string, SayingColumn['says']>> = {
  duplicate_of: 'duplicate',
  duplicate_incident_id: 'duplicate',
  merged_into: 'merged',
  merged_into_id: 'merged',
  parent_incident: 'subIncident',
  parent_incident_id: 'subIncident',
  noise_reason: 'falsePositive',
  'pull_request.url': 'pullRequest',
  'pull_request.html_url': 'pullRequest',
};

/** Finds them; `cellsOf` gives the columns of a name. */
export function wordColumns(cellsOf: (name: string) => readonly number[]): WordColumns {
  const all = (list: readonly string[]): readonly number[] => list.flatMap(cellsOf);
  const saying = (table: Readonly<Record<string, SayingColumn['says']>>): readonly SayingColumn[] =>
    Object.entries(table).flatMap(([name, says]) => cellsOf(name).map((cell) => ({ cell, says })));
  return {
    status: all(names.status),
    outcome: all(names.outcome),
    kinds: all(names.kinds),
    categories: all(names.categories),
    flags: saying(flags),
    references: saying(references),
  };
}

export const noWordColumns: WordColumns = {
  ...{ status: [], outcome: [], kinds: [], categories: [], flags: [], references: [] },
};
