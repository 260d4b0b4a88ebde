import { describe, expect, it } from 'vitest';
import { always, FaultGraphBuilder, never } from '../../../../../src/core/diagram/graph/fault-graph.ts';
import type { RoutingStrategy } from '../../../../../src/core/failover/routing/routing.ts';
import { simulate } from '../../../../../src/core/failover/simulation/simulate.ts';
import { exponentialTimes } from '../../../../../src/core/failover/simulation/simulated-part.ts';
import { ClusterTraffic } from '../../../../../src/core/failover/simulation/traffic/cluster-traffic.ts';
import type { ClusterTrafficSpec } from '../../../../../src/core/failover/simulation/traffic/cluster-traffic-spec.ts';
import { mergedTraffic } from '../../../../../src/core/failover/simulation/traffic/traffic-seen.ts';
import { createRandom } from '../../../../../src/core/statistics/random/random.ts';

const hour = 3600;
const yearSeconds = 31_536_000;
type Node = ClusterTrafficSpec['nodes'][number];
const steady = (id: string, more: Partial<Node> = {}): Node => ({
  id,
  region: null,
  weight: 100,
  failure: never,
  ...more,
});

function traffic(strategy: RoutingStrategy, nodes: readonly Node[], more: Partial<ClusterTrafficSpec> = {}) {
  return { strategy, nodes, regions: [], perSecond: 1 / 60, meanSeconds: 600, ...more };
}

/** Nodes that are up 50 h and down 30 min on average. */
function failing(
  count: number,
  strategy: RoutingStrategy,
  years: number,
  load: { perSecond: number; meanSeconds: number },
) {
  const builder = new FaultGraphBuilder();
  const events = Array.from({ length: count }, () => builder.event());
  const part = { kind: 'twoState', ...exponentialTimes({ mtbfSeconds: 50 * hour, mttrSeconds: hour / 2 }) } as const;
  const nodes = events.map((failure, i) => steady(`n${i}`, { failure }));
  const { clusters } = simulate({
    graph: builder.build(),
    roots: [],
    parts: events.map(() => part),
    years,
    seed: 41,
    clusters: [traffic(strategy, nodes, load)],
  });
  return clusters[0]!;
}

function standing(spec: ClusterTrafficSpec, years: number) {
  const graph = new FaultGraphBuilder().build();
  return simulate({ graph, roots: [], parts: [], years, seed: 40, clusters: [spec] }).clusters[0]!;
}

describe('connections of nodes that never fail', () => {
  const three = ['a', 'b', 'c'].map((id) => steady(id));
  const years = 2; // a million connections
  const expected = (years * yearSeconds) / 60;

  // 1/60 a second of 600 s each: 10 open on average (Little's law), whatever the routing
  it.each<[RoutingStrategy, readonly Node[], readonly number[]]>([
    ['round_robin', three, [1 / 3, 1 / 3, 1 / 3]],
    ['random', three, [1 / 3, 1 / 3, 1 / 3]],
    ['least_connections', three, [1 / 3, 1 / 3, 1 / 3]],
    ['weighted', [steady('a', { weight: 200 }), steady('b')], [2 / 3, 1 / 3]],
    // the ring of three nodes as it was worked out with another MD5: shares of 10,000 keys
    ['consistent_hash', three, [0.3082, 0.3219, 0.3699]],
  ])('%s', (strategy, nodes, shares) => {
    const seen = standing(traffic(strategy, nodes), years);
    // a Poisson count: five standard deviations
    expect(Math.abs(seen.opened - expected)).toBeLessThan(5 * Math.sqrt(expected));
    seen.nodes.opened.forEach((opened, i) => {
      expect(Math.abs(opened / seen.opened - shares[i]!)).toBeLessThan(0.002);
      expect(seen.nodes.connectionSeconds[i]! / (years * yearSeconds) / (10 * shares[i]!)).toBeCloseTo(1, 1);
    });
    expect(seen).toMatchObject({ refused: 0, afterReturn: { all: 0, own: 0 } });
    expect(seen.nodes.cut.every((cut) => cut === 0)).toBe(true);
  });

  it('geo: each client to its region, else to the nearest with a node', () => {
    const nodes = [steady('a', { region: 'us' }), steady('b', { region: 'eu' }), steady('c', { region: 'eu' })];
    const regions = [
      { name: 'us', clients: 0.5, near: [] },
      { name: 'eu', clients: 0.3, near: [] },
      { name: 'ap', clients: 0.2, near: ['eu'] },
    ];
    const { opened, nodes: each } = standing(traffic('geo', nodes, { regions }), years);
    for (const [i, share] of [0.5, 0.25, 0.25].entries())
      expect(Math.abs(each.opened[i]! / opened - share)).toBeLessThan(0.002);
  });

  it('least connections keeps nodes closer together than chance does', () => {
    const [fewest, random] = (['least_connections', 'random'] as const).map((strategy) =>
      standing(traffic(strategy, three, { perSecond: 1 }), 0.05),
    );
    // 600 open on three nodes: by chance a node has up to 200 + 4·√200; side by side a third of all, 200 + 4·√600/3
    expect(Math.max(...random!.nodes.peak)).toBeGreaterThan(240);
    expect(Math.max(...fewest!.nodes.peak)).toBeLessThan(240);
  });
});

describe('connections of nodes that fail', () => {
  // In the limit of many connections the node that comes back takes all that is opened until it has as many as the others:
  // e^(−t/d)/(n − 1) = 1 − e^(−t/d), so for t = d·ln(n/(n − 1)), and then 1/n. Of the first d that is ln(n/(n − 1)) +
  // (1 − ln(n/(n − 1)))/n. Other failures within that time are rare.
  it.each([2, 3, 5])('least connections: one of %d that returns is flooded', (n) => {
    const { afterReturn } = failing(n, 'least_connections', 0.3, { perSecond: 1 / 2, meanSeconds: 600 });
    const alone = Math.log(n / (n - 1));
    expect(afterReturn.all).toBeGreaterThan(10_000);
    expect(Math.abs(afterReturn.own / afterReturn.all - (alone + (1 - alone) / n))).toBeLessThan(0.02);
  });

  it('round robin gives it its part', () => {
    const { afterReturn } = failing(4, 'round_robin', 0.3, { perSecond: 1 / 2, meanSeconds: 600 });
    expect(Math.abs(afterReturn.own / afterReturn.all - 1 / 4)).toBeLessThan(0.01);
  });

  it('a failure cuts what was open, and all comes again at once', () => {
    const years = 2;
    const { opened, refused, nodes } = failing(2, 'round_robin', years, { perSecond: 1 / 30, meanSeconds: 600 });
    // 173 failures of a node a year; 10 connections open on it, or 20 where the other is down (0.5 of 50.5 h)
    const failures = (2 * years * 8760) / 50.5;
    const cut = nodes.cut[0]! + nodes.cut[1]!;
    expect(cut / failures / (10 * (1 + 0.5 / 50.5))).toBeCloseTo(1, 0);
    // what came, and what came again; what found no node came while both were down, (0.5/50.5)² of the time
    const came = (years * yearSeconds) / 30;
    expect(Math.abs(opened + refused - came - cut)).toBeLessThan(5 * Math.sqrt(came));
    expect(refused / came).toBeLessThan(4 * (0.5 / 50.5) ** 2);
  });

  it('of the only node are refused while it is down', () => {
    const years = 2;
    const { refused, nodes } = failing(1, 'random', years, { perSecond: 1 / 30, meanSeconds: 600 });
    const came = (years * yearSeconds) / 30;
    // 347 outages of 30 min: the share of time 0.5/50.5, with a standard deviation of √(2/347)
    expect((refused - nodes.cut[0]!) / came / (0.5 / 50.5)).toBeGreaterThan(1 - 4 * Math.sqrt(2 / 347));
    expect((refused - nodes.cut[0]!) / came / (0.5 / 50.5)).toBeLessThan(1 + 4 * Math.sqrt(2 / 347));
  });
});

describe('connections, step by step', () => {
  const clock = new Float64Array(1);

  it('go to nobody where all nodes are lost', () => {
    const lost = new ClusterTraffic(traffic('weighted', [steady('a', { failure: always })]), clock, createRandom(1));
    lost.follow(new Uint8Array(0));
    lost.fire();
    expect(lost.seen()).toMatchObject({ opened: 0, refused: 1 });
  });

  it('are added up over threads, peaks apart', () => {
    const one = {
      opened: 5,
      refused: 1,
      lost: 3,
      afterReturn: { all: 4, own: 2 },
      nodes: { opened: [3, 2], cut: [1, 0], connectionSeconds: [10, 20], peak: [2, 7] },
    };
    const other = { ...one, nodes: { ...one.nodes, peak: [4, 1] } };
    expect(mergedTraffic(one, other)).toEqual({
      opened: 10,
      refused: 2,
      lost: 6,
      afterReturn: { all: 8, own: 4 },
      nodes: { opened: [6, 4], cut: [2, 0], connectionSeconds: [20, 40], peak: [4, 7] },
    });
  });
});
