import { type FaultGraphBuilder, type NodeRef, never } from '../../diagram/graph/fault-graph.ts';

/** A cluster as nodes of a fault graph, whatever its parts share with each other or with other components. */
export interface ClusterNodes {
  /** By node, its failure without its region. */
  readonly nodes: readonly { readonly region: string | null; readonly failure: NodeRef }[];
  /** By region, its failure. */
  readonly regions: ReadonlyMap<string, NodeRef>;
}

/**
 * The failure of a cluster in a path: fewer than `need` of its nodes work, and a node works only while its region does.
 * @example clusterFailure(builder, { nodes: [{ region: 'us', failure: a }], regions: new Map([['us', us]]) }, 1) // a or us
 */
export function clusterFailure(builder: FaultGraphBuilder, cluster: ClusterNodes, need: number): NodeRef {
  const failures = nodeFailures(builder, cluster);
  return builder.atLeast(failures.length - need + 1, failures);
}

/**
 * That a node does not work: by itself, or with its region. In the order of the nodes.
 * @example nodeFailures(builder, { nodes: [{ region: 'us', failure: a }], regions: new Map([['us', us]]) }) // [a or us]
 */
export function nodeFailures(builder: FaultGraphBuilder, { nodes, regions }: ClusterNodes): readonly NodeRef[] {
  return nodes.map(({ region, failure }) =>
    region === null ? failure : builder.or([failure, regions.get(region) ?? never]),
  );
}

/** A region serves while it is up and one of its nodes works; without nodes it never does. */
export function regionFailure(builder: FaultGraphBuilder, cluster: ClusterNodes, name: string): NodeRef {
  const nodes = cluster.nodes.filter(({ region }) => region === name).map(({ failure }) => failure);
  return builder.or([cluster.regions.get(name) ?? never, builder.and(nodes)]);
}

/**
 * How often a second the write region stops to serve while another can take over, from Birnbaum's importances of the
 * events for `writeRegion` and for `writes`: Σ ν·max(0, B_writeRegion − B_writes). An event that takes all regions down
 * at once asks for no promotion. Exact where no event belongs to the write region and to another; else first order. Null
 * where an event that matters has no frequency.
 *
 * @example lossesWithTakeover(sweepOfWriteRegion.birnbaum, sweepOfWrites.birnbaum, frequencies)
 */
export function lossesWithTakeover(
  ofWriteRegion: Float64Array,
  ofWrites: Float64Array,
  failuresPerSecond: readonly (number | null)[],
): number | null {
  let total = 0;
  for (let event = 0; event < ofWriteRegion.length; event++) {
    const critical = ofWriteRegion[event]! - ofWrites[event]!;
    // what is left of two equal numbers is rounding
    if (critical <= 1e-12 * ofWriteRegion[event]!) continue;
    const frequency = failuresPerSecond[event];
    if (frequency === null || frequency === undefined) return null;
    total += critical * frequency;
  }
  return total;
}
