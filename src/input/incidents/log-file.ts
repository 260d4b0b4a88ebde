import { stampNames } from '../../core/incidents/log/log.ts';
import { notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { ColumnSet } from './columns/column-set.ts';
import type { ColumnSets } from './columns/column-sets.ts';
import { areEventColumns } from './columns/event-columns.ts';
import type { Mapping } from './columns/mapping.ts';
import type { LogReading } from './log-reading.ts';
import { IncidentWriter } from './rows/incident-writer.ts';
import { RowList } from './rows/row-list.ts';

const end = stampNames.indexOf('verified');

/**
 * One file of a log while it is read: what all of its rows share, and what real exports hold beside plain incidents (a
 * ticket that is closed and has no end, one that is open and has one), noted once a file.
 */
export class LogFile {
  readonly name: string;
  readonly reading: LogReading;
  readonly writer: IncidentWriter;
  private readonly columns: ColumnSets;
  private readonly sets: ColumnSet[] = [];
  private readonly toolSets: ColumnSet[] = [];
  private readonly firstRow: number;
  private endRow = 0;
  private readonly closed = new SomePlaces();
  /** Rows that are open by their status and had an end when they were read, with their lines: one may be none after all. */
  private readonly open = new RowList();
  private readonly openLines = new RowList();
  private openStatus = '';
  private readonly planned = new SomePlaces();
  private plannedColumn = '';

  constructor(name: string, reading: LogReading, columns: ColumnSets) {
    this.name = name;
    this.columns = columns;
    this.reading = reading;
    this.writer = new IncidentWriter(name, reading);
    this.firstRow = reading.builder.count;
  }

  /** What rows with these columns share: a table has one set, JSON one for each set of keys. `group` names what all share. */
  columnSet(mapping: Mapping, group: string): ColumnSet {
    const { seenNames, foundKeys } = this.reading;
    if (!mapping.isTool && mapping.ruled.size === 0 && areEventColumns(mapping.names))
      fail('fileSwapped', { wanted: 'log', found: 'events', file: this.name }, { kind: 'file', file: this.name });
    for (const name of mapping.names) seenNames.add(name);
    for (const key of mapping.extras.keys()) foundKeys.add(key);
    const set = this.columns.of(mapping, group);
    if (!this.sets.includes(set)) this.sets.push(set);
    return set;
  }

  /** The same for the cells that an adapter finds, whose names are ours. */
  toolColumns(mapping: Mapping, tool: string): ColumnSet {
    const set = this.columns.of(mapping, `tool ${tool}`);
    if (!this.toolSets.includes(set)) this.toolSets.push(set);
    return set;
  }

  /** Says that all of its rows were read. */
  end(): void {
    this.endRow = this.reading.builder.count;
  }

  /** A row that is closed by its status and yet has no end. */
  noteClosed(line: number): void {
    this.closed.add(`${this.name}:${line}`);
  }

  /** A row that is maintenance by the word of a column that is the cause. */
  noteCause(line: number, column: string): void {
    this.planned.add(`${this.name}:${line}`);
    this.plannedColumn = column;
  }

  /** A row that is open by its status and yet has an end. */
  noteOpen(line: number, status: string): void {
    this.open.add(this.reading.builder.count);
    this.openLines.add(line);
    this.openStatus ||= status;
  }

  /** Those that have their end still: a length stands in for it only where no column of the table is it. */
  private openWithEnd(): SomePlaces {
    const { builder } = this.reading;
    const lines: number[] = [];
    this.openLines.visit((line) => lines.push(line));
    const found = new SomePlaces();
    let at = 0;
    this.open.visit((row) => {
      const line = lines[at++]!;
      const isThere = row < builder.count && builder.lineOf(row) === line; // else it could not be read
      if (isThere && !Number.isNaN(builder.stampOf(row, end))) found.add(`${this.name}:${line}`);
    });
    return found;
  }

  /** The earliest start of its rows; null where it has none. */
  earliestStart(): number | null {
    const { builder } = this.reading;
    let earliest = Number.POSITIVE_INFINITY;
    for (let row = this.firstRow; row < this.endRow; row++)
      if (builder.stampOf(row, 0) < earliest) earliest = builder.stampOf(row, 0);
    return Number.isFinite(earliest) ? earliest : null;
  }

  /** When all rows were read: says what was odd about them; gives which column was which field. */
  describe(): Readonly<Record<string, string>> {
    const { notices } = this.reading;
    const { sets } = this;
    const hasEnd = ({ mapping: { stamps, lengths }, group, rangeCells }: ColumnSet): boolean =>
      rangeCells.size > 0 || stamps.verified.length > 0 || lengths.verified !== undefined || group.stateColumn !== null;
    if (sets.length > 0 && !sets.some(hasEnd)) {
      const columns = [...new Set(sets.flatMap(({ mapping }) => mapping.names))];
      const words = sets.map(({ samples }) => samples?.likely() ?? null).find((each) => each !== null) ?? null;
      notices.push(notice('noEndColumn', { file: this.name, columns, words }));
    }
    for (const set of sets)
      for (const [column, rows] of set.endsFrom) notices.push(notice('endFromOther', { rows, column }));
    for (const set of sets)
      for (const [column, { empty, rows }] of set.startsFrom)
        notices.push(notice('startFromOther', { rows, column, empty }));
    for (const set of sets) set.startsFrom.clear();
    for (const set of sets) set.endsFrom.clear(); // said once, however many files have these columns
    const areStates = sets.length > 0 && sets.every(({ group }) => group.stateColumn !== null); // then it says what it became
    if (this.closed.count > 0 && !areStates)
      notices.push(notice('closedWithoutEnd', { rows: this.closed.count, places: this.closed.places }));
    const { planned, plannedColumn } = this;
    if (planned.count > 0)
      notices.push(
        notice('maintenanceByCause', { rows: planned.count, column: plannedColumn, places: planned.places }),
      );
    const open = this.openWithEnd();
    if (open.count > 0)
      notices.push(notice('openWithEnd', { rows: open.count, status: this.openStatus, places: open.places }));
    return this.shown();
  }

  private shown(): Record<string, string> {
    const shown = new Map<string, Set<string>>();
    const isSaid = ({ mapping }: ColumnSet, field: string): boolean =>
      !mapping.isTool || (mapping.ruled as ReadonlySet<string>).has(field);
    for (const set of [...this.sets, ...this.toolSets])
      for (const [field, name] of set.shown())
        if (isSaid(set, field)) shown.set(field, (shown.get(field) ?? new Set()).add(name));
    return Object.fromEntries([...shown].map(([field, names]) => [field, [...names].join(', ')]));
  }
}

/** How many, and the first few places. */
class SomePlaces {
  count = 0;
  readonly places: string[] = [];

  add(place: string): void {
    this.count++;
    if (this.places.length < 3) this.places.push(place);
  }
}
