import { stampNames } from '../../../core/incidents/log/log.ts';
import { notice } from '../../../core/notice.ts';
import { ProblemError, problem, type RowProblem } from '../../../core/problem.ts';
import { FormedLines } from '../../csv/aligned-lines.ts';
import { detectDelimiter, lineFormOf } from '../../csv/dialect.ts';
import { FileEnd } from '../../csv/file-end.ts';
import { createCsvReader } from '../../csv/reader.ts';
import type { CsvRow } from '../../csv/row.ts';
import type { Mapping } from '../columns/mapping.ts';
import type { LogFile } from '../log-file.ts';
import type { Consumer } from '../log-reading.ts';
import { createRowWriter, type WriteRow } from '../rows/row-writer.ts';
import { saysTotal } from '../rows/status-words.ts';
import { hasStart, looksLikeProbe, TableHeader } from './table-header.ts';

const titles: Readonly<Record<string, string>> = {
  ',': 'CSV',
  ';': 'CSV with semicolons',
  '\t': 'TSV',
  '|': 'CSV with bars',
  ' ': 'lines of words',
};

/**
 * Reads CSV and its kin into the log; the delimiter is told from `held`, the file's beginning. The header names the
 * columns; every record behind it is an incident, and none is left out without being counted or said.
 */
export function createTableLog(held: Uint8Array, file: LogFile): Consumer {
  const { name, reading } = file;
  const isFirst = (cells: readonly string[]): boolean =>
    hasStart(cells, reading) || looksLikeProbe(cells, reading.request.stamps);
  const form = lineFormOf(held, isFirst);
  const delimiter = form?.delimiter ?? detectDelimiter(held, isFirst);
  file.writer.hasDecimalCommas = delimiter === ';';
  const header = new TableHeader(name, reading);
  let write: WriteRow | null = null;
  let mapping: Mapping | null = null;

  const begin = (row: CsvRow): void => {
    const found = header.take(row);
    if (found === null) return;
    ({ mapping } = found);
    write = createRowWriter(file, file.columnSet(mapping, `table ${mapping.names.join('\0')}`));
    if (found.isRow) reading.notices.push(notice('noHeader', { file: name, columns: mapping.names }));
    if (found.linesAbove > 0) reading.notices.push(notice('linesAbove', { file: name, lines: found.linesAbove }));
    if (found.isRow) write(row);
  };

  const onRow = (row: CsvRow): void => {
    if (write === null) {
      begin(row);
      return;
    }
    const width = mapping!.names.length;
    if (row.isBlank(0) && isBlankFrom(row, 1)) return; // a spreadsheet writes blank rows as delimiters
    if (row.cellCount === width || (row.cellCount > width && isBlankFrom(row, width))) write(row);
    else if (isRule(row)) return;
    else if (isRemark(row)) file.writer.excludeRow(row.line, 'total');
    else {
      const where = { kind: 'file', file: name, ...row.place(0) } as const;
      file.writer.refuseRow(problem('rowWidth', { found: row.cellCount, expected: width }, where));
    }
  };

  /** A malformed record costs its line, once it is known what the columns are. */
  const onMalformed = (what: RowProblem): void => {
    if (write === null) throw new ProblemError(what);
    file.writer.refuseRow(what);
  };

  const lines = form ? new FormedLines(form) : null;
  const reader = createCsvReader({ delimiter, file: name, onMalformed }, onRow);
  const fileEnd = new FileEnd();
  const stamps = reading.request.stamps.beside();
  return {
    write(bytes) {
      fileEnd.take(bytes);
      return reader.write(lines ? lines.take(bytes) : bytes);
    },
    async end() {
      if (lines) await reader.write(lines.end());
      await reader.end();
      const cut = fileEnd.cutStamp(
        delimiter,
        (text) => !Number.isNaN(stamps.read(text)),
        (cell) => stampNames.some((field) => mapping?.stamps[field].includes(cell)),
      );
      file.end();
      if (write === null) header.end();
      return {
        rows: file.writer.rows,
        isTable: true,
        describe: () => ({
          ...{
            file: name,
            format: 'csv',
            title: form?.title === 'aligned' ? 'aligned columns' : titles[delimiter]!,
            rows: file.writer.rows,
          },
          ...{
            mapping: file.describe(),
            partial: cut && { read: file.writer.rows, total: null, cut },
            speaksUntil: null,
            speaksFrom: null,
          },
        }),
      };
    },
  };
}

function isBlankFrom(row: CsvRow, first: number): boolean {
  for (let cell = first; cell < row.cellCount; cell++) if (!row.isBlank(cell)) return false;
  return true;
}

/** What parts header and rows where a table is drawn: `----+-----`. */
const isRule = (row: CsvRow): boolean => {
  const cells = Array.from({ length: row.cellCount }, (_, cell) => row.text(cell).trim());
  return cells.every((cell) => /^[-+=:]*$/.test(cell)) && cells.some((cell) => cell.length >= 3);
};

/** A line of its own below the rows: a total, a comment, psql's `(3 rows)`. */
function isRemark(row: CsvRow): boolean {
  const text = row.text(0);
  return (
    saysTotal(text) ||
    (row.cellCount === 1 && /^(#|\(?[0-9]+ rows?( in set\b.*| selected\.?| affected)?\)?$)/i.test(text))
  );
}
