import { Dictionary } from './dictionary.ts';
import { type ExclusionReason, exclusionCode } from './exclusion.ts';
import { TextArena } from './text-arena.ts';

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
  /** The row carries an impact of its own (else it counts as whole). */
  weighted: 8,
  /** Found unreadable only after the whole column was seen: counted as invalid, not analyzed. */
  invalid: 16,
} as const;

/** One column of texts: a number a row, and what each number means. */
export interface Dimension {
  readonly dictionary: Dictionary;
  readonly values: Int32Array;
}

/** Time in which nobody knows whether a service (null: all of them) was up: epoch milliseconds, half-open. */
export interface UnknownTime {
  readonly start: number;
  readonly end: number;
  readonly service: string | null;
}

/** How coarse the edges of outages are that were made from checks. */
export interface CheckEdges {
  /** The usual distance of two checks: an outage of n bad ones lasted between (n − 1) and (n + 1) of it. */
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
  /** Where the row began: index into `files`, and line. */
  readonly files: readonly string[];
  readonly file: Uint16Array;
  readonly line: Int32Array;
  /** Time in which nobody knows, by start. */
  readonly unknown: readonly UnknownTime[];
  /** null where no outage was made from checks. */
  readonly edges: CheckEdges | null;
}

/** True for rows that are incidents at all: valid, no maintenance, no test. They alone decide the default window. */
export function isIncident(log: IncidentLog, row: number): boolean {
  return (log.flags[row]! & (rowFlags.maintenance | rowFlags.invalid)) === 0 && log.exclusion[row] === 0;
}

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
  private fileColumn = new Uint16Array(256);
  private lineColumn = new Int32Array(256);
  private readonly files: string[] = [];
  private capacity = 256;
  private unknown: readonly UnknownTime[] = [];
  private edges: CheckEdges | null = null;
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

  /** For what is known only after a whole column was seen: the impact of a row that is already in. */
  setImpactOf(row: number, share: number): void {
    this.impactColumn[row] = share;
    this.flagColumn[row]! |= rowFlags.weighted;
  }

  flagRow(row: number, bit: number): void {
    this.flagColumn[row]! |= bit;
  }

  excludeRow(row: number, reason: ExclusionReason): void {
    this.exclusionColumn[row] ||= exclusionCode(reason);
  }

  /** What checks and states say beside their outages. */
  setUnknown(unknown: readonly UnknownTime[], edges: CheckEdges | null): void {
    this.unknown = unknown;
    this.edges = edges;
  }

  lineOf(row: number): number {
    return this.lineColumn[row]!;
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
      files: [...this.files],
      file: this.fileColumn.subarray(0, count),
      line: this.lineColumn.subarray(0, count),
      unknown: this.unknown,
      edges: this.edges,
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
    this.fileColumn = larger(this.fileColumn, new Uint16Array(this.capacity));
    this.lineColumn = larger(this.lineColumn, new Int32Array(this.capacity));
  }
}
