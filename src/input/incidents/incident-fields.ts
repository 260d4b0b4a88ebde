import type { ExclusionReason } from '../../core/incidents/log/exclusion.ts';
import type { StampName } from '../../core/incidents/log/log.ts';
import type { Json, JsonObject } from '../../core/json.ts';

export type { Json, JsonObject };

/** A value as it stood in the record, and the keys that lead to it (for the place in a message). */
export interface FoundValue {
  readonly value: Json;
  readonly path: readonly (string | number)[];
}

/** A length of time that is added to `start` (PagerDuty's seconds_to_first_ack); `unit` is milliseconds in one of it. */
export interface FoundOffset extends FoundValue {
  readonly unitMilliseconds: number;
}

/** The share that was hit; what the key's own name says of how to read it. */
export interface FoundImpact extends FoundValue {
  readonly inPercent?: boolean;
  /** Called just `impact`: a share or a severity, which only all of its values tell. Else undefined. */
  readonly undecided?: { readonly wordsAreSeverity: boolean };
}

/** What an adapter finds in one record of its tool: texts as they stand there, stamps not yet read. */
export interface IncidentFields {
  readonly id?: FoundValue;
  readonly title?: FoundValue;
  /** One name, or several (an incident that hit several components counts in each). */
  readonly service?: string | readonly string[] | null;
  readonly cause?: string | null;
  readonly severity?: string | null;
  readonly impact?: FoundImpact;
  readonly stamps: Readonly<Partial<Record<StampName, FoundValue>>>;
  /** Used where the stamp itself is missing. */
  readonly offsets?: Readonly<Partial<Record<StampName, FoundOffset>>>;
  readonly maintenance?: boolean;
  /** Why the record is no incident of its own (a test, declined, merged into another); counted as excluded. */
  readonly exclusion?: ExclusionReason;
  /** Posted after its own end, so that `created` stands in for `start`. */
  readonly backPosted?: boolean;
}

/** One incident tool's JSON: how to recognise it and how to read a record. One file each in adapters/. */
export interface JsonAdapter {
  /** What `--source` calls it. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** True where start is when the tool published, not when it broke: the detect phase is then not measured. */
  readonly startIsPublication: boolean;
  /** Said once with the data; what a reader of the numbers must know. */
  readonly notes: readonly string[];
  /** Looks at the first record only (and the key of the array it stands in, null at top level or for JSON lines). */
  recognises(record: JsonObject, container: string | null): boolean;
  /** `container` as for recognises, of this record: a list of its own can say what its records are. */
  read(record: JsonObject, container?: string | null): IncidentFields;
}
