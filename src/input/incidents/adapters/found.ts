import type { StampName } from '../../../core/incidents/log/log.ts';
import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import { type ListPath, valueAtPath } from '../../json/nested.ts';
import type { FoundValue } from '../../json/values.ts';
import type { IncidentFields } from '../incident-fields.ts';
import { labelParts } from '../rows/label-keys.ts';

/** The small steps that every adapter takes: reading a path, the first of several, names out of lists. */

type Path = ListPath;

/** What stands at a path, or undefined. */
export const valueAt = (record: Json | undefined, ...path: Path): Json | undefined => valueAtPath(record, path);

/** The value at a path and the path itself; undefined where nothing is there, null, or a blank text. */
export function find(record: JsonObject, ...path: Path): FoundValue | undefined {
  const value = valueAt(record, ...path);
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
  return { value, path };
}

/** A text at a path, or a number as text; null where there is neither. */
export function textAt(record: Json | undefined, ...path: Path): string | null {
  const value = valueAt(record, ...path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The array at a path, empty where there is none. */
export function listAt(record: Json | undefined, ...path: Path): readonly Json[] {
  const value = valueAt(record, ...path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The different names of a list whose elements are texts, or objects with the name at `path`; null where none has one. */
export function namesOf(list: readonly Json[], ...path: Path): readonly string[] | null {
  const names = list.map((each) => textAt(each) ?? textAt(each, ...path)).filter((name) => name !== null);
  return names.length > 0 ? [...new Set(names)] : null;
}

/**
 * Whether a record has any of some keys, whatever they hold: what is characteristic of a tool is one key that others do not
 * have, or two together, never the whole record, of which an export may have left out anything.
 */
export const hasAny = (record: Json | undefined, ...keys: readonly string[]): boolean =>
  isObject(record ?? null) && keys.some((key) => key in (record as JsonObject));

type Stamps = Partial<Record<StampName, FoundValue | undefined>>;
type Found = { readonly [K in Exclude<keyof IncidentFields, 'stamps' | 'lengths'>]?: IncidentFields[K] | undefined } & {
  readonly stamps: Stamps;
  readonly lengths?: Stamps;
};

/** Leaves out what was not found. */
export function incidentFields({ stamps, lengths, ...found }: Found): IncidentFields {
  const some = lengths && { lengths: present(lengths) };
  return { ...present(found), stamps: present(stamps), ...some } as IncidentFields;
}

function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A value that the tool says in other words, with the place of these. @example saying(find(log, 'type'), 'down') */
export const saying = (found: FoundValue | undefined, value: Json): FoundValue | undefined =>
  found && { value, path: found.path };

/** The values behind a prefix in a list of labels: `service:api` among texts, or objects with a name. */
export function labelled(labels: readonly Json[], ...keys: readonly string[]): readonly string[] | null {
  const found = labels.flatMap((label) => {
    const parts = labelParts(textAt(label) ?? textAt(label, 'name') ?? textAt(label, 'label') ?? '');
    return parts !== null && keys.includes(parts.key) ? [parts.value] : [];
  });
  return found.length > 0 ? [...new Set(found)] : null;
}
