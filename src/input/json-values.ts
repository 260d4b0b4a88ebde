import { isUnknownText } from '../core/time/stamp.ts';
import type { FoundValue, Json, JsonObject } from './incident-fields.ts';

const nameKeys = ['name', 'title', 'summary', 'value'];

/**
 * The values of a record by name: nested ones as `service.name`, and an object that has a name also under its own key.
 * JSON:API's `attributes` count as the record's own keys. Blank texts are null: the key is there, its value is not known.
 */
export function flattened(record: JsonObject): Map<string, FoundValue> {
  const found = new Map<string, FoundValue>();
  const visit = (object: JsonObject, prefix: string, path: FoundValue['path']): void => {
    for (const [key, value] of Object.entries(object)) {
      const name = prefix + key;
      const here = [...path, key];
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const isBlank = typeof value === 'string' && value.trim() === '';
        if (!found.has(name)) found.set(name, { value: isBlank ? null : value, path: here });
        continue;
      }
      const inner = value as JsonObject;
      if (path.length === 0 && key === 'attributes') visit(inner, '', here);
      const named = nameKeys.find((each) => typeof inner[each] === 'string');
      if (named && !found.has(name)) found.set(name, { value: inner[named]!, path: [...here, named] });
      if (path.length < 3) visit(inner, `${name}.`, here);
    }
  };
  visit(record, '', []);
  return found;
}

/** One name, or several: a text, an object with a name, or a list of these. Placeholders are none. */
export function namesIn(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return [...new Set(list.map(firstName).filter((name) => name !== null))];
}

/** The name that a value stands for; null where it has none, or a placeholder. */
export function firstName(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return firstName((value as readonly Json[])[0]);
  if (typeof value === 'object') {
    const object = value as JsonObject;
    const key = nameKeys.find((each) => typeof object[each] === 'string');
    return key === undefined ? null : firstName(object[key]);
  }
  const text = String(value).trim();
  return isUnknownText(text) && text.toLowerCase() !== 'none' ? null : text;
}

/** A number's own digits where a double cannot hold them: two ids that differ in the last one are two. */
export function exactText({ value, path }: FoundValue, source: string): string {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return String(value);
  const key = JSON.stringify(String(path.at(-1))).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const [, digits] of source.matchAll(new RegExp(`${key}\\s*:\\s*(-?[0-9.eE+-]+)`, 'g')))
    if (Number(digits) === value) return digits!;
  return String(value);
}
