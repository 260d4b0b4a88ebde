import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockOf,
  difference,
  type Interval,
  type Intervals,
  intersection,
  merged,
  totalMilliseconds,
} from '../../../src/core/time/intervals.ts';

// Brute force: an interval is the set of whole milliseconds in it, of 0 to 39.
const span = 40;
const any = fc.array(
  fc.record({ start: fc.nat(span), end: fc.nat(span) }), // reversed and empty ones too
  { maxLength: 8 },
);
const covered = (intervals: readonly Interval[]): boolean[] =>
  Array.from({ length: span }, (_, at) => intervals.some(({ start, end }) => start <= at && at < end));
const count = (marks: readonly boolean[]): number => marks.filter(Boolean).length;

/** Sorted, apart, none empty. */
function expectTidy(intervals: Intervals): void {
  for (const { start, end } of intervals) expect(start).toBeLessThan(end);
  for (let i = 1; i < intervals.length; i++) expect(intervals[i - 1]!.end).toBeLessThan(intervals[i]!.start);
}

describe('intervals', () => {
  it('merged keeps what any of them covers', () => {
    fc.assert(
      fc.property(any, (intervals) => {
        const result = merged(intervals);
        expectTidy(result);
        expect(covered(result)).toEqual(covered(intervals));
        expect(totalMilliseconds(result)).toBe(count(covered(intervals)));
      }),
      { numRuns: 1000 },
    );
  });

  it('intersection keeps what both cover', () => {
    fc.assert(
      fc.property(any, any, (left, right) => {
        const result = intersection(merged(left), merged(right));
        const marks = covered(right);
        expect(covered(result)).toEqual(covered(left).map((mark, at) => mark && marks[at]!));
        expectTidy(result);
      }),
      { numRuns: 1000 },
    );
  });

  it('difference keeps what only the first covers', () => {
    fc.assert(
      fc.property(any, any, (whole, cut) => {
        const result = difference(merged(whole), merged(cut));
        const marks = covered(cut);
        expect(covered(result)).toEqual(covered(whole).map((mark, at) => mark && !marks[at]!));
        expectTidy(result);
      }),
      { numRuns: 1000 },
    );
  });

  it('clockOf counts what lies before an instant', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: -5, max: span + 5 }), (intervals, instant) => {
        const before = covered(intervals).filter((mark, at) => mark && at < instant).length;
        expect(clockOf(merged(intervals))(instant)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  // by hand
  it.each([
    [
      'touching ones are one',
      [
        [0, 5],
        [5, 9],
      ],
      [[0, 9]],
    ],
    [
      'one millisecond apart they are two',
      [
        [0, 5],
        [6, 9],
      ],
      [
        [0, 5],
        [6, 9],
      ],
    ],
    [
      'one inside another adds nothing',
      [
        [0, 9],
        [2, 3],
      ],
      [[0, 9]],
    ],
    [
      'empty and reversed ones are none',
      [
        [5, 5],
        [9, 2],
      ],
      [],
    ],
  ])('%s', (_, given, expected) => {
    const of = (pairs: number[][]): Interval[] => pairs.map(([start, end]) => ({ start: start!, end: end! }));
    expect(merged(of(given))).toEqual(of(expected));
  });
});
