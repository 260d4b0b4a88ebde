import { type FaultGraph, FaultGraphBuilder, type NodeRef } from '../src/core/diagram/graph/fault-graph.ts';
import { createRandom } from '../src/core/statistics/random/random.ts';

/**
 * A service graph of so many components, the same for a seed: layers of services with one to three replicas spread over
 * three domains; every service needs a few services of the layers below, most of all some that everybody needs. What the
 * top layer offers fails when any of its services does.
 */
export function serviceGraph(components: number, seed: number): { graph: FaultGraph; root: NodeRef; q: Float64Array } {
  const random = createRandom(seed);
  const below = (count: number): number => Math.floor(random.uniform() * count);
  const builder = new FaultGraphBuilder();
  const q: number[] = [];
  const event = (unavailability: number): NodeRef => {
    q.push(unavailability);
    return builder.event();
  };
  const domains = [event(1e-4), event(1e-4), event(1e-4)];
  const layers: NodeRef[][] = [];
  const layerCount = 8;
  for (let layer = 0; layer < layerCount; layer++) {
    const services: NodeRef[] = [];
    const end = ((layer + 1) * components) / layerCount;
    while (q.length < end) {
      const replicas = Math.min(1 + below(3), Math.max(1, components - q.length));
      const copies = Array.from({ length: replicas }, (_, at) =>
        builder.or([event(1e-3 + random.uniform() * 1e-2), domains[at]!]),
      );
      const needs: NodeRef[] = [];
      for (let count = layer === 0 ? 0 : 1 + below(3); count > 0; count--) {
        const from = layers[random.uniform() < 0.7 ? layer - 1 : below(layer)]!;
        // a third of all needs go to the few that everybody needs
        needs.push(from[random.uniform() < 0.3 ? below(Math.min(10, from.length)) : below(from.length)]!);
      }
      const need = replicas === 3 && random.uniform() < 0.5 ? 2 : 1;
      services.push(builder.or([builder.atLeast(replicas - need + 1, copies), ...needs]));
    }
    layers.push(services);
  }
  const root = builder.or(layers[layerCount - 1]!);
  return { graph: builder.build(), root, q: Float64Array.from(q) };
}
