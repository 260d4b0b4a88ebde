import { readFileSync, writeFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectSchemaParts } from './check-schema.ts';

const path = 'schema/project-file.schema.json';
const value = { $ref: '#/$defs/value' };
const properties = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([key, description]) => [key, { ...value, description }]));
const files = { type: ['string', 'array'], items: { type: 'string' } };

/** What editors complete ninefold.yaml by: each command with its options, as they are declared. */
async function schemaOfProject() {
  const { gates, log } = await projectSchemaParts();
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:ninefold:project-file:1',
    title: 'ninefold.yaml',
    description: 'The project file of `ninefold check`. Paths start from the folder that it lies in.',
    type: 'object',
    additionalProperties: false,
    required: ['gates'],
    properties: {
      name: { type: 'string' },
      description: { type: 'string' },
      logs: {
        type: 'object',
        description: 'Incident logs, each with how it is to be read',
        additionalProperties: {
          oneOf: [
            files,
            {
              type: 'object',
              additionalProperties: false,
              required: ['files'],
              properties: { files: { ...files, description: 'Files, folders or patterns' }, ...properties(log) },
            },
          ],
        },
      },
      slos: {
        type: ['string', 'array', 'object'],
        description: 'SLO files, folders or patterns; or the SLOs themselves',
      },
      topologies: { type: 'object', description: 'Topology files by a name', additionalProperties: { type: 'string' } },
      policy: { type: 'string', description: 'The steps of the error budget policy: a file' },
      gates: {
        type: 'object',
        description: 'What must hold; each is a call of a command',
        minProperties: 1,
        additionalProperties: {
          oneOf: Object.entries(gates).map(([run, texts]) => ({
            type: 'object',
            additionalProperties: false,
            required: ['run'],
            properties: { ...properties(texts), run: { const: run, description: texts['run'] } },
          })),
        },
      },
      reports: { ...files, description: 'Further results: FORMAT=FILE, or a file whose ending says the format' },
    },
    $defs: {
      value: {
        description:
          'What would be typed behind the option; a list where it may stand several times, a map for KEY=VALUE',
        type: ['string', 'number', 'boolean', 'array', 'object'],
        items: { type: ['string', 'number'] },
        additionalProperties: { type: ['string', 'number', 'boolean'] },
      },
    },
  };
}

it('the schema of the project file is what the commands declare', async () => {
  const wanted = await schemaOfProject();
  if (process.env['UPDATE_DOCUMENTS']) writeFileSync(path, `${JSON.stringify(wanted, null, 2)}\n`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(wanted);
});

it('takes the fixture, and refuses what the reader refuses', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(
    JSON.parse(readFileSync(path, 'utf8')),
  );
  const project = parse(readFileSync('fixtures/project/ninefold.yaml', 'utf8'));
  expect([validate(project), validate.errors]).toEqual([true, null]);
  expect(validate({ ...project, gates: { a: { run: 'budget', slow: '99' } } })).toBe(false);
  expect(validate({ ...project, gates: { a: { run: 'nines' } } })).toBe(false);
  expect(validate({ ...project, gates: {} })).toBe(false);
});
