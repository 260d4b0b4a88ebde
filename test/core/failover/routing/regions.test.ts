import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder } from '../../../../src/core/diagram/graph/fault-graph.ts';
import { eligibleRegions, type WriteSettings, writeRegion } from '../../../../src/core/failover/routing/regions.ts';
import {
  type ClusterNodes,
  clusterFailure,
  lossesWithTakeover,
  regionFailure,
} from '../../../../src/core/failover/routing/request-nodes.ts';
import { relativeError } from '../../statistics/relative-error.ts';
import { birnbaumOf, lossesBy, unavailabilityOf } from '../enumerate.ts';
import { type IndependentRegion, type RegionNode, requestAvailability } from './independent-regions.ts';

const region = (
  name: string,
  unavailability: number,
  failuresPerSecond: number | null,
  lagSeconds = 0,
): IndependentRegion => ({
  name,
  unavailability,
  failuresPerSecond,
  lagSeconds,
});
const node = (of: string | null, unavailability: number, failuresPerSecond: number | null): RegionNode => ({
  region: of,
  unavailability,
  failuresPerSecond,
});
const writes: WriteSettings = {
  region: 'us',
  order: ['eu', 'ap'],
  promotionSeconds: 30,
  maxLagSeconds: 5,
  reads: 0.9,
  strongReads: 0.1,
};

describe('writeRegion', () => {
  const regions = [region('us', 0, null), region('eu', 0, null, 0.8), region('ap', 0, null, 6), region('sa', 0, null)];
  const without =
    (...down: readonly string[]) =>
    (name: string): boolean =>
      !down.includes(name);

  // by the rules: the first of the order that is up and not too far behind; never one that is down
  it.each([
    [[], 'us', null],
    [['us'], 'eu', 'us'],
    [['eu'], 'us', null],
    [['us', 'eu'], null, null],
    [['us', 'eu', 'ap', 'sa'], null, null],
  ] as const)('with %j down is %s, promoted from %s', (down, expected, promotedFrom) => {
    expect(writeRegion(writes, regions, without(...down))).toEqual({ region: expected, promotedFrom });
  });

  it('does not take a region whose lag is above the limit, and takes one at the limit', () => {
    expect(eligibleRegions(writes, regions)).toEqual(['us', 'eu']);
    expect(eligibleRegions({ ...writes, maxLagSeconds: 6 }, regions)).toEqual(['us', 'eu', 'ap']);
    expect(eligibleRegions({ ...writes, order: ['sa', 'us', 'sa', 'nowhere'] }, regions)).toEqual(['us', 'sa']);
    expect(writeRegion({ ...writes, maxLagSeconds: 6 }, regions, without('us', 'eu'))).toEqual({
      region: 'ap',
      promotedFrom: 'us',
    });
  });
});

describe('requestAvailability', () => {
  it('has the closed formulas', () => {
    // by hand with rational numbers: us = 1/1000 + 999/1000·(1/100)² = 0.0010999, eu = 1/1000 + 999/1000·1/100 = 0.01099
    const regions = [region('us', 0.001, 1e-7), region('eu', 0.001, 1e-7)];
    const nodes = [node('us', 0.01, 2e-6), node('us', 0.01, 2e-6), node('eu', 0.01, 2e-6)];
    const result = requestAvailability(nodes, regions, 1, writes);
    const both = 0.0010999 * 0.01099;
    expect(relativeError(result.reads.unavailability, both)).toBeLessThan(1e-14);
    // ω of us: (1 − 0.01²)·1e-7 + 2·0.999·0.01·2e-6
    const frequency = 0.9999 * 1e-7 + 2 * 0.999 * 0.01 * 2e-6;
    const strong = both + frequency * 30 * (1 - 0.01099);
    expect(relativeError(result.strongReads.unavailability, strong)).toBeLessThan(1e-14);
    expect(result.writes).toEqual(result.strongReads);
    expect(result.hasPromotionCost).toBe(true);
    expect(relativeError(result.all.unavailability, 0.81 * both + 0.19 * strong)).toBeLessThan(1e-14);
  });

  it('leaves the promotion out where frequencies are not known', () => {
    const regions = [region('us', 0.001, null), region('eu', 0.001, null)];
    const nodes = [node('us', 0.01, null), node('us', 0.01, null), node('eu', 0.01, null)];
    const result = requestAvailability(nodes, regions, 1, writes);
    expect(relativeError(result.writes.unavailability, 0.0010999 * 0.01099)).toBeLessThan(1e-14);
    expect(result.hasPromotionCost).toBe(false);
  });

  it('knows a write region that nobody may replace', () => {
    const regions = [region('us', 0.001, 1e-7), region('eu', 0.001, 1e-7, 60)];
    const nodes = [node('us', 0.01, 2e-6), node('eu', 0.01, 2e-6)];
    // by hand: 1/1000 + 999/1000·1/100
    expect(relativeError(requestAvailability(nodes, regions, 1, writes).writes.unavailability, 0.01099)).toBeLessThan(
      1e-14,
    );
    // a write region without nodes never serves, so that eu always does
    const without = requestAvailability([nodes[1]!], [regions[0]!, { ...regions[1]!, lagSeconds: 0 }], 1, writes);
    expect(relativeError(without.writes.unavailability, 0.01099 + 1e-7 * 0)).toBeLessThan(1e-14);
  });
});

// Three regions with their own failures, nodes of different quality, one without a region
const q = { us: 0.02, eu: 0.03, ap: 0.05, us1: 0.1, us2: 0.2, eu1: 0.15, ap1: 0.3, ap2: 0.25, none: 0.4 };
const keys = Object.keys(q) as (keyof typeof q)[];
const frequencies = keys.map((_, i) => (i + 1) * 1e-6);
const at = (key: keyof typeof q): number => keys.indexOf(key);
const regions = (['us', 'eu', 'ap'] as const).map((name) => region(name, q[name], frequencies[at(name)]!));
const nodes = (
  [
    ['us', 'us1'],
    ['us', 'us2'],
    ['eu', 'eu1'],
    ['ap', 'ap1'],
    ['ap', 'ap2'],
    [null, 'none'],
  ] as const
).map(([of, key]) => node(of, q[key], frequencies[at(key)]!));
const values = keys.map((key) => q[key]);

/** The failures of each kind of request as roots; `eligible` is the write region and then those that may take over. */
function requestNodes(builder: FaultGraphBuilder, cluster: ClusterNodes, need: number, eligible: readonly string[]) {
  const lost = eligible.map((name) => regionFailure(builder, cluster, name));
  return { reads: clusterFailure(builder, cluster, need), writes: builder.and(lost), writeRegion: lost[0]! };
}

describe('requests as roots of a fault graph', () => {
  const build = (need: number, order: readonly string[], shared: readonly (keyof typeof q)[] = []) => {
    const builder = new FaultGraphBuilder();
    const events = new Map(keys.map((key) => [key, builder.event()]));
    const common = shared.length > 0 ? builder.event() : -1;
    const failure = (key: keyof typeof q): number =>
      shared.includes(key) ? builder.or([events.get(key)!, common]) : events.get(key)!;
    const cluster = {
      nodes: (['us1', 'us2', 'eu1', 'ap1', 'ap2', 'none'] as const).map((key, i) => ({
        region: nodes[i]!.region,
        failure: failure(key),
      })),
      regions: new Map((['us', 'eu', 'ap'] as const).map((name) => [name, failure(name)])),
    };
    const roots = requestNodes(builder, cluster, need, ['us', ...order]);
    const others = requestNodes(builder, cluster, need, order).writes;
    return { graph: builder.build(), roots, others };
  };

  // both ways against all 512 states of the nine parts
  it.each([1, 2, 3, 4, 5, 6])('agree with the formulas and with all states, %d nodes needed', (need) => {
    const { graph, roots, others } = build(need, ['eu', 'ap']);
    const closed = requestAvailability(nodes, regions, need, writes);
    expect(relativeError(closed.reads.unavailability, unavailabilityOf(graph, roots.reads, values))).toBeLessThan(
      1e-13,
    );
    const losses = lossesBy(graph, roots.writeRegion, others, values, frequencies);
    const expected = unavailabilityOf(graph, roots.writes, values) + losses * 30;
    expect(relativeError(closed.writes.unavailability, expected)).toBeLessThan(1e-13);
    const bySweep = lossesWithTakeover(
      birnbaumOf(graph, roots.writeRegion, values),
      birnbaumOf(graph, roots.writes, values),
      frequencies,
    );
    expect(relativeError(bySweep!, losses)).toBeLessThan(1e-12);
  });

  it('asks for no promotion where a shared part takes every region down', () => {
    const { graph, roots, others } = build(1, ['eu'], ['us', 'eu', 'ap']);
    const all = [...values, 0.07];
    const rates = [...frequencies, 5e-4];
    const losses = lossesWithTakeover(
      birnbaumOf(graph, roots.writeRegion, all),
      birnbaumOf(graph, roots.writes, all),
      rates,
    );
    expect(relativeError(losses!, lossesBy(graph, roots.writeRegion, others, all, rates))).toBeLessThan(1e-12);
    // the shared part counts once: P(writes fail) is at least its own
    expect(unavailabilityOf(graph, roots.writes, all)).toBeGreaterThan(0.07);
  });

  it('is first order where a part belongs to the write region and to one of several others', () => {
    const { graph, roots, others } = build(1, ['eu', 'ap'], ['us', 'eu']);
    const all = [...values, 0.01];
    const rates = [...frequencies, 5e-4];
    const losses = lossesWithTakeover(
      birnbaumOf(graph, roots.writeRegion, all),
      birnbaumOf(graph, roots.writes, all),
      rates,
    )!;
    const exact = lossesBy(graph, roots.writeRegion, others, all, rates);
    // what is left out is rarer by P(the write region is down already)
    expect(losses).toBeLessThanOrEqual(exact);
    expect(relativeError(losses, exact)).toBeLessThan(unavailabilityOf(graph, roots.writeRegion, all));
  });

  it('is null without the frequency of a part that matters, and only then', () => {
    const { graph, roots } = build(1, ['eu']);
    const sweeps = [birnbaumOf(graph, roots.writeRegion, values), birnbaumOf(graph, roots.writes, values)] as const;
    const lacking = (key: keyof typeof q): (number | null)[] =>
      frequencies.map((each, i) => (i === at(key) ? null : each));
    expect(lossesWithTakeover(...sweeps, lacking('us1'))).toBeNull();
    expect(lossesWithTakeover(...sweeps, lacking('ap1'))).toBe(lossesWithTakeover(...sweeps, frequencies));
  });
});
