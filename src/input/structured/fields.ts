import { nearest } from '../../core/nearest.ts';
import { fail, type Place, ProblemError, problem } from '../../core/problem.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { FileNode, MapEntry, MapNode } from './node.ts';
import {
  durationOf,
  listOf,
  moneyOf,
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
  /** An amount, 0 or more. */
  money(key: string): number | null;
  wholeNumber(key: string, least: number, most: number): number | null;
  truth(key: string): boolean | null;
  /** The items; one value alone is a list of one; empty where the key is absent. */
  list(key: string): readonly FileNode[];
}

/** More than so many unknown keys are another kind of file. */
const mostUnknown = 21;

/** The map that a value must be. @example mapOf(node, 'components') */
export function mapOf(node: FileNode, what: string): MapNode {
  return node.kind === 'map' ? node : wrongKind(node, what, 'map');
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
      ...unknown.slice(0, mostUnknown).map((entry) => {
        const { key } = entry;
        return problem('keyUnknown', { what, key, known, suggestion: nearest(key, known) }, entry.keyPlace());
      }),
    );
  return new MapFields(map, what);
}

/** A class for the same reason as the nodes: a large file has many maps. */
class MapFields implements Fields {
  readonly what: string;
  private readonly map: MapNode;

  constructor(map: MapNode, what: string) {
    this.map = map;
    this.what = what;
  }

  get place(): Place {
    return this.map.place();
  }
  has(key: string): boolean {
    return this.entry(key) !== undefined;
  }
  optional(key: string): FileNode | null {
    return this.entry(key)?.value ?? null;
  }
  required(key: string): FileNode {
    return this.optional(key) ?? fail('keyMissing', { what: this.what, key }, this.place);
  }
  keyPlace(key: string): Place {
    return this.entry(key)?.keyPlace() ?? this.place;
  }
  text(key: string): string | null {
    return this.read(key, textOf);
  }
  percent(key: string): Availability | null {
    return this.read(key, percentOf);
  }
  share(key: string): number | null {
    return this.read(key, shareOf);
  }
  duration(key: string): number | null {
    return this.read(key, durationOf);
  }
  positiveDuration(key: string): number | null {
    return this.read(key, positiveDurationOf);
  }
  money(key: string): number | null {
    return this.read(key, moneyOf);
  }
  wholeNumber(key: string, least: number, most: number): number | null {
    return this.read(key, (node) => wholeNumberOf(node, key, least, most));
  }
  truth(key: string): boolean | null {
    return this.read(key, truthOf);
  }
  list(key: string): readonly FileNode[] {
    return this.read(key, listOf) ?? [];
  }

  private entry(key: string): MapEntry | undefined {
    for (const entry of this.map.entries) if (entry.key === key) return entry;
    return undefined;
  }

  private read<T>(key: string, reader: (node: FileNode, what: string) => T): T | null {
    const node = this.optional(key);
    return node ? reader(node, key) : null;
  }
}
