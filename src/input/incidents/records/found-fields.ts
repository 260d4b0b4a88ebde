import { stampNames } from '../../../core/incidents/log/log.ts';
import type { JsonObject } from '../../../core/json.ts';
import { type FoundValue, flattened } from '../../json/values.ts';
import { comparable, type Field, fields } from '../columns/columns.ts';
import type { Cells, LengthColumn, Mapping, MapRule } from '../columns/mapping.ts';
import { plainTable } from '../columns/table-profile.ts';
import { noWordColumns } from '../columns/word-columns.ts';
import type { IncidentFields, JsonAdapter } from '../incident-fields.ts';
import type { LogReading } from '../log-reading.ts';

/** What an adapter found, laid out as the cells of a row, and the mapping that says which cell is which field. */
export interface FoundFields {
  readonly mapping: Mapping;
  /** The cells of an incident that the adapter found in the record; what `--map` names is taken from the record itself. */
  cells(found: IncidentFields, record: JsonObject): readonly (FoundValue | undefined)[];
}

const lengthCells = stampNames.map((_, stamp) => fields.length + stamp);
const statusCell = fields.length + lengthCells.length;
const firstExtra = statusCell + 1;
const cellOf = (field: Field): number => fields.indexOf(field);

export function foundFields(adapter: JsonAdapter, reading: LogReading): FoundFields {
  const { extraKeys, mapRules } = reading.request;
  const rules = new Map<Field, MapRule>(mapRules.map((rule) => [rule.field, rule]));
  const named = (field: Field): string => rules.get(field)?.column ?? field;
  const one = (field: Field): Cells => [cellOf(field)];
  const lengthOf = (field: Field, cell: number): LengthColumn => ({
    cell,
    unitMilliseconds: rules.get(field)?.unitMilliseconds ?? adapter.lengthMilliseconds ?? null,
  });
  const mapping: Mapping = {
    names: [...fields.map(named), ...stampNames.map(named), 'status', ...extraKeys],
    stamps: Object.fromEntries(stampNames.map((name) => [name, [cellOf(name)]])) as unknown as Mapping['stamps'],
    lengths: Object.fromEntries(stampNames.slice(1).map((name, i) => [name, lengthOf(name, lengthCells[i + 1]!)])),
    texts: {
      ...{ id: [one('id')], title: [one('title')], service: [one('service')] },
      ...{ cause: [one('cause')], severity: [one('severity')] },
    },
    impact: cellOf('impact'),
    undecidedImpact: null,
    severitiesBeforeImpact: 1,
    impactInPercent: rules.get('impact')?.inPercent === true,
    dates: new Map(),
    days: new Map(),
    zones: new Map(),
    words: { ...noWordColumns, status: [statusCell] },
    labels: [],
    states: adapter.readsStates ? [cellOf('state')] : [],
    watched: [],
    errors: [],
    parts: [],
    sites: [],
    profile: plainTable,
    extras: new Map(extraKeys.map((key, i) => [key, [firstExtra + i]])),
    ruled: new Set(rules.keys()),
    isTool: true,
    hasChecks: adapter.readsChecks === true,
  };
  return { mapping, cells: (found, record) => cellsOf(found, new RecordKeys(record), rules, reading) };
}

function cellsOf(
  found: IncidentFields,
  keys: RecordKeys,
  rules: ReadonlyMap<Field, MapRule>,
  { request, foundKeys, seenNames }: LogReading,
): readonly (FoundValue | undefined)[] {
  const cells: (FoundValue | undefined)[] = [];
  const text = (value: string | readonly string[] | null | undefined) =>
    value == null ? undefined : { value, path: [] };
  cells[cellOf('id')] = found.id;
  cells[cellOf('title')] = found.title;
  cells[cellOf('service')] = text(found.service);
  cells[cellOf('cause')] = text(found.cause);
  cells[cellOf('severity')] = text(found.severity);
  cells[cellOf('impact')] = found.impact;
  cells[cellOf('state')] = found.state;
  stampNames.forEach((name, stamp) => {
    cells[cellOf(name)] = found.stamps[name];
    cells[lengthCells[stamp]!] = found.lengths?.[name];
  });
  for (const { field, column, isLength } of rules.values()) {
    const value = keys.find(column);
    cells[cellOf(field)] = isLength ? undefined : value;
    const stamp = (stampNames as readonly string[]).indexOf(field);
    if (stamp >= 0) cells[lengthCells[stamp]!] = isLength ? value : undefined;
  }
  if (!found.stamps.verified && !found.lengths?.verified) cells[statusCell] = keys.find('status') ?? keys.find('state');
  request.extraKeys.forEach((key, i) => {
    const value = keys.find(key);
    cells[firstExtra + i] = value;
    if (value) foundKeys.add(key);
  });
  if (rules.size > 0) for (const name of keys.names()) seenNames.add(name);
  return cells;
}

/** The keys of a record, looked up only where they are asked for. */
class RecordKeys {
  private readonly record: JsonObject;
  private flat: ReadonlyMap<string, FoundValue> | null = null;

  constructor(record: JsonObject) {
    this.record = record;
  }

  /** Finds a key as columns are found: exactly, else by its comparable form. */
  find(key: string): FoundValue | undefined {
    const flat = this.all();
    const exact = flat.get(key);
    if (exact !== undefined) return exact;
    for (const [name, value] of flat) if (comparable(name) === comparable(key)) return value;
    return undefined;
  }

  names(): Iterable<string> {
    return this.all().keys();
  }

  private all(): ReadonlyMap<string, FoundValue> {
    this.flat ??= flattened(this.record);
    return this.flat;
  }
}
