import { nearest } from '../../core/nearest.ts';
import { fail, type Place, ProblemError, problem } from '../../core/problem.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { FileNode, MapEntry, MapNode } from './node.ts';
import {
  durationOf,
  listOf,
  percentOf,
  positiveDurationOf,
  shareOf,
  textOf,
  truthOf,
  wholeNumberOf,
  wrongKind,
} from './values.ts';

/**
 * The values of a map by their keys. Each reading gives null where the key is absent, and refuses a value of another kind
 * at its place; a required one is read as `textOf(fields.required('kind'), 'kind')`.
 */
export interface Fields {
  readonly what: string;
  readonly place: Place;
  has(key: string): boolean;
  optional(key: string): FileNode | null;
  required(key: string): FileNode;
  /** Where the key stands; the map's place where it is absent. */
  keyPlace(key: string): Place;
  text(key: string): string | null;
  /** An availability: `99.95`, `99.95%`, `0.9995`, `3n`. */
  percent(key: string): Availability | null;
  /** A ratio from 0 to 1, typed by the same rules. */
  share(key: string): number | null;
  /** Seconds, 0 or more. */
  duration(key: string): number | null;
  /** Seconds, more than 0. */
  positiveDuration(key: string): number | null;
  wholeNumber(key: string, least: number, most: number): number | null;
  truth(key: string): boolean | null;
  /** The items; one value alone is a list of one; empty where the key is absent. */
  list(key: string): readonly FileNode[];
}

/** The map that a value must be. @example mapOf(node, 'components') */
export function mapOf(node: FileNode, what: string): MapNode {
  return node.kind === 'map' ? node : wrongKind(node, what, 'a map');
}

/**
 * Reads a map with keys of our own; unknown ones are refused, all of them, each with the key that it may have meant.
 * @example fieldsOf(node, 'the component web', ['availability', 'replicas']).wholeNumber('replicas', 1, 1000)
 */
export function fieldsOf(node: FileNode, what: string, known: readonly string[]): Fields {
  const map = mapOf(node, what);
  const unknown = map.entries.filter(({ key }) => !known.includes(key));
  if (unknown.length > 0)
    throw new ProblemError(
      ...unknown.map(({ key, keyPlace }) =>
        problem('keyUnknown', { what, key, known, suggestion: nearest(key, known) }, keyPlace()),
      ),
    );
  const entryOf = (key: string): MapEntry | undefined => map.entries.find((entry) => entry.key === key);
  const read = <T>(key: string, reader: (node: FileNode, what: string) => T): T | null => {
    const entry = entryOf(key);
    return entry ? reader(entry.value, key) : null;
  };
  return {
    what,
    get place() {
      return map.place();
    },
    has: (key) => entryOf(key) !== undefined,
    optional: (key) => entryOf(key)?.value ?? null,
    required: (key) => entryOf(key)?.value ?? fail('keyMissing', { what, key }, map.place()),
    keyPlace: (key) => entryOf(key)?.keyPlace() ?? map.place(),
    text: (key) => read(key, textOf),
    percent: (key) => read(key, percentOf),
    share: (key) => read(key, shareOf),
    duration: (key) => read(key, durationOf),
    positiveDuration: (key) => read(key, positiveDurationOf),
    wholeNumber: (key, least, most) => read(key, (node) => wholeNumberOf(node, key, least, most)),
    truth: (key) => read(key, truthOf),
    list: (key) => read(key, listOf) ?? [],
  };
}
