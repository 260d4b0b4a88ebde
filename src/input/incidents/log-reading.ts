import type { IncidentLogBuilder } from '../../core/incidents/log/log.ts';
import type { Notice } from '../../core/notice.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import type { MapRule } from './mapping.ts';
import type { ProblemCollector } from './problem-collector.ts';
import { TextColumn } from './text-column.ts';

/** How a log is to be read; the same for all of its files. */
export interface LogReading {
  readonly builder: IncidentLogBuilder;
  readonly stamps: StampReader;
  readonly problems: ProblemCollector;
  readonly mapRules: readonly MapRule[];
  /** Columns beyond the fields that are asked for (to group, filter or weigh by). */
  readonly extraKeys: readonly string[];
  /** `--split service=;` : what parts the names in a service cell. */
  readonly serviceSeparator: string | null;
  readonly notices: Notice[];
  /** Every column or key that was seen, for suggestions; and the extra keys that were found. */
  readonly seenNames: Set<string>;
  readonly foundKeys: Set<string>;
}

/** What one file turned out to be; shown with the result. */
export interface LogSource {
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly rows: number;
  readonly mapping: Readonly<Record<string, string>>;
  /** Where the file says that it is a part of a whole: how many of how many rows; null: it does not say of how many. */
  readonly partial?: { readonly read: number; readonly total: number | null } | null;
  /** Where the file names its own time: it says nothing of what came later. Epoch milliseconds. */
  readonly speaksUntil?: number | null;
  /** Where the file holds as many rows as its tool gives at most, the oldest: it says nothing of what came earlier. */
  readonly speaksFrom?: number | null;
}

/** Takes the bytes of one file; `end` says what it was. */
export interface Consumer {
  write(bytes: Uint8Array): void | Promise<void>;
  end(): LogSource | Promise<LogSource>;
}

/** The dimension columns of a log, with their verdicts; made once a file. */
export class LogColumns {
  readonly service: TextColumn;
  readonly cause: TextColumn;
  readonly severity: TextColumn;
  readonly impactWords: TextColumn;

  constructor(builder: IncidentLogBuilder) {
    this.service = new TextColumn(builder.dimension('service'));
    this.cause = new TextColumn(builder.dimension('cause'));
    this.severity = new TextColumn(builder.dimension('severity'), true);
    this.impactWords = new TextColumn(builder.dimension('impact'), true);
  }
}
