import { type Ring, ringOf } from '../routing/ring.ts';
import type { ClientRegion, RoutedNode, RoutingStrategy } from '../routing/routing.ts';

/** Requests that look for a member in one and the same way. */
export interface RequestClass {
  /** Of all requests, 0 to 1. */
  readonly share: number;
  /** Members by number: those of a later tier are asked only where no other of an earlier one is in rotation. */
  readonly tiers: readonly (readonly number[])[];
}

/** How requests find a member: within a tier evenly, or by weight. */
export interface RequestOrder {
  readonly classes: readonly RequestClass[];
  /** By member; null: evenly. */
  readonly weights: readonly number[] | null;
}

/** Members that are told apart along the ring; the rest of it is asked evenly, after so many have left the rotation. */
const mostAlongRing = 20;

/**
 * Where requests go, as orders in which members are asked. round_robin, random, least_connections: any, evenly; weighted:
 * by weight; geo: those of the client's region, then of each of `near`, then the rest; consistent_hash: along the ring.
 * Domain: as of routerOf. @example requestOrder('geo', nodes, regions).classes[0].tiers // [[0, 1], [2]]: us, then eu
 */
export function requestOrder(
  strategy: RoutingStrategy,
  nodes: readonly RoutedNode[],
  regions: readonly ClientRegion[],
): RequestOrder {
  const all = nodes.map((_, i) => i);
  if (strategy === 'weighted')
    return { classes: [{ share: 1, tiers: [all] }], weights: nodes.map(({ weight }) => weight) };
  if (strategy === 'consistent_hash') return { classes: alongRing(ringOf(nodes.map(({ id }) => id))), weights: null };
  if (strategy === 'geo' && regions.some(({ clients }) => clients > 0))
    return { classes: byRegion(nodes, regions), weights: null };
  return { classes: [{ share: 1, tiers: [all] }], weights: null };
}

/** All members alike, in one tier. @example evenOrder(2).classes // [{ share: 1, tiers: [[0, 1]] }] */
export function evenOrder(members: number): RequestOrder {
  return { classes: [{ share: 1, tiers: [Array.from({ length: members }, (_, i) => i)] }], weights: null };
}

function byRegion(nodes: readonly RoutedNode[], regions: readonly ClientRegion[]): readonly RequestClass[] {
  return regions
    .filter(({ clients }) => clients > 0)
    .map(({ name, clients, near }) => {
      const named = [name, ...near];
      const tiers = named.map((each) => nodes.flatMap(({ region }, i) => (region === each ? [i] : [])));
      const rest = nodes.flatMap(({ region }, i) => (region !== null && named.includes(region) ? [] : [i]));
      return { share: clients, tiers: [...tiers, rest].filter((tier) => tier.length > 0) };
    });
}

function alongRing({ nodes, owners, firstPoints }: Ring): readonly RequestClass[] {
  const keysFrom = new Map<number, number>();
  for (const point of firstPoints) keysFrom.set(point, (keysFrom.get(point) ?? 0) + 1);
  const classes = new Map<string, { keys: number; readonly order: readonly number[] }>();
  for (const [point, keys] of keysFrom) {
    const order = ownersFrom(owners, point, Math.min(nodes.length, mostAlongRing));
    const name = order.join(' ');
    const known = classes.get(name);
    if (known) known.keys += keys;
    else classes.set(name, { keys, order });
  }
  return [...classes.values()].map(({ keys, order }) => {
    const along = new Set(order);
    const rest = nodes.flatMap((_, i) => (along.has(i) ? [] : [i]));
    const tiers = order.map((member) => [member]);
    return { share: keys / firstPoints.length, tiers: rest.length > 0 ? [...tiers, rest] : tiers };
  });
}

/** The first so many different owners from a point on. */
function ownersFrom(owners: Int32Array, point: number, count: number): readonly number[] {
  const found = new Set<number>();
  for (let i = 0; i < owners.length && found.size < count; i++) found.add(owners[(point + i) % owners.length]!);
  return [...found];
}
