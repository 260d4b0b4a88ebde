import { stampNames } from '../../../core/incidents/log/log.ts';
import { problem } from '../../../core/problem.ts';
import type { IsoReading } from '../../../core/time/iso.ts';
import { isTimeOfDay, latestInstant, type StampReader } from '../../../core/time/stamp.ts';
import type { Row, RowPlace } from '../../source/row.ts';
import type { ColumnSet } from '../columns/column-set.ts';
import type { LengthColumn } from '../columns/mapping.ts';
import type { LogFile } from '../log-file.ts';
import { createDayParts } from './day-parts.ts';
import { lengthOf } from './length-value.ts';
import { rangeOf, type StampRange } from './stamp-range.ts';

/** Reads the stamps of a row into the log, from the first of their columns that has one. */
export interface StampCells {
  /** `zoned`: the reader of a record that names its own zone. */
  read(row: Row, zoned: StampReader): void;
  /** Where the end stands that was read last, for a message. */
  placeOfEnd(): RowPlace;
}

const verified = stampNames.indexOf('verified');

const start = stampNames.indexOf('start');
const dayMilliseconds = 86_400_000;
/** Spreadsheets count days from here: a time of this day is one of no day. */
const firstSheetDay = Date.UTC(1899, 11, 30);
const isClockOfSheet = ({ local, milliseconds }: IsoReading): boolean =>
  local && milliseconds >= firstSheetDay && milliseconds < firstSheetDay + 2 * dayMilliseconds;

export function createStampCells({ writer, reading }: LogFile, set: ColumnSet): StampCells {
  const { builder } = writer;
  const parts = createDayParts(writer, set);
  const { mapping, stampChoices } = set;
  const mayBeStates = mapping.states.length > 0;
  const isPlain = !reading.request.stamps.isCustom;
  const iso: IsoReading = { milliseconds: 0, local: false };
  const columns = stampNames.map((name, stamp) => ({
    stamp,
    first: mapping.stamps[name][0] ?? -1,
    cells: mapping.stamps[name],
    zones: mapping.stamps[name].map((cell) => mapping.zones.get(cell) ?? null),
    length: mapping.lengths[name] ?? null,
    choice: stampChoices.get(name) ?? null,
  }));
  const usualEnd = mapping.stamps.verified[0] ?? mapping.lengths.verified?.cell ?? mapping.stamps.start[0] ?? -1;
  const hasZones = mapping.zones.size > 0;
  let current!: Row;
  let endCell = usualEnd;

  const readCell = (row: Row, stamp: number, cell: number, reader: StampReader): void => {
    if (isPlain && row.readIso(cell, iso) && iso.milliseconds < latestInstant && !isClockOfSheet(iso)) {
      const mayBeDay = iso.local && iso.milliseconds % dayMilliseconds === 0;
      if (!mayBeDay || !parts.isPart(row, stamp, cell)) builder.setStamp(stamp, reader.resolve(iso));
      else readParts(row, stamp, cell, reader);
    } else if (!row.isBlank(cell)) readParts(row, stamp, cell, reader);
  };

  const readParts = (row: Row, stamp: number, cell: number, reader: StampReader): void => {
    const text = parts.textOf(row, stamp, cell);
    if (text === null) return;
    const range = stamp === start ? rangeOf(text) : null;
    if (range !== null && Number.isNaN(reader.read(text))) readRange(row, cell, range, reader);
    else writer.stampText(stamp, text, reader, () => row.place(cell));
  };

  /** A cell with both ends, from which the end comes where no column has one. */
  const readRange = (row: Row, cell: number, { from, to }: StampRange, reader: StampReader): void => {
    writer.stampText(start, from, reader, () => row.place(cell));
    if (to !== '') writer.stampText(verified, to, reader, () => row.place(cell));
    set.rangeCells.add(cell);
    endCell = cell;
  };

  const readChoices = (row: Row, column: (typeof columns)[number], zoned: StampReader): void => {
    const { stamp, cells, zones, length, choice } = column;
    if (choice === null) return;
    if (!Number.isNaN(builder.stamp(stamp))) choice.take(0);
    const dateOfFirst = row.isBlank(cells[0]!) ? undefined : mapping.dates.get(cells[0]!)?.cell;
    for (let each = 1; each < cells.length && Number.isNaN(builder.stamp(stamp)); each++) {
      if (cells[each] === dateOfFirst) continue; // it was read with the first
      readCell(row, stamp, cells[each]!, zones[each] == null ? zoned : reading.stampsOf(zones[each]!));
      if (stamp === verified && !row.isBlank(cells[each]!)) endCell = cells[each]!;
      if (!Number.isNaN(builder.stamp(stamp))) choice.take(each);
    }
    if (
      length &&
      Number.isNaN(builder.stamp(stamp)) &&
      writer.lengthIfAny(stamp, row.text(length.cell), length, () => row.place(length.cell))
    ) {
      choice.take(cells.length);
      noteMoment(row, stamp, length);
    }
  };

  /** A column called "recovery time" holds lengths, or moments; a time of day in it may be either. */
  const noteMoment = (row: Row, stamp: number, { cell, unitMilliseconds, mayBeMoment }: LengthColumn): void => {
    if (!mayBeMoment || row.isBlank(cell) || Number.isNaN(builder.stamp(stamp))) return;
    const text = row.text(cell).trim();
    if (isTimeOfDay(text)) {
      const what = problem('rowStampWithoutDate', { field: stampNames[stamp]!, text }, null);
      if (set.joinedNames.size > 0) writer.refuse('rowStampWithoutDate', what.data, () => row.place(cell));
      else set.noteMoment(what);
    } else if (Number.isNaN(lengthOf(text, unitMilliseconds))) set.noteMoment(null);
  };

  return {
    read(row, zoned) {
      current = row;
      endCell = usualEnd;
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]!;
        const zone = hasZones ? column.zones[0] : null;
        if (column.first >= 0) readCell(row, column.stamp, column.first, zone == null ? zoned : reading.stampsOf(zone));
      }
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]!;
        const { length } = column;
        if (column.choice !== null) readChoices(row, column, zoned);
        else if (length && column.first < 0) {
          writer.length(column.stamp, row.text(length.cell), mapping.names[length.cell]!, length, {
            placeOf: () => row.place(length.cell),
            // of a check a bare number says how long its answer took: that is known when all rows were read
            onBareNumber: mayBeStates ? set.noteUnreadLength : null,
          });
          noteMoment(row, column.stamp, length);
        }
      }
    },
    placeOfEnd: () => current.place(endCell),
  };
}
