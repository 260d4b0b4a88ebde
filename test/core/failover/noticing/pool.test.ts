import { describe, expect, it } from 'vitest';
import { type Odds, oddsOf, unnoticedRatio } from '../../../../src/core/failover/noticing/odds.ts';
import { lostShare, lostWhileServing, type Pool } from '../../../../src/core/failover/noticing/pool.ts';
import { evenOrder, requestOrder } from '../../../../src/core/failover/noticing/request-order.ts';
import { tooFewWork } from '../../../../src/core/failover/routing/too-few-work.ts';
import { detectionDuration, fixedDuration } from '../../../../src/core/failover/standby/detection.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { relativeError } from '../../../core/statistics/relative-error.ts';
import { eachState, lostByAllStates, lostByDraws } from './enumeration.ts';

const like = (members: number, need: number, retries: number): Pool => ({
  ...evenOrder(members),
  sites: Array.from({ length: members }, () => -1),
  siteCount: 0,
  need,
  retries,
});

/** All requests that are lost by n like members of MTBF 720 h and MTTR 1 h. */
function lost(members: number, need: number, retries: number, ratio: number): number {
  const q = 1 / 721;
  const odds = oddsOf(q, ratio);
  const each = { unavailability: q, site: -1 };
  return (
    tooFewWork(Array(members).fill(each), [], need) +
    lostWhileServing(like(members, need, retries), Array(members).fill(odds), [])
  );
}

describe('lostWhileServing', () => {
  const fixed = unnoticedRatio(fixedDuration(18), 3600);
  const probes = { intervalSeconds: 5, timeoutSeconds: 3, failures: 3, recoveries: 1 };
  const probed = unnoticedRatio(detectionDuration({ kind: 'probes', probes }), 3600);

  // worked numbers: two like nodes, MTBF 720 h, MTTR 1 h, even, need 1; detection 18 s; probes 5 s, 3 s, 3 (even in 13 to
  // 18 s); three nodes of which two are needed; with one retry. In closed form: q² + (1 − q)·u and so on.
  it.each([
    ['two, 18 s', 2, 1, 0, fixed, 8.831575387991e-6, 1e-12],
    ['two, probes', 2, 1, 0, probed, 7.874096762e-6, 1e-9],
    ['two of three', 3, 2, 0, fixed, 1.2663988514e-5, 1e-10],
    ['two of three, one retry', 3, 2, 1, fixed, 5.765659259e-6, 1e-9],
    ['two, one retry', 2, 1, 1, fixed, 1 / 721 ** 2, 1e-14],
  ] as const)('%s', (_, members, need, retries, ratio, expected, precision) => {
    expect(relativeError(lost(members, need, retries, ratio), expected)).toBeLessThan(precision);
  });

  it('keeps its digits where next to nothing is unnoticed', () => {
    // (1 − q)·q·(1 − e^(−1e-9/3600)) with 1 − e^(−x) = x − x²/2: 1e-9/3600·720/721²
    const ratio = unnoticedRatio(fixedDuration(1e-9), 3600);
    const odds = oddsOf(1 / 721, ratio);
    const expected = ((1e-9 / 3600) * 720) / 721 ** 2;
    expect(relativeError(lostWhileServing(like(2, 1, 0), [odds, odds], []), expected)).toBeLessThan(1e-12);
  });

  const strategies = ['round_robin', 'weighted', 'geo', 'consistent_hash', 'least_connections', 'random'] as const;

  it.each(Array.from({ length: 90 }, (_, i) => i + 1))('is the mean over all states, seed %i', (seed) => {
    const random = createRandom(seed);
    const below = (n: number): number => Math.floor(random.uniform() * n);
    const count = 2 + below(4);
    const regions = Array.from({ length: below(3) }, (_, i) => ({
      name: `r${i}`,
      clients: 0,
      near: i > 0 && random.uniform() < 0.5 ? ['r0'] : [],
    })).map((each, _, all) => ({ ...each, clients: 1 / all.length }));
    const nodes = Array.from({ length: count }, (_, i) => ({
      id: `n${i}`,
      region: regions.length > 0 && random.uniform() < 0.8 ? `r${below(regions.length)}` : null,
      weight: [1, 50, 100, 300, 1_000_000][below(5)]!,
    }));
    const pool: Pool = {
      ...requestOrder(strategies[seed % strategies.length]!, nodes, regions),
      sites: nodes.map(({ region }) => (region === null ? -1 : Number(region.slice(1)))),
      siteCount: regions.length,
      need: 1 + below(count),
      retries: below(4),
    };
    const odds = (): Odds => oddsOf([0.5, 0.1, 1e-3, 1e-6, 0.9][below(5)]!, [0.5, 0.01, 1e-6, 0, 1][below(5)]!);
    const members = nodes.map(odds);
    const sites = regions.map(odds);
    const { whileServing } = lostByAllStates(pool, members, sites);
    expect(relativeError(lostWhileServing(pool, members, sites), whileServing)).toBeLessThan(1e-12);
  });

  it('of many like members is the sum over how many are dead and in rotation', () => {
    // 300 members, 290 needed, one retry; by the multinomial distribution with logarithms of factorials
    const [n, need] = [300, 290];
    const odds = oddsOf(0.01, 0.2);
    const logFactorial = Array.from({ length: n + 1 }, () => 0);
    for (let i = 1; i <= n; i++) logFactorial[i] = logFactorial[i - 1]! + Math.log(i);
    let expected = 0;
    for (let b = 2; b <= n - need; b++)
      for (let out = 0; b + out <= n - need; out++) {
        const up = n - b - out;
        const ways = logFactorial[n]! - logFactorial[b]! - logFactorial[out]! - logFactorial[up]!;
        const probability = Math.exp(
          ways + b * Math.log(odds.unnoticed) + out * Math.log(odds.out) + up * Math.log(odds.up),
        );
        expected += probability * ((b * (b - 1)) / ((up + b) * (up + b - 1)));
      }
    expect(relativeError(lostWhileServing(like(n, need, 1), Array(n).fill(odds), []), expected)).toBeLessThan(1e-11);
  });
});

describe('lostShare', () => {
  it('is the chance of the draws, in every state', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, region: i < 2 ? 'us' : 'eu', weight: 100 * (i + 1) }));
    const regions = [
      { name: 'us', clients: 0.7, near: ['eu'] },
      { name: 'eu', clients: 0.3, near: [] },
    ];
    for (const strategy of ['round_robin', 'weighted', 'geo', 'consistent_hash'] as const)
      for (const retries of [0, 1, 2])
        for (const need of [1, 2, 3])
          eachState(4, (of) => {
            const pool = {
              ...requestOrder(strategy, nodes, regions),
              sites: [-1, -1, -1, -1],
              siteCount: 0,
              need,
              retries,
            };
            expect(lostShare(pool, of)).toBeCloseTo(lostByDraws(pool, of), 14);
          });
  });
});
