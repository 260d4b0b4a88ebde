import type { CountedEvents } from './counted-events.ts';

/**
 * The diagrams of all modules in one row of nodes, children and modules before what uses them, so that one pass over the
 * numbers evaluates everything. Node 0 is false, node 1 true.
 */
export interface Compiled {
  readonly eventCount: number;
  /** The number of the event that a node asks, or ~r where it asks the module whose root is node r. */
  readonly variable: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** The level of each node; those of one module follow each other, top first, and no two modules share any. */
  readonly level: Int32Array;
  readonly root: number;
  /** Of a node whose two children are one, false: its variable is the number of these. */
  readonly counts: readonly CountedEvents[];
}

/** Where diagrams are collected: arrays that grow. */
export interface CompiledRows {
  count: number;
  /** Levels given out so far. */
  levels: number;
  variable: Int32Array;
  low: Int32Array;
  high: Int32Array;
  level: Int32Array;
  readonly counts: CountedEvents[];
}

export function emptyRows(): CompiledRows {
  const row = (): Int32Array => new Int32Array(64);
  return { count: 2, levels: 0, variable: row(), low: row(), high: row(), level: row(), counts: [] };
}

/** Room for so many more nodes. */
export function reserve(rows: CompiledRows, more: number): void {
  const needed = rows.count + more;
  if (needed <= rows.variable.length) return;
  const length = Math.max(needed, rows.variable.length * 2);
  const larger = (row: Int32Array): Int32Array => {
    const result = new Int32Array(length);
    result.set(row.subarray(0, rows.count));
    return result;
  };
  rows.variable = larger(rows.variable);
  rows.low = larger(rows.low);
  rows.high = larger(rows.high);
  rows.level = larger(rows.level);
}

export function addRow(rows: CompiledRows, variable: number, level: number, low: number, high: number): number {
  const node = rows.count++;
  rows.variable[node] = variable;
  rows.level[node] = level;
  rows.low[node] = low;
  rows.high[node] = high;
  return node;
}

/** A node for events that are counted; returns it. */
export function addCount(rows: CompiledRows, counted: CountedEvents): number {
  reserve(rows, 1);
  rows.counts.push(counted);
  return addRow(rows, rows.counts.length - 1, rows.levels++, 0, 0);
}

export function finished(rows: CompiledRows, eventCount: number, root: number): Compiled {
  const { count } = rows;
  return {
    eventCount,
    variable: rows.variable.subarray(0, count),
    low: rows.low.subarray(0, count),
    high: rows.high.subarray(0, count),
    level: rows.level.subarray(0, count),
    root,
    counts: rows.counts,
  };
}
