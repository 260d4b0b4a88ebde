import { isUnknownText } from '../../../core/time/stamp.ts';
import type { Row } from '../../source/row.ts';
import type { ColumnSet } from '../columns/column-set.ts';
import type { Cells } from '../columns/mapping.ts';
import type { LogFile } from '../log-file.ts';
import { labelKeys, labelParts } from './label-keys.ts';
import { TextColumn, textVerdicts } from './text-column.ts';

/** Writes the texts of a row into the log: service, cause, severity and what else was asked for, id and title. */
export function createTextCells(
  { writer, reading }: LogFile,
  { mapping, textChoices, fromLabels }: ColumnSet,
): (row: Row) => void {
  const { builder } = writer;
  const dimensions = [
    ...(['service', 'cause', 'severity'] as const).map((key) => ({
      key,
      candidates: mapping.texts[key],
      choice: textChoices.get(key) ?? null,
    })),
    ...[...mapping.extras].map(([key, cells]) => ({ key, candidates: [cells], choice: null })),
  ];
  const columns = dimensions
    .filter(({ candidates }) => candidates.length > 0)
    .map(({ key, candidates, choice }) => ({
      candidates,
      choice,
      isSeverity: key === 'severity',
      separator: key === 'service' ? reading.request.serviceSeparator : null,
      isRenamed: key === 'service' && reading.request.renames !== undefined,
      text: new TextColumn(builder.dimension(key), key === 'severity'),
    }));
  const labelled = (['service', 'cause', 'severity'] as const)
    .filter((key) => mapping.labels.length > 0 && !mapping.ruled.has(key))
    .map((key) => ({ key, column: builder.dimension(key), keys: labelKeys[key] as readonly string[] }));
  const { id: ids, title: titles } = mapping.texts;
  const idChoice = textChoices.get('id') ?? null;
  const titleChoice = textChoices.get('title') ?? null;

  /** What several cells name, or one cell with several names in it, each once. */
  const namesIn = (row: Row, cells: Cells, separator: string | null): readonly string[] => {
    const all = cells.flatMap((cell) => row.names(cell));
    const parts = separator === null ? all : all.flatMap((name) => name.split(separator).map((part) => part.trim()));
    return [...new Set(parts.filter((name) => !isUnknownText(name)))];
  };

  const labelsOf = (row: Row, keys: readonly string[]): readonly string[] => {
    const labels = mapping.labels.filter((cell) => !row.isBlank(cell)).flatMap((cell) => row.names(cell));
    const parts = labels.flatMap((label) => label.split(/[,;]\s*/)).map(labelParts);
    return [...new Set(parts.flatMap((part) => (part !== null && keys.includes(part.key) ? [part.value] : [])))];
  };

  return (row) => {
    for (let i = 0; i < columns.length; i++) {
      const { candidates, choice, isSeverity, separator, isRenamed, text } = columns[i]!;
      const { dictionary } = text.column;
      for (let each = 0; each < candidates.length; each++) {
        const cells = candidates[each]!;
        const isOne = separator === null && cells.length === 1 && !isRenamed;
        const index = isOne
          ? row.intern(cells[0]!, dictionary)
          : dictionary.internList(
              isRenamed ? reading.renamed(namesIn(row, cells, separator)) : namesIn(row, cells, separator),
            );
        const verdict = index === 0 ? textVerdicts.unknown : text.verdict(index);
        if (verdict === textVerdicts.unknown) continue;
        text.column.values[builder.count] = index;
        choice?.take(each);
        if (isSeverity && verdict === textVerdicts.maintenance) writer.maintenance();
        break;
      }
    }
    for (let i = 0; i < labelled.length; i++) {
      const { key, column, keys } = labelled[i]!;
      if (column.values[builder.count] !== 0) continue;
      const names = labelsOf(row, keys);
      if (names.length === 0) continue;
      column.values[builder.count] = column.dictionary.internList(
        key === 'service' ? reading.renamed(names) : [names[0]!],
      );
      fromLabels.add(key);
    }
    for (let each = 0; each < ids.length; each++) {
      if (!writer.id(row.appendTo(ids[each]![0]!, builder.ids))) continue;
      idChoice?.take(each);
      break;
    }
    for (let each = 0; each < titles.length; each++) {
      const index = row.appendTo(titles[each]![0]!, builder.titles);
      if (index === 0) continue;
      builder.setTitle(index);
      titleChoice?.take(each);
      break;
    }
  };
}
