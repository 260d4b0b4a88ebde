import { stampNames } from '../../../core/incidents/log/log.ts';
import { isTimeOfDay } from '../../../core/time/stamp.ts';
import type { Row } from '../../source/row.ts';
import type { ColumnSet } from '../columns/column-set.ts';
import { isDay, isDayAlone, joined } from '../columns/date-columns.ts';
import type { IncidentWriter } from './incident-writer.ts';
import { lengthOf } from './length-value.ts';

/** Puts a timestamp together whose day and time of day stand in two columns, whichever of the two is the field. */
export interface DayParts {
  /** Whether a cell that holds a day is, or may be, only a part of a timestamp. */
  isPart(row: Row, stamp: number, cell: number): boolean;
  /** The text of a stamp's cell, with its other half; null where it cannot be said, which is then reported, or a length tells it. */
  textOf(row: Row, stamp: number, cell: number): string | null;
}

/** A spreadsheet writes a time of day with the day from which it counts. */
const clockIn = (row: Row, cell: number): string =>
  row.text(cell).replace(/^(?:1899-12-3[01]|1900-01-00)[T ](?=[0-9])/, '');

export function createDayParts(writer: IncidentWriter, set: ColumnSet): DayParts {
  const { mapping } = set;
  const { names, dates, days, lengths } = mapping;
  const isClock = (row: Row, cell: number): boolean => !row.isBlank(cell) && isTimeOfDay(clockIn(row, cell).trim());
  const clocksOf = (row: Row, cell: number): readonly number[] =>
    (days.get(cell)?.others ?? []).filter((other) => isClock(row, other));
  const emptyOf = (row: Row, cell: number): readonly number[] =>
    (days.get(cell)?.namesakes ?? []).filter((other) => row.isBlank(other));

  const isOfStamp = (cell: number): boolean => stampNames.some((name) => mapping.stamps[name].includes(cell));

  const joinedWith = (row: Row, date: number, time: number, cell: number): string => {
    if (!set.joinedNames.has(cell)) set.joinedNames.set(cell, `${names[date]}+${names[time]}`);
    return joined(row.text(date), clockIn(row, time));
  };

  const withDay = (row: Row, stamp: number, cell: number, text: string): string | null => {
    const day = dates.get(cell);
    if (day === undefined || row.isBlank(day.cell)) return text;
    const rivals = day.rivals.filter(
      (each) => isDay(row.text(each)) && row.text(each).trim() !== row.text(day.cell).trim(),
    );
    if (rivals.length === 0) return joinedWith(row, day.cell, cell, cell);
    const found = [day.cell, ...rivals].map((each) => names[each]!);
    writer.refuse('rowStampDays', { field: stampNames[stamp]!, text, column: names[cell]!, days: found }, () =>
      row.place(cell),
    );
    return null;
  };

  const withTime = (row: Row, stamp: number, cell: number, text: string): string | null => {
    const columns = days.get(cell)!;
    const clock = columns.clocks.find((each) => isClock(row, each));
    if (clock !== undefined) return joinedWith(row, cell, clock, cell);
    if (!isDayAlone(text)) return text;
    const length = lengths[stampNames[stamp]!];
    const isLength =
      length &&
      columns.namesakes.includes(length.cell) &&
      !Number.isNaN(lengthOf(row.text(length.cell).trim(), length.unitMilliseconds));
    if (isLength && !row.isBlank(length.cell)) return null; // it says the same day, and when
    const others = clocksOf(row, cell);
    const empty = emptyOf(row, cell);
    if (others.length === 0 && empty.length === 0) return text;
    const isMissing = empty.length > 0;
    const clocks = (isMissing ? empty : others).map((each) => names[each]!);
    const free = others.filter((each) => !isOfStamp(each));
    const likely = free.length === 1 ? names[free[0]!]! : null;
    const facts = { field: stampNames[stamp]!, text, column: names[cell]!, clocks, likely, isMissing };
    writer.refuse('rowStampDayAlone', facts, () => row.place(cell));
    return null;
  };

  return {
    isPart: (row, _, cell) => {
      const columns = days.get(cell);
      if (columns === undefined || (columns.others.length === 0 && columns.clocks.length === 0)) return false;
      return (
        columns.clocks.some((each) => isClock(row, each)) ||
        (isDayAlone(row.text(cell)) && (columns.namesakes.length > 0 || clocksOf(row, cell).length > 0))
      );
    },
    textOf: (row, stamp, cell) => {
      const text = clockIn(row, cell);
      if (isTimeOfDay(text.trim())) return withDay(row, stamp, cell, text);
      return days.has(cell) && isDay(text) ? withTime(row, stamp, cell, text) : text;
    },
  };
}
