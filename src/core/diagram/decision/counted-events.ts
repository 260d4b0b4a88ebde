/**
 * A gate that fails with at least `threshold` of many events that occur nowhere else. It is no diagram, which would have
 * threshold · (events − threshold + 1) nodes: what counts is how many of the events happen, and like ones are told
 * together by their binomial distribution.
 */
export interface CountedEvents {
  readonly threshold: number;
  readonly events: readonly number[];
  /** Those that take some of the events with them; the events of none come first. */
  readonly sites?: readonly CountedSite[];
}

/** What takes some of the counted events with it, as the domain that replicas stand in. */
export interface CountedSite {
  /** The number of its event, or ~root of its module, as a node asks it. */
  readonly asked: number;
  /** Where its events begin and end. */
  readonly from: number;
  readonly to: number;
}

/** Nodes of a diagram below which a diagram is built: it tells cut sets too. */
const manyNodes = 1 << 18;
/** Steps that telling the importance of each event may take: by classes of like events, and one event after the other. */
const mostSteps = 2e7;
const mostUnlikeSteps = 1e8;

/** The nodes that a diagram of it has at least. */
export const nodesOfCount = (threshold: number, events: number): number => threshold * (events - threshold + 1);

/** Steps from one event to the next: counts from which the threshold is not in reach any more do not matter. */
export const stepsOfUnlike = ({ threshold, events }: CountedEvents): number =>
  events.length * Math.min(threshold, events.length - threshold + 1);

/** Steps by classes of like events (their sizes, the largest first), for each class. */
export function stepsOfLike(sizes: readonly number[]): number {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const others = count - sizes[0]!;
  return sizes.length * (count + others * others);
}

/** Is it too large for a diagram, and few enough events, or alike enough, to be counted? `likeness` has a number an event, the same for like ones. */
export function isCounted(counted: CountedEvents, likeness: Float64Array | undefined): boolean {
  const { threshold, events } = counted;
  if (!likeness || likeness.length === 0 || nodesOfCount(threshold, events.length) < manyNodes) return false;
  if (stepsOfUnlike(counted) <= mostUnlikeSteps) return true;
  return stepsOfLike([...classesOf(events, likeness).values()]) <= mostSteps;
}

/** How many events have each probability, the largest class first. */
export function classesOf(events: readonly number[], q: Float64Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const event of events) sizes.set(q[event]!, (sizes.get(q[event]!) ?? 0) + 1);
  return new Map([...sizes].sort((a, b) => b[1] - a[1]));
}
