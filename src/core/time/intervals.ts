import { firstPlace } from '../order/bisection.ts';
/** A half-open stretch of time [start, end), in epoch milliseconds. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Sorted by start, apart from each other (touching ones are merged), each longer than nothing. */
export type Intervals = readonly Interval[];

/** Puts any intervals into that form: sorts, drops the empty ones, merges those that overlap or touch. */
export function merged(intervals: Iterable<Interval>): Intervals {
  const sorted = [...intervals].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Time that is in both. */
export function intersection(left: Intervals, right: Intervals): Intervals {
  const result: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const a = left[i]!;
    const b = right[j]!;
    const start = Math.max(a.start, b.start);
    const end = Math.min(a.end, b.end);
    if (end > start) result.push({ start, end });
    if (a.end < b.end) i++;
    else j++;
  }
  return result;
}

/** Time of the intervals that is in one of them; to ask it for thousands of parts costs no more than what each holds. */
export function within(intervals: Intervals, part: Interval): Intervals {
  const result: Interval[] = [];
  for (let i = firstEndingAfter(intervals, part.start); i < intervals.length && intervals[i]!.start < part.end; i++)
    result.push({ start: Math.max(intervals[i]!.start, part.start), end: Math.min(intervals[i]!.end, part.end) });
  return result;
}

/** Time of `whole` that is not in `cut`. */
export function difference(whole: Intervals, cut: Intervals): Intervals {
  const result: Interval[] = [];
  let j = 0;
  for (const { start, end } of whole) {
    let at = start;
    while (j < cut.length && cut[j]!.end <= start) j++;
    for (let k = j; k < cut.length && cut[k]!.start < end; k++) {
      if (cut[k]!.start > at) result.push({ start: at, end: cut[k]!.start });
      at = Math.max(at, cut[k]!.end);
    }
    if (at < end) result.push({ start: at, end });
  }
  return result;
}

/** Their length together, in milliseconds. */
export function totalMilliseconds(intervals: Intervals): number {
  let total = 0;
  for (const { start, end } of intervals) total += end - start;
  return total;
}

/**
 * A clock that runs only inside the intervals: how many milliseconds of them lie before an instant.
 * The length of [a, b) inside them is then clock(b) − clock(a), in O(log n).
 */
export function clockOf(intervals: Intervals): (instant: number) => number {
  const before = new Float64Array(intervals.length + 1);
  intervals.forEach(({ start, end }, i) => {
    before[i + 1] = before[i]! + (end - start);
  });
  return (instant) => {
    const at = firstEndingAfter(intervals, instant);
    const current = intervals[at];
    return before[at]! + (current ? Math.max(0, instant - current.start) : 0);
  };
}

/** The first interval that ends after an instant, or how many there are; by bisection. Domain: ascending, apart. */
export function firstEndingAfter(intervals: Intervals, instant: number): number {
  return firstPlace(intervals.length, (place) => intervals[place]!.end > instant);
}
