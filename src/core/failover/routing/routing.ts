import { movedKeysRatio, type Ring, ringOf, ringShares } from './ring.ts';

export const routingStrategies = [
  'round_robin',
  'weighted',
  'least_connections',
  'geo',
  'consistent_hash',
  'random',
] as const;
export type RoutingStrategy = (typeof routingStrategies)[number];

/** A node as a router sees it. */
export interface RoutedNode {
  readonly id: string;
  /** Null where the cluster has no regions. */
  readonly region: string | null;
  /** For `weighted` alone; 100 where nothing is said. */
  readonly weight: number;
}

/** Where clients are, and where they go when their region has no node. */
export interface ClientRegion {
  readonly name: string;
  /** Share of all clients, 0 to 1. */
  readonly clients: number;
  /** The next regions, nearest first. */
  readonly near: readonly string[];
}

/** Where the traffic of a cluster goes. */
export interface Routing {
  /** In the order of the nodes; shares of all traffic, which sum to 1 unless no node is up. */
  readonly nodes: readonly { readonly id: string; readonly region: string | null; readonly share: number }[];
  /** Share of keys that another node now serves than when all are up; null without consistent_hash. */
  readonly movedKeysRatio: number | null;
}

/** Routes the traffic of one cluster for any set of nodes that are up; the ring is made once. */
export type Router = (isUp: (node: RoutedNode) => boolean) => Routing;

/**
 * How a strategy spreads traffic over the nodes that are up. round_robin, random and least_connections: evenly (in the
 * long run, for requests alike); weighted: by weight; geo: each client to the nodes of its region, else of the first of
 * `near` that has one, else to any, evenly; consistent_hash: by the ring, over key-0 … key-9999.
 *
 * Domain: weights above 0; client shares that sum to 1 (evenly over all nodes where none has clients). A node in a region
 * that is down is down: the caller's `isUp` says so.
 * @example routerOf('weighted', [{ id: 'a', region: null, weight: 200 }, { id: 'b', region: null, weight: 100 }], [])(() => true)
 * // shares 2/3 and 1/3
 */
export function routerOf(
  strategy: RoutingStrategy,
  nodes: readonly RoutedNode[],
  regions: readonly ClientRegion[],
): Router {
  let ring: Ring | null = null;
  return (isUp) => {
    const up = nodes.filter(isUp);
    if (strategy === 'consistent_hash') {
      ring ??= ringOf(nodes.map(({ id }) => id));
      const all = ring;
      const names = new Set(up.map(({ id }) => id));
      const shares = ringShares(ring, (id) => names.has(id));
      return {
        nodes: nodes.map(({ id, region }, i) => ({ id, region, share: shares[i]! })),
        // a walk over all keys, which a simulation never asks for
        get movedKeysRatio() {
          return movedKeysRatio(all, (id) => names.has(id));
        },
      };
    }
    const shares =
      strategy === 'weighted' ? byWeight(up) : strategy === 'geo' ? byRegion(up, regions) : evenly(up, 1, new Map());
    return {
      nodes: nodes.map(({ id, region }) => ({ id, region, share: shares.get(id) ?? 0 })),
      movedKeysRatio: null,
    };
  };
}

type Shares = Map<string, number>;

function evenly(nodes: readonly RoutedNode[], share: number, onto: Shares): Shares {
  for (const { id } of nodes) onto.set(id, (onto.get(id) ?? 0) + share / nodes.length);
  return onto;
}

function byWeight(up: readonly RoutedNode[]): Shares {
  const all = up.reduce((total, { weight }) => total + weight, 0);
  return new Map(up.map(({ id, weight }) => [id, weight / all]));
}

function byRegion(up: readonly RoutedNode[], regions: readonly ClientRegion[]): Shares {
  const shares: Shares = new Map();
  if (!regions.some(({ clients }) => clients > 0)) return evenly(up, 1, shares);
  for (const { name, clients, near } of regions) {
    const region = [name, ...near].find((each) => up.some((node) => node.region === each));
    evenly(region === undefined ? up : up.filter((node) => node.region === region), clients, shares);
  }
  return shares;
}
