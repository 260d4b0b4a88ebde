import { describe, expect, it } from 'vitest';
import { engine } from '../../../../src/core/diagram/index.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { hasGivenUp } from '../../../../src/core/topology/analyze/given-up.ts';
import { requestsOfTopology } from '../../../../src/core/topology/analyze/requests.ts';
import type { Cluster, ClusterRegion, Writes } from '../../../../src/core/topology/model/cluster-model.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { machineNumbers } from '../../../../src/core/topology/model/pair.ts';
import type { PartNumbers } from '../../../../src/core/topology/model/part-numbers.ts';

const limits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };

interface Shop {
  readonly clusters: readonly Cluster[];
  readonly regions: readonly ClusterRegion[];
  readonly writes: Writes;
}

/** One or two clusters of up to nine nodes together, in up to three regions that they share. */
function randomShop(seed: number): Shop {
  const random = createRandom(seed);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const times = (): PartNumbers =>
    machineNumbers({ mtbfSeconds: [9e4, 9e5, 3e5][below(3)]!, mttrSeconds: [1e4, 1e3, 5e4][below(3)]! });
  const names = ['us', 'eu', 'ap'].slice(0, 2 + below(2));
  const regions = names.map(
    (name): ClusterRegion => ({
      ...{ name, clients: 0, near: [], place: null },
      numbers: times(),
      lagSeconds: below(3),
    }),
  );
  const clusters = ['front', 'back'].slice(0, 1 + below(2)).map((name): Cluster => {
    // the first nodes go round the regions, so that each has one
    const nodes = Array.from({ length: names.length + below(2) }, (_, i) => ({
      ...{ id: `${i}`, weight: 100, place: null },
      region: names[i < names.length ? i : below(names.length)]!,
      numbers: times(),
    }));
    return { name, routing: 'random', need: 1 + below(nodes.length), nodes, place: null };
  });
  const [region, ...order] = names;
  const settings = { promotionSeconds: 30, maxLagSeconds: 1, reads: 0.9, strongReads: 0.1 };
  return { clusters, regions, writes: { region: region!, order, ...settings, place: null } };
}

/** The three unavailabilities by going through every state of every node and region, by the rules in words. */
function byStates({ clusters, regions, writes }: Shop) {
  const parts = [
    ...regions.map(({ name, numbers }) => ({ region: name, cluster: null as number | null, numbers })),
    ...clusters.flatMap(({ nodes }, c) =>
      nodes.map(({ region, numbers }) => ({ region: region!, cluster: c, numbers })),
    ),
  ];
  const lag = new Map(regions.map(({ name, lagSeconds }) => [name, lagSeconds]));
  const eligible = [writes.region, ...writes.order.filter((name) => lag.get(name)! <= writes.maxLagSeconds)];
  const isUp = (state: number, i: number): boolean => (state & (1 << i)) !== 0;
  const working = (state: number, cluster: number, region: string | null): number =>
    parts.filter((part, i) => {
      if (part.cluster !== cluster || !isUp(state, i) || (region !== null && part.region !== region)) return false;
      return isUp(
        state,
        parts.findIndex((each) => each.cluster === null && each.region === part.region),
      );
    }).length;
  const serves = (state: number, region: string): boolean => clusters.every((_, c) => working(state, c, region) > 0);
  let [reads, none, promotions] = [0, 0, 0];
  for (let state = 0; state < 1 << parts.length; state++) {
    let probability = 1;
    parts.forEach(({ numbers }, i) => {
      probability *= isUp(state, i) ? numbers.availability : numbers.unavailability;
    });
    if (clusters.some(({ need }, c) => working(state, c, null) < need)) reads += probability;
    if (!eligible.some((region) => serves(state, region))) none += probability;
    if (!serves(state, writes.region)) continue;
    // each part that is up fails at 1/MTBF: is the write region lost with it, and does another serve then?
    parts.forEach(({ numbers }, i) => {
      if (!isUp(state, i)) return;
      const after = state & ~(1 << i);
      if (!serves(after, writes.region) && eligible.some((region) => serves(after, region)))
        promotions += probability / numbers.mtbfSeconds!;
    });
  }
  return { reads, writes: none + promotions * writes.promotionSeconds };
}

describe('requestsOfTopology', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))('gives what all states together give, seed %i', (seed) => {
    const shop = randomShop(seed);
    const topology: Topology = {
      ...{ name: null, components: [], domains: [], commonCauses: [], groups: new Map(), journeys: [], from: 'file' },
      ...shop,
    };
    const found = requestsOfTopology(engine, topology, limits);
    if (found === null || hasGivenUp(found)) throw new Error('no requests');
    const expected = byStates(shop);
    const near = (got: number, want: number): void => expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-11 * want);
    near(found.reads.unavailability, expected.reads);
    near(found.writes.unavailability, expected.writes);
    near(found.strongReads.unavailability, expected.writes);
    near(found.all!.unavailability, 0.81 * expected.reads + 0.19 * expected.writes);
    expect(found.hasPromotionCost).toBe(true);
  });
});
