import { type Availability, fromUnavailability } from '../../quantity/availability.ts';

/** A part with two states: how often it is down, and how often it goes down where that is known. */
export interface TwoState {
  readonly unavailability: number;
  readonly failuresPerSecond: number | null;
}

/** A region of a cluster: independent of the others, shared by its nodes. */
export interface Region extends TwoState {
  readonly name: string;
  /** How far its copy of the data is behind; 0 where nothing is said. */
  readonly lagSeconds: number;
}

/** A node as the regions need it; null: it stands in no region. */
export interface RegionNode extends TwoState {
  readonly region: string | null;
}

/** Who takes the writes, and how requests divide. */
export interface WriteSettings {
  readonly region: string;
  /** Who takes over, first first. */
  readonly order: readonly string[];
  readonly promotionSeconds: number;
  readonly maxLagSeconds: number;
  /** Share of all requests that read. */
  readonly reads: number;
  /** Share of the reads that must see the last write. */
  readonly strongReads: number;
}

/** Availability of each kind of request: shares of requests, not of time. */
export interface RequestAvailability {
  /** Reads that any node may answer. */
  readonly reads: Availability;
  readonly strongReads: Availability;
  readonly writes: Availability;
  /** All requests, each kind by its share. */
  readonly all: Availability;
  /** False: the frequencies of the write region are not known, and what promotions cost is left out. */
  readonly hasPromotionCost: boolean;
}

/**
 * The write region and those of its order that may take over: E of the formulas. Its lag does not bar the write region.
 * @example eligibleRegions(writes, regions) // ['us-east', 'eu-west']
 */
export function eligibleRegions(
  writes: Pick<WriteSettings, 'region' | 'order' | 'maxLagSeconds'>,
  regions: readonly Pick<Region, 'name' | 'lagSeconds'>[],
): readonly string[] {
  const lags = new Map(regions.map(({ name, lagSeconds }) => [name, lagSeconds]));
  const others = writes.order.filter(
    (name) => name !== writes.region && (lags.get(name) ?? Number.POSITIVE_INFINITY) <= writes.maxLagSeconds,
  );
  return [writes.region, ...new Set(others)];
}

/** Who takes the writes, and from whom it was promoted; both null-able: nobody may, and nobody may have had to. */
export interface WriteTakeover {
  readonly region: string | null;
  readonly promotedFrom: string | null;
}

/**
 * Who takes the writes now, never a region that is down or whose lag is above the limit; null where there is none.
 * `serves` says whether a region is up and has a node that works.
 *
 * @example writeRegion(writes, regions, (region) => region !== 'us-east') // { region: 'eu-west', promotedFrom: 'us-east' }
 */
export function writeRegion(
  writes: Pick<WriteSettings, 'region' | 'order' | 'maxLagSeconds'>,
  regions: readonly Pick<Region, 'name' | 'lagSeconds'>[],
  serves: (region: string) => boolean,
): WriteTakeover {
  const region = eligibleRegions(writes, regions).find(serves) ?? null;
  return { region, promotedFrom: region === null || region === writes.region ? null : writes.region };
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
  regions: readonly Region[],
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

/**
 * Reads, strong reads and writes from their unavailabilities, and all requests by their shares.
 * @example requestsOf(1e-6, 1e-5, { reads: 0.9, strongReads: 0.1 }, true).all.unavailability // 0.81e-6 + 0.19e-5
 */
export function requestsOf(
  reads: number,
  strong: number,
  shares: Pick<WriteSettings, 'reads' | 'strongReads'>,
  hasPromotionCost: boolean,
): RequestAvailability {
  const strongWhole = Math.min(1, strong);
  const other = shares.reads * (1 - shares.strongReads);
  const rest = shares.reads * shares.strongReads + (1 - shares.reads);
  return {
    reads: fromUnavailability(reads),
    strongReads: fromUnavailability(strongWhole),
    writes: fromUnavailability(strongWhole),
    all: fromUnavailability(other * reads + rest * strongWhole),
    hasPromotionCost,
  };
}

/**
 * ω_w·promotion·P(another region can take over): the share of time in which writes wait for a promotion; 0 without a
 * frequency. @example promotionCost(1e-6, 30, 1) // 3e-5
 */
export function promotionCost(perSecond: number | null, promotionSeconds: number, othersServe: number): number {
  return perSecond === null ? 0 : perSecond * promotionSeconds * othersServe;
}

/** 1 − S_r and its frequency: the region is down, or all its nodes are. Without nodes it never serves. */
function regionFailure(region: Region, nodes: readonly RegionNode[]): TwoState {
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
function tooFewNodes(nodes: readonly RegionNode[], regions: readonly Region[], need: number): number {
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
