import type { JsonObject } from '../../../core/json.ts';
import { type ListPath, listsIn } from '../../json/nested.ts';
import type { JsonRecord } from '../../json/record.ts';
import type { RecordRow } from '../../json/record-row.ts';
import { flattened } from '../../json/values.ts';
import { aliases, comparable } from '../columns/columns.ts';
import { type Mapping, mapColumns } from '../columns/mapping.ts';
import type { RecordContext } from '../incident-fields.ts';
import type { LogFile } from '../log-file.ts';
import { createRowWriter, type WriteRow } from '../rows/row-writer.ts';
import { isFlat, type KnownRecords } from './flat-records.ts';

/** Reads one record, or says that it is none and was not read. */
export type ReadRecord = (record: JsonObject, place: JsonRecord, context: RecordContext) => boolean;

/** What `--map` writes before the keys of a list inside of a record: `downtimes.` */
export const prefixOf = (path: ListPath): string =>
  path.map((step) => (typeof step === 'string' ? `${step}.` : '')).join('');

/** What names the service of a record, whose list of outages has none. */
export function serviceIn(record: JsonObject): RecordContext['inherited'] {
  const flat = flattened(record);
  for (const alias of [...aliases.service, ...holders])
    for (const [name, { value }] of flat)
      if (comparable(name) === comparable(alias) && typeof value === 'string')
        return { name: 'service', value: { value, path: [] } };
  return undefined;
}

const holders = ['host', 'hostname', 'site', 'website', 'url', 'instance', 'check_name', 'friendly_name', 'name'];

export const mappingOf = (names: readonly string[], { reading }: LogFile, prefix = ''): Mapping =>
  mapColumns({
    names,
    rules: reading.request.mapRules.map((rule) =>
      prefix !== '' && rule.column.startsWith(prefix) ? { ...rule, column: rule.column.slice(prefix.length) } : rule,
    ),
    extraKeys: reading.request.extraKeys,
    header: null,
    ifMissing: 'unknown',
  });

/** Records of no known tool: their keys are columns as those of a table, with one mapping for all that have the same keys. */
export function keysReader(file: LogFile, row: RecordRow, quick: KnownRecords): ReadRecord {
  const writers = new Map<string, { readonly write: WriteRow; readonly isIncident: boolean; isLearnt: boolean }>();
  let group: string | null = null;
  const withoutService = new Map<string, boolean>();
  const hasNoService = (names: readonly string[], prefix: string): boolean => {
    const key = `${prefix}${names.join('\0')}`;
    const known = withoutService.get(key) ?? mappingOf(names, file, prefix).texts.service.length === 0;
    withoutService.set(key, known);
    return known;
  };
  return (record, place, context) => {
    const flat = flattened(record);
    const prefix = context.parent === record ? '' : prefixOf(context.path);
    const { inherited } = context;
    const isHeir = inherited !== undefined && hasNoService([...flat.keys()], prefix);
    if (isHeir && !flat.has(inherited.name)) flat.set(inherited.name, inherited.value);
    const names = [...flat.keys()];
    const signature = `${prefix}${names.join('\0')}`;
    let known = writers.get(signature);
    if (!known) {
      const mapping = mappingOf(names, file, prefix);
      for (const name of prefix === '' ? [] : names) file.reading.seenNames.add(`${prefix}${name}`);
      const isIncident = mapping.stamps.start.length > 0 && !isWrapper(mapping, record);
      if (!isIncident && context.parent !== record) return false;
      group ??= `json ${signature}`;
      known = { write: createRowWriter(file, file.columnSet(mapping, group)), isIncident, isLearnt: false };
      writers.set(signature, known);
    }
    if (known.isIncident && !known.isLearnt && isFlat(record) && prefix === '' && !isHeir) {
      known.isLearnt = true;
      quick.learn(names, known.write);
    }
    row.show([...flat.values()], place);
    known.write(row);
    return true;
  };
}

/** A record with a time and nothing else of an incident, around lists: a report that says when it was made. */
function isWrapper({ texts, stamps, lengths }: Mapping, record: JsonObject): boolean {
  const hasOther = texts.id.length + texts.title.length + texts.service.length + stamps.verified.length > 0;
  return !hasOther && lengths.verified === undefined && listsIn(record).length > 0;
}
