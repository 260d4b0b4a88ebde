import { readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ProblemError } from '../../src/core/problem.ts';
import { readPolicy } from '../../src/input/slo/policy.ts';
import { readSloFiles } from '../../src/input/slo/read-slo-file.ts';
import { readTargets } from '../../src/input/slo/targets.ts';
import { parseStructured } from '../../src/input/structured/read-file.ts';
import { topologyOf } from '../../src/input/topology/read-topology.ts';

/*
 * The files that people write: what editors complete them by, held to what reads them. A schema knows less than its reader (names
 * that are not there, sums that do not fit), so that a file which is read is valid, and not the other way round.
 */
type Kind = 'topology' | 'slo' | 'policy' | 'targets';

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
});
const schemas = Object.fromEntries(
  (['topology', 'slo', 'policy', 'targets'] as const).map((kind) => [
    kind,
    JSON.parse(readFileSync(`schema/${kind}-file.schema.json`, 'utf8')),
  ]),
) as Record<Kind, Record<string, unknown>>;
const validators = Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, ajv.compile(schema)]));

const isValid = (kind: Kind, text: string): boolean => validators[kind]!(parse(text));

async function problemsOf(kind: Kind, text: string) {
  try {
    const [document] = await parseStructured(text, 'file.yaml');
    if (kind === 'topology') topologyOf(document!);
    else if (kind === 'policy') readPolicy(document!);
    else if (kind === 'targets') readTargets(document!);
    else
      await readSloFiles([{ text: '-', place: () => ({ kind: 'typed', option: null, text: '' }) }], async function* () {
        yield new TextEncoder().encode(text);
      });
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

const inFolder = (folder: string): readonly string[] => readdirSync(folder).map((name) => `${folder}/${name}`);
const blocksOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, body]) => body!);

describe('what is read is valid', () => {
  const files: readonly (readonly [Kind, string])[] = [
    ...inFolder('fixtures/topologies').map((file) => ['topology', file] as const),
    ['slo', 'fixtures/slo/teams/web.json'],
    ['slo', 'fixtures/project/slo/checkout.yaml'],
    ['slo', 'fixtures/project/slo/search.yaml'],
    ['policy', 'fixtures/slo/policy.yaml'],
    ['targets', 'fixtures/slo/targets.yaml'],
  ];
  it.each(files)('%s %s', async (kind, file) => {
    const text = readFileSync(file, 'utf8');
    expect(await problemsOf(kind, text)).toEqual([]);
    expect([isValid(kind, text), validators[kind]!.errors]).toEqual([true, null]);
  });
  it.each(['topology-format', 'regions', 'failover', 'simulation', 'drills'])(
    'topologies of docs/%s.md',
    async (name) => {
      const topologies = blocksOf(`docs/${name}.md`).filter((text) => /^(components|clusters|journeys):/m.test(text));
      for (const text of topologies) {
        if ((await problemsOf('topology', text)).length > 0) continue; // a part of one
        expect([isValid('topology', text), validators['topology']!.errors]).toEqual([true, null]);
      }
    },
  );
  const own: readonly (readonly [Kind, string])[] = [
    ['topology', 'components: { a: { mtbf: 1e3h, mttr: PT30M } }'.replace('1e3h', '1000h')],
    [
      'topology',
      'components: { a: { availability: 3n, optional: true }, b: { unavailability: "0.1%", dependsOn: a } }',
    ],
    [
      'topology',
      'components: { a: { availability: 99.9, replicas: "3", domain: [1, 2, 3] } }\ndomains: { 1: 99.9, 2: 3n, 3: { availability: 99.99% } }',
    ],
    ['topology', 'journeys: { buy: 99.9 -> 99.95, look: { path: 99.9, target: 99% } }'],
    [
      'topology',
      'components: { a: { mtbf: 720h, mttr: 1h, failover: { mode: warm, fencing: lease 10s, tested: 2027-01-01, standby: { checkEvery: 1h } } } }',
    ],
    ['slo', 'slos: { checkout: 99.9, search: { target: 0.999, window: 28d } }'],
    ['slo', 'service: shop\nslos: [{ name: up, objective: 99.9%, calendar: month, zone: Europe/Berlin, team: shop }]'],
    ['slo', 'target: 3n\nservice: shop'],
    ['slo', 'slo: { target: 99.9% }'],
    ['slo', 'slos: 99.9'],
    ['slo', 'slos: [{ name: 5, target: 99.9 }]'],
    ['slo', 'api: { availability: 99.9, window: 30 days }\nweb: { availability_target: 0.9995 }'],
    ['policy', '[{ state: go, above: 0.5 }, { state: slow, atLeast: 10% }, { state: stop, description: fix }]'],
    ['targets', 'targets: {}\ndefault: { target: 99.5, calendar: quarter }'],
  ];
  it.each(own)('%s: %s', async (kind, text) => {
    expect(await problemsOf(kind, text)).toEqual([]);
    expect([isValid(kind, text), validators[kind]!.errors]).toEqual([true, null]);
  });
});

describe('what is invalid is refused', () => {
  const part = (text: string): string => `components: { a: { ${text} } }`;
  const wrong: readonly (readonly [Kind, string])[] = [
    ['topology', part('availabilty: 99')],
    ['topology', part('availability: "?"')],
    ['topology', part('availability: 101')],
    ['topology', part('availability: soon')],
    ['topology', part('availability: 99, unavailability: 0.01')],
    ['topology', part('mtbf: 720, mttr: 1h')],
    ['topology', part('mtbf: 0s, mttr: 1h')],
    ['topology', part('availability: 99, replicas: 0')],
    ['topology', part('availability: 99, replicas: 1.5')],
    ['topology', part('availability: 99, need: many')],
    ['topology', part('availability: 99, external: maybe')],
    ['topology', part('availability: 99, cost: -1')],
    ['topology', part('availability: 99, maintenance: { every: 30d }')],
    ['topology', part('mtbf: 9h, mttr: 1h, failover: { mode: lukewarm }')],
    ['topology', part('mtbf: 9h, mttr: 1h, failover: { mode: hot, fencing: prayer }')],
    ['topology', part('mtbf: 9h, mttr: 1h, replicas: 2, probe: { failures: 0 }')],
    ['topology', 'components: { "a b": { availability: 99 } }'],
    ['topology', 'components: { a: 99.9 }'],
    ['topology', 'components: [a]'],
    ['topology', 'component: { a: { availability: 99 } }'],
    ['topology', 'components: { a: { availability: 99 } }\njourneys: { buy: { target: 99 } }'],
    ['topology', 'components: { a: { availability: 99 } }\ncommonCause: [{ components: [a] }]'],
    ['topology', 'clusters: { c: { routing: rigged, nodes: { n: { availability: 99 } } } }'],
    ['topology', 'clusters: { c: { nodes: {} } }'],
    ['topology', 'clusters: { c: { nodes: { n: { availability: 99, weight: 0 } } } }'],
    [
      'topology',
      'clusters: { c: { nodes: { n: { availability: 99, region: r } } } }\nregions: { r: 99.9 }\nwrites: { region: r, order: [s] }',
    ],
    ['slo', 'slos: []'],
    ['slo', 'slos: [{ name: up }]'],
    ['slo', 'slos: [{ name: up, target: 99.9, objective: 99 }]'],
    ['slo', 'slos: [{ name: up, target: 100 }]'],
    ['slo', 'slos: [{ name: up, target: 0 }]'],
    ['slo', 'slos: [{ name: up, target: high }]'],
    ['slo', 'slos: [{ name: up, target: 99, window: 30 }]'],
    ['slo', 'slos: [{ name: up, target: 99, window: 30d, calendar: month }]'],
    ['slo', 'slos: [{ name: up, target: 99, calendar: fortnight }]'],
    ['policy', 'steps: [{ state: stop }]'],
    ['policy', 'steps: [{ state: go, above: 50%, atLeast: 40% }, { state: stop }]'],
    ['policy', 'steps: [{ stat: go, above: 50% }, { state: stop }]'],
    ['policy', 'steps: [{ state: go, above: much }, { state: stop }]'],
    ['targets', 'targets: { shop: 100 }'],
    ['targets', 'targets: { shop: { window: 7d } }'],
    ['targets', 'targets: { shop: { target: 99, window: 7d, calendar: month } }'],
    ['targets', 'target: { shop: 99 }'],
  ];
  it.each(wrong)('%s: %s', async (kind, text) => {
    expect(isValid(kind, text), 'the schema takes it').toBe(false);
    expect(await problemsOf(kind, text), 'the reader takes it').not.toEqual([]);
  });
});

describe('the keys of a topology are those of its reader', () => {
  /** A map with a key that nobody knows; the reader answers with those that it knows. */
  const maps: readonly (readonly [path: string, text: string])[] = [
    ['', 'zz: 1'],
    ['components/*', 'components: { a: { zz: 1 } }'],
    ['components/*/failover', 'components: { a: { mtbf: 9h, mttr: 1h, failover: { zz: 1 } } }'],
    [
      'components/*/failover/failback',
      'components: { a: { mtbf: 9h, mttr: 1h, failover: { mode: hot, failback: { zz: 1 } } } }',
    ],
    [
      'components/*/failover/standby',
      'components: { a: { mtbf: 9h, mttr: 1h, failover: { mode: hot, standby: { zz: 1 } } } }',
    ],
    [
      'components/*/failover/partition',
      'components: { a: { mtbf: 9h, mttr: 1h, failover: { mode: hot, partition: { zz: 1 } } } }',
    ],
    [
      'components/*/failover/probe',
      'components: { a: { mtbf: 9h, mttr: 1h, failover: { mode: hot, probe: { zz: 1 } } } }',
    ],
    ['components/*/probe', 'components: { a: { mtbf: 9h, mttr: 1h, probe: { zz: 1 } } }'],
    ['components/*/maintenance', 'components: { a: { mtbf: 9h, mttr: 1h, maintenance: { zz: 1 } } }'],
    ['domains/*', 'domains: { z: { zz: 1 } }'],
    ['clusters/*', 'clusters: { c: { zz: 1 } }'],
    ['clusters/*/nodes/*', 'clusters: { c: { nodes: { n: { zz: 1 } } } }'],
    ['regions/*', 'regions: { r: { zz: 1 } }'],
    ['writes', 'writes: { zz: 1 }'],
    ['writes/targets', 'writes: { region: r, targets: { zz: 1 } }'],
    ['journeys/*', 'journeys: { j: { zz: 1 } }'],
  ];
  type Schema = { [key: string]: Schema } & { $ref?: string; anyOf?: Schema[] };
  const root = schemas.topology as unknown as Schema;
  const mapOf = (schema: Schema): Schema => {
    if (typeof schema.$ref === 'string') return mapOf(root['$defs']![schema.$ref.split('/').at(-1)!]!);
    return schema.anyOf?.map(mapOf).find((each) => each['properties'] !== undefined) ?? schema;
  };
  const at = (path: string): Schema =>
    path
      .split('/')
      .filter((step) => step !== '')
      .reduce<Schema>((schema, step) => {
        const { properties, additionalProperties } = mapOf(schema);
        return step === '*' ? additionalProperties! : properties![step]!;
      }, root);
  it.each(maps)('%s', async (path, text) => {
    const problem = (await problemsOf('topology', text)).find(({ kind }) => kind === 'keyUnknown');
    const { known } = problem!.data as { known: readonly string[] };
    expect(Object.keys(mapOf(at(path))['properties']!).sort()).toEqual([...known].sort());
  });
});
