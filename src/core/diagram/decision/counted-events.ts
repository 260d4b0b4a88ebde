/**
 * A gate that fails with at least `threshold` of many events that occur nowhere else. It is no diagram, which would have
 * threshold · (events − threshold + 1) nodes: what counts is how many of the events happen, and like ones are told
 * together by their binomial distribution.
 */
export interface CountedEvents {
  readonly threshold: number;
  readonly events: readonly number[];
}

/** Nodes of a diagram below which a diagram is built: it tells cut sets too. */
const manyNodes = 1 << 18;
/** Steps that telling the importance of each event may take. */
const mostSteps = 2e7;

/** The nodes that a diagram of it has at least. */
export const nodesOfCount = (threshold: number, events: number): number => threshold * (events - threshold + 1);

/** Is it too large for a diagram, and are its events alike enough? `likeness` has a number an event, the same for like ones. */
export function isCounted({ threshold, events }: CountedEvents, likeness: Float64Array | undefined): boolean {
  if (!likeness || likeness.length === 0 || nodesOfCount(threshold, events.length) < manyNodes) return false;
  const sizes = [...classesOf(events, likeness).values()];
  const others = events.length - sizes[0]!;
  return sizes.length * (events.length + others * others) <= mostSteps;
}

/** How many events have each probability, the largest class first. */
export function classesOf(events: readonly number[], q: Float64Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const event of events) sizes.set(q[event]!, (sizes.get(q[event]!) ?? 0) + 1);
  return new Map([...sizes].sort((a, b) => b[1] - a[1]));
}
