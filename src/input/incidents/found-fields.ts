import { stampNames } from '../../core/incidents/log/log.ts';
import type { JsonObject } from '../../core/json.ts';
import { type FoundValue, flattened } from '../json/values.ts';
import { comparable, type Field, fields } from './columns.ts';
import type { IncidentFields, JsonAdapter } from './incident-fields.ts';
import type { LogReading } from './log-reading.ts';
import type { Mapping, MapRule, OffsetColumn } from './mapping.ts';

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
  const { extraKeys, mapRules, foundKeys, seenNames } = reading;
  const rules = new Map<Field, MapRule>(mapRules.map((rule) => [rule.field, rule]));
  const byField = <T>(make: (field: Field) => T) => Object.fromEntries(fields.map((field) => [field, make(field)]));
  const unit = (field: Field): number => rules.get(field)?.offsetUnitMilliseconds ?? adapter.lengthMilliseconds ?? 1;
  const offsets: Partial<Record<Field, OffsetColumn>> = Object.fromEntries(
    stampNames.map((name, stamp) => [name, { column: lengthCells[stamp]!, unitMilliseconds: unit(name) }]),
  );
  const shown = [...rules].map(([field, { column, offsetUnitMilliseconds }]) => [
    field,
    offsetUnitMilliseconds === null ? column : `start + ${column}`,
  ]);
  return {
    mapping: {
      names: [...fields, ...stampNames, 'status', ...extraKeys],
      stamps: byField(cellOf),
      offsets,
      texts: byField(cellOf),
      undecidedImpact: null,
      impactWordsAreSeverity: false,
      impactInPercent: rules.get('impact')?.inPercent === true,
      otherEnds: [],
      kinds: [],
      status: statusCell,
      event: null,
      extras: new Map(extraKeys.map((key, i) => [key, firstExtra + i])),
      shown: Object.fromEntries(shown),
    },
    cells(found, record) {
      let flat: ReadonlyMap<string, FoundValue> | null = null;
      const lookUp = (name: string): FoundValue | undefined => {
        flat ??= flattened(record);
        return lookUpIn(flat, name);
      };
      const cells: (FoundValue | undefined)[] = [];
      const text = (value: string | readonly string[] | null | undefined) =>
        value == null ? undefined : { value, path: [] };
      cells[cellOf('id')] = found.id;
      cells[cellOf('title')] = found.title;
      cells[cellOf('service')] = text(found.service);
      cells[cellOf('cause')] = text(found.cause);
      cells[cellOf('severity')] = text(found.severity);
      stampNames.forEach((name, stamp) => {
        cells[cellOf(name)] = found.stamps[name];
        cells[lengthCells[stamp]!] = found.lengths?.[name];
      });
      for (const { field, column, offsetUnitMilliseconds } of rules.values()) {
        const value = lookUp(column);
        const isLength = offsetUnitMilliseconds !== null;
        cells[cellOf(field)] = isLength ? undefined : value;
        const stamp = (stampNames as readonly string[]).indexOf(field);
        if (stamp >= 0) cells[lengthCells[stamp]!] = isLength ? value : undefined;
      }
      if (!found.stamps.verified && !found.lengths?.verified) cells[statusCell] = lookUp('status') ?? lookUp('state');
      extraKeys.forEach((key, i) => {
        cells[firstExtra + i] = lookUp(key);
        if (cells[firstExtra + i]) foundKeys.add(key);
      });
      if (rules.size > 0 && flat)
        for (const name of (flat as ReadonlyMap<string, FoundValue>).keys()) seenNames.add(name);
      return cells;
    },
  };
}

/** Finds a key as columns are found: exactly, else by its comparable form. */
function lookUpIn(flat: ReadonlyMap<string, FoundValue>, key: string): FoundValue | undefined {
  const exact = flat.get(key);
  if (exact !== undefined) return exact;
  for (const [name, value] of flat) if (comparable(name) === comparable(key)) return value;
  return undefined;
}
