import { type Availability, fromUnavailability } from '../../quantity/availability.ts';

/** A region as far as writes ask for it. */
export interface Region {
  readonly name: string;
  /** How far its copy of the data is behind; 0 where nothing is said. */
  readonly lagSeconds: number;
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
  regions: readonly Region[],
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
  regions: readonly Region[],
  serves: (region: string) => boolean,
): WriteTakeover {
  const region = eligibleRegions(writes, regions).find(serves) ?? null;
  return { region, promotedFrom: region === null || region === writes.region ? null : writes.region };
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
