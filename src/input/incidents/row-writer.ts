import { type StampName, stampNames } from '../../core/incidents/log/log.ts';
import type { IsoReading } from '../../core/time/iso.ts';
import { isUnknownText, latestInstant } from '../../core/time/stamp.ts';
import type { Row } from '../source/row.ts';
import type { Verdict } from './incident-fields.ts';
import type { LogFile } from './log-file.ts';
import type { Mapping } from './mapping.ts';
import { saysClosed, TextColumn } from './text-column.ts';

/** Writes one row into the log. `keys` are what its record has, for a message, where its cells were found by a tool's adapter. */
export type WriteRow = (row: Row, verdict?: Verdict, keys?: () => readonly string[]) => void;

const verified = stampNames.indexOf('verified');
/** What UptimeRobot writes for the end of an outage and for other events: none of them is an outage. */
const notDown = /^(up|started|paused)$/i;

/**
 * The one way of a row into the log, whatever file it stands in. One closure a mapping, with everything looked up
 * beforehand: this is the inner loop of a million rows.
 */
export function createRowWriter(file: LogFile, mapping: Mapping): WriteRow {
  const { writer, columns, undecided, reading } = file;
  const { builder, stamps } = writer;
  const { names, otherEnds, status, event } = mapping;
  const cellOf = (stamp: StampName): number => mapping.stamps[stamp] ?? -1;
  const stampCells = stampNames.map(cellOf);
  const offsets = stampNames.flatMap((name, stamp) => {
    const offset = mapping.offsets[name];
    return offset ? [{ stamp, ...offset }] : [];
  });
  const { id: idCell = -1, title: titleCell = -1, impact: impactCell = -1, service: serviceCell = -1 } = mapping.texts;
  const splitService = serviceCell >= 0 ? reading.serviceSeparator : null;
  const texts = [
    { cell: splitService === null ? serviceCell : -1, text: columns.service },
    { cell: mapping.texts.cause ?? -1, text: columns.cause },
    { cell: mapping.texts.severity ?? -1, text: columns.severity },
    ...[...mapping.extras].map(([key, cell]) => ({ cell, text: new TextColumn(builder.dimension(key)) })),
  ].filter(({ cell }) => cell >= 0);
  const kinds = new TextColumn({ dictionary: file.words, values: new Int32Array(0) });
  const iso: IsoReading = { milliseconds: 0, local: false };
  const plainStamps = !stamps.isCustom;
  const startCell = cellOf('start');
  const mappedEnd = mapping.stamps.verified ?? mapping.offsets.verified?.column ?? startCell;
  let current!: Row;
  let endCell = mappedEnd;
  const placeOfRow = () => current.place(startCell);
  const placeOfEnd = () => current.place(endCell);
  const placeOfImpact = () => current.place(mapping.undecidedImpact ?? impactCell);

  const writeStamps = (row: Row): void => {
    for (let stamp = 0; stamp < stampCells.length; stamp++) {
      const cell = stampCells[stamp]!;
      if (cell < 0) continue;
      if (plainStamps && row.readIso(cell, iso) && iso.milliseconds < latestInstant)
        builder.setStamp(stamp, stamps.resolve(iso));
      else if (!row.isBlank(cell)) writer.stampText(stamp, row.text(cell), () => row.place(cell));
    }
    for (const { stamp, column, unitMilliseconds } of offsets)
      if (Number.isNaN(builder.stamp(stamp)))
        writer.offset(stamp, row.text(column), unitMilliseconds, () => row.place(column));
    endCell = mappedEnd;
    for (let i = 0; i < otherEnds.length && Number.isNaN(builder.stamp(verified)); i++) {
      const cell = otherEnds[i]!;
      if (row.isBlank(cell)) continue;
      endCell = cell;
      writer.stampText(verified, row.text(cell), placeOfEnd);
      if (!Number.isNaN(builder.stamp(verified))) file.noteEndFrom(names[cell]!);
    }
  };

  const writeTexts = (row: Row): void => {
    for (let i = 0; i < texts.length; i++) {
      const { cell, text } = texts[i]!;
      const index = row.intern(cell, text.column.dictionary);
      const verdict = text.verdict(index);
      if (verdict === 0) continue;
      text.column.values[builder.count] = index;
      if (verdict === 2 && text === columns.severity) writer.maintenance();
    }
    if (splitService !== null) {
      const parts = row.names(serviceCell).flatMap((name) => name.split(splitService).map((part) => part.trim()));
      const { dictionary, values } = columns.service.column;
      values[builder.count] = dictionary.internList([...new Set(parts.filter((name) => !isUnknownText(name)))]);
    }
    for (const cell of mapping.kinds) if (kinds.verdict(row.intern(cell, file.words)) === 2) writer.maintenance();
    if (idCell >= 0) writer.id(row.appendTo(idCell, builder.ids));
    if (titleCell >= 0) builder.setTitle(row.appendTo(titleCell, builder.titles));
    if (impactCell >= 0) writer.impact(row.text(impactCell), mapping.impactInPercent, placeOfImpact);
  };

  const judge = (row: Row, verdict: Verdict | undefined): void => {
    if (verdict) writer.judge(verdict);
    if (event !== null && notDown.test(row.text(event))) builder.exclude('up');
    if (status === null || !Number.isNaN(builder.stamp(verified)) || verdict?.exclusion || verdict?.maintenance) return;
    if (saysClosed(file.words.text(row.intern(status, file.words)) ?? '')) file.noteClosed(row.line);
  };

  return (row, verdict, keys) => {
    current = row;
    writer.begin(row.line);
    writeStamps(row);
    writeTexts(row);
    judge(row, verdict);
    const startName = startCell < 0 || (keys && row.isBlank(startCell)) ? null : names[startCell]!;
    const known = keys ?? (startCell < 0 ? () => names : undefined);
    if (!writer.commit(startName, placeOfRow, placeOfEnd, known) || mapping.undecidedImpact === null) return;
    const index = row.intern(mapping.undecidedImpact, columns.impactWords.column.dictionary);
    undecided.note(index, mapping.impactWordsAreSeverity, placeOfImpact);
  };
}
