import { nearest } from '../../nearest.ts';
import type { Dictionary } from './dictionary.ts';
import { type IncidentLog, rowFlags } from './log.ts';

/**
 * The names of a log: what its rows say in a column (services, causes, severities, any other). Two rules hold wherever a
 * name is written, in a filter, a weight, an SLO file, a file of targets, a topology:
 *
 * - Letter case parts no names. Where two names of a list differ in nothing else, the one in the same case goes first.
 * - A row names what it names whatever became of it: maintenance, a drill, a time that was up, a row outside of the window.
 *   Only rows that cannot be read name nothing.
 */
export const foldedCase = (name: string): string => name.toLowerCase();

/** Whether two names are one. @example isSameName('API', 'api') // true */
export function isSameName(left: string, right: string): boolean {
  return foldedCase(left) === foldedCase(right);
}

/**
 * The names that rows of a log have in a column, in the order of its dictionary: those rows that `passes` lets.
 * @example namesIn(log, 'service') // ['checkout', 'search']
 */
export function namesIn(
  log: IncidentLog,
  key: string,
  passes: (row: number) => boolean = () => true,
): readonly string[] {
  const dimension = log.dimensions.get(key);
  if (!dimension) return [];
  const used = new Uint8Array(dimension.dictionary.size);
  for (let row = 0; row < log.count; row++) {
    const index = dimension.values[row]!;
    if (used[index] === 0 && (log.flags[row]! & rowFlags.invalid) === 0 && passes(row)) used[index] = 1;
  }
  const entries = [...used.keys()].filter((index) => used[index] === 1);
  return [...new Set(entries.flatMap((index) => dimension.dictionary.names(index)))];
}

/** What a row says in a column, as it stands there; null where it says nothing, or the log has no such column. */
export function textAt(log: IncidentLog, key: string, row: number): string | null {
  const dimension = log.dimensions.get(key);
  return dimension ? dimension.dictionary.text(dimension.values[row]!) : null;
}

/** The names that a row has in a column, each once: none, one, or several of an incident of several services. */
export function namesAt(log: IncidentLog, key: string): (row: number) => readonly string[] {
  const dimension = log.dimensions.get(key);
  if (!dimension) return () => [];
  const ofEntry: (readonly string[] | undefined)[] = [];
  return (row) => {
    const index = dimension.values[row]!;
    ofEntry[index] ??= [...new Set(dimension.dictionary.names(index))];
    return ofEntry[index];
  };
}

/** Names as `isNamed` compares them; null stands for no name at all. */
export function foldedNames(names: readonly (string | null)[]): ReadonlySet<string | null> {
  return new Set(names.map((name) => (name === null ? null : foldedCase(name))));
}

/** Whether one of the names is wanted, or that there is none. */
export function isNamed(names: readonly string[], folded: ReadonlySet<string | null>): boolean {
  return names.length === 0 ? folded.has(null) : names.some((name) => folded.has(foldedCase(name)));
}

/**
 * Which entries of a dictionary stand for one of some names (null: for none at all), 1 where they do: looked up once, so that
 * a row costs one access of an array.
 */
export function entriesNamed(dictionary: Dictionary, wanted: readonly (string | null)[]): Uint8Array {
  const folded = foldedNames(wanted);
  return Uint8Array.from({ length: dictionary.size }, (_, index) => (isNamed(dictionary.names(index), folded) ? 1 : 0));
}

/** A name in a column, as somebody wrote it. */
export interface WrittenName {
  readonly key: string;
  readonly value: string;
}

/** A name that no row has: most often a typing mistake, or something that was renamed. */
export interface AbsentName extends WrittenName {
  readonly suggestion: string | null;
}

/** Those of the names that no row of the log has, each once, with the one that was probably meant. */
export function absentNames(log: IncidentLog, written: readonly WrittenName[]): readonly AbsentName[] {
  const found: AbsentName[] = [];
  for (const key of new Set(written.map((each) => each.key))) {
    const known = namesIn(log, key);
    const folded = new Set(known.map(foldedCase));
    for (const value of new Set(written.filter((each) => each.key === key).map((each) => each.value)))
      if (!folded.has(foldedCase(value))) found.push({ key, value, suggestion: nearest(value, known) });
  }
  return found;
}
