import { type StampName, stampNames } from '../../core/incidents/log/log.ts';
import { notice } from '../../core/notice.ts';
import { comparable } from './columns.ts';
import type { FoundOffset, FoundValue, IncidentFields, JsonAdapter, JsonObject } from './incident-fields.ts';
import { saysMaintenance } from './incident-writer.ts';
import { firstName, flattened, namesIn } from './json-values.ts';
import type { LogReading } from './log-reading.ts';
import { type Mapping, mapColumns } from './mapping.ts';

/** Reads JSON of no known tool by the names of its keys, as the columns of a CSV are read. */
export interface AliasAdapter {
  readonly adapter: JsonAdapter;
  /** What `--map` says, laid over what a tool's own adapter found: a field that it names is the tool's no more. */
  overridden(record: JsonObject, fields: IncidentFields): IncidentFields;
  /** Says what was odd about all of the records. */
  finish(file: string): void;
  shown(): Readonly<Record<string, string>>;
}

const textNames = ['id', 'title', 'service', 'cause', 'severity', 'impact'] as const;

export function createAliasAdapter(reading: LogReading): AliasAdapter {
  const mappings = new Map<string, Mapping>();
  const shown: Record<string, string> = {};
  const endsFrom = new Map<string, number>();
  let hasEnd = false;

  /** One mapping for all records that have the same keys; a key that holds null is a key. */
  const mappingOf = (flat: ReadonlyMap<string, FoundValue>): Mapping => {
    const names = [...flat.keys()];
    const signature = names.join('\0');
    const known = mappings.get(signature);
    if (known) return known;
    const mapping = mapColumns(names, reading.mapRules, [], false);
    mappings.set(signature, mapping);
    for (const name of names) reading.seenNames.add(name);
    for (const [field, name] of Object.entries(mapping.shown))
      if (!shown[field]?.split(', ').includes(name)) shown[field] = shown[field] ? `${shown[field]}, ${name}` : name;
    hasEnd ||= mapping.stamps.verified !== undefined || mapping.offsets.verified !== undefined;
    return mapping;
  };

  const read = (record: JsonObject): IncidentFields => {
    const flat = flattened(record);
    const mapping = mappingOf(flat);
    const names = [...flat.keys()];
    const values = [...flat.values()];
    const at = (column: number | undefined): FoundValue | undefined =>
      column === undefined || values[column]!.value === null ? undefined : values[column];
    const stamps: Partial<Record<StampName, FoundValue>> = {};
    const offsets: Partial<Record<StampName, FoundOffset>> = {};
    for (const stamp of stampNames) {
      const value = at(mapping.stamps[stamp]);
      if (value) stamps[stamp] = value;
      const offset = mapping.offsets[stamp];
      const length = at(offset?.column);
      if (offset && length) offsets[stamp] = { ...length, unitMilliseconds: offset.unitMilliseconds };
    }
    for (const column of mapping.otherEnds) {
      const other = at(column);
      if (stamps.verified || offsets.verified || !other) continue;
      stamps.verified = other;
      endsFrom.set(names[column]!, (endsFrom.get(names[column]!) ?? 0) + 1);
    }
    const undecided = mapping.undecidedImpact;
    const impact = at(undecided ?? mapping.texts.impact);
    const [id, title] = [at(mapping.texts.id), at(mapping.texts.title)];
    return {
      stamps,
      offsets,
      ...(id && { id }),
      ...(title && { title }),
      ...(impact && {
        impact: {
          ...impact,
          inPercent: mapping.impactInPercent,
          ...(undecided !== null && { undecided: { wordsAreSeverity: mapping.impactWordsAreSeverity } }),
        },
      }),
      service: namesIn(at(mapping.texts.service)?.value),
      cause: firstName(at(mapping.texts.cause)?.value),
      severity: firstName(at(mapping.texts.severity)?.value),
      maintenance: mapping.kinds.some((column) => saysMaintenance(String(values[column]!.value))),
    };
  };

  const ruled = new Set<string>(reading.mapRules.map(({ field }) => field));
  return {
    adapter: { name: 'json', title: 'JSON', startIsPublication: false, notes: [], recognises: () => true, read },
    overridden(record, fields) {
      if (ruled.size === 0) return fields;
      const own = read(record);
      const kept = <T extends object>(tool: T | undefined, mapped: T | undefined): T =>
        Object.fromEntries([
          ...Object.entries(tool ?? {}).filter(([field]) => !ruled.has(field)),
          ...Object.entries(mapped ?? {}).filter(([field]) => ruled.has(field)),
        ]) as T;
      const texts = Object.fromEntries(textNames.flatMap((field) => (ruled.has(field) ? [[field, own[field]]] : [])));
      return {
        ...fields,
        ...texts,
        stamps: kept(fields.stamps, own.stamps),
        offsets: kept(fields.offsets, own.offsets),
      };
    },
    finish(file) {
      if (mappings.size > 0 && !hasEnd)
        reading.notices.push(notice('noEndColumn', { file, columns: [...reading.seenNames] }));
      for (const [column, rows] of endsFrom) reading.notices.push(notice('endFromOther', { rows, column }));
    },
    shown: () => shown,
  };
}

/** Finds a key as columns are found: exactly, else by its comparable form. */
export function lookUp<T>(flat: ReadonlyMap<string, T>, key: string): T | undefined {
  const exact = flat.get(key);
  if (exact !== undefined) return exact;
  for (const [name, value] of flat) if (comparable(name) === comparable(key)) return value;
  return undefined;
}
