import {
  always,
  andKind,
  eventKind,
  type FaultGraph,
  FaultGraphBuilder,
  type NodeRef,
  never,
  orKind,
} from '../../../src/core/diagram/graph/fault-graph.ts';

/** A fraction over a power of two: digits / 2^scale. Every double is one, so nothing is rounded. */
export interface Dyadic {
  readonly digits: bigint;
  readonly scale: number;
}

export function dyadic(value: number): Dyadic {
  let scale = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale++;
  }
  return { digits: BigInt(scaled), scale };
}

/** |computed − exact| / exact; how far computed is from 0 where exact is 0. */
export function relativeErrorOf(computed: number, exact: Dyadic): number {
  const { digits, scale } = dyadic(computed);
  const common = BigInt(Math.max(scale, exact.scale));
  const left = digits << (common - BigInt(scale));
  const right = exact.digits << (common - BigInt(exact.scale));
  if (right === 0n) return computed === 0 ? 0 : Number.POSITIVE_INFINITY;
  return fractionError(left, right);
}

/** Is the double at most the exact value? */
export function isAtMost(computed: number, exact: Dyadic): boolean {
  const { digits, scale } = dyadic(computed);
  return digits << BigInt(exact.scale) <= exact.digits << BigInt(scale);
}

/** |computed − part/whole| / (part/whole), part and whole over the same power of two. */
export function relativeErrorOfRatio(computed: number, part: Dyadic, whole: Dyadic): number {
  const { digits, scale } = dyadic(computed);
  return part.digits === 0n ? Math.abs(computed) : fractionError(digits * whole.digits, part.digits << BigInt(scale));
}

function fractionError(left: bigint, right: bigint): number {
  const difference = left > right ? left - right : right - left;
  return Number((difference * 10n ** 30n) / right) / 1e30;
}

/** Is `small` at most 10^−digits of `large`? Both over the same power of two. */
export function isBelow(small: Dyadic, large: Dyadic, digits: number): boolean {
  return small.digits * 10n ** BigInt(digits) <= large.digits;
}

/** For every state (a bit an event, set where it has failed): has the node failed? By the definition, state by state. */
export function truthTable(graph: FaultGraph, root: NodeRef): Uint8Array {
  const states = 1 << graph.eventCount;
  const table = new Uint8Array(states);
  if (root < 0) return table.fill(root === always ? 1 : 0);
  const failed = new Uint8Array(graph.nodeCount);
  for (let state = 0; state < states; state++) {
    for (let node = 0; node <= root; node++) {
      const from = graph.start[node]!;
      const to = graph.start[node + 1]!;
      let count = 0;
      for (let at = from; at < to; at++) count += failed[graph.args[at]!]!;
      const kind = graph.kind[node]!;
      if (kind === eventKind) failed[node] = (state >>> graph.event[node]!) & 1;
      else if (kind === andKind) failed[node] = count === to - from ? 1 : 0;
      else if (kind === orKind) failed[node] = count > 0 ? 1 : 0;
      else failed[node] = count >= graph.threshold[node]! ? 1 : 0;
    }
    table[state] = failed[root]!;
  }
  return table;
}

/** The probability of each state, all over one power of two. */
export function stateProbabilities(q: Float64Array): { readonly digits: readonly bigint[]; readonly scale: number } {
  let digits = [1n];
  let scale = 0;
  for (const each of q) {
    const fails = dyadic(each);
    const works = (1n << BigInt(fails.scale)) - fails.digits;
    digits = [...digits.map((digit) => digit * works), ...digits.map((digit) => digit * fails.digits)];
    scale += fails.scale;
  }
  return { digits, scale };
}

export function exactProbability(
  table: { readonly [state: number]: number; readonly length: number },
  { digits, scale }: { readonly digits: readonly bigint[]; readonly scale: number },
): Dyadic {
  let sum = 0n;
  for (let state = 0; state < table.length; state++) if (table[state] === 1) sum += digits[state]!;
  return { digits: sum, scale };
}

/** ∂U/∂q of an event: the probability that the system fails with it and not without it. */
export function exactBirnbaum(table: Uint8Array, q: Float64Array, event: number): Dyadic {
  const decides = table.map((_, state) => table[state | (1 << event)]! & (1 - table[state & ~(1 << event)]!));
  return exactProbability(decides, stateProbabilities(q));
}

/** States that fail, and work when any one of the failed works again. */
export function minimalCutSets(table: Uint8Array, events: number): number[] {
  const result: number[] = [];
  for (let state = 0; state < table.length; state++) {
    let minimal = table[state] === 1;
    for (let event = 0; event < events && minimal; event++)
      if ((state >>> event) & 1 && table[state & ~(1 << event)] === 1) minimal = false;
    if (minimal) result.push(state);
  }
  return result;
}

/** The states in which every event of one of the given cut sets has failed. */
export function unionOf(cutSets: readonly number[], states: number): Uint8Array {
  return Uint8Array.from({ length: states }, (_, state) => (cutSets.some((cut) => (state & cut) === cut) ? 1 : 0));
}

export interface RandomSystem {
  readonly graph: FaultGraph;
  readonly root: NodeRef;
  readonly q: Float64Array;
}

/** A random graph of all kinds of gates over up to `mostEvents` events, some with repeated arguments and constants. */
export function randomSystem(random: () => number, mostEvents: number, smallest = 1e-3): RandomSystem {
  const builder = new FaultGraphBuilder();
  const below = (count: number): number => Math.floor(random() * count);
  const events = Math.max(1, mostEvents - below(below(mostEvents) + 1));
  const nodes: NodeRef[] = Array.from({ length: events }, () => builder.event());
  const gates = 1 + below(2 * mostEvents) + below(3) * 3;
  for (let gate = 0; gate < gates; gate++) {
    const recent = Math.max(0, nodes.length - 2 - below(events + gate));
    const args = Array.from({ length: 2 + below(4) }, () => {
      if (random() < 0.004) return random() < 0.5 ? never : always;
      const from = random() < 0.6 ? recent : 0;
      return nodes[from + below(nodes.length - from)]!;
    });
    const kind = below(3);
    if (kind === 0) nodes.push(builder.and(args));
    else if (kind === 1) nodes.push(builder.or(args));
    else nodes.push(builder.atLeast(1 + below(args.length), args));
  }
  const q = Float64Array.from({ length: events }, () => {
    const choice = random();
    if (choice < 0.04) return 0;
    if (choice < 0.08) return 1;
    return smallest ** random() * random();
  });
  return { graph: builder.build(), root: nodes[nodes.length - 1]!, q };
}
