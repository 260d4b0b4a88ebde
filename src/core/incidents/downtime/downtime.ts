import { RunningSum } from '../../quantity/running-sum.ts';
import type { Intervals } from '../../time/intervals.ts';
import type { ImpactIntervals } from './impact-intervals.ts';
import { keptPieces } from './service-cuts.ts';

export type { ImpactIntervals } from './impact-intervals.ts';

/**
 * When a set of incidents hit, as a step function: pieces in ascending order, apart or touching, each with the largest
 * weight of the incidents that were active in it. Weight 0 is not in it.
 */
export interface ImpactCurve {
  readonly count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly weight: Float64Array;
}

/** A stretch without a gap in which at least one incident hit. Weighted milliseconds are those inside the time that counts. */
export interface Outages {
  readonly count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly weightedMilliseconds: Float64Array;
}

/**
 * The union of incidents, where at each instant the largest active impact weighs. One sweep over the starts with the
 * active incidents in a heap, the largest impact on top: O(n log n). What is cut from an incident is not in it.
 * @example 50 % over 0–2 h and 20 % over 1–3 h: pieces 0–2 h at 0.5 and 2–3 h at 0.2.
 */
export function impactCurve(impact: ImpactIntervals): ImpactCurve {
  const { order, start, end, weight } = keptPieces(impact);
  const curve = new CurveBuilder(order.length);
  const active = new ActiveIncidents(end, weight);
  let now = Number.NEGATIVE_INFINITY; // the curve is known up to here
  for (let i = 0; i <= order.length; i++) {
    const row = i < order.length ? order[i]! : -1;
    if (row >= 0 && !(end[row]! > start[row]! && weight[row]! > 0)) continue;
    const until = row >= 0 ? start[row]! : Number.POSITIVE_INFINITY;
    while (now < until) {
      const top = active.top(now);
      const stop = top >= 0 ? Math.min(end[top]!, until) : until;
      if (top >= 0) curve.add(now, stop, weight[top]!);
      now = stop;
    }
    if (row >= 0 && !active.covers(row)) active.push(row);
  }
  return curve.build();
}

/**
 * The outages of a curve: pieces that touch are one. `counts` is time that counts (the window less what is cut from it);
 * `kept` the part of the curve that counts, where single incidents lose some of their time.
 */
export function outagesOf(curve: ImpactCurve, counts: Intervals, shortest: number, kept: ImpactCurve = curve): Outages {
  let most = 0; // outages; there may be far more pieces
  for (let i = 0; i < curve.count; i++) if (i === 0 || curve.start[i] !== curve.end[i - 1]) most++;
  const start = new Float64Array(most);
  const end = new Float64Array(most);
  const weightedMilliseconds = new Float64Array(most);
  const inside = new RunningSum();
  let count = 0;
  let cursor = 0;
  let piece = 0; // of `kept`
  for (let first = 0; first < curve.count; ) {
    let last = first;
    while (last + 1 < curve.count && curve.start[last + 1] === curve.end[last]) last++;
    const until = curve.end[last]!;
    const isLong = until - curve.start[first]! >= shortest;
    inside.clear();
    let length = 0;
    while (cursor < counts.length && counts[cursor]!.end <= curve.start[first]!) cursor++;
    for (let at = cursor; piece < kept.count && kept.end[piece]! <= until; piece++) {
      while (at < counts.length && counts[at]!.end <= kept.start[piece]!) at++;
      for (let k = at; isLong && k < counts.length && counts[k]!.start < kept.end[piece]!; k++) {
        const overlap = Math.min(counts[k]!.end, kept.end[piece]!) - Math.max(counts[k]!.start, kept.start[piece]!);
        inside.add(overlap * kept.weight[piece]!);
        length += overlap;
      }
    }
    if (length > 0) {
      start[count] = curve.start[first]!;
      end[count] = until;
      weightedMilliseconds[count++] = inside.value;
    }
    first = last + 1;
  }
  return {
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    weightedMilliseconds: weightedMilliseconds.subarray(0, count),
  };
}

class CurveBuilder {
  private start: Float64Array;
  private end: Float64Array;
  private weight: Float64Array;
  private count = 0;

  constructor(incidents: number) {
    // a log may have a million groups of one incident; of many, seldom each has more than a piece of its own
    const capacity = incidents < 256 ? 2 * incidents + 1 : incidents + 1;
    this.start = new Float64Array(capacity);
    this.end = new Float64Array(capacity);
    this.weight = new Float64Array(capacity);
  }

  add(start: number, end: number, weight: number): void {
    if (end <= start) return;
    const last = this.count - 1;
    if (last >= 0 && this.end[last] === start && this.weight[last] === weight) {
      this.end[last] = end;
      return;
    }
    if (this.count === this.start.length) this.grow();
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.weight[this.count] = weight;
    this.count++;
  }

  build(): ImpactCurve {
    return { count: this.count, start: this.start, end: this.end, weight: this.weight };
  }

  private grow(): void {
    const larger = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const copy = new Float64Array(column.length * 2);
      copy.set(column);
      return copy;
    };
    this.start = larger(this.start);
    this.end = larger(this.end);
    this.weight = larger(this.weight);
  }
}

/** The incidents that have begun, the one with the largest impact on top (of equal ones, the one that ends last). */
class ActiveIncidents {
  private readonly rows: number[] = [];
  private readonly end: Float64Array;
  private readonly weight: Float64Array;

  constructor(end: Float64Array, weight: Float64Array) {
    this.end = end;
    this.weight = weight;
  }

  push(row: number): void {
    const rows = this.rows;
    let at = rows.push(row) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.before(row, rows[parent]!)) break;
      rows[at] = rows[parent]!;
      at = parent;
    }
    rows[at] = row;
  }

  /** True where the top hits no less and lasts no shorter: then the row will never be on top itself. */
  covers(row: number): boolean {
    const top = this.rows[0];
    return top !== undefined && this.weight[top]! >= this.weight[row]! && this.end[top]! >= this.end[row]!;
  }

  /** The top that has not ended by `now`; −1 where none is left. */
  top(now: number): number {
    while (this.rows.length > 0 && this.end[this.rows[0]!]! <= now) this.pop();
    return this.rows.length > 0 ? this.rows[0]! : -1;
  }

  private pop(): void {
    const rows = this.rows;
    const last = rows.pop()!;
    if (rows.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= rows.length) break;
      if (child + 1 < rows.length && this.before(rows[child + 1]!, rows[child]!)) child++;
      if (!this.before(rows[child]!, last)) break;
      rows[at] = rows[child]!;
      at = child;
    }
    rows[at] = last;
  }

  private before(left: number, right: number): boolean {
    const difference = this.weight[left]! - this.weight[right]!;
    return difference > 0 || (difference === 0 && this.end[left]! > this.end[right]!);
  }
}
