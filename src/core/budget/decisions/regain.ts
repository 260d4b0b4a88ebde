import { type Decimal, digitsAt, exactly, nothing, subtractedFrom, times } from '../../quantity/decimal.ts';
import type { Interval, Intervals } from '../../time/intervals.ts';
import type { Policy } from '../policy.ts';
import type { Consumption } from '../time/consumption.ts';

/** A better state of the policy, and the first whole millisecond at which a rolling budget is in it or in one still better. */
export interface RegainedState {
  readonly state: string;
  readonly at: number;
}

export interface RollingBudget {
  /** The window that ends now, in whole milliseconds. */
  readonly window: Interval;
  /** The time in it that counts, and the time that will count in as long again after it. */
  readonly counted: Intervals;
  readonly later: Intervals;
  /** What was consumed in it. */
  readonly consumption: Consumption;
  /** 1 − SLO. */
  readonly unavailability: number;
  readonly policy: Policy;
  /** The step of the policy that it is on. */
  readonly step: number;
}

/**
 * When a rolling budget is in better states again if nothing more fails: incidents leave the window as it moves on. Between
 * the instants at which a piece of consumption or of counted time begins or ends to leave or to enter, what is consumed and
 * what there is to consume change evenly, so that each crossing is solved, in whole numbers: no steps, no search.
 *
 * A step with the bound a holds while (1 − a) × budget − consumed is above 0, or with `orExactly` not below it; where that
 * is reached exactly, and must be exceeded, it holds from the next millisecond on. Each better step once, the worst of them
 * first; of several at one instant the best.
 *
 * O(n log n) for n pieces. @example an outage of 40 of 43.2 min is low-risk-only again when 7.6 min of it have left
 */
export function regainedStates(budget: RollingBudget): readonly RegainedState[] {
  const { policy, step } = budget;
  const walk = new Walk(budget);
  const found: RegainedState[] = [];
  for (let better = step - 1; better >= 0; better--) {
    const { name, above, orExactly } = policy[better]!;
    const at = walk.firstAbove(above ?? nothing, orExactly === true);
    if (at === null) continue;
    if (found.at(-1)?.at === at) found.pop(); // a still better step holds from the same instant on
    found.push({ state: name, at });
  }
  return found;
}

/** What the window holds where a stretch begins, and how it changes by the millisecond. */
interface Stretch {
  readonly counted: number;
  readonly countedSlope: number;
  /** In the digits of the consumption. */
  readonly consumed: bigint;
  readonly consumedSlope: bigint;
}

/** The window as it moves on: stretches on which its consumption and its counted time change evenly. */
class Walk {
  /** Milliseconds from now on. */
  private readonly starts: Float64Array;
  private readonly stretches: readonly Stretch[];
  private readonly until: number;
  private readonly now: number;
  private readonly unavailability: Decimal;
  private readonly scale: number;

  constructor({ window, counted, later, consumption, unavailability }: RollingBudget) {
    const length = window.end - window.start;
    const within = (milliseconds: number): number => Math.min(length, Math.max(0, milliseconds));
    const leaving = (instant: number): number => within(instant - window.start);
    const entering = (instant: number): number => within(instant - window.end);
    const changes = new Map<number, { counted: number; consumed: bigint }>([[0, { counted: 0, consumed: 0n }]]);
    const change = (at: number, countedBy: number, consumedBy: bigint): void => {
      const known = changes.get(at) ?? { counted: 0, consumed: 0n };
      changes.set(at, { counted: known.counted + countedBy, consumed: known.consumed + consumedBy });
    };
    let countedNow = 0;
    let consumedNow = 0n;
    for (const { start, end } of counted) {
      change(leaving(start), -1, 0n);
      change(leaving(end), 1, 0n);
      countedNow += leaving(end) - leaving(start);
    }
    for (const { start, end } of later) {
      change(entering(start), 1, 0n);
      change(entering(end), -1, 0n);
    }
    const { count, start, end, rate } = consumption;
    for (let i = 0; i < count; i++) {
      const [from, to] = [leaving(start[i]!), leaving(end[i]!)];
      change(from, 0, -rate[i]!);
      change(to, 0, rate[i]!);
      consumedNow += BigInt(to - from) * rate[i]!;
    }
    const instants = [...changes.keys()].sort((a, b) => a - b);
    let countedSlope = 0;
    let consumedSlope = 0n;
    let before = 0;
    this.stretches = instants.map((at) => {
      const by = changes.get(at)!;
      countedNow += countedSlope * (at - before);
      consumedNow += consumedSlope * BigInt(at - before);
      countedSlope += by.counted;
      consumedSlope += by.consumed;
      before = at;
      return { counted: countedNow, countedSlope, consumed: consumedNow, consumedSlope };
    });
    this.starts = Float64Array.from(instants);
    this.until = length;
    this.now = window.end;
    this.unavailability = exactly(unavailability);
    this.scale = consumption.scale;
  }

  /** The first instant at which more than the share `bound` of the budget is left, or no less than that; null where never. */
  firstAbove(bound: Decimal, orExactly: boolean): number | null {
    const allowed = times(subtractedFrom(1, bound), this.unavailability); // may be gone of each counted millisecond
    const scale = Math.max(allowed.scale, this.scale);
    const perCounted = digitsAt(allowed, scale);
    const perConsumed = 10n ** BigInt(scale - this.scale);
    const least = orExactly ? 0n : 1n; // whole numbers: above 0 is 1 or more
    for (let i = 0; i < this.stretches.length; i++) {
      const { counted, countedSlope, consumed, consumedSlope } = this.stretches[i]!;
      const value = perCounted * BigInt(counted) - perConsumed * consumed;
      const slope = perCounted * BigInt(countedSlope) - perConsumed * consumedSlope;
      const soonest = counted === 0 ? 1 : 0; // nothing is to be had where no time counts: not before a millisecond of it is in
      const isEnough = value + slope * BigInt(soonest) >= least;
      if (!isEnough && slope <= 0n) continue;
      const wait = isEnough ? soonest : Number((least - value + slope - 1n) / slope);
      const at = this.starts[i]! + wait;
      const next = i + 1 < this.starts.length ? this.starts[i + 1]! : this.until + 1;
      if (at < next && counted + countedSlope * wait > 0) return this.now + at;
    }
    return null;
  }
}
