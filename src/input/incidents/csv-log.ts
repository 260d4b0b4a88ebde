import { Dictionary } from '../../core/incidents/log/dictionary.ts';
import { stampNames } from '../../core/incidents/log/log.ts';
import { fail, problem } from '../../core/problem.ts';
import type { IsoReading } from '../../core/time/iso.ts';
import { isUnknownText, latestInstant } from '../../core/time/stamp.ts';
import { isSeparatorLine } from '../csv/dialect.ts';
import type { CsvRow } from '../csv/row.ts';
import { IncidentWriter, type PlaceOf, TextColumn } from './incident-writer.ts';
import { LogColumns, type LogReading, type LogSource } from './log-reading.ts';
import { type Mapping, mapColumns } from './mapping.ts';
import { TableOddities } from './table-oddities.ts';
import { UndecidedImpact } from './undecided-impact.ts';

/** Reads a table with a header into the log: `row` gets every record, `end` says what it was. */
export interface TableLog {
  row(row: CsvRow): void;
  end(): LogSource;
}

const formatNames: Readonly<Record<string, readonly [format: string, title: string]>> = {
  ',': ['csv', 'CSV'],
  ';': ['csv', 'CSV with semicolons'],
  '\t': ['csv', 'TSV'],
  '|': ['csv', 'CSV with bars'],
};

/** The first record names the columns; every other is an incident, and none is left out without being counted. */
export function createTableLog(file: string, delimiter: string, reading: LogReading): TableLog {
  const writer = new IncidentWriter(reading.builder, reading.stamps, file, reading.problems);
  let write: ((row: CsvRow) => void) | null = null;
  let mapping: Mapping | null = null;
  let finish = (): Readonly<Record<string, string>> => ({});
  return {
    row(row) {
      if (write) {
        write(row);
        return;
      }
      if (isSeparatorLine(row.text(0))) return;
      const names = Array.from({ length: row.cellCount }, (_, cell) => row.text(cell));
      for (const name of names) reading.seenNames.add(name);
      mapping = mapColumns(names, reading.mapRules, reading.extraKeys, true);
      if (mapping.stamps.start === undefined)
        fail('columnsUnknown', { columns: names }, { kind: 'file', file, line: row.line });
      ({ write, finish } = rowWriter(writer, mapping, names, reading));
    },
    end() {
      const decided = finish();
      const [format, title] = formatNames[delimiter]!;
      return { file, format, title, rows: writer.rows, mapping: { ...mapping?.shown, ...decided } };
    },
  };
}

/** One closure a file, with everything looked up beforehand: this is the inner loop of a million rows. */
function rowWriter(writer: IncidentWriter, mapping: Mapping, names: readonly string[], reading: LogReading) {
  const { builder, stamps } = writer;
  const columns = new LogColumns(builder);
  const undecided = new UndecidedImpact(writer, columns);
  const oddities = new TableOddities(writer, mapping, names, reading);
  const stampCells = stampNames.map((name) => mapping.stamps[name] ?? -1);
  const offsets = stampNames.flatMap((name, stamp) => {
    const offset = mapping.offsets[name];
    return offset ? [{ stamp, ...offset }] : [];
  });
  const texts = (
    [
      ['service', columns.service],
      ['cause', columns.cause],
      ['severity', columns.severity],
    ] as const
  )
    .map(([field, text]) => ({ cell: mapping.texts[field] ?? -1, text }))
    .filter(({ cell, text }) => cell >= 0 && !(text === columns.service && reading.serviceSeparator !== null));
  const extras = [...mapping.extras].map(([key, cell]) => {
    reading.foundKeys.add(key);
    return { cell, text: new TextColumn(builder.dimension(key)) };
  });
  const { id: idCell = -1, title: titleCell = -1, impact: impactCell = -1, service: serviceCell = -1 } = mapping.texts;
  const splitService = serviceCell >= 0 ? reading.serviceSeparator : null;
  const kinds = new TextColumn({ dictionary: new Dictionary(), values: new Int32Array(0) }); // looked at, not kept
  const iso: IsoReading = { milliseconds: 0, local: false };
  const plainStamps = !stamps.isCustom;
  const width = names.length;
  const startCell = stampCells[0]!;
  const verifiedCell = mapping.stamps.verified ?? mapping.offsets.verified?.column ?? startCell;
  let current!: CsvRow;
  const placeOf =
    (cell: number): PlaceOf =>
    () =>
      current.place(cell);
  const placeOfRow = placeOf(startCell);
  const placeOfVerified = placeOf(verifiedCell);
  const placeOfUndecided = placeOf(mapping.undecidedImpact ?? startCell);

  const textCell = (row: CsvRow, cell: number, text: TextColumn): void => {
    const index = row.intern(cell, text.column.dictionary);
    if (index === 0) return;
    const verdict = text.verdict(index);
    if (verdict === 0) return;
    text.column.values[builder.count] = index;
    if (verdict === 2 && text === columns.severity) writer.maintenance();
  };

  const write = (row: CsvRow): void => {
    current = row;
    writer.begin(row.line);
    if (row.cellCount !== width && !onlyBlankBeyond(row, width)) {
      const place = writer.place(placeOf(0));
      writer.refuse(problem('rowWidth', { found: row.cellCount, expected: width }, place));
      return;
    }
    for (let stamp = 0; stamp < stampCells.length; stamp++) {
      const cell = stampCells[stamp]!;
      if (cell < 0) continue;
      if (plainStamps && row.readIso(cell, iso) && iso.milliseconds < latestInstant)
        builder.setStamp(stamp, stamps.resolve(iso));
      else if (!row.isBlank(cell)) writer.stampText(stamp, row.text(cell), placeOf(cell));
    }
    for (const { stamp, column, unitMilliseconds } of offsets)
      writer.offset(stamp, row.text(column), unitMilliseconds, placeOf(column));
    if (oddities.isNeeded) oddities.check(row);
    for (let i = 0; i < texts.length; i++) textCell(row, texts[i]!.cell, texts[i]!.text);
    if (splitService !== null) {
      const list = row
        .text(serviceCell)
        .split(splitService)
        .map((name) => name.trim());
      columns.service.column.values[builder.count] = columns.service.column.dictionary.internList(
        list.filter((name) => !isUnknownText(name)),
      );
    }
    for (const { cell, text } of extras) textCell(row, cell, text);
    for (const cell of mapping.kinds)
      if (kinds.verdict(row.intern(cell, kinds.column.dictionary)) === 2) writer.maintenance();
    if (idCell >= 0) writer.id(row.appendTo(idCell, builder.ids));
    if (titleCell >= 0) builder.setTitle(row.appendTo(titleCell, builder.titles));
    if (impactCell >= 0) writer.impact(row.text(impactCell), mapping.impactInPercent, placeOf(impactCell));
    if (!writer.commit(names[startCell]!, placeOfRow, placeOfVerified) || mapping.undecidedImpact === null) return;
    const index = row.intern(mapping.undecidedImpact, columns.impactWords.column.dictionary);
    undecided.note(index, mapping.impactWordsAreSeverity, placeOfUndecided);
  };
  const finish = (): Readonly<Record<string, string>> => {
    oddities.finish();
    if (mapping.undecidedImpact === null) return {};
    const name = names[mapping.undecidedImpact]!;
    const field = undecided.decide(reading, name);
    return field === null ? {} : { [field]: name };
  };
  return { write, finish };
}

function onlyBlankBeyond(row: CsvRow, width: number): boolean {
  if (row.cellCount < width) return false;
  for (let cell = width; cell < row.cellCount; cell++) if (!row.isBlank(cell)) return false;
  return true;
}
