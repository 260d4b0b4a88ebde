import { type Budget, stepsPerLook } from '../decision/budget.ts';
import { one, zero } from '../decision/diagram.ts';
import type { MinimalCutSets } from '../decision/engine.ts';
import type { CutSetDiagram } from './minimal-solutions.ts';

type CutSet = MinimalCutSets['cutSets'][number];

/** Cut sets gathered beyond the limit, to put those of equal probability into their order. */
const mostTies = 10_000;
/** Steps that a doubling of the probability is cut into; closer ones count as equal while searching. */
const stepsPerDoubling = 2 ** 30;

/** What is still to be chosen from: a family, then the others; with the largest product that they allow. */
interface Pending {
  readonly family: number;
  readonly then: Pending | null;
  readonly best: number;
}

interface Chosen {
  readonly event: number;
  readonly before: Chosen | null;
}

interface State {
  /** The largest probability of a cut set that this may become, in steps of its logarithm. */
  readonly rank: number;
  readonly sequence: number;
  readonly probability: number;
  readonly chosen: Chosen | null;
  readonly pending: Pending | null;
}

/**
 * The most probable cut sets without listing the others: best first over partial choices, each ranked by the largest
 * probability that it can end with, which one pass over the diagram gives exactly. So what is taken from the queue always
 * leads to a cut set of that probability.
 */
export function likeliestCutSets(
  { sets, variable, root }: CutSetDiagram,
  q: Float64Array,
  limit: number,
  budget: Budget,
): MinimalCutSets {
  const best = new Float64Array(sets.count);
  const totals = new Float64Array(sets.count);
  best[one] = 1;
  totals[one] = 1;
  for (let node = 2; node < sets.count; node++) {
    const asked = variable[sets.level(node)]!;
    const here = asked >= 0 ? q[asked]! : best[~asked]!;
    best[node] = Math.max(best[sets.low(node)]!, here * best[sets.high(node)]!);
    totals[node] = totals[sets.low(node)]! + (asked >= 0 ? 1 : totals[~asked]!) * totals[sets.high(node)]!;
  }
  const total = totals[root]!;
  if (limit <= 0 || root === zero) return { cutSets: [], total };

  const queue: State[] = [];
  let sequence = 0;
  const before = (family: number, then: Pending | null): Pending => ({
    family,
    then,
    best: best[family]! * (then === null ? 1 : then.best),
  });
  const push = (probability: number, chosen: Chosen | null, pending: Pending | null): void => {
    const bound = probability * (pending === null ? 1 : pending.best);
    // quantised, so that equal products count as equal whatever order they were multiplied in
    const rank = Math.round(Math.log2(bound) * stepsPerDoubling);
    pushHeap(queue, { rank, sequence: sequence++, probability, chosen, pending });
  };
  push(1, null, before(root, null));
  const found: CutSet[] = [];
  let lastRank = Number.NEGATIVE_INFINITY;
  for (let steps = 1; queue.length > 0; steps++) {
    if (steps % stepsPerLook === 0) budget.checkTime();
    const state = popHeap(queue);
    const { probability, chosen, pending } = state;
    if (found.length >= limit && (state.rank < lastRank - 1 || found.length >= limit + mostTies)) break;
    if (pending === null) {
      found.push(cutSetOf(chosen, q));
      if (found.length === limit) lastRank = state.rank;
      continue;
    }
    const { family, then } = pending;
    if (family === one) {
      push(probability, chosen, then);
      continue;
    }
    const low = sets.low(family);
    const asked = variable[sets.level(family)]!;
    const high = before(sets.high(family), then);
    if (low !== zero) push(probability, chosen, before(low, then));
    if (asked >= 0) push(probability * q[asked]!, { event: asked, before: chosen }, high);
    else push(probability, chosen, before(~asked, high));
  }
  found.sort(byImportance);
  return { cutSets: found.slice(0, limit), total };
}

function cutSetOf(last: Chosen | null, q: Float64Array): CutSet {
  const events: number[] = [];
  for (let each = last; each !== null; each = each.before) events.push(each.event);
  events.sort((a, b) => a - b);
  // multiplied in order of size, so that sets of the same probabilities get the same product
  const factors = events.map((event) => q[event]!).sort((a, b) => b - a);
  return { events, probability: factors.reduce((product, factor) => product * factor, 1) };
}

function byImportance(left: CutSet, right: CutSet): number {
  if (left.probability !== right.probability) return right.probability - left.probability;
  if (left.events.length !== right.events.length) return left.events.length - right.events.length;
  for (let at = 0; at < left.events.length; at++)
    if (left.events[at] !== right.events[at]) return left.events[at]! - right.events[at]!;
  return 0;
}

/** Larger rank first; of equal ones the latest, which is the nearest to being a cut set. */
const precedes = (left: State, right: State): boolean =>
  left.rank > right.rank || (left.rank === right.rank && left.sequence > right.sequence);

function pushHeap(heap: State[], state: State): void {
  let at = heap.push(state) - 1;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (!precedes(state, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = state;
}

function popHeap(heap: State[]): State {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && precedes(heap[child + 1]!, heap[child]!)) child++;
    if (!precedes(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
