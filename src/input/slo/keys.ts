import { type FilePlace, fail } from '../../core/problem.ts';
import { GatheredProblems } from '../source/problems.ts';
import { mapOf } from '../structured/fields.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { textOf } from '../structured/values.ts';

/** What a file says that has no part in the numbers, with its place: `alertPolicies (slo.yaml:12)`. */
export interface Unused {
  readonly what: string;
  /** The key, or the kind of the object: what many of them have in common. */
  readonly kind: string;
  readonly place: () => FilePlace;
}

/** A map of a format that is not ours: what of it was never asked for is told, not refused. */
export interface Keys {
  readonly what: string;
  readonly node: FileNode;
  optional(key: string): FileNode | null;
  required(key: string): FileNode;
  /** Where the key stands; the map's place where it is absent. */
  keyPlace(key: string): FilePlace;
  /** Keys that may stand there and mean nothing for the numbers: names, labels, descriptions. */
  ignore(...keys: readonly string[]): void;
  /** What is left. */
  unused(): readonly Unused[];
}

/** @example keysOf(node, 'the SLO checkout').required('spec') */
export function keysOf(node: FileNode, what: string): Keys {
  const map = mapOf(node, what);
  const asked = new Set<string>();
  const entryOf = (key: string): MapEntry | undefined => {
    asked.add(key);
    const entry = map.entries.find((each) => each.key === key);
    return entry && isEmpty(entry) ? undefined : entry;
  };
  return {
    what,
    node,
    optional: (key) => entryOf(key)?.value ?? null,
    required: (key) => entryOf(key)?.value ?? fail('keyMissing', { what, key }, map.place()),
    keyPlace: (key) => map.entries.find((each) => each.key === key)?.keyPlace() ?? map.place(),
    ignore: (...keys) => {
      for (const key of keys) asked.add(key);
    },
    unused: () =>
      map.entries
        .filter((entry) => !asked.has(entry.key) && !isEmpty(entry))
        .map((entry) => ({ kind: entry.key, what: `${entry.key} of ${what}`, place: () => entry.keyPlace() })),
  };
}

function isEmpty({ value }: MapEntry): boolean {
  return value.kind === 'scalar' && value.type === 'null';
}

/** The text of a key that may be absent. */
export function optionalText(keys: Keys, key: string): string | null {
  const node = keys.optional(key);
  return node === null ? null : textOf(node, key);
}

/** The value of a key before the format is known; null where there is no map or no such key. */
export function valueAt(node: FileNode, key: string): FileNode | null {
  if (node.kind !== 'map') return null;
  return node.entries.find((each) => each.key === key)?.value ?? null;
}

/** The same as a text; '' where there is none. */
export function textAt(node: FileNode, key: string): string {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' ? value.text : '';
}

/** Reads each item; what is wrong with any of them is thrown together. Refuses a list without items. */
export function readEach<I, T>(list: FileNode, items: readonly I[], read: (item: I) => T): readonly T[] {
  if (items.length === 0) return fail('sloRefused', { why: 'noObjective', text: '' }, list.place());
  const findings = new GatheredProblems();
  const found = items.flatMap((item) => findings.attempt(() => read(item)) ?? []) as readonly T[];
  findings.throwIfAny();
  return found;
}
