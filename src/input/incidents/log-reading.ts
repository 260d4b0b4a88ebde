import type { IncidentLogBuilder } from '../../core/incidents/log/builder.ts';
import { type Condition, passes } from '../../core/incidents/log/filter.ts';
import { foldedCase } from '../../core/incidents/log/names.ts';
import type { Notice, PartOfWhole } from '../../core/notice.ts';
import type { Place } from '../../core/problem.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import { createZone } from '../../core/time/zone.ts';
import type { MapRule } from './columns/mapping.ts';
import type { ProblemCollector } from './problem-collector.ts';
import type { AnswerPage } from './records/answers.ts';
import type { StateRequest } from './states/state-words.ts';

/** A row that is a part of another by the word of its tool, and what the tool calls that other. */
export interface PartOfIncident {
  readonly row: number;
  readonly line: number;
  readonly parents: readonly string[];
}

/** How a log is to be read; the same for all of its files. */
export interface ReadingRequest {
  readonly stamps: StampReader;
  readonly mapRules: readonly MapRule[];
  /** Columns beyond the fields that are asked for (to group, filter or weigh by). */
  readonly extraKeys: readonly string[];
  /** `--split service=;` : what parts the names in a service cell. */
  readonly serviceSeparator: string | null;
  /** `--renames`: services by their names in the log, in one case, with the names that they go by elsewhere. */
  readonly renames?: ReadonlyMap<string, string>;
  /** `--where`: a row that it leaves out cannot make the log invalid. */
  readonly where: readonly Condition[];
  /** Now: an end later than that is none yet. Infinity where any time may be written, as in agreed maintenance. */
  readonly now: number;
  readonly states: StateRequest;
  /** Columns that name the zone of a row's stamps. */
  readonly zoneKeys?: readonly string[];
  /** Whether a column that `--map` names may stand in another file of the call. */
  readonly mapsElsewhere: boolean;
}

/** What is gathered while a log is read, of whatever files. */
export class LogReading {
  readonly request: ReadingRequest;
  readonly builder: IncidentLogBuilder;
  readonly problems: ProblemCollector;
  readonly notices: Notice[] = [];
  /** Every column or key that was seen, for suggestions; and the extra keys that were found. */
  readonly seenNames = new Set<string>();
  readonly foundKeys = new Set<string>();
  /** Rows that are parts of others by the word of their tool, and what a tool calls a row beside its id. */
  readonly parts: PartOfIncident[] = [];
  readonly otherIds = new Map<string, number>();
  /** What the answers of each file say of how much they hold. */
  readonly answers: (readonly AnswerPage[])[] = [];
  /** Rows whose end lies after now, with the first places. */
  endsAfterNow = 0;
  readonly endsAfterNowPlaces: string[] = [];
  /** The renames that some row had a use for, by the name in the log. */
  readonly usedRenames = new Set<string>();
  private readonly readers = new Map<string, StampReader>();

  constructor(request: ReadingRequest, builder: IncidentLogBuilder, problems: ProblemCollector) {
    this.request = request;
    this.builder = builder;
    this.problems = problems;
  }

  /** Names of services as they go elsewhere. */
  renamed(names: readonly string[]): readonly string[] {
    const { renames } = this.request;
    if (!renames) return names;
    const found = names.map((name) => {
      const folded = foldedCase(name);
      const other = renames.get(folded);
      if (other !== undefined) this.usedRenames.add(folded);
      return other ?? name;
    });
    return [...new Set(found)];
  }

  /** A reader of stamps in the zone that a source names for itself, or of years of two digits. */
  stampsOf(zone: string | null, shortYears = false, where: Place | null = null): StampReader {
    const key = `${zone ?? ''} ${shortYears}`;
    const known = this.readers.get(key);
    if (known) return known;
    const { stamps } = this.request;
    const zoned = zone === null ? stamps : stamps.inZone(createZone(zone, where));
    const reader = shortYears ? zoned.withShortYears() : zoned;
    this.readers.set(key, reader);
    return reader;
  }

  /** All readers of stamps in the zone that the call sets: what they took for granted is said. */
  zoneReaders(): readonly StampReader[] {
    const { stamps } = this.request;
    return [...new Set([stamps, ...this.readers.values()])].filter(({ zone }) => zone === stamps.zone);
  }

  /** True where `--where` leaves the row out that is being made. */
  leavesOut(): boolean {
    const { builder } = this;
    const namesOf = (key: string): readonly string[] => {
      const column = builder.dimension(key);
      return column.dictionary.names(column.values[builder.count]!);
    };
    const { where } = this.request;
    return where.length > 0 && !passes(where, namesOf);
  }
}

/** What one file turned out to be; shown with the result. */
export interface LogSource {
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly rows: number;
  readonly mapping: Readonly<Record<string, string>>;
  /** Where the file shows that it is a part of a whole; null: it does not. */
  readonly partial: PartOfWhole | null;
  /** Where the file names its own time: it says nothing of what came later. Epoch milliseconds. */
  readonly speaksUntil: number | null;
  /** Where the file holds as many rows as its tool gives at most, the oldest: it says nothing of what came earlier. */
  readonly speaksFrom: number | null;
}

/** Takes the bytes of one file. `end` says that it is over; what it was is known when all files were read. */
export interface Consumer {
  write(bytes: Uint8Array): void | Promise<void>;
  end(): ReadFile | Promise<ReadFile>;
}

export interface ReadFile {
  readonly rows: number;
  readonly isTable: boolean;
  describe(): LogSource;
}
