import type { ExclusionReason } from '../../core/incidents/log/exclusion.ts';
import type { StampName } from '../../core/incidents/log/log.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ListPath } from '../json/nested.ts';
import type { FoundValue } from '../json/values.ts';

/** What is known of an incident beside its fields, by the word of its tool. */
export interface Verdict {
  readonly maintenance?: boolean;
  /** Why the record is no incident of its own (a test, declined, merged into another); counted as excluded. */
  readonly exclusion?: ExclusionReason;
  /** What the tool calls the incident of which this one is a part, and this one beside its id. */
  readonly parents?: readonly string[];
  readonly otherIds?: readonly string[];
  /** Posted after its own end, so that `created` stands in for `start`. */
  readonly backPosted?: boolean;
  /** Its start is when the tool published it, not when it broke. */
  readonly published?: boolean;
  /** The zone of stamps without an offset, where the source names it. */
  readonly zone?: string;
}

/** What an adapter finds of one incident: texts as they stand there, stamps not yet read. */
export interface IncidentFields extends Verdict {
  readonly id?: FoundValue;
  readonly title?: FoundValue;
  /** One name, or several (an incident that hit several components counts in each). */
  readonly service?: string | readonly string[] | null;
  readonly cause?: string | null;
  readonly severity?: string | null;
  /** The share that was hit, where the tool knows. */
  readonly impact?: FoundValue;
  /** What a monitor says of the service at that time, in the words of states. */
  readonly state?: FoundValue;
  readonly stamps: Readonly<Partial<Record<StampName, FoundValue>>>;
  /** Lengths of time from start, in `lengthMilliseconds` of the adapter; used where the stamp itself is missing. */
  readonly lengths?: Readonly<Partial<Record<StampName, FoundValue>>>;
}

/** Where a record stands: in which list, of which record, in which answer. */
export interface RecordContext {
  /** The key of the list, null at top level and for JSON lines. */
  readonly container: string | null;
  /** The record that holds it, where `parts` named its list, and the path of the list there. */
  readonly parent: JsonObject | null;
  readonly path: ListPath;
  /** What names the service of a record that holds the list; undefined where nothing does. */
  readonly inherited?: { readonly name: string; readonly value: FoundValue } | undefined;
  /** What the answer says beside its list; null where there is none, or where the adapter does not wait for it. */
  readonly answer: JsonObject | null;
}

export const noContext: RecordContext = { container: null, parent: null, path: [], answer: null };

/** One tool's JSON: how to recognise it and how to read a record. One file each in adapters/. */
export interface JsonAdapter {
  /** What `--source` calls it. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** True where start is when the tool published, not when it broke: the detect phase is then not measured. */
  readonly startIsPublication: boolean;
  /** Said once with the data; what a reader of the numbers must know. */
  readonly notes: readonly string[];
  /** The same where its first record shows that it has to be said. */
  readonly notesOn?: (first: JsonObject) => readonly string[];
  /** True where records are states of a monitor: checks, changes or periods. */
  readonly readsStates?: boolean;
  /** True where each of them is a check, however few there are: none says anything of the time after the next is due. */
  readonly readsChecks?: boolean;
  /** Milliseconds in one of its lengths of time. */
  readonly lengthMilliseconds?: number;
  /** True where a record can be read only with what its answer says beside: the answer is held until its end. */
  readonly needsAnswer?: boolean;
  /** The most rows that an answer of the tool holds: one with so many may be only the newest part. */
  readonly mostRows?: number;
  /** Whether an answer says, in the tool's own way, that something is missing in it. */
  readonly isPart?: (answer: JsonObject) => boolean;
  /** When the answer was made, where it says so: it knows nothing of later. */
  readonly speaksUntil?: (answer: JsonObject) => FoundValue | undefined;
  /** Looks at the first record only (and the key of the array it stands in, null at top level or for JSON lines). */
  recognises(record: JsonObject, container: string | null): boolean;
  /** The lists of rows inside of a record, where it is no row itself; then `read` gets their elements. */
  parts?(record: JsonObject): readonly ListPath[];
  /** The incidents of a record: none, one or many. */
  read(record: JsonObject, context: RecordContext): readonly IncidentFields[];
}
