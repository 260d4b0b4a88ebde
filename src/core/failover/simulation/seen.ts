import { type Availability, fromPart } from '../../quantity/availability.ts';
import { binomialInterval } from '../../statistics/binomial.ts';
import { sum } from '../../statistics/sum.ts';
import { downtimeInterval } from './downtime-interval.ts';
import type { OutageSums, OutageTally } from './events/outage-tally.ts';
import type { PeriodCount } from './events/period-counter.ts';
import type { PairCounts } from './pair/pair-counts.ts';
import { type ClusterTrafficSeen, mergedTraffic } from './traffic/traffic-seen.ts';
import type { WriteCounts } from './traffic/write-role.ts';

/** What one thread has seen of one root: plain data, so that another thread can take it. */
export interface SeenRoot {
  readonly sums: OutageSums;
  /** Downtime of batches of one length that are over. */
  readonly batches: readonly number[];
  readonly downtimeSeconds: number;
  /** Months and years, where there is a target. */
  readonly periods: readonly PeriodCount[];
}

/** What one thread has seen. */
export interface Seen {
  readonly seconds: number;
  /** How many runs these are: each begins and ends amid a cycle. */
  readonly runs: number;
  readonly isComplete: boolean;
  readonly events: number;
  readonly pairs: PairCounts;
  readonly roots: readonly SeenRoot[];
  readonly writes: { readonly root: SeenRoot; readonly counts: WriteCounts } | null;
  readonly clusters: readonly ClusterTrafficSeen[];
}

/** What was seen of one root. */
export interface SimulatedRoot extends Availability {
  /** 99 %. */
  readonly unavailabilityInterval: readonly [low: number, high: number];
  readonly outages: number;
  readonly downtimeSeconds: number;
  /** Null without outages. */
  readonly meanOutageSeconds: number | null;
  /** Null without a target. */
  readonly periodsMet: { readonly month: KeptPeriods | null; readonly year: KeptPeriods | null } | null;
}

/** The share of simulated periods that kept a target; its interval is the exact binomial one, 99 %. */
export interface KeptPeriods {
  readonly share: number;
  readonly interval: readonly [low: number, high: number];
  readonly periods: number;
}

/** What a tally holds at an instant of the running batch. */
export function seenOf(tally: OutageTally, now: number): SeenRoot {
  const batches = [...tally.batches];
  return {
    sums: tally.sumsAt(now),
    batches,
    downtimeSeconds: sum(batches) + tally.downInBatch(now),
    periods: tally.periodsAt(now),
  };
}

/**
 * What several threads have seen, as if it were one after the other. All numbers are sums, so that it does not matter
 * which thread was ready first.
 * @example merged([first, second]).seconds // of both
 */
export function merged(all: readonly Seen[]): Seen {
  return all.reduce((a, b) => ({
    seconds: a.seconds + b.seconds,
    runs: a.runs + b.runs,
    isComplete: a.isComplete && b.isComplete,
    events: a.events + b.events,
    pairs: added(a.pairs, b.pairs),
    roots: a.roots.map((root, i) => mergedRoot(root, b.roots[i]!)),
    writes: a.writes &&
      b.writes && { root: mergedRoot(a.writes.root, b.writes.root), counts: added(a.writes.counts, b.writes.counts) },
    clusters: a.clusters.map((cluster, i) => mergedTraffic(cluster, b.clusters[i]!)),
  }));
}

function mergedRoot(a: SeenRoot, b: SeenRoot): SeenRoot {
  return {
    sums: { ...added(a.sums, b.sums), longestSeconds: Math.max(a.sums.longestSeconds, b.sums.longestSeconds) },
    batches: [...a.batches, ...b.batches],
    downtimeSeconds: a.downtimeSeconds + b.downtimeSeconds,
    periods: a.periods.map((each, i) => added(each, b.periods[i]!)),
  };
}

function added<Counts extends object>(a: Counts, b: Counts): Counts {
  const total = { ...a } as Record<string, number>;
  for (const [key, value] of Object.entries(b)) total[key] = total[key]! + value;
  return total as Counts;
}

/** Null before one period is over. */
function keptOf({ periods, met }: PeriodCount): KeptPeriods | null {
  if (periods === 0) return null;
  const { low, high } = binomialInterval(met, periods, 0.99);
  return { share: met / periods, interval: [low, high], periods };
}

/** A root's numbers; `typicalOutageSeconds` as for {@link downtimeInterval}. */
export function simulatedRoot(
  root: SeenRoot,
  { seconds, runs }: Pick<Seen, 'seconds' | 'runs'>,
  typicalOutageSeconds: number,
): SimulatedRoot {
  const { sums, batches, downtimeSeconds } = root;
  return {
    ...fromPart(downtimeSeconds, seconds),
    unavailabilityInterval: downtimeInterval({
      sums,
      batches,
      downSeconds: downtimeSeconds,
      simulatedSeconds: seconds,
      runs,
      typicalOutageSeconds,
    }),
    outages: sums.outages,
    downtimeSeconds,
    meanOutageSeconds: sums.outages > 0 ? downtimeSeconds / sums.outages : null,
    periodsMet: root.periods.length === 0 ? null : { month: keptOf(root.periods[0]!), year: keptOf(root.periods[1]!) },
  };
}
