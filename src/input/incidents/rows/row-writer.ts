import type { Row } from '../../source/row.ts';
import type { ColumnSet } from '../columns/column-set.ts';
import type { Verdict } from '../incident-fields.ts';
import type { LogFile } from '../log-file.ts';
import { createRowJudge } from './row-judge.ts';
import { createStampCells } from './stamp-cells.ts';
import { saysTotal } from './status-words.ts';
import { createTextCells } from './text-cells.ts';

/** Writes one row into the log. `keys` are what its record has, for a message, where its cells were found by a tool's adapter. */
export type WriteRow = (row: Row, verdict?: Verdict, keys?: () => readonly string[]) => void;

/**
 * The one way of a row into the log, whatever file it stands in. One closure a set of columns, with everything looked up
 * beforehand: this is the inner loop of a million rows.
 */
export function createRowWriter(file: LogFile, set: ColumnSet): WriteRow {
  const { writer, reading } = file;
  const { builder } = writer;
  const { mapping, group, impactRows } = set;
  const { names, impact, undecidedImpact, impactInPercent } = mapping;
  const stamps = createStampCells(file, set);
  const writeTexts = createTextCells(file, set);
  const judge = createRowJudge(file, set);
  const states = group.states.notersOf(mapping);
  const ownStamps = reading.stampsOf(null, mapping.profile.shortYears);
  const mayBeShares = impactInPercent && !mapping.ruled.has('impact') && !mapping.isTool;
  const startCell = mapping.stamps.start[0] ?? -1;
  const zoneCell = (reading.request.zoneKeys ?? []).flatMap((key) => mapping.extras.get(key) ?? [])[0] ?? -1;
  let current!: Row;
  const placeOfRow = () => current.place(startCell);
  const placeOfZone = () => ({ kind: 'file', file: file.name, ...current.place(zoneCell) }) as const;
  const placeOfImpact = () => current.place(undecidedImpact ?? impact ?? -1);

  /** A line that adds up others says so in its first cell, and has no start. */
  const isTotal = (row: Row): boolean => {
    const first = names.findIndex((_, cell) => !row.isBlank(cell));
    return first >= 0 && !writer.hasStart && saysTotal(row.text(first));
  };
  /** Tables that were strung together have the header of each. */
  const isHeading = (row: Row): boolean =>
    startCell >= 0 &&
    (names.every((name, cell) => row.text(cell).trim() === name.trim()) ||
      names.every((name, cell) => name.trim() === '' || /^:?[-=]{2,}:?$/.test(row.text(cell).trim()))); // and Markdown its rule
  const excuse = () => (isTotal(current) ? 'total' : isHeading(current) ? 'heading' : null);

  return (row, verdict, keys) => {
    current = row;
    const zone = verdict?.zone ?? (zoneCell < 0 || row.isBlank(zoneCell) ? null : row.text(zoneCell).trim());
    const zoned = zone === null ? ownStamps : reading.stampsOf(zone, mapping.profile.shortYears, placeOfZone());
    writer.begin(row.line, zoned);
    set.beginRow();
    stamps.read(row, zoned);
    writeTexts(row);
    judge(row, verdict);
    if (impact !== null) {
      const text = row.text(impact);
      const share = writer.impact(text, impactInPercent, placeOfImpact);
      if (mayBeShares && share > 0 && !text.includes('%')) set.notePercent(share);
    }
    if (!builder.hasIdOrTitle()) builder.setContent(row.fingerprint());
    const startName = startCell < 0 || (keys && row.isBlank(startCell)) ? null : names[startCell]!;
    const known = keys ?? (startCell < 0 ? () => names : undefined);
    if (!writer.commit(startName, placeOfRow, stamps.placeOfEnd, excuse, known)) return;
    const index = builder.count - 1;
    set.commitRow(index);
    set.samples?.take(row);
    if (impactRows !== null && undecidedImpact !== null)
      group.impact.note(impactRows, row.intern(undecidedImpact, group.impact.column.dictionary), placeOfImpact);
    for (let i = 0; i < states.length; i++) states[i]!.note(row, index);
  };
}
