import {
  andKind,
  atLeastKind,
  eventKind,
  type FaultGraph,
  type NodeRef,
  orKind,
} from '../../../src/core/diagram/graph/fault-graph.ts';

/** Whether each node of a graph has failed, for a set of events that have, bit by bit. */
export function failedNodes(graph: FaultGraph, events: number): readonly boolean[] {
  const failed: boolean[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    const args = [...graph.args.slice(graph.start[node]!, graph.start[node + 1]!)];
    const count = args.filter((arg) => failed[arg]).length;
    const kind = graph.kind[node];
    if (kind === eventKind) failed.push(((events >> graph.event[node]!) & 1) === 1);
    else if (kind === andKind) failed.push(count === args.length);
    else if (kind === orKind) failed.push(count > 0);
    else if (kind === atLeastKind) failed.push(count >= graph.threshold[node]!);
  }
  return failed;
}

/** The probability of a set of events of which one may be left out. */
function probability(q: readonly number[], events: number, without = -1): number {
  return q.reduce((product, each, i) => (i === without ? product : product * ((events >> i) & 1 ? each : 1 - each)), 1);
}

/** P(root), by all states. */
export function unavailabilityOf(graph: FaultGraph, root: NodeRef, q: readonly number[]): number {
  let total = 0;
  for (let events = 0; events < 2 ** q.length; events++)
    if (failedNodes(graph, events)[root]) total += probability(q, events);
  return total;
}

/** ∂P(root)/∂q of every event, by all states. */
export function birnbaumOf(graph: FaultGraph, root: NodeRef, q: readonly number[]): Float64Array {
  const found = new Float64Array(q.length);
  for (let events = 0; events < 2 ** q.length; events++) {
    for (let i = 0; i < q.length; i++) {
      if ((events >> i) & 1) continue;
      if (failedNodes(graph, events | (1 << i))[root] && !failedNodes(graph, events)[root])
        found[i]! += probability(q, events, i);
    }
  }
  return found;
}

/** How often a second an event takes `lost` down while `kept` stays up, by all states. */
export function lossesBy(
  graph: FaultGraph,
  lost: NodeRef,
  kept: NodeRef,
  q: readonly number[],
  frequencies: readonly number[],
): number {
  let total = 0;
  for (let events = 0; events < 2 ** q.length; events++) {
    const before = failedNodes(graph, events);
    for (let i = 0; i < q.length; i++) {
      if ((events >> i) & 1) continue;
      const after = failedNodes(graph, events | (1 << i));
      if (!before[lost] && after[lost] && !after[kept]) total += probability(q, events, i) * frequencies[i]!;
    }
  }
  return total;
}
