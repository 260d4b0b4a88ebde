import { Dictionary } from '../../../src/core/incidents/log/dictionary.ts';
import { TextArena } from '../../../src/core/incidents/log/text-arena.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import { type CsvReaderOptions, createCsvReader } from '../../../src/input/csv/reader.ts';
import type { CsvRow } from '../../../src/input/csv/row.ts';

export interface ReadRow {
  line: number;
  texts: string[];
  /** `line:column` of each cell. */
  places: string[];
}

export interface Reading {
  rows: ReadRow[];
  /** `line:column reason`. */
  error: string | null;
}

export interface HowToRead extends CsvReaderOptions {
  readonly delimiter?: string;
  /** The length of each chunk; the last one takes what is left. Without it all comes at once. */
  readonly chunks?: readonly number[];
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a row says in every way it can be asked: each must tell the same. */
function copied(row: CsvRow): ReadRow {
  const dictionary = new Dictionary();
  const arena = new TextArena();
  const texts: string[] = [];
  const places: string[] = [];
  for (let cell = 0; cell < row.cellCount; cell++) {
    const text = row.text(cell);
    const interned = dictionary.text(row.intern(cell, dictionary)) ?? '';
    const kept = arena.text(row.appendTo(cell, arena));
    if (interned !== text || kept !== text || row.isBlank(cell) !== (text === ''))
      throw new Error(`a cell tells different things: ${JSON.stringify([text, interned, kept, row.isBlank(cell)])}`);
    const { line, column } = row.place(cell);
    texts.push(text);
    places.push(`${line}:${column}`);
  }
  return { line: row.line, texts, places };
}

export async function readAll(input: string | Uint8Array, how: HowToRead = {}): Promise<Reading> {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const rows: ReadRow[] = [];
  const reader = createCsvReader(
    { delimiter: how.delimiter ?? ',', file: 'log.csv' },
    (row) => rows.push(copied(row)),
    how,
  );
  const used = new Uint8Array(bytes.length + 1);
  try {
    let at = 0;
    for (const length of [...(how.chunks ?? []), bytes.length]) {
      const chunk = used.subarray(0, Math.min(length, bytes.length - at));
      chunk.set(bytes.subarray(at, at + chunk.length)); // one buffer for all chunks, as a caller may do
      at += chunk.length;
      await reader.write(chunk);
      used.fill(63);
    }
    await reader.end();
    return { rows, error: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [problem] = error.problems;
    if (problem?.kind !== 'rowMalformed' || problem.where?.kind !== 'file' || problem.where.file !== 'log.csv')
      throw error;
    return { rows, error: `${problem.where.line}:${problem.where.column} ${problem.data.reason}` };
  }
}
