import type { Dictionary } from './dictionary.ts';
import type { ExclusionReason } from './exclusion.ts';
import type { TextArena } from './text-arena.ts';

/** The six stamps of an incident, in the order in which they should fall; acknowledged stands beside that order. */
export const stampNames = ['start', 'detected', 'acknowledged', 'identified', 'fixed', 'verified'] as const;
export type StampName = (typeof stampNames)[number];

/** What an incident can be grouped and filtered by. */
export const dimensionNames = ['service', 'cause', 'severity'] as const;
export type DimensionName = (typeof dimensionNames)[number];

/** What an adapter may say of a row beside its fields. */
export const rowFlags = {
  /** Agreed maintenance: counted, not analyzed. */
  maintenance: 1,
  /** Written after its own end; `start` is the time it was created. */
  backPosted: 2,
  /** Start is when the tool published: what lies between it and the detection was not measured. */
  published: 4,
  /** The row carries an impact of its own (else it counts as whole). */
  weighted: 8,
  /** Found unreadable only after the whole column was seen: counted as invalid, not analyzed. */
  invalid: 16,
  /** An outage that was made from checks: its edges are as coarse as they are. */
  checked: 32,
  /** No row of any file: time in which nobody knows, to be counted as down. */
  assumed: 64,
} as const;

/** One column of texts: a number a row, and what each number means. */
export interface Dimension {
  readonly dictionary: Dictionary;
  readonly values: Int32Array;
}

/** Time in which nobody knows whether a service (null: what rows watch that name none) was up: epoch milliseconds, half-open. */
export interface UnknownTime {
  readonly start: number;
  readonly end: number;
  readonly service: string | null;
}

/** How far apart the checks of a service are: an outage of n bad ones lasted between (n − 1) and (n + 1) distances. */
export interface CheckDistance {
  readonly service: string | null;
  readonly everySeconds: number;
}

/**
 * An incident log by columns: row i of every array is one incident that could be read. Instants are milliseconds since
 * 1970-01-01T00:00:00Z; NaN is unknown. Nothing here is filtered, merged or clipped yet.
 */
export interface IncidentLog {
  readonly count: number;
  readonly stamps: Readonly<Record<StampName, Float64Array>>;
  /** Share of users or requests hit, 0 to 1; 1 where the row says nothing. */
  readonly impact: Float64Array;
  readonly flags: Uint8Array;
  /** Why the row is no incident (see exclusion.ts); 0 where it is one. */
  readonly exclusion: Uint8Array;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly ids: TextArena;
  readonly id: Int32Array;
  readonly titles: TextArena;
  readonly title: Int32Array;
  /** A hash of all that the row says, where it has neither id nor title (else 0): what tells such rows apart. */
  readonly content: Float64Array;
  /** Where the row began: index into `files`, and line. */
  readonly files: readonly string[];
  readonly file: Uint16Array;
  readonly line: Int32Array;
  /** Time in which nobody knows, by start. */
  readonly unknown: readonly UnknownTime[];
  /** When a monitor looked, where all rows are its; null: that is not known. */
  readonly seen: { readonly start: number; readonly end: number } | null;
  /** Of every service whose rows are checks. */
  readonly checks: readonly CheckDistance[];
  /** Rows that were counted and not kept: of millions of samples only those that begin an outage are. */
  readonly unkept: readonly { readonly because: ExclusionReason; readonly rows: number }[];
}

/** True for rows that are incidents at all: valid, no maintenance, no test. They alone decide the default window. */
export function isIncident(log: IncidentLog, row: number): boolean {
  return (log.flags[row]! & (rowFlags.maintenance | rowFlags.invalid)) === 0 && log.exclusion[row] === 0;
}
