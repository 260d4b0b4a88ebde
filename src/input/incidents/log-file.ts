import { Dictionary } from '../../core/incidents/log/dictionary.ts';
import { notice } from '../../core/notice.ts';
import { IncidentWriter } from './incident-writer.ts';
import { LogColumns, type LogReading } from './log-reading.ts';
import type { Mapping } from './mapping.ts';
import { UndecidedImpact } from './undecided-impact.ts';

/**
 * One file of a log while it is read: what all of its rows share, and what real exports hold beside plain incidents (an
 * end in another column than usual, a ticket that is closed and has no end), noted once a file.
 */
export class LogFile {
  readonly name: string;
  readonly reading: LogReading;
  readonly writer: IncidentWriter;
  readonly columns: LogColumns;
  readonly undecided: UndecidedImpact;
  /** The texts of columns that are looked at, and not kept. */
  readonly words = new Dictionary();
  private readonly mappings: Mapping[] = [];
  private readonly endsFrom = new Map<string, number>();
  private closed = 0;
  private readonly closedPlaces: string[] = [];

  constructor(name: string, reading: LogReading) {
    this.name = name;
    this.reading = reading;
    this.writer = new IncidentWriter(reading.builder, reading.stamps, name, reading.problems);
    this.columns = new LogColumns(reading.builder);
    this.undecided = new UndecidedImpact(this.writer, this.columns);
  }

  /** Says that rows have these columns: a table has one mapping, JSON one for each set of keys. */
  addMapping(mapping: Mapping): void {
    this.mappings.push(mapping);
    for (const name of mapping.names) this.reading.seenNames.add(name);
    for (const key of mapping.extras.keys()) this.reading.foundKeys.add(key);
  }

  noteEndFrom(column: string): void {
    this.endsFrom.set(column, (this.endsFrom.get(column) ?? 0) + 1);
  }

  /** A row that is closed by its status and yet has no end. */
  noteClosed(line: number): void {
    this.closed++;
    if (this.closedPlaces.length < 3) this.closedPlaces.push(`${this.name}:${line}`);
  }

  /** Says what was odd about the rows; gives which column was which field. */
  finish(): Readonly<Record<string, string>> {
    const { notices } = this.reading;
    const { mappings } = this;
    const hasEnd = mappings.some(({ stamps, offsets }) => (stamps.verified ?? offsets.verified) !== undefined);
    if (mappings.length > 0 && !hasEnd) {
      const columns = [...new Set(mappings.flatMap(({ names }) => names))];
      notices.push(notice('noEndColumn', { file: this.name, columns }));
    }
    for (const [column, rows] of this.endsFrom) notices.push(notice('endFromOther', { rows, column }));
    if (this.closed > 0) notices.push(notice('closedWithoutEnd', { rows: this.closed, places: this.closedPlaces }));
    const undecided = mappings.find((each) => each.undecidedImpact !== null);
    const name = undecided?.names[undecided.undecidedImpact!];
    const field = name === undefined ? null : this.undecided.decide(this.reading, name);
    return { ...this.shown(), ...(field !== null && { [field]: name! }) };
  }

  private shown(): Record<string, string> {
    const shown = new Map<string, Set<string>>();
    for (const mapping of this.mappings)
      for (const [field, name] of Object.entries(mapping.shown))
        shown.set(field, (shown.get(field) ?? new Set()).add(name));
    return Object.fromEntries([...shown].map(([field, names]) => [field, [...names].join(', ')]));
  }
}
