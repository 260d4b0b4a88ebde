import { type Budget, OverBudget, stepsPerLook } from './budget.ts';

/** The two ends of every diagram. */
export const zero = 0;
export const one = 1;

/** A node is four numbers in a row: its level, the low child, the high child, the next node with the same hash. */
const stride = 4;
const endLevel = 0x7fffffff;
/** Of the table of nodes at the start: small, since most diagrams are. */
const firstNodes = 256;
const largestCache = 1 << 23;
const manyNodes = 1 << 22;
const mostRoom = 1 << 26;

const andOperation = 0;
const orOperation = 1;

/**
 * Reduced ordered binary decision diagrams over levels 0 (top) to n, in growing typed arrays: a hashed table makes every
 * node unique, a direct-mapped table remembers operations (Bryant 1986; Brace, Rudell & Bryant 1990). No complement edges:
 * on coherent functions they save nothing. A child has a smaller number than its parent, so a pass over the numbers
 * replaces recursion. Results are node numbers, valid until `collect` or `reset`.
 */
export class Diagram {
  count = 2;
  #cells = new Int32Array(firstNodes * stride);
  #heads = new Int32Array(firstNodes);
  #cache = new Int32Array(firstNodes * stride);
  /** How much of the two tables is in use: a power of two. */
  #headCount = firstNodes;
  #cacheCount = firstNodes;
  #stack = new Int32Array(256);
  #steps = 0;
  #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.reset(budget);
  }

  /** Forgets every node; keeps the memory for the next diagram, which starts with small tables in it. */
  reset(budget: Budget): void {
    this.#budget = budget;
    this.count = 2;
    this.#headCount = firstNodes;
    this.#cacheCount = firstNodes;
    this.#heads.fill(0, 0, firstNodes);
    this.#cache.fill(0, 0, firstNodes * stride);
    this.#cells[zero * stride] = endLevel;
    this.#cells[one * stride] = endLevel;
  }

  level(node: number): number {
    return this.#cells[node * stride]!;
  }
  low(node: number): number {
    return this.#cells[node * stride + 1]!;
  }
  high(node: number): number {
    return this.#cells[node * stride + 2]!;
  }

  /** The node that is `high` where the variable of `level` is true, else `low`; both lie below. */
  make(level: number, low: number, high: number): number {
    return low === high ? low : this.unique(level, low, high);
  }

  /** The node with these three, also where both children are one. */
  unique(level: number, low: number, high: number): number {
    const slot = hashOf(level, low, high) & (this.#headCount - 1);
    const cells = this.#cells;
    for (let node = this.#heads[slot]!; node !== 0; node = cells[node * stride + 3]!) {
      const at = node * stride;
      if (cells[at] === level && cells[at + 1] === low && cells[at + 2] === high) return node;
    }
    if (this.count >= this.#budget.nodes) throw new OverBudget(false);
    const node = this.count++;
    if (node >= this.#headCount) {
      this.#grow();
      return this.#place(node, level, low, high, hashOf(level, low, high) & (this.#headCount - 1));
    }
    return this.#place(node, level, low, high, slot);
  }

  /** The nodes below a root and itself, children first, without the ends. */
  nodesBelow(root: number): number[] {
    const needed = new Set([root]);
    for (const node of needed) {
      if (node > one) needed.add(this.low(node)).add(this.high(node));
    }
    return [...needed].filter((node) => node > one).sort((a, b) => a - b);
  }

  and(left: number, right: number): number {
    return this.#apply(andOperation, left, right);
  }
  or(left: number, right: number): number {
    return this.#apply(orOperation, left, right);
  }

  /** Keeps what the roots need, renumbers it, and returns the new numbers of the roots. */
  collect(roots: readonly number[]): number[] {
    const cells = this.#cells;
    const renumbered = new Int32Array(this.count);
    for (const root of roots) renumbered[root] = 1;
    for (let node = this.count - 1; node > one; node--) {
      if (renumbered[node] === 0) continue;
      renumbered[cells[node * stride + 1]!] = 1;
      renumbered[cells[node * stride + 2]!] = 1;
    }
    renumbered[zero] = zero;
    renumbered[one] = one;
    this.#heads.fill(0, 0, this.#headCount);
    this.#cache.fill(0, 0, this.#cacheCount * stride);
    let count = 2;
    for (let node = 2; node < this.count; node++) {
      if (renumbered[node] === 0) continue;
      renumbered[node] = count;
      const level = cells[node * stride]!;
      const low = renumbered[cells[node * stride + 1]!]!;
      const high = renumbered[cells[node * stride + 2]!]!;
      this.#place(count, level, low, high, hashOf(level, low, high) & (this.#headCount - 1));
      count++;
    }
    this.count = count;
    return roots.map((root) => renumbered[root]!);
  }

  #place(node: number, level: number, low: number, high: number, slot: number): number {
    const at = node * stride;
    this.#cells[at] = level;
    this.#cells[at + 1] = low;
    this.#cells[at + 2] = high;
    this.#cells[at + 3] = this.#heads[slot]!;
    this.#heads[slot] = node;
    return node;
  }

  #grow(): void {
    const nodes = this.#headCount * 2;
    // once large, room for all that is allowed: memory counts when it is written to, and copies would double it
    const room = nodes > manyNodes ? Math.max(nodes, mostRoom) : nodes;
    const held = Math.min(room, Math.max(this.#budget.nodes, firstNodes) + 1);
    if (held * stride > this.#cells.length) {
      const larger = new Int32Array(held * stride);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    const cells = this.#cells;
    if (nodes > this.#heads.length) this.#heads = new Int32Array(nodes);
    else this.#heads.fill(0, 0, nodes);
    this.#headCount = nodes;
    for (let node = 2; node < this.count - 1; node++) {
      const at = node * stride;
      const slot = hashOf(cells[at]!, cells[at + 1]!, cells[at + 2]!) & (nodes - 1);
      cells[at + 3] = this.#heads[slot]!;
      this.#heads[slot] = node;
    }
    // a larger table of operations; what the old one remembers stays where it is or moves up by the old size
    if (nodes > largestCache) return;
    const old = this.#cacheCount;
    if (nodes * stride > this.#cache.length) {
      const larger = new Int32Array(nodes * stride);
      larger.set(this.#cache);
      this.#cache = larger;
    }
    this.#cache.fill(0, old * stride, nodes * stride);
    this.#cacheCount = nodes;
    for (let at = 0; at < old * stride; at += stride) {
      const to = this.#cacheSlot(this.#cache[at]!, this.#cache[at + 1]!, this.#cache[at + 2]!);
      if (to === at || this.#cache[at + 1] === 0) continue;
      this.#cache.copyWithin(to, at, at + stride);
      this.#cache[at + 1] = 0;
    }
  }

  #cacheSlot(operation: number, left: number, right: number): number {
    return (hashOf(operation, left, right) & (this.#cacheCount - 1)) * stride;
  }

  /** And, or: on an explicit stack of frames (left, right, low result or −1). */
  #apply(operation: number, firstLeft: number, firstRight: number): number {
    let left = firstLeft;
    let right = firstRight;
    let depth = 0;
    for (;;) {
      let result = -1;
      if (left > right) {
        const swap = left;
        left = right;
        right = swap;
      }
      if (left === right) result = left;
      else if (left === zero) result = operation === andOperation ? zero : right;
      else if (left === one) result = operation === andOperation ? right : one;
      else {
        const at = this.#cacheSlot(operation, left, right);
        const cache = this.#cache;
        if (cache[at + 1] === left && cache[at + 2] === right && cache[at] === operation) result = cache[at + 3]!;
        else {
          if (++this.#steps % stepsPerLook === 0) this.#budget.checkTime();
          if (depth + 3 > this.#stack.length) this.#stack = doubled(this.#stack);
          this.#stack[depth] = left;
          this.#stack[depth + 1] = right;
          this.#stack[depth + 2] = -1;
          depth += 3;
          const leftLevel = this.#cells[left * stride]!;
          const rightLevel = this.#cells[right * stride]!;
          if (leftLevel <= rightLevel) left = this.#cells[left * stride + 1]!;
          if (rightLevel <= leftLevel) right = this.#cells[right * stride + 1]!;
          continue;
        }
      }
      for (;;) {
        if (depth === 0) return result;
        const from = this.#stack[depth - 3]!;
        const to = this.#stack[depth - 2]!;
        const low = this.#stack[depth - 1]!;
        const fromLevel = this.#cells[from * stride]!;
        const toLevel = this.#cells[to * stride]!;
        if (low < 0) {
          this.#stack[depth - 1] = result;
          left = fromLevel <= toLevel ? this.#cells[from * stride + 2]! : from;
          right = toLevel <= fromLevel ? this.#cells[to * stride + 2]! : to;
          break;
        }
        result = this.make(Math.min(fromLevel, toLevel), low, result);
        const at = this.#cacheSlot(operation, from, to);
        this.#cache[at] = operation;
        this.#cache[at + 1] = from;
        this.#cache[at + 2] = to;
        this.#cache[at + 3] = result;
        depth -= 3;
      }
    }
  }
}

function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
