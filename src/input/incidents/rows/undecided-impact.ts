import type { DimensionColumn, IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { rowFlags } from '../../../core/incidents/log/log.ts';
import { notice } from '../../../core/notice.ts';
import { problem } from '../../../core/problem.ts';
import type { RowPlace } from '../../source/row.ts';
import type { LogReading } from '../log-reading.ts';
import { type ImpactReading, isImpactLevel, readImpact } from './impact-value.ts';
import { RowList } from './row-list.ts';
import { TextColumn, textVerdicts } from './text-column.ts';

/** Rows with a value in such a column, and whether another column is their severity. */
interface Rows {
  readonly list: RowList;
  readonly hasOtherSeverity: () => boolean;
}

/**
 * A column called just `impact`: shares if all its values are numbers or percents, else severities, and so are the levels
 * 1 to 5. That is known only after its last row, so its texts wait in the dimension `impact` until `decide`.
 */
export class UndecidedImpact {
  private readonly reading: LogReading;
  private readonly builder: IncidentLogBuilder;
  private readonly words: TextColumn;
  private readonly rows: Rows[] = [];
  /** By index in the dimension: each different text is judged once. */
  private readonly readings: ImpactReading[] = [];
  private readonly severities: number[] = [];
  private readonly places = new Map<number, RowPlace>();
  private name: string | null = null;

  constructor(reading: LogReading) {
    this.reading = reading;
    this.builder = reading.builder;
    this.words = new TextColumn(reading.builder.dimension('impact'), true);
  }

  get column(): DimensionColumn {
    return this.words.column;
  }

  /** Makes a place for the rows of a set of columns. `hasOtherSeverity` is asked when all rows were read. */
  addRows(name: string, hasOtherSeverity: () => boolean): RowList {
    this.name ??= name;
    const list = new RowList();
    this.rows.push({ list, hasOtherSeverity });
    return list;
  }

  /** Notes the value of the row that was committed last, by its index in the dimension `impact`. */
  note(list: RowList, index: number, placeOf: () => RowPlace): void {
    if (index === 0) return;
    const row = this.builder.count - 1;
    this.column.values[row] = index;
    const value = this.readingOf(index);
    if (value === 'absent') return;
    list.add(row);
    if (this.places.size < 20 && value === 'out of range') this.places.set(row, placeOf());
  }

  /** Gives the field that the column turned out to be; null where it is not used. */
  decide(): 'impact' | 'severity' | null {
    if (this.name === null) return null;
    const { values } = this.column;
    let words = 0;
    let numbers = 0;
    let outOfRange = 0;
    let levels = 0;
    this.visit((row) => {
      const index = values[row]!;
      const value = this.readingOf(index);
      if (value === 'words') words++;
      else numbers++;
      if (value === 'out of range') outOfRange++;
      if (value !== 'words' && isImpactLevel(this.column.dictionary.text(index)!)) levels++;
      if (this.words.verdict(index) === textVerdicts.maintenance) this.builder.flagRow(row, rowFlags.maintenance);
    });
    const areLevels = words === 0 && outOfRange > 0 && levels === numbers;
    if (words === 0 && !areLevels) {
      this.visit((row) => this.setShare(row));
      return 'impact';
    }
    return this.takeWords(this.name, words, numbers, areLevels);
  }

  private takeWords(column: string, words: number, numbers: number, areLevels: boolean): 'severity' | null {
    const { notices } = this.reading;
    let asSeverity = 0;
    let beside = 0;
    for (const { list, hasOtherSeverity } of this.rows) {
      if (list.count === 0) continue;
      if (hasOtherSeverity()) beside += list.count;
      else {
        asSeverity += list.count;
        list.visit((row) => this.setSeverity(row));
      }
    }
    if (areLevels) notices.push(notice('impactLevels', { column }));
    else if (numbers > 0) notices.push(notice('impactMixed', { column, numbers, words }));
    if (beside > 0) notices.push(notice('impactWordsUnused', { column, rows: asSeverity > 0 ? beside : null }));
    return asSeverity > 0 ? 'severity' : null;
  }

  private visit(visit: (row: number) => void): void {
    for (const { list } of this.rows) list.visit(visit);
  }

  private readingOf(index: number): ImpactReading {
    this.readings[index] ??= readImpact(this.column.dictionary.text(index)!, false);
    return this.readings[index];
  }

  private setShare(row: number): void {
    const { builder, reading } = this;
    const index = this.column.values[row]!;
    const share = this.readingOf(index);
    if (typeof share === 'number') builder.setImpactOf(row, share);
    if (share !== 'out of range') return;
    const text = this.column.dictionary.text(index)!;
    const place = this.places.get(row) ?? { line: builder.lineOf(row) };
    builder.flagRow(row, rowFlags.invalid);
    if (!builder.isExcluded(row))
      reading.problems.add([
        problem('rowImpactOutOfRange', { text }, { kind: 'file', file: builder.fileOf(row), ...place }),
      ]);
  }

  private setSeverity(row: number): void {
    const index = this.column.values[row]!;
    const { dictionary, values } = this.builder.dimension('severity');
    if (this.words.verdict(index) === textVerdicts.unknown) return;
    this.severities[index] ??= dictionary.internText(this.column.dictionary.text(index)!);
    values[row] = this.severities[index];
  }
}
