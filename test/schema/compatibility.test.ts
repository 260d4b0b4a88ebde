import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenPromises, type Promises, promisesOf } from './compatible.ts';

/*
 * What each version of a schema has promised stands in test/schema/promised: whoever reads results relies on it. CONTRIBUTING says
 * how to change a schema.
 */
const promised = 'test/schema/promised';
const schemas = readdirSync('schema').map((file) => JSON.parse(readFileSync(`schema/${file}`, 'utf8')));
const fileOf = (id: string): string => `${promised}/${id.replace('urn:ninefold:', '').replace(':', '-')}.json`;

describe.each(schemas.map((schema) => [schema.$id as string, schema]))('%s', (id, schema) => {
  it('keeps what this version has promised', () => {
    const file = fileOf(id);
    const now = promisesOf(schema);
    if (process.env['UPDATE_PROMISES'] !== undefined) {
      const before: Promises = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
      if (brokenPromises(before, now).length === 0) writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
    }
    const before: Promises = JSON.parse(readFileSync(file, 'utf8'));
    expect(brokenPromises(before, now), 'a new version of the schema is needed: see CONTRIBUTING').toEqual([]);
  });
  it.runIf(schema.properties?.schema)('says in each result which version it is of', () => {
    expect(`urn:${schema.properties.schema.const.replaceAll('/', ':')}`).toBe(id);
  });
});

describe('a promise', () => {
  const number = { type: 'object', required: ['a'], properties: { a: { type: 'number' } } };
  const text = (values: readonly string[]) => ({ properties: { a: { enum: values } } });
  it.each<[string, object, object, readonly string[]]>([
    ['is kept', number, number, []],
    ['is kept where a key is added', number, { ...number, properties: { ...number.properties, b: {} } }, []],
    ['is kept where a value is added', text(['a', 'b']), text(['a', 'b', 'c']), []],
    ['is broken without the key', number, { ...number, properties: {} }, ['.a is gone (number, required)']],
    [
      'is broken where it need not be there',
      number,
      { ...number, required: [] },
      ['.a was: number, required; is: number'],
    ],
    [
      'is broken by another type',
      number,
      { ...number, properties: { a: { type: ['number', 'null'] } } },
      ['.a was: number, required; is: null, number, required'],
    ],
    ['is broken without a value', text(['a', 'b']), text(['a']), ['.a was: one of ["a","b"]; is: one of ["a"]']],
    ['is broken by another version', text(['a']), text(['b']), ['.a was: one of ["a"]; is: one of ["b"]']],
  ])('%s', (_, before, now, broken) => expect(brokenPromises(promisesOf(before), promisesOf(now))).toEqual(broken));
});
