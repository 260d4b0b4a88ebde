import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { isUnknownText } from '../../core/time/stamp.ts';
import { writtenValue } from './locate.ts';
import { type ListPath, valueAtPath } from './nested.ts';

/** A value as it stood in the record, and the keys that lead to it (for the place in a message). */
export interface FoundValue {
  readonly value: Json;
  readonly path: ListPath;
}

const nameKeys = ['name', 'title', 'summary', 'value'];

/**
 * The values of a record by name: nested ones as `service.name`, and an object that has a name also under its own key.
 * JSON:API's `attributes` count as the record's own keys. Blank texts are null: the key is there, its value is not known.
 */
export function flattened(record: JsonObject): Map<string, FoundValue> {
  const found = new Map<string, FoundValue>();
  const visit = (object: JsonObject, prefix: string, path: FoundValue['path']): void => {
    for (const [key, written] of Object.entries(object)) {
      const name = prefix + key;
      const extended = extendedIn(written);
      const here = [...path, key, ...extended];
      const value = valueAtPath(written, extended) ?? null;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const isBlank = typeof value === 'string' && value.trim() === '';
        if (!found.has(name)) found.set(name, { value: isBlank ? null : value, path: here });
        continue;
      }
      const inner = value as JsonObject;
      if (path.length === 0 && key === 'attributes') visit(inner, '', here);
      const named = nameIn(inner);
      if (named && !found.has(name)) found.set(name, { value: named.value, path: [...here, ...named.path] });
      if (path.length < 3) visit(inner, `${name}.`, here);
    }
  };
  visit(record, '', []);
  return found;
}

/** MongoDB's exports wrap what JSON has no type for: `{"$date": {"$numberLong": "1777975200000"}}`, DynamoDB's everything: `{"S": "api"}`. */
function extendedIn(value: Json): ListPath {
  const [only, ...others] = isObject(value) ? Object.keys(value) : [];
  const isWrapper = /^\$(date|oid|number[A-Z][a-z]+)$|^(S|N|BOOL)$/.test(only ?? '');
  if (only === undefined || others.length > 0 || !isWrapper) return [];
  return [only, ...extendedIn((value as JsonObject)[only]!)];
}

/** What an object is called; one of JSON:API has its name in its `attributes`, or in those of its `data`. */
function nameIn(object: JsonObject): FoundValue | null {
  const places: readonly ListPath[] = [[], ['attributes'], ['data'], ['data', 'attributes']];
  for (const place of places) {
    const holder = valueAtPath(object, place);
    const key = isObject(holder) ? nameKeys.find((each) => typeof holder[each] === 'string') : undefined;
    if (key !== undefined) return { value: valueAtPath(object, [...place, key])!, path: [...place, key] };
  }
  return null;
}

/** One name, or several: a text, an object with a name, or a list of these. Placeholders are none. */
export function namesIn(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return [...new Set(list.map(firstName).filter((name) => name !== null))];
}

/** The name that a value stands for; null where it has none, or a placeholder. */
export function firstName(value: Json | undefined): string | null {
  let inner = value;
  while (Array.isArray(inner)) inner = (inner as readonly Json[])[0];
  if (isObject(inner)) inner = nameIn(inner)?.value;
  if (inner === undefined || inner === null) return null;
  const text = String(inner).trim();
  return isUnknownText(text) && text.toLowerCase() !== 'none' ? null : text;
}

/** What a number that no double holds must have in it: many digits, or a large exponent. Most records have neither. */
const maybeLong = /[0-9]{16}|[0-9][eE]\+?[0-9]{3}/;
const deepest = 12; // no tool puts a name or an id deeper; a record may be nested without end

/**
 * The record with such numbers as the texts that stand in `source`: whole ones beyond 2^53, whose last digits a double
 * loses (two ids that differ there are two), and those beyond every double.
 * @example withWrittenNumbers({ id: 12345678901234567000 }, '{"id":12345678901234567891}') // { id: '12345678901234567891' }
 */
export function withWrittenNumbers(record: JsonObject, source: string): JsonObject {
  if (!maybeLong.test(source)) return record;
  const visit = (value: Json, path: FoundValue['path']): Json => {
    if (typeof value === 'number') return isHeld(value) ? value : (writtenNumber(source, path) ?? value);
    if (typeof value !== 'object' || value === null || path.length === deepest) return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map((item, i) => visit(item, [...path, i]));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner, [...path, key])]));
  };
  return visit(record, []) as JsonObject;
}

function isHeld(value: number): boolean {
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value));
}

function writtenNumber(source: string, path: FoundValue['path']): string | null {
  const written = writtenValue(source, path);
  return written !== null && (/^-?[0-9]+$/.test(written) || !Number.isFinite(Number(written))) ? written : null;
}
