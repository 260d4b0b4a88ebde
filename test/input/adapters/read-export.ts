import { existsSync, readFileSync } from 'node:fs';
import type { Json } from '../../../src/core/json.ts';
import { recogniseAdapter } from '../../../src/input/incidents/adapters/index.ts';
import { type IncidentFields, type JsonAdapter, noContext } from '../../../src/input/incidents/incident-fields.ts';
import type { JsonRecord, JsonShape } from '../../../src/input/json/record.ts';
import { createJsonSplitter } from '../../../src/input/json/splitter.ts';
import type { FoundValue } from '../../../src/input/json/values.ts';

export interface ReadExport {
  readonly shape: JsonShape | null;
  readonly adapter: JsonAdapter | null;
  readonly records: readonly JsonRecord[];
  readonly rows: readonly IncidentFields[];
}

/** Reads a whole export the way the program does: the first record tells the tool, and its adapter reads them all. */
export function readExport(path: string): ReadExport {
  const records: JsonRecord[] = [];
  const splitter = createJsonSplitter({ file: path, onRecord: (record) => records.push(record) });
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 65_536) splitter.write(bytes.subarray(at, at + 65_536));
  splitter.end();
  const first = records[0];
  const adapter = first ? recogniseAdapter(first.record, first.container) : null;
  const rows = adapter
    ? records.flatMap(({ record, container }) => adapter.read(record, { ...noContext, container }))
    : [];
  return { shape: splitter.shape, adapter, records, rows };
}

/** The exports that stand in `fixtures/` itself, with their tools; those of all others stand in `fixtures/tools/`. */
export const firstTools = [
  ['statuspage.json', 'statuspage'],
  ['statuspage-archive.jsonl', 'statuspage'],
  ['google-cloud.json', 'google-cloud'],
  ['pagerduty.json', 'pagerduty'],
  ['pagerduty-analytics.json', 'pagerduty'],
  ['opsgenie.json', 'opsgenie'],
  ['incident-io.json', 'incident-io'],
  ['firehydrant.json', 'firehydrant'],
  ['rootly.json', 'rootly'],
  ['better-stack.json', 'better-stack'],
  ['datadog.json', 'datadog'],
] as const;

export const fixture = (name: string): ReadExport => readExport(`fixtures/${name}`);

/** The folder of real files is not part of the project. */
export const realData = '../shared/data';
export const hasRealData = existsSync(realData);

/** The values of the stamps, without their paths. */
export function stampsOf({ stamps }: IncidentFields): Record<string, Json> {
  return Object.fromEntries(Object.entries(stamps).map(([name, found]) => [name, found.value]));
}

/** Every found value of a row. */
export function foundIn(row: IncidentFields): FoundValue[] {
  const { id, title, stamps, lengths } = row;
  const found = [id, title, ...Object.values(stamps), ...Object.values(lengths ?? {})];
  return found.filter((each) => each !== undefined);
}
