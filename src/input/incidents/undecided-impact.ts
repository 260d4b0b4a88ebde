import { rowFlags } from '../../core/incidents/log/log.ts';
import { notice } from '../../core/notice.ts';
import { problem } from '../../core/problem.ts';
import { type ImpactReading, readImpact } from './impact-value.ts';
import type { IncidentWriter, PlaceOf } from './incident-writer.ts';
import type { LogColumns, LogReading } from './log-reading.ts';

/**
 * A column called just `impact`: shares if all its values are numbers or percents, else severities. That is known only
 * after its last row, so its texts wait in the dimension `impact` until `decide`.
 */
export class UndecidedImpact {
  private readonly writer: IncidentWriter;
  private readonly columns: LogColumns;
  /** Rows that have such a value: those whose words would be the severity, and those that have another severity. */
  private readonly asSeverity = new RowList();
  private readonly besideSeverity = new RowList();
  /** By index in the dimension: each different text is judged once. */
  private readonly readings: ImpactReading[] = [];
  private readonly severities: number[] = [];
  private readonly outOfRange = new Map<number, { line: number; column: number }>();

  constructor(writer: IncidentWriter, columns: LogColumns) {
    this.writer = writer;
    this.columns = columns;
  }

  /** Notes the value of the row that was committed last, by its index in the dimension `impact`. */
  note(index: number, wordsAreSeverity: boolean, placeOf: PlaceOf): void {
    if (index === 0) return;
    const { column } = this.columns.impactWords;
    const row = this.writer.builder.count - 1;
    column.values[row] = index;
    if (this.readingOf(index) === 'absent') return;
    (wordsAreSeverity ? this.asSeverity : this.besideSeverity).add(row);
    if (this.outOfRange.size < 20 && this.readingOf(index) === 'out of range') this.outOfRange.set(row, placeOf());
  }

  /** Gives the field that the column turned out to be; null where it is not used. */
  decide(reading: LogReading, name: string): 'impact' | 'severity' | null {
    const rows = [this.asSeverity, this.besideSeverity];
    const { values } = this.columns.impactWords.column;
    const { builder } = this.writer;
    let words = 0;
    let numbers = 0;
    for (const list of rows)
      list.visit((row) => {
        const value = this.readingOf(values[row]!);
        if (value === 'words') words++;
        else numbers++;
        if (this.columns.impactWords.verdict(values[row]!) === 2) builder.flagRow(row, rowFlags.maintenance);
      });
    if (words === 0) {
      for (const list of rows) list.visit((row) => this.setShare(row, reading));
      return 'impact';
    }
    this.asSeverity.visit((row) => this.setSeverity(row));
    if (numbers > 0) reading.notices.push(notice('impactMixed', { column: name, numbers, words }));
    if (this.besideSeverity.count > 0) {
      const rows = this.asSeverity.count > 0 ? this.besideSeverity.count : null;
      reading.notices.push(notice('impactWordsUnused', { column: name, rows }));
    }
    return this.asSeverity.count > 0 ? 'severity' : null;
  }

  private readingOf(index: number): ImpactReading {
    this.readings[index] ??= readImpact(this.columns.impactWords.column.dictionary.text(index)!, false);
    return this.readings[index];
  }

  private setShare(row: number, reading: LogReading): void {
    const { builder, file } = this.writer;
    const index = this.columns.impactWords.column.values[row]!;
    const share = this.readingOf(index);
    if (typeof share === 'number') builder.setImpactOf(row, share);
    if (share !== 'out of range') return;
    const text = this.columns.impactWords.column.dictionary.text(index)!;
    const where = { kind: 'file', file, ...(this.outOfRange.get(row) ?? { line: builder.lineOf(row) }) } as const;
    builder.flagRow(row, rowFlags.invalid);
    reading.problems.add(problem('rowImpactOutOfRange', { text }, where), `${file}\0impact ${row}`);
  }

  private setSeverity(row: number): void {
    const index = this.columns.impactWords.column.values[row]!;
    const severity = this.columns.severity.column;
    if (this.columns.impactWords.verdict(index) === 0) return;
    this.severities[index] ??= severity.dictionary.internText(this.columns.impactWords.column.dictionary.text(index)!);
    severity.values[row] = this.severities[index];
  }
}

/** Row numbers, as many as there are. */
class RowList {
  private rows = new Int32Array(0);
  count = 0;

  add(row: number): void {
    if (this.count === this.rows.length) {
      const larger = new Int32Array(Math.max(64, this.count * 2));
      larger.set(this.rows);
      this.rows = larger;
    }
    this.rows[this.count++] = row;
  }

  visit(visit: (row: number) => void): void {
    for (let i = 0; i < this.count; i++) visit(this.rows[i]!);
  }
}
