import { describe, expect, it } from 'vitest';
import {
  type ClientRegion,
  type RoutedNode,
  routerOf,
  routingStrategies,
} from '../../../../src/core/failover/routing/routing.ts';

const node = (id: string, region: string | null, weight = 100): RoutedNode => ({ id, region, weight });
const nodes = [node('us-1', 'us', 200), node('us-2', 'us'), node('eu-1', 'eu'), node('ap-1', 'ap')];
const regions: readonly ClientRegion[] = [
  { name: 'us', clients: 0.5, near: ['eu', 'ap'] },
  { name: 'eu', clients: 0.3, near: ['ap'] },
  { name: 'ap', clients: 0.2, near: [] },
];
const without =
  (...down: readonly string[]) =>
  ({ id }: RoutedNode): boolean =>
    !down.includes(id);

// All expected shares by hand
describe('routerOf', () => {
  it.each([
    ['round_robin', [], [0.25, 0.25, 0.25, 0.25]],
    ['random', ['us-2'], [1 / 3, 0, 1 / 3, 1 / 3]],
    ['least_connections', ['us-1', 'us-2'], [0, 0, 0.5, 0.5]],
    ['weighted', [], [0.4, 0.2, 0.2, 0.2]],
    ['weighted', ['eu-1'], [0.5, 0.25, 0, 0.25]],
    ['geo', [], [0.25, 0.25, 0.3, 0.2]],
    ['geo', ['us-1'], [0, 0.5, 0.3, 0.2]],
    ['geo', ['us-1', 'us-2'], [0, 0, 0.8, 0.2]],
    ['geo', ['us-1', 'us-2', 'eu-1'], [0, 0, 0, 1]],
    ['geo', ['ap-1'], [0.25 + 0.2 / 3, 0.25 + 0.2 / 3, 0.3 + 0.2 / 3, 0]],
    ['geo', ['eu-1'], [0.25, 0.25, 0, 0.5]],
    ['geo', ['eu-1', 'ap-1'], [0.5, 0.5, 0, 0]],
  ] as const)('%s without %j', (strategy, down, expected) => {
    const routing = routerOf(strategy, nodes, regions)(without(...down));
    expect(routing.nodes.map(({ id }) => id)).toEqual(['us-1', 'us-2', 'eu-1', 'ap-1']);
    routing.nodes.forEach(({ share }, i) => {
      expect(share).toBeCloseTo(expected[i]!, 14);
    });
    expect(routing.movedKeysRatio).toBeNull();
  });

  it('hashes over the worked ring', () => {
    const abc = ['a', 'b', 'c'].map((id) => node(id, null));
    const router = routerOf('consistent_hash', abc, []);
    // the worked example of docs/regions.md
    expect(router(() => true).nodes.map(({ share }) => share)).toEqual([0.3082, 0.3219, 0.3699]);
    const drill = router(without('b'));
    expect(drill.nodes.map(({ share }) => share)).toEqual([0.4963, 0, 0.5037]);
    expect(drill.movedKeysRatio).toBe(0.3219);
  });

  it('spreads evenly by geo where nobody says where clients are', () => {
    const quiet = regions.map((region) => ({ ...region, clients: 0 }));
    expect(routerOf('geo', nodes, quiet)(without('us-1')).nodes.map(({ share }) => share)).toEqual([
      0,
      1 / 3,
      1 / 3,
      1 / 3,
    ]);
  });

  it.each(routingStrategies)('%s with nothing up serves nothing, and else everything', (strategy) => {
    const router = routerOf(strategy, nodes, regions);
    expect(router(() => false).nodes.map(({ share }) => share)).toEqual([0, 0, 0, 0]);
    const total = router(without('us-2')).nodes.reduce((sum, { share }) => sum + share, 0);
    expect(total).toBeCloseTo(1, 12);
  });
});
