import { type StampName, stampNames } from '../core/incidents/log.ts';
import { comparable } from './columns.ts';
import type { FoundOffset, FoundValue, IncidentFields, Json, JsonAdapter, JsonObject } from './incident-fields.ts';
import { saysMaintenance } from './incident-writer.ts';
import type { LogReading } from './log-reading.ts';
import { type Mapping, mapColumns } from './mapping.ts';

/** Reads JSON of no known tool by the names of its keys, as the columns of a CSV are read. */
export interface AliasAdapter {
  readonly adapter: JsonAdapter;
  /** What `--map` says, laid over what a tool's own adapter found. */
  overridden(record: JsonObject, fields: IncidentFields): IncidentFields;
  impactIsUndecided(): boolean;
  impactWordsAreSeverity(): boolean;
  impactInPercent(): boolean;
  shown(): Readonly<Record<string, string>>;
}

const nameKeys = ['name', 'title', 'summary', 'value'];

/**
 * The values of a record by name: nested ones as `service.name`, and an object that has a name also under its own key.
 * JSON:API's `attributes` count as the record's own keys. null and blank texts are not there.
 */
export function flattened(record: JsonObject): Map<string, FoundValue> {
  const found = new Map<string, FoundValue>();
  const visit = (object: JsonObject, prefix: string, path: FoundValue['path']): void => {
    for (const [key, value] of Object.entries(object)) {
      if (value === null || (typeof value === 'string' && value.trim() === '')) continue;
      const name = prefix + key;
      const here = [...path, key];
      if (typeof value !== 'object' || Array.isArray(value)) {
        if (!found.has(name)) found.set(name, { value, path: here });
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

export function createAliasAdapter(reading: LogReading): AliasAdapter {
  const mappings = new Map<string, { mapping: Mapping; names: readonly string[] }>();
  const shown: Record<string, string> = {};
  let impactIsUndecided = false;
  let wordsAreSeverity = false;
  let impactInPercent = false;

  const mappingOf = (flat: ReadonlyMap<string, FoundValue>): Mapping => {
    const names = [...flat.keys()];
    const signature = names.join('\0');
    const known = mappings.get(signature);
    if (known) return known.mapping;
    const mapping = mapColumns(names, reading.mapRules, [], false);
    mappings.set(signature, { mapping, names });
    for (const name of names) reading.seenNames.add(name);
    for (const [field, name] of Object.entries(mapping.shown)) shown[field] ??= name;
    impactIsUndecided ||= mapping.undecidedImpact !== null;
    wordsAreSeverity ||= mapping.impactWordsAreSeverity;
    impactInPercent ||= mapping.impactInPercent;
    return mapping;
  };

  const read = (record: JsonObject): IncidentFields => {
    const flat = flattened(record);
    const mapping = mappingOf(flat);
    const values = [...flat.values()];
    const text = (column: number | undefined): FoundValue | undefined =>
      column === undefined ? undefined : values[column];
    const stamps: Partial<Record<StampName, FoundValue>> = {};
    const offsets: Partial<Record<StampName, FoundOffset>> = {};
    for (const stamp of stampNames) {
      const value = text(mapping.stamps[stamp]);
      if (value) stamps[stamp] = value;
      const offset = mapping.offsets[stamp];
      if (offset) offsets[stamp] = { ...values[offset.column]!, unitMilliseconds: offset.unitMilliseconds };
    }
    const impact = text(mapping.undecidedImpact ?? mapping.texts.impact);
    const [id, title] = [text(mapping.texts.id), text(mapping.texts.title)];
    return {
      stamps,
      offsets,
      ...(id && { id }),
      ...(title && { title }),
      ...(impact && { impact }),
      service: namesIn(text(mapping.texts.service)?.value, reading.serviceSeparator),
      cause: firstName(text(mapping.texts.cause)?.value),
      severity: firstName(text(mapping.texts.severity)?.value),
      maintenance: mapping.kinds.some((column) => saysMaintenance(String(values[column]!.value))),
    };
  };

  const ruled = new Set(reading.mapRules.map(({ field }) => field));
  return {
    adapter: { name: 'json', title: 'JSON', startIsPublication: false, notes: [], recognises: () => true, read },
    overridden(record, fields) {
      if (ruled.size === 0) return fields;
      const own = read(record);
      const stamps = { ...fields.stamps };
      for (const stamp of stampNames) if (ruled.has(stamp) && own.stamps[stamp]) stamps[stamp] = own.stamps[stamp];
      const offsets = { ...fields.offsets };
      for (const stamp of stampNames) if (ruled.has(stamp) && own.offsets?.[stamp]) offsets[stamp] = own.offsets[stamp];
      const texts = Object.fromEntries(
        (['id', 'title', 'service', 'cause', 'severity', 'impact'] as const)
          .filter((field) => ruled.has(field) && own[field] !== undefined)
          .map((field) => [field, own[field]]),
      );
      return { ...fields, ...texts, stamps, offsets };
    },
    impactIsUndecided: () => impactIsUndecided,
    impactWordsAreSeverity: () => wordsAreSeverity,
    impactInPercent: () => impactInPercent,
    shown: () => shown,
  };
}

/** One name, or several: a list of texts or of objects with a name. */
function namesIn(value: Json | undefined, separator: string | null): string | readonly string[] | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) {
    const names = (value as readonly Json[]).map(firstName).filter((name) => name !== null);
    return [...new Set(names)];
  }
  const name = firstName(value);
  return name !== null && separator !== null
    ? name
        .split(separator)
        .map((each) => each.trim())
        .filter((each) => each !== '')
    : name;
}

function firstName(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return firstName((value as readonly Json[])[0]);
  if (typeof value !== 'object') return String(value);
  const object = value as JsonObject;
  const key = nameKeys.find((each) => typeof object[each] === 'string');
  return key === undefined ? null : (object[key] as string);
}

/** Finds a key as columns are found: exactly, else by its comparable form. */
export function lookUp<T>(flat: ReadonlyMap<string, T>, key: string): T | undefined {
  const exact = flat.get(key);
  if (exact !== undefined) return exact;
  for (const [name, value] of flat) if (comparable(name) === comparable(key)) return value;
  return undefined;
}
