import type { ImpactCurve } from '../../incidents/downtime/downtime.ts';
import { countUpTo } from '../../order/bisection.ts';
import { RunningSum } from '../../quantity/running-sum.ts';
import type { Intervals } from '../../time/intervals.ts';

/** Reads the error ratio at instants that only go forward, so that a walk through n pieces takes n steps. */
export interface ErrorCursor {
  /** ∫ e from the beginning to an instant, in weighted milliseconds. */
  readonly integralAt: (instant: number) => number;
  /** The error ratio on a stretch on which it does not change. */
  readonly ratioOn: (from: number, to: number) => number;
}

/**
 * The error ratio as a step function with its integral F(t), in weighted milliseconds. Sums lose no digits,
 * and whole milliseconds of full outages are exact.
 */
export class ErrorIntegral {
  private readonly start: Float64Array;
  private readonly end: Float64Array;
  private readonly weight: Float64Array;
  private readonly before: Float64Array;
  private readonly count: number;

  constructor(curve: ImpactCurve, counts: Intervals | null) {
    const { count, start, end, weight } = counts === null ? curve : cutCurve(curve, counts);
    this.count = count;
    this.start = start;
    this.end = end;
    this.weight = weight;
    this.before = new Float64Array(count + 1);
    const total = new RunningSum();
    for (let piece = 0; piece < count; piece++) {
      total.add((end[piece]! - start[piece]!) * weight[piece]!);
      this.before[piece + 1] = total.value;
    }
  }

  /** ∫ e from the beginning to any instant. */
  at(instant: number): number {
    return this.within(countUpTo(this.end, this.count, instant), instant);
  }

  cursor(): ErrorCursor {
    let piece = 0;
    const moveTo = (instant: number): void => {
      while (piece > 0 && this.end[piece - 1]! > instant) piece--; // back over a stretch that was looked at to its end
      while (piece < this.count && this.end[piece]! <= instant) piece++;
    };
    return {
      integralAt: (instant) => {
        moveTo(instant);
        return this.within(piece, instant);
      },
      ratioOn: (from, to) => {
        moveTo(from);
        return piece < this.count && this.start[piece]! < to ? this.weight[piece]! : 0;
      },
    };
  }

  /** Every instant at which a step is, moved on by each of the delays; ascending, without repeats. */
  corners(delays: readonly number[]): Float64Array {
    const steps = new Float64Array(2 * this.count);
    let used = 0;
    for (let piece = 0; piece < this.count; piece++) {
      if (piece === 0 || this.end[piece - 1] !== this.start[piece]) steps[used++] = this.start[piece]!;
      steps[used++] = this.end[piece]!;
    }
    const all = new Float64Array(used * delays.length);
    delays.forEach((delay, i) => {
      for (let step = 0; step < used; step++) all[i * used + step] = steps[step]! + delay;
    });
    all.sort();
    let kept = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i]!;
    return all.subarray(0, kept);
  }

  private within(piece: number, instant: number): number {
    const inside = piece < this.count ? instant - this.start[piece]! : 0;
    return this.before[piece]! + (inside > 0 ? inside * this.weight[piece]! : 0);
  }
}

/** The part of a curve that lies in the time that counts. */
function cutCurve(curve: ImpactCurve, counts: Intervals): ImpactCurve {
  const start: number[] = [];
  const end: number[] = [];
  const weight: number[] = [];
  for (let piece = 0, first = 0; piece < curve.count; piece++) {
    while (first < counts.length && counts[first]!.end <= curve.start[piece]!) first++;
    for (let i = first; i < counts.length && counts[i]!.start < curve.end[piece]!; i++) {
      start.push(Math.max(counts[i]!.start, curve.start[piece]!));
      end.push(Math.min(counts[i]!.end, curve.end[piece]!));
      weight.push(curve.weight[piece]!);
    }
  }
  const columns = { start: Float64Array.from(start), end: Float64Array.from(end), weight: Float64Array.from(weight) };
  return { count: start.length, ...columns };
}
