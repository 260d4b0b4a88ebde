import { describe, expect, it } from 'vitest';
import { oddsOf, unnoticedRatio } from '../../../../src/core/failover/noticing/odds.ts';
import { lostWhileServing } from '../../../../src/core/failover/noticing/pool.ts';
import { requestOrder } from '../../../../src/core/failover/noticing/request-order.ts';
import { tooFewWork } from '../../../../src/core/failover/routing/too-few-work.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { type WalkRules, walkRequests } from './request-walk.ts';

const like = (count: number) => Array.from({ length: count }, () => ({ mtbf: 50, mttr: 15, weight: 100 }));
const base = { need: 1, retries: 0, detection: [4, 4], perSecond: 3, serviceSeconds: 0.2, seconds: 150_000 } as const;

function exact({ nodes, need, retries, routing, detection: [fromSeconds, toSeconds] }: WalkRules): number {
  const routed = nodes.map(({ weight }, i) => ({ id: `n${i}`, region: null, weight }));
  const pool = { ...requestOrder(routing, routed, []), sites: nodes.map(() => -1), siteCount: 0, need, retries };
  const members = nodes.map(({ mtbf, mttr }) =>
    oddsOf(mttr / (mtbf + mttr), unnoticedRatio({ kind: 'uniform', fromSeconds, toSeconds }, mttr)),
  );
  const group = nodes.map(({ mtbf, mttr }) => ({ unavailability: mttr / (mtbf + mttr), site: -1 }));
  return tooFewWork(group, [], need) + lostWhileServing(pool, members, []);
}

// a walk of 450,000 requests each, by a program of its own; its 99 % interval must hold the exact number
describe('requests one by one', () => {
  it.each<[string, WalkRules]>([
    ['two nodes', { ...base, nodes: like(2), routing: 'round_robin' }],
    ['two nodes with a retry', { ...base, nodes: like(2), routing: 'random', retries: 1 }],
    ['two of four, probes', { ...base, nodes: like(4), need: 2, routing: 'round_robin', detection: [2, 6] }],
    ['least connections', { ...base, nodes: like(3), routing: 'least_connections' }],
    ['least connections with a retry', { ...base, nodes: like(3), routing: 'least_connections', retries: 1 }],
    [
      'unlike nodes by weight',
      {
        ...base,
        nodes: [
          { mtbf: 50, mttr: 10, weight: 300 },
          { mtbf: 25, mttr: 15, weight: 100 },
          { mtbf: 100, mttr: 8, weight: 50 },
        ],
        routing: 'weighted',
        retries: 1,
      },
    ],
  ])('%s', (_, rules) => {
    const [low, , high] = walkRequests(rules, createRandom(5));
    const expected = exact(rules);
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
    // it tells something
    expect(high - low).toBeLessThan(0.4 * expected);
  });
});
