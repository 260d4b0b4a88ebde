import { firstPlace } from '../../order/bisection.ts';
import { md5 } from './md5.ts';

/** Points of a node on the ring, whatever its weight. */
const pointsPerNode = 150;

/** The keys over which shares are counted: key-0 … key-9999. */
const countedKeys = 10_000;

/** A ring of consistent hashing, and where the counted keys fall on it. */
export interface Ring {
  readonly nodes: readonly string[];
  /** By point, in the order of the ring, the number of its node. */
  readonly owners: Int32Array;
  /** By key, the first point at or after it. */
  readonly firstPoints: Int32Array;
}

/**
 * The ring of some nodes: 150 points each, the MD5 of `NODE:i` (i = 0 … 149) as a number of 128 bits; a key belongs to the
 * first point at or after its own MD5, else to the first of all, found by bisection. Points of two nodes that fall on
 * each other would stand by the names.
 *
 * Source: D. Karger et al., "Consistent hashing and random trees", STOC 1997; RFC 1321 for MD5.
 * Domain: at least one node, each named once.
 * @example nodeOfKeys(ringOf(['a', 'b', 'c']), () => true)[0] // the number of the node that serves key-0
 */
export function ringOf(nodes: readonly string[]): Ring {
  const count = nodes.length * pointsPerNode;
  const places = new Uint32Array(count * 4);
  nodes.forEach((node, n) => {
    for (let i = 0; i < pointsPerNode; i++) places.set(md5(`${node}:${i}`), (n * pointsPerNode + i) * 4);
  });
  const nodeOf = (point: number): number => Math.floor(point / pointsPerNode);
  const order = Array.from({ length: count }, (_, point) => point).sort(
    (a, b) => compare(places, a, places, b) || (nodes[nodeOf(a)]! < nodes[nodeOf(b)]! ? -1 : 1),
  );
  const keys = keyPlaces();
  const firstPoints = new Int32Array(countedKeys);
  for (let key = 0; key < countedKeys; key++) {
    const point = firstPlace(count, (place) => compare(places, order[place]!, keys, key) >= 0);
    firstPoints[key] = point === count ? 0 : point;
  }
  return { nodes, owners: Int32Array.from(order, nodeOf), firstPoints };
}

/**
 * By key, the number of the node that serves it when the points of nodes that are down are skipped; −1 where all are.
 * @example nodeOfKeys(ring, (node) => node !== 'b')
 */
export function nodeOfKeys(ring: Ring, isUp: (node: string) => boolean): Int32Array {
  const { owners, firstPoints, nodes } = ring;
  const up = nodes.map((node) => isUp(node));
  // from each point on, the first node that is up: twice around, from the end
  const serving = new Int32Array(owners.length);
  let next = -1;
  for (let i = 2 * owners.length - 1; i >= 0; i--) {
    const point = i % owners.length;
    if (up[owners[point]!]) next = owners[point]!;
    serving[point] = next;
  }
  return firstPoints.map((point) => serving[point]!);
}

/** By node, its share of the counted keys; all 0 where no node is up. @example ringShares(ringOf(['a', 'b', 'c']), () => true) // [0.3082, 0.3219, 0.3699] */
export function ringShares(ring: Ring, isUp: (node: string) => boolean): readonly number[] {
  const counts = new Array<number>(ring.nodes.length).fill(0);
  for (const node of nodeOfKeys(ring, isUp)) if (node >= 0) counts[node]!++;
  return counts.map((keys) => keys / countedKeys);
}

/**
 * The share of keys that another node serves than when all are up; those that none serves any more count.
 * @example movedKeysRatio(ringOf(['a', 'b', 'c']), (node) => node !== 'b') // 0.3219
 */
export function movedKeysRatio(ring: Ring, isUp: (node: string) => boolean): number {
  const before = nodeOfKeys(ring, () => true);
  const after = nodeOfKeys(ring, isUp);
  let moved = 0;
  for (let key = 0; key < countedKeys; key++) if (before[key] !== after[key]) moved++;
  return moved / countedKeys;
}

let knownKeyPlaces: Uint32Array | null = null;

/** The places of the counted keys: always the same, so computed once. */
function keyPlaces(): Uint32Array {
  if (!knownKeyPlaces) {
    knownKeyPlaces = new Uint32Array(countedKeys * 4);
    for (let key = 0; key < countedKeys; key++) knownKeyPlaces.set(md5(`key-${key}`), key * 4);
  }
  return knownKeyPlaces;
}

function compare(left: Uint32Array, a: number, right: Uint32Array, b: number): number {
  for (let word = 0; word < 4; word++) {
    const difference = left[a * 4 + word]! - right[b * 4 + word]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
