import { type IncidentLogBuilder, rowFlags } from '../core/incidents/log.ts';
import { type Notice, notice } from '../core/notice.ts';
import { problem } from '../core/problem.ts';
import type { StampReader } from '../core/time/stamp.ts';
import { readImpact } from './impact-value.ts';
import { type IncidentWriter, type PlaceOf, TextColumn } from './incident-writer.ts';
import type { MapRule } from './mapping.ts';
import type { ProblemCollector } from './problem-collector.ts';

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

/**
 * A column called just `impact`: shares if all its values are numbers or percents, else severities. That is known only
 * after its last row, so its texts wait in the dimension `impact` until `decide`.
 */
export class UndecidedImpact {
  private readonly writer: IncidentWriter;
  private readonly columns: LogColumns;
  private readonly firstRow: number;
  private readonly outOfRange = new Map<number, { line: number; column: number }>();
  /** By index of the text: each is looked at once. */
  private readonly isOutOfRange: boolean[] = [];

  constructor(writer: IncidentWriter, columns: LogColumns) {
    this.writer = writer;
    this.columns = columns;
    this.firstRow = writer.builder.count;
  }

  note(index: number, placeOf: PlaceOf): void {
    const { column } = this.columns.impactWords;
    const row = this.writer.builder.count;
    column.values[row] = index;
    if (index === 0 || this.outOfRange.size >= 20) return;
    this.isOutOfRange[index] ??= readImpact(column.dictionary.text(index)!, false) === 'out of range';
    if (this.isOutOfRange[index]) this.outOfRange.set(row, placeOf());
  }

  /** Gives the field that the column turned out to be; null where it is not used. */
  decide(wordsAreSeverity: boolean, reading: LogReading, name: string): 'impact' | 'severity' | null {
    const { builder, file } = this.writer;
    const { column } = this.columns.impactWords;
    const readings = Array.from({ length: column.dictionary.size }, (_, index) =>
      index === 0 ? 'absent' : readImpact(column.dictionary.text(index)!, false),
    );
    let words = false;
    for (let row = this.firstRow; row < builder.count; row++) words ||= readings[column.values[row]!] === 'words';
    if (words && !wordsAreSeverity) reading.notices.push(notice('impactWordsUnused', { column: name }));
    const severity = this.columns.severity.column;
    const severityIndex = new Int32Array(readings.length);
    for (let row = this.firstRow; row < builder.count; row++) {
      const index = column.values[row]!;
      const share = readings[index]!;
      const verdict = this.columns.impactWords.verdict(index);
      if (verdict === 2) builder.flagRow(row, rowFlags.maintenance);
      if (words) {
        if (!wordsAreSeverity) continue;
        if (index !== 0 && severityIndex[index] === 0)
          severityIndex[index] = verdict === 0 ? 0 : severity.dictionary.internText(column.dictionary.text(index)!);
        severity.values[row] = severityIndex[index]!;
      } else if (typeof share === 'number') builder.setImpactOf(row, share);
      else if (share === 'out of range') {
        const line = builder.lineOf(row);
        const text = column.dictionary.text(index)!;
        const where = { kind: 'file', file, ...(this.outOfRange.get(row) ?? { line }) } as const;
        builder.flagRow(row, rowFlags.invalid);
        reading.problems.add(problem('rowImpactOutOfRange', { text }, where), `${file}\0impact ${row}`);
      }
    }
    return !words ? 'impact' : wordsAreSeverity ? 'severity' : null;
  }
}
