import type { ExclusionReason } from '../../core/incidents/log/exclusion.ts';
import type { StampName } from '../../core/incidents/log/log.ts';
import type { JsonObject } from '../../core/json.ts';
import type { FoundValue } from '../json/values.ts';

/** What is known of an incident beside its fields, by the word of its tool. */
export interface Verdict {
  readonly maintenance?: boolean;
  /** Why the record is no incident of its own (a test, declined, merged into another); counted as excluded. */
  readonly exclusion?: ExclusionReason;
  /** Posted after its own end, so that `created` stands in for `start`. */
  readonly backPosted?: boolean;
}

/** What an adapter finds of one incident: texts as they stand there, stamps not yet read. */
export interface IncidentFields extends Verdict {
  readonly id?: FoundValue;
  readonly title?: FoundValue;
  /** One name, or several (an incident that hit several components counts in each). */
  readonly service?: string | readonly string[] | null;
  readonly cause?: string | null;
  readonly severity?: string | null;
  readonly stamps: Readonly<Partial<Record<StampName, FoundValue>>>;
  /** Lengths of time from start, in `lengthMilliseconds` of the adapter; used where the stamp itself is missing. */
  readonly lengths?: Readonly<Partial<Record<StampName, FoundValue>>>;
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
  /** Milliseconds in one of its lengths of time. */
  readonly lengthMilliseconds?: number;
  /** Looks at the first record only (and the key of the array it stands in, null at top level or for JSON lines). */
  recognises(record: JsonObject, container: string | null): boolean;
  /**
   * The incidents of a record: none, one or many. `container` as for recognises, of this record: a list of its own can say
   * what its records are.
   */
  read(record: JsonObject, container?: string | null): readonly IncidentFields[];
}
