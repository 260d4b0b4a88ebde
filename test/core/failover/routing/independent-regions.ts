import {
  eligibleRegions,
  promotionCost,
  type Region,
  type RequestAvailability,
  requestsOf,
  type WriteSettings,
} from '../../../../src/core/failover/routing/regions.ts';

/** A part with two states: how often it is down, and how often it goes down where that is known. */
export interface TwoState {
  readonly unavailability: number;
  readonly failuresPerSecond: number | null;
}

/** A region whose failures are independent of the others. */
export interface IndependentRegion extends Region, TwoState {}

/** A node as the regions need it; null: it stands in no region. */
export interface RegionNode extends TwoState {
  readonly region: string | null;
}

/**
 * Availability of each kind of request where the nodes and regions share no part with each other. With S_r = a_r·(1 −
 * Πq_i) that region r is up with a node that works:
 * - reads: at least `need` nodes work, anywhere; with `need` 1 that is 1 − Π(1 − S_r)
 * - strong reads and writes: 1 − Π_{r∈E}(1 − S_r), less ω_w·promotion·(1 − Π_{r∈E∖w}(1 − S_r)), with ω_w = ΣBν the
 *   frequency at which S_w is lost. First order: a promotion that is itself interrupted is not counted twice. The role
 *   returns at once with the write region.
 *
 * Source: independent parts; ω as in Vesely, "A time-dependent methodology for fault tree evaluation", Nucl. Eng. Des. 13
 * (1970) 337. Domain: `need` from 1 to the number of nodes; every region that is named is among the regions. One without
 * nodes never serves.
 * @example one region us of 99.9 % with two nodes of 99 %, eu of 99.9 % with one: reads fail with 0.0010999 × 0.01099
 */
export function requestAvailability(
  nodes: readonly RegionNode[],
  regions: readonly IndependentRegion[],
  need: number,
  writes: WriteSettings,
): RequestAvailability {
  const failures = new Map(regions.map((region) => [region.name, regionFailure(region, nodes)]));
  const lost = (names: readonly string[]): number =>
    names.reduce((product, name) => product * (failures.get(name)?.unavailability ?? 1), 1);
  const [own, ...others] = eligibleRegions(writes, regions);
  const frequency = failures.get(own!)?.failuresPerSecond ?? null;
  const reads = tooFewNodes(nodes, regions, need);
  const strong = lost([own!, ...others]) + promotionCost(frequency, writes.promotionSeconds, 1 - lost(others));
  return requestsOf(reads, strong, writes, frequency !== null || others.length === 0);
}

/** 1 − S_r and its frequency: the region is down, or all its nodes are. Without nodes it never serves. */
function regionFailure(region: IndependentRegion, nodes: readonly RegionNode[]): TwoState {
  const own = nodes.filter((node) => node.region === region.name);
  const up = 1 - region.unavailability;
  const allDown = own.reduce((product, { unavailability }) => product * unavailability, 1);
  let frequency: number | null = region.failuresPerSecond === null ? null : (1 - allDown) * region.failuresPerSecond;
  own.forEach((node, i) => {
    if (frequency === null || node.failuresPerSecond === null) {
      frequency = null;
      return;
    }
    const othersDown = own.reduce(
      (product, { unavailability }, j) => (i === j ? product : product * unavailability),
      1,
    );
    frequency += up * othersDown * node.failuresPerSecond;
  });
  return { unavailability: region.unavailability + up * allDown, failuresPerSecond: frequency };
}

/**
 * P(fewer than `need` nodes work), over the regions: given that its region is up a node counts by itself, given that it is
 * down none does. The distributions of the regions are convolved; only what is below `need` is kept, all of it positive.
 */
function tooFewNodes(nodes: readonly RegionNode[], regions: readonly IndependentRegion[], need: number): number {
  let below = Float64Array.from({ length: need }, (_, count) => (count === 0 ? 1 : 0));
  const groups = [
    ...regions.map(({ name, unavailability }) => ({ name, unavailability })),
    { name: null, unavailability: 0 },
  ];
  for (const { name, unavailability } of groups) {
    let working = below;
    for (const node of nodes) if (node.region === name) working = withNode(working, node.unavailability);
    below = below.map((kept, count) => unavailability * kept + (1 - unavailability) * working[count]!);
  }
  return below.reduce((total, probability) => total + probability, 0);
}

function withNode(below: Float64Array, unavailability: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    below,
    (kept, count) => unavailability * kept + (count > 0 ? (1 - unavailability) * below[count - 1]! : 0),
  );
}
