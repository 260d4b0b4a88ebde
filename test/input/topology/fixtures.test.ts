import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/core/topology/expression/walk.ts';
import type { Journey, Topology } from '../../../src/core/topology/model/model.ts';
import { readTopology } from '../../../src/input/topology/read-topology.ts';

const nothing = async function* (): AsyncGenerator<Uint8Array> {};
const fixture = (name: string): Promise<Topology> => readTopology(`fixtures/topologies/${name}`, nothing);

/** All components that a journey of parts in series cannot do without. */
function needed({ components, groups }: Topology, { path }: Journey): string[] {
  const found = new Set<string>();
  const left = [...namesIn(path)];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const component = components.find((each) => each.name === name);
    if (component && (component.isOptional || found.has(name))) continue;
    if (component) found.add(name);
    left.push(...(component?.dependsOn ?? namesIn(groups.get(name)!)));
  }
  return [...found].sort();
}

describe('online-boutique.yaml', () => {
  // the services of each journey and their availability at 99.9 % each, as published for this system
  const base = ['cart', 'frontend', 'productcatalog', 'redis-cart'];
  it.each([
    ['home', [...base, 'currency'], 0.995009990005],
    ['view-cart', [...base, 'currency', 'shipping'], 0.994014980015],
    ['add-to-cart', base, 0.996005996001],
    ['place-order', [...base, 'checkout', 'currency', 'payment', 'shipping'], 0.99202794407],
  ])('%s follows from who calls whom', async (name, services, availability) => {
    const topology = await fixture('online-boutique.yaml');
    const journey = topology.journeys.find((each) => each.name === name)!;
    const found = needed(topology, journey);
    expect(found).toEqual([...services].sort());
    const product = found.reduce(
      (sofar, each) => sofar * topology.components.find((component) => component.name === each)!.numbers.availability,
      1,
    );
    expect(product).toBeCloseTo(availability, 11);
  });
  it('has twelve deployments, and calls that degrade', async () => {
    const { components, notices } = (await fixture('online-boutique.yaml')) as Awaited<ReturnType<typeof readTopology>>;
    expect(components).toHaveLength(12);
    expect(
      Object.fromEntries(
        components.flatMap(({ name, optionalCalls }) => (optionalCalls.length > 0 ? [[name, optionalCalls]] : [])),
      ),
    ).toEqual({
      frontend: ['recommendation', 'ad'],
      checkout: ['email'],
    });
    expect(notices).toEqual([]);
  });
});

it('ten-in-series.yaml: ten at 99.9 %, a target of 99.99 %', async () => {
  const topology = await fixture('ten-in-series.yaml');
  const [journey] = topology.journeys;
  expect(needed(topology, journey!)).toHaveLength(10);
  // 0.999^10, as a power of a decimal: 0.990044880209748…
  expect(topology.components.reduce((product, { numbers }) => product * numbers.availability, 1)).toBeCloseTo(
    0.99004488020975,
    13,
  );
  expect(journey!.target!.availability.unavailability).toBe(0.0001);
});

it('shop.yaml has every key', async () => {
  const shop = await fixture('shop.yaml');
  const part = Object.fromEntries(shop.components.map((component) => [component.name, component]));
  expect(part['web']).toMatchObject({ replicas: 3, need: 2, domains: ['zone-a', 'zone-b', 'zone-c'] });
  expect(part['app']).toMatchObject({ numbers: { mtbfSeconds: 2_592_000, mttrSeconds: 1800 }, dependsOn: ['config'] });
  expect(part['db']).toMatchObject({ share: 0.2, domains: ['zone-a'] });
  expect(part['recs']).toMatchObject({ isOptional: true });
  expect(shop.commonCauses.map(({ components, beta }) => [components, beta])).toEqual([[['stripe', 'paypal'], 0.05]]);
  expect(shop.journeys.map(({ name, target }) => [name, target?.text])).toEqual([
    ['checkout', '99.9%'],
    ['browse', undefined],
  ]);
});

it('three-tier.json is JSON', async () => {
  const { components, journeys } = await fixture('three-tier.json');
  expect(components.map(({ name, replicas, need }) => [name, replicas, need])).toEqual([
    ['web', 2, 1],
    ['app', 3, 2],
    ['db', 1, 1],
  ]);
  expect(journeys[0]!.place).toEqual({
    kind: 'file',
    file: 'fixtures/topologies/three-tier.json',
    line: 8,
    column: 17,
  });
});

const trees = '../shared/data/aralia';
describe.skipIf(!existsSync(trees))(
  'fault trees of the Aralia benchmark have the sizes that are published with them',
  () => {
    const sizes: readonly { model: string; components: number; groups: number }[] = existsSync(trees)
      ? JSON.parse(readFileSync(`${trees}/expected.json`, 'utf8'))
      : [];
    it.each(sizes)('$model', async ({ model, components, groups }) => {
      const topology = await readTopology(`${trees}/${model}.json`, nothing);
      expect(topology.journeys.map((journey) => journey.name)).toEqual(['top']);
      expect([topology.components.length, topology.groups.size]).toEqual([components, groups]);
    });
  },
);
