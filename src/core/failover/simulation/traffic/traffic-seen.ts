/** What was seen of the connections of one cluster. */
export interface ClusterTrafficSeen {
  /** Connections that a node took, those that were opened again after a cut among them. */
  readonly opened: number;
  /** Connections that found no node. */
  readonly refused: number;
  /** Those among the opened that reached dead nodes alone. */
  readonly lost: number;
  /** In the mean length of a connection after a node came back: new connections, and those that it took. */
  readonly afterReturn: { readonly all: number; readonly own: number };
  /** In the order of the nodes. */
  readonly nodes: {
    readonly opened: readonly number[];
    /** Connections that a failure of the node cut. */
    readonly cut: readonly number[];
    /** Σ connections × seconds. */
    readonly connectionSeconds: readonly number[];
    /** The most at one instant. */
    readonly peak: readonly number[];
  };
}

/** What two threads have seen of a cluster: sums, and the higher of two peaks. */
export function mergedTraffic(a: ClusterTrafficSeen, b: ClusterTrafficSeen): ClusterTrafficSeen {
  const each = (
    key: keyof ClusterTrafficSeen['nodes'],
    of: (one: number, other: number) => number = (one, other) => one + other,
  ): readonly number[] => a.nodes[key].map((value, node) => of(value, b.nodes[key][node]!));
  return {
    opened: a.opened + b.opened,
    refused: a.refused + b.refused,
    lost: a.lost + b.lost,
    afterReturn: { all: a.afterReturn.all + b.afterReturn.all, own: a.afterReturn.own + b.afterReturn.own },
    nodes: {
      opened: each('opened'),
      cut: each('cut'),
      connectionSeconds: each('connectionSeconds'),
      peak: each('peak', Math.max),
    },
  };
}
