import { type FilePlace, fail, ProblemError } from '../../core/problem.ts';
import { detectDelimiter } from '../csv/dialect.ts';
import { createCsvReader } from '../csv/reader.ts';
import { comparable, type Field } from '../incidents/columns/columns.ts';
import type { MapRule } from '../incidents/columns/mapping.ts';
import { Utf8Chunks } from '../source/encoding.ts';
import { GatheredProblems } from '../source/problems.ts';
import { openSource, type StandardInput } from '../source/source.ts';
import { mapOf } from '../structured/fields.ts';
import { parseJson } from '../structured/json.ts';
import type { FileNode, MapNode } from '../structured/node.ts';
import { placesIn } from '../structured/places.ts';

/** A value of a row with its place; '' where it is empty or missing. */
export interface Cell {
  readonly text: string;
  readonly place: () => FilePlace;
}

/** A field that a table has under one of several names; of two columns the first name wins. */
export interface NamedField {
  readonly what: string;
  /** The field of `--map` that names its column. */
  readonly field?: Field;
  readonly names: readonly string[];
  /** Whether the table must have it; or must where it has none of these other names. */
  readonly isRequired: boolean | { readonly unless: readonly string[] };
}

/** Makes the cells of a row; what is wrong with them is a problem of that row. */
type RowCells = () => readonly (Cell | null)[];

/**
 * Reads a small table whole: CSV and its kin, a JSON array of objects (also as the only list of an object), or one
 * object a line. `onRow` gets a cell for each field, null where no column has it. Problems of rows are gathered: the
 * first twenty are thrown with a count of the rest, when all rows are read. Gives the number of rows, and the names of the
 * columns.
 */
export async function readNamedRows(
  path: string,
  standardInput: StandardInput,
  fields: readonly NamedField[],
  onRow: (cells: readonly (Cell | null)[]) => void,
): Promise<{ readonly rows: number; readonly names: ReadonlySet<string> }> {
  const source = openSource(path, standardInput);
  const file = source.name;
  const utf8 = new Utf8Chunks(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(new Uint8Array(utf8.take(chunk))); // a copy: the source uses its buffer again
  const bytes = joined(chunks);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.trim() === '') return fail('inputEmpty', {}, { kind: 'file', file });
  const problems = new GatheredProblems();
  let rows = 0;
  const names = new Set<string>();
  const row = (cells: RowCells): void => {
    rows++;
    problems.attempt(() => onRow(cells()));
  };
  const columns = (each: readonly string[], where: FilePlace): readonly number[] => {
    for (const name of each) names.add(name);
    return columnsOf(each, fields, where);
  };
  if (/^\s*[[{]/.test(text)) readJsonRows(text, file, columns, row);
  else await readCsvRows(bytes, file, columns, row);
  problems.throwIfAny();
  return { rows, names };
}

/** The fields with the names that `--map` gives their columns before all others. */
export function named(fields: readonly NamedField[], rules: readonly MapRule[]): readonly NamedField[] {
  return fields.map((each) => {
    const own = rules.filter(({ field, isLength }) => field === each.field && !isLength).map(({ column }) => column);
    return own.length === 0 ? each : { ...each, names: [...own, ...each.names] };
  });
}

type FindColumns = (names: readonly string[], where: FilePlace) => readonly number[];

/** For each field the number of its column, −1 where there is none. */
function columnsOf(names: readonly string[], fields: readonly NamedField[], where: FilePlace): readonly number[] {
  const byName = new Map<string, number>();
  names.forEach((name, column) => {
    if (!byName.has(comparable(name))) byName.set(comparable(name), column);
  });
  return fields.map(({ what, names: known, isRequired }) => {
    const name = known.find((each) => byName.has(comparable(each)));
    const isNeeded =
      typeof isRequired === 'boolean' ? isRequired : !isRequired.unless.some((each) => byName.has(comparable(each)));
    if (name === undefined && isNeeded) return fail('columnMissing', { what, known, columns: names }, where);
    return name === undefined ? -1 : byName.get(comparable(name))!;
  });
}

async function readCsvRows(
  bytes: Uint8Array,
  file: string,
  columnsOf: FindColumns,
  onRow: (cells: RowCells) => void,
): Promise<void> {
  let columns: readonly number[] | null = null;
  let width = 0;
  const delimiter = detectDelimiter(bytes);
  const reader = createCsvReader({ delimiter, file }, (row) => {
    const place = (cell: number): FilePlace => ({ kind: 'file', file, ...row.place(cell) });
    if (!columns) {
      width = row.cellCount;
      const names = Array.from({ length: width }, (_, cell) => row.text(cell));
      columns = columnsOf(names, place(0));
      return;
    }
    const known = columns;
    onRow(() => {
      if (row.cellCount !== width) fail('rowWidth', { found: row.cellCount, expected: width }, place(0));
      return known.map((column) => (column < 0 ? null : { text: row.text(column), place: () => place(column) }));
    });
  });
  await reader.write(bytes);
  await reader.end();
}

function readJsonRows(text: string, file: string, columnsOf: FindColumns, onRow: (cells: RowCells) => void): void {
  for (const node of jsonRows(text, file))
    onRow(() => {
      const map = mapOf(node, 'the row');
      const names = map.entries.map(({ key }) => key);
      return columnsOf(names, map.place()).map((column) => (column < 0 ? null : cellOf(map, column)));
    });
}

function cellOf({ entries }: MapNode, column: number): Cell {
  const { key, value } = entries[column]!;
  if (value.kind === 'scalar') return { text: value.text, place: () => value.place() };
  return fail('valueKind', { what: key, expected: 'oneValue', found: value.kind }, value.place());
}

/** The objects of an array, of the only list of an object, or one a line. */
function jsonRows(text: string, file: string): readonly FileNode[] {
  let root: FileNode;
  try {
    root = parseJson(text, file, placesIn(text, file));
  } catch (error) {
    const lines = text.split('\n');
    if (!(error instanceof ProblemError) || lines.filter((line) => line.trim() !== '').length < 2 || !isOneALine(lines))
      throw error;
    return lines.flatMap((line, i) => (line.trim() === '' ? [] : [parseJson(line, file, lineOf(line, file, i))]));
  }
  if (root.kind === 'list') return root.items;
  const lists = root.kind === 'map' ? root.entries.filter(({ value }) => value.kind === 'list') : [];
  const [only] = lists;
  if (lists.length === 1 && only?.value.kind === 'list') return only.value.items;
  return [root];
}

const isOneALine = (lines: readonly string[]): boolean =>
  /^\s*\{.*\}\s*$/.test(lines.find((line) => line.trim() !== '')!);

const lineOf = (line: string, file: string, index: number) => {
  const inLine = placesIn(line, file);
  return (offset: number): FilePlace => ({ ...inLine(offset), line: index + 1 });
};

/** Several pieces as one. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
