import { Dictionary } from '../../core/incidents/log/dictionary.ts';
import { notice } from '../../core/notice.ts';
import type { CsvRow } from '../csv/row.ts';
import { type IncidentWriter, saysClosed, stampIndex } from './incident-writer.ts';
import type { LogReading } from './log-reading.ts';
import type { Mapping } from './mapping.ts';

const verified = stampIndex('verified');
/** What UptimeRobot writes for the end of an outage and for other events: none of them is an outage. */
const notDown = /^(up|started|paused)$/i;

/**
 * What tables of real tools hold beside plain incidents: an end that stands in another column than usual, a ticket that
 * is closed but has no end, a monitor's log whose rows are not all outages. Noted, once a file.
 */
export class TableOddities {
  private readonly writer: IncidentWriter;
  private readonly mapping: Mapping;
  private readonly names: readonly string[];
  private readonly reading: LogReading;
  private readonly endsFrom = new Map<number, number>();
  private readonly statuses = new Dictionary();
  private closed = 0;
  private readonly closedPlaces: string[] = [];
  /** True where a row needs to be shown to `check` at all. */
  readonly isNeeded: boolean;

  constructor(writer: IncidentWriter, mapping: Mapping, names: readonly string[], reading: LogReading) {
    this.writer = writer;
    this.mapping = mapping;
    this.names = names;
    this.reading = reading;
    this.isNeeded = mapping.otherEnds.length > 0 || mapping.status !== null || mapping.event !== null;
  }

  /** Looks at a row after its stamps and offsets were read. */
  check(row: CsvRow): void {
    const { builder } = this.writer;
    const { otherEnds, status, event } = this.mapping;
    for (let i = 0; i < otherEnds.length && Number.isNaN(builder.stamp(verified)); i++)
      this.readEnd(row, otherEnds[i]!);
    if (event !== null && notDown.test(row.text(event))) builder.exclude('up');
    if (status === null || !Number.isNaN(builder.stamp(verified))) return;
    if (!saysClosed(this.statuses.text(row.intern(status, this.statuses)) ?? '')) return;
    this.closed++;
    if (this.closedPlaces.length < 3) this.closedPlaces.push(`${this.writer.file}:${row.line}`);
  }

  private readEnd(row: CsvRow, cell: number): void {
    const { builder } = this.writer;
    if (row.isBlank(cell)) return;
    this.writer.stampText(verified, row.text(cell), () => row.place(cell));
    if (!Number.isNaN(builder.stamp(verified))) this.endsFrom.set(cell, (this.endsFrom.get(cell) ?? 0) + 1);
  }

  finish(): void {
    const { notices } = this.reading;
    const { stamps, offsets } = this.mapping;
    if (stamps.verified === undefined && offsets.verified === undefined)
      notices.push(notice('noEndColumn', { file: this.writer.file, columns: this.names }));
    for (const [cell, rows] of this.endsFrom) notices.push(notice('endFromOther', { rows, column: this.names[cell]! }));
    if (this.closed > 0) notices.push(notice('closedWithoutEnd', { rows: this.closed, places: this.closedPlaces }));
  }
}
