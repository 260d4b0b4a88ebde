import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../src/input/incidents/adapters/found.ts';
import { jsonAdapters, recogniseAdapter } from '../../../src/input/incidents/adapters/index.ts';
import { locateValue } from '../../../src/input/json/locate.ts';
import { firstTools, fixture, foundIn } from './read-export.ts';

describe.each(firstTools)('%s', (file, name) => {
  const { adapter, records, rows } = fixture(file);

  it('is known by every one of its records, and by no other tool', () => {
    expect(adapter?.name).toBe(name);
    for (const { record, container } of records) {
      const knowing = jsonAdapters.filter((each) => each.recognises(record, container)).map((each) => each.name);
      expect(knowing).toEqual([name]);
    }
  });

  it('is found where it says it was found, in the record and in its text', () => {
    for (const [i, row] of rows.entries()) {
      const { record, source, line, column } = records[i]!;
      expect(row.stamps.start).toBeDefined();
      for (const { path, value } of foundIn(row)) {
        expect(valueAt(record, ...path)).toEqual(value);
        const place = locateValue(source, path, { line, column });
        const text = source.split('\n')[place.line - line]!;
        const start = place.line === line ? place.column - column : place.column - 1;
        expect(text.slice(start).startsWith(JSON.stringify(value)), `${path.join('.')} at ${start}`).toBe(true);
      }
    }
  });
});

it('leaves a log of no known tool to the aliases', () => {
  for (const file of ['incidents.json', 'incidents-wrapped.json', 'incidents-jsonapi.json', 'incidents.jsonl']) {
    const { records, adapter } = fixture(file);
    expect(adapter).toBeNull();
    expect(records).toHaveLength(5);
  }
  expect(recogniseAdapter({}, null)).toBeNull();
  expect(recogniseAdapter({ id: 1, updates: [], impact: 'minor', started_at: '2026-01-01' }, null)).toBeNull();
});

it('gives each tool a name of its own', () => {
  expect(new Set(jsonAdapters.map(({ name }) => name)).size).toBe(jsonAdapters.length);
});

it('holds the same five incidents in every shape', () => {
  const plain = fixture('incidents.json').records.map(({ record }) => record);
  expect(fixture('incidents-wrapped.json').records.map(({ record }) => record)).toEqual(plain);
  expect(fixture('incidents.jsonl').records.map(({ record }) => record)).toEqual(plain);
  const resources = fixture('incidents-jsonapi.json').records.map(({ record }) => record);
  expect(resources.map((resource) => ({ id: resource['id'], ...(resource['attributes'] as object) }))).toEqual(plain);
});
