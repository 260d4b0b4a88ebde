import {
  always,
  andKind,
  eventKind,
  type FaultGraph,
  type NodeRef,
  never,
  orKind,
} from '../../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import { fromUnavailability, parseAvailability } from '../../../../src/core/quantity/availability.ts';
import { compileTopology } from '../../../../src/core/topology/compile/compile.ts';
import { unavailabilities } from '../../../../src/core/topology/compile/failure-model.ts';
import type { Expression } from '../../../../src/core/topology/expression/expression.ts';
import type { CommonCause, Component, Domain, Journey, Topology } from '../../../../src/core/topology/model/model.ts';
import type { PartNumbers } from '../../../../src/core/topology/model/part-numbers.ts';
import { plainComponent } from '../../../../src/core/topology/model/plain-component.ts';
import { ample } from '../../diagram/ample.ts';

const span = { offset: 0, length: 0 };

export const named = (name: string): Expression => ({ kind: 'name', name, value: null, span });
const gate = (kind: 'series' | 'parallel', parts: readonly (Expression | string)[]): Expression => ({
  kind,
  parts: parts.map((part) => (typeof part === 'string' ? named(part) : part)),
  span,
});
export const series = (...parts: readonly (Expression | string)[]): Expression => gate('series', parts);
export const parallel = (...parts: readonly (Expression | string)[]): Expression => gate('parallel', parts);
export const copies = (count: number, name: string): Expression => ({ kind: 'copies', count, name, value: null, span });
export const atLeast = (need: number, ...parts: readonly Expression[]): Expression => ({
  kind: 'atLeast',
  need,
  parts,
  span,
});

export function numbers(availability: string | number, times: Partial<PartNumbers> = {}): PartNumbers {
  const known = typeof availability === 'number' ? fromUnavailability(availability) : parseAvailability(availability);
  return { ...known, mtbfSeconds: null, mttrSeconds: null, ...times };
}

/** A component; a number is an unavailability. */
export function component(name: string, availability: string | number, more: Partial<Component> = {}): Component {
  const own = numbers(availability);
  const text = typeof availability === 'number' ? '50%' : availability;
  return { ...plainComponent(name, { text, availability: own }, null), numbers: own, ...more };
}

export const domain = (name: string, availability: string | number): Domain => ({
  name,
  numbers: numbers(availability),
  place: null,
});

export const commonCause = (beta: number, ...components: readonly string[]): CommonCause => ({
  components,
  beta,
  place: null,
});

export const journey = (name: string, path: Expression, target: string | null = null): Journey => ({
  name,
  path,
  target: target === null ? null : { text: target, availability: parseAvailability(target) },
  place: null,
});

export function topology(
  components: readonly Component[],
  path: Expression | readonly Journey[],
  more: Partial<Topology> = {},
): Topology {
  const journeys = 'kind' in path ? [journey('main', path)] : path;
  return { name: null, components, domains: [], commonCauses: [], groups: new Map(), journeys, from: 'file', ...more };
}

/** The exact unavailability of the first journey: the sum over all states of the events, the failed ones multiplied in. */
export function enumerated(of: Topology): number {
  const model = compileTopology(of);
  return enumeratedNode(model.graph, model.journeys[0]!.hard, unavailabilities(model));
}

/** The same by the engine, for more events; the components named never fail by themselves. */
export function solved(of: Topology, unfailing: ReadonlySet<string> = new Set()): number {
  const model = compileTopology(of);
  const found = engine.compile(model.graph, model.journeys[0]!.hard, ample);
  if ('kind' in found) throw new RangeError('too large a diagram');
  const q = unavailabilities(model).map((own, event) => {
    const { kind, component: name } = model.parts[event]!;
    return kind === 'component' && name !== null && unfailing.has(name) ? 0 : own;
  });
  return found.unavailability(q);
}

export function enumeratedNode(graph: FaultGraph, root: NodeRef, q: Float64Array): number {
  if (root === never) return 0;
  if (root === always) return 1;
  if (graph.eventCount > 20) throw new RangeError('too many events to enumerate');
  const fails = new Uint8Array(graph.nodeCount);
  let total = 0;
  for (let state = 0; state < 2 ** graph.eventCount; state++) {
    for (let node = 0; node <= root; node++) {
      if (graph.kind[node] === eventKind) {
        fails[node] = (state >> graph.event[node]!) & 1;
        continue;
      }
      let failed = 0;
      const [from, to] = [graph.start[node]!, graph.start[node + 1]!];
      for (let i = from; i < to; i++) failed += fails[graph.args[i]!]!;
      const threshold =
        graph.kind[node] === orKind ? 1 : graph.kind[node] === andKind ? to - from : graph.threshold[node]!;
      fails[node] = failed >= threshold ? 1 : 0;
    }
    if (fails[root] === 0) continue;
    let probability = 1;
    for (let event = 0; event < graph.eventCount; event++)
      probability *= (state >> event) & 1 ? q[event]! : 1 - q[event]!;
    total += probability;
  }
  return total;
}
