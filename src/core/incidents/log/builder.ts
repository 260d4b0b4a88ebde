import { Dictionary } from './dictionary.ts';
import { type ExclusionReason, exclusionCode } from './exclusion.ts';
import {
  type CheckDistance,
  type Dimension,
  type IncidentLog,
  rowFlags,
  type StampName,
  stampNames,
  type UnknownTime,
} from './log.ts';
import { TextArena } from './text-arena.ts';

type Growable = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** A dimension while it grows: `values[builder.count]` is the current row's. */
export interface DimensionColumn {
  readonly dictionary: Dictionary;
  values: Int32Array;
}

/**
 * Takes one incident after the other: `begin`, then any of the setters, then `commit` (or `begin` again to drop it).
 * Setting is by number, not by object, so that a million rows make no garbage.
 */
export class IncidentLogBuilder {
  readonly ids = new TextArena();
  readonly titles = new TextArena();
  private readonly dimensionColumns = new Map<string, DimensionColumn>();
  /** The same ones, for the loop over every row. */
  private readonly dimensionList: DimensionColumn[] = [];
  private readonly stampColumns: Float64Array[] = stampNames.map(() => new Float64Array(256));
  private impactColumn = new Float64Array(256);
  private flagColumn = new Uint8Array(256);
  private exclusionColumn = new Uint8Array(256);
  private idColumn = new Int32Array(256);
  private titleColumn = new Int32Array(256);
  /** Most logs have ids, so it is made when the first row needs it. */
  private contentColumn: Float64Array | null = null;
  private fileColumn = new Uint16Array(256);
  private lineColumn = new Int32Array(256);
  private readonly files: string[] = [];
  private capacity = 256;
  private readonly unknown: UnknownTime[] = [];
  private readonly checks: CheckDistance[] = [];
  private readonly unkept = new Map<ExclusionReason, number>();
  private seen: IncidentLog['seen'] = null;
  count = 0;

  /** Makes room for a dimension (service, cause, severity, or any further column to group or filter by). */
  dimension(name: string): DimensionColumn {
    const known = this.dimensionColumns.get(name);
    if (known) return known;
    const column = { dictionary: new Dictionary(), values: new Int32Array(this.capacity) };
    this.dimensionColumns.set(name, column);
    this.dimensionList.push(column);
    return column;
  }

  /** Names the file that the following rows come from. */
  beginFile(name: string): void {
    this.files.push(name);
  }

  begin(line: number): void {
    if (this.count === this.capacity) this.growTo(this.capacity * 2);
    const row = this.count;
    const { stampColumns, dimensionList } = this;
    for (let i = 0; i < stampColumns.length; i++) stampColumns[i]![row] = Number.NaN;
    for (let i = 0; i < dimensionList.length; i++) dimensionList[i]!.values[row] = 0;
    this.impactColumn[row] = 1;
    this.flagColumn[row] = 0;
    this.exclusionColumn[row] = 0;
    this.idColumn[row] = 0;
    this.titleColumn[row] = 0;
    if (this.contentColumn) this.contentColumn[row] = 0;
    this.fileColumn[row] = this.files.length - 1;
    this.lineColumn[row] = line;
  }

  /** Sets a stamp by its place in `stampNames`, in epoch milliseconds. */
  setStamp(stamp: number, epochMilliseconds: number): void {
    this.stampColumns[stamp]![this.count] = epochMilliseconds;
  }

  stamp(stamp: number): number {
    return this.stampColumns[stamp]![this.count]!;
  }

  setImpact(share: number): void {
    this.impactColumn[this.count] = share;
    this.flagColumn[this.count]! |= rowFlags.weighted;
  }

  setId(index: number): void {
    this.idColumn[this.count] = index;
  }

  setTitle(index: number): void {
    this.titleColumn[this.count] = index;
  }

  hasIdOrTitle(): boolean {
    return this.idColumn[this.count] !== 0 || this.titleColumn[this.count] !== 0;
  }

  setContent(hash: number): void {
    this.contentColumn ??= new Float64Array(this.capacity);
    this.contentColumn[this.count] = hash;
  }

  flag(bit: number): void {
    this.flagColumn[this.count]! |= bit;
  }

  /** Says why the row is no incident; the first reason stays. */
  exclude(reason: ExclusionReason): void {
    this.exclusionColumn[this.count] ||= exclusionCode(reason);
  }

  commit(): void {
    this.count++;
  }

  /** For what is known only after a whole column was seen: a value of a row that is already in. */
  setImpactOf(row: number, share: number): void {
    this.impactColumn[row] = share;
    this.flagColumn[row]! |= rowFlags.weighted;
  }

  setStampOf(row: number, stamp: number, epochMilliseconds: number): void {
    this.stampColumns[stamp]![row] = epochMilliseconds;
  }

  stampOf(row: number, stamp: number): number {
    return this.stampColumns[stamp]![row]!;
  }

  hasIdAt(row: number): boolean {
    return this.idColumn[row] !== 0;
  }

  forgetIdOf(row: number): void {
    this.idColumn[row] = 0;
  }

  forgetTitleOf(row: number): void {
    this.titleColumn[row] = 0;
  }

  flagRow(row: number, bit: number): void {
    this.flagColumn[row]! |= bit;
  }

  hasFlag(row: number, bit: number): boolean {
    return (this.flagColumn[row]! & bit) !== 0;
  }

  excludeRow(row: number, reason: ExclusionReason): void {
    this.exclusionColumn[row] ||= exclusionCode(reason);
  }

  /** Takes back what was said of a row: it is an incident after all. */
  includeRow(row: number): void {
    this.exclusionColumn[row] = 0;
  }

  isExcluded(row: number): boolean {
    return this.exclusionColumn[row] !== 0;
  }

  /** What checks and states say beside their outages. */
  addUnknown(unknown: readonly UnknownTime[], checks: readonly CheckDistance[] = []): void {
    for (const each of unknown) this.unknown.push(each);
    for (const each of checks) this.checks.push(each);
  }

  /** Counts a row that is no incident and is not kept. */
  countUnkept(reason: ExclusionReason): void {
    this.unkept.set(reason, (this.unkept.get(reason) ?? 0) + 1);
  }

  /** Says that all rows are of a monitor, which looked from then to then. */
  setSeen(start: number, end: number): void {
    this.seen = { start, end };
  }

  lineOf(row: number): number {
    return this.lineColumn[row]!;
  }

  fileOf(row: number): string {
    return this.files[this.fileColumn[row]!]!;
  }

  build(): IncidentLog {
    const count = this.count;
    const stamps = Object.fromEntries(stampNames.map((name, i) => [name, this.stampColumns[i]!.subarray(0, count)]));
    const dimensions = new Map<string, Dimension>();
    for (const [name, { dictionary, values }] of this.dimensionColumns)
      dimensions.set(name, { dictionary, values: values.subarray(0, count) });
    return {
      count,
      stamps: stamps as Record<StampName, Float64Array>,
      impact: this.impactColumn.subarray(0, count),
      flags: this.flagColumn.subarray(0, count),
      exclusion: this.exclusionColumn.subarray(0, count),
      dimensions,
      ids: this.ids,
      id: this.idColumn.subarray(0, count),
      titles: this.titles,
      title: this.titleColumn.subarray(0, count),
      content: this.contentColumn?.subarray(0, count) ?? new Float64Array(count),
      files: [...this.files],
      file: this.fileColumn.subarray(0, count),
      line: this.lineColumn.subarray(0, count),
      unknown: this.unknown.sort((left, right) => left.start - right.start),
      seen: this.seen,
      checks: [...this.checks],
      unkept: [...this.unkept].map(([because, rows]) => ({ because, rows })),
    };
  }

  /** Makes room for so many rows at once: doubling leaves half of the memory behind as garbage. */
  reserve(rows: number): void {
    if (rows > this.capacity) this.growTo(rows);
  }

  private growTo(capacity: number): void {
    this.capacity = capacity;
    const larger = <A extends Growable>(column: A, bigger: A): A => {
      bigger.set(column);
      return bigger;
    };
    for (let i = 0; i < this.stampColumns.length; i++)
      this.stampColumns[i] = larger(this.stampColumns[i]!, new Float64Array(this.capacity));
    for (const each of this.dimensionList) each.values = larger(each.values, new Int32Array(this.capacity));
    this.impactColumn = larger(this.impactColumn, new Float64Array(this.capacity));
    this.flagColumn = larger(this.flagColumn, new Uint8Array(this.capacity));
    this.exclusionColumn = larger(this.exclusionColumn, new Uint8Array(this.capacity));
    this.idColumn = larger(this.idColumn, new Int32Array(this.capacity));
    this.titleColumn = larger(this.titleColumn, new Int32Array(this.capacity));
    if (this.contentColumn) this.contentColumn = larger(this.contentColumn, new Float64Array(this.capacity));
    this.fileColumn = larger(this.fileColumn, new Uint16Array(this.capacity));
    this.lineColumn = larger(this.lineColumn, new Int32Array(this.capacity));
  }
}

/** A log of no incidents. */
export const emptyLog: IncidentLog = new IncidentLogBuilder().build();
