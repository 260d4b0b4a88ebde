import { Dictionary } from '../../../core/incidents/log/dictionary.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import { isUnknownText } from '../../../core/time/stamp.ts';
import type { Row } from '../../source/row.ts';
import type { ColumnSet } from '../columns/column-set.ts';
import type { Verdict } from '../incident-fields.ts';
import type { LogFile } from '../log-file.ts';
import { EntryMeanings, meaningOfStatus, saysDrill } from './status-words.ts';
import { saysMaintenance } from './text-column.ts';

const verified = stampNames.indexOf('verified');
const isTrue = (text: string): boolean => /^(true|yes|y|1)$/i.test(text.trim());

/**
 * Says of a row what its columns say beside the fields: agreed maintenance, a status that makes it no incident or does not
 * fit its end, a test, a duplicate by the word of its tool.
 */
export function createRowJudge(
  file: LogFile,
  { mapping }: ColumnSet,
): (row: Row, verdict: Verdict | undefined) => void {
  const { writer } = file;
  const { builder } = writer;
  const words = new Dictionary(); // looked at, not kept
  const { statusCodes, kindsAside } = mapping.profile;
  const statuses = new EntryMeanings(words, (text) => statusCodes.get(text.trim()) ?? meaningOfStatus(text));
  const kinds = new EntryMeanings(words, (text) =>
    saysMaintenance(text)
      ? 'maintenance'
      : saysDrill(text)
        ? 'test'
        : (kindsAside.get(text.trim().toLowerCase()) ?? null),
  );
  const { status, outcome, categories, flags, references } = mapping.words;
  const kindCells = mapping.words.kinds;
  const isEmpty = Object.values(mapping.words).every((cells) => cells.length === 0);

  const notePart = ({ line }: Row, parents: readonly string[]): void => {
    file.reading.parts.push({ row: builder.count, line, parents: parents.map((id) => id.trim()) });
  };

  const judgeStatus = (row: Row): void => {
    for (const cell of status) {
      const index = row.intern(cell, words);
      const meaning = index === 0 ? null : statuses.of(index);
      if (meaning === null) continue;
      const isOpen = Number.isNaN(builder.stamp(verified));
      if (meaning === 'closed') {
        if (isOpen && !builder.isExcluded(builder.count)) file.noteClosed(row.line);
      } else if (meaning === 'open') {
        if (!isOpen && writer.hasStart) file.noteOpen(row.line, words.text(index)!);
      } else builder.exclude(meaning);
      break;
    }
    for (const cell of outcome) {
      const index = row.intern(cell, words);
      const meaning = index === 0 ? null : statuses.of(index);
      if (meaning !== null && meaning !== 'closed' && meaning !== 'open') builder.exclude(meaning);
    }
  };

  return (row, verdict) => {
    if (verdict) writer.judge(verdict);
    if (verdict?.parents) notePart(row, verdict.parents);
    for (const id of verdict?.otherIds ?? []) file.reading.otherIds.set(id, builder.count);
    if (isEmpty) return;
    for (const cell of kindCells) {
      const kind = kinds.of(row.intern(cell, words));
      if (kind === 'maintenance') writer.maintenance();
      else if (kind !== null) builder.exclude(kind);
    }
    for (const cell of categories)
      if (kinds.of(row.intern(cell, words)) === 'maintenance') {
        writer.maintenance();
        if (mapping.texts.cause[0]?.includes(cell)) file.noteCause(row.line, mapping.names[cell]!);
      }
    for (const { cell, says } of flags) if (!row.isBlank(cell) && isTrue(row.text(cell))) writer.say(says);
    for (const { cell, says } of references)
      if (!row.isBlank(cell) && !isUnknownText(row.text(cell).trim())) {
        if (says === 'subIncident') notePart(row, row.names(cell));
        writer.say(says);
      }
    judgeStatus(row);
  };
}
