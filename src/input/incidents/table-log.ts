import { fail, problem } from '../../core/problem.ts';
import { detectDelimiter, isSeparatorLine } from '../csv/dialect.ts';
import { createCsvReader } from '../csv/reader.ts';
import type { CsvRow } from '../csv/row.ts';
import { LogFile } from './log-file.ts';
import type { Consumer, LogReading } from './log-reading.ts';
import { mapColumns } from './mapping.ts';
import { createRowWriter, type WriteRow } from './row-writer.ts';

const formatNames: Readonly<Record<string, readonly [format: string, title: string]>> = {
  ',': ['csv', 'CSV'],
  ';': ['csv', 'CSV with semicolons'],
  '\t': ['csv', 'TSV'],
  '|': ['csv', 'CSV with bars'],
};

/**
 * Reads CSV and its kin into the log; the delimiter is told from `held`, the file's beginning. The first record names the
 * columns; every other is an incident, and none is left out without being counted.
 */
export function createTableLog(held: Uint8Array, name: string, reading: LogReading): Consumer {
  const delimiter = detectDelimiter(held);
  const file = new LogFile(name, reading);
  let write: WriteRow | null = null;
  let width = 0;

  const readHeader = (row: CsvRow): void => {
    if (isSeparatorLine(row.text(0))) return;
    const names = Array.from({ length: row.cellCount }, (_, cell) => row.text(cell));
    const mapping = mapColumns(names, reading.mapRules, reading.extraKeys, true);
    file.addMapping(mapping);
    if (mapping.stamps.start === undefined)
      fail('columnsUnknown', { columns: names }, { kind: 'file', file: name, line: row.line });
    write = createRowWriter(file, mapping);
    width = names.length;
  };

  const reader = createCsvReader({ delimiter, file: name }, (row) => {
    if (write === null) readHeader(row);
    else if (row.cellCount === width || onlyBlankBeyond(row, width)) write(row);
    else {
      const where = { kind: 'file', file: name, ...row.place(0) } as const;
      file.writer.refuseRow(row.line, problem('rowWidth', { found: row.cellCount, expected: width }, where));
    }
  });

  return {
    write: (bytes) => reader.write(bytes),
    async end() {
      await reader.end();
      const [format, title] = formatNames[delimiter]!;
      return { file: name, format, title, rows: file.writer.rows, mapping: file.finish() };
    },
  };
}

function onlyBlankBeyond(row: CsvRow, width: number): boolean {
  if (row.cellCount < width) return false;
  for (let cell = width; cell < row.cellCount; cell++) if (!row.isBlank(cell)) return false;
  return true;
}
