import type { Topology } from './model.ts';

/** The topology with nobody working on anything; null where nobody does anyway. */
export function withoutMaintenance(topology: Topology): Topology | null {
  const { components, clusters = [] } = topology;
  if (![...components, ...clusters].some(({ planned }) => planned)) return null;
  const without = <T extends { readonly planned?: unknown }>({ planned: _, ...rest }: T) => rest;
  return {
    ...topology,
    components: components.map(without),
    ...(topology.clusters && { clusters: clusters.map(without) }),
  };
}
