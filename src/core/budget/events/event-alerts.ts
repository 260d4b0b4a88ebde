import { ascendingOrder } from '../../order/ascending.ts';
import { countBelow, countUpTo } from '../../order/bisection.ts';
import { exactly, quotient, times, toNumber, wholeQuotient } from '../../quantity/decimal.ts';
import type { Interval } from '../../time/intervals.ts';
import { type EventCounts, eventCoverage, exceeds } from './events.ts';

/** A tier of an alert: it fires above this share of bad events in both windows. */
export interface BurnTier {
  readonly longSeconds: number;
  readonly shortSeconds: number;
  readonly errorRatio: number;
}

/** What a window of an alert holds. */
export interface WindowBurn {
  readonly events: number;
  readonly badEvents: number;
  /** Share of bad ones / (1 − SLO); null without events. */
  readonly burnRate: number | null;
}

/** A tier held against the counts up to now. */
export interface EventAlert {
  /** The long window must hold so many events: fewer say nothing. */
  readonly minimumEvents: number;
  readonly long: WindowBurn;
  readonly short: WindowBurn;
  readonly isFiring: boolean;
  /** Bad events in the long window, as many events as it holds now, that make it fire; null where they are too few. */
  readonly failuresNeeded: number | null;
}

/** A stretch of time in which a tier fired. */
export interface EventFiring {
  readonly tier: number;
  readonly at: number;
  /** null where it fired still at the end. */
  readonly resetAt: number | null;
  /** Bad events of the window up to then / its budget; null where there is none. */
  readonly consumedRatio: number | null;
}

/**
 * So many events that one bad one among them is no more than the tier allows: ⌈1 / (f·(1 − SLO))⌉. With fewer a single
 * failed request would fire it. @example fewestEvents(0.0144) // 70
 */
export function fewestEvents(errorRatio: number): number {
  const whole = Number(wholeQuotient(exactly(1), exactly(errorRatio)));
  return toNumber(times(exactly(errorRatio), exactly(whole))) < 1 ? whole + 1 : whole;
}

/**
 * Multiwindow burn-rate alerts on counts of events: a tier fires where the shares of bad events in its long and its short
 * window both lie above f·(1 − SLO), and the long one holds `minimumEvents`. A window [t − W, t) holds the rows that begin
 * in it, each with all of its events.
 *
 * Source: The Site Reliability Workbook, ch. 5; its advice for few requests, to combine them with a number of failures, is
 * the minimum here. Domain: 0 < unavailability < 1.
 */
export class EventAlerts {
  private readonly at: Float64Array;
  /** When each row is complete: where the next instant begins. */
  private readonly complete: Float64Array;
  /** Events and bad ones before each row. */
  private readonly total: Float64Array;
  private readonly bad: Float64Array;
  private readonly until: number;
  /** The usual distance of two rows; more than that between two is a gap. */
  private readonly step: number;
  private readonly unavailability: number;

  /** Rows from `until` on are not known yet. */
  constructor(counts: EventCounts, unavailability: number, until: number) {
    const order = ascendingOrder(counts.at).filter((row) => counts.at[row]! < until);
    this.at = Float64Array.from(order, (row) => counts.at[row]!);
    this.total = summedUp(order, (row) => counts.total[row]!);
    this.bad = summedUp(order, (row) => counts.total[row]! - counts.good[row]!);
    this.until = until;
    this.unavailability = unavailability;
    const end = eventCoverage(this.at)?.end ?? until;
    this.step = order.length > 0 ? end - this.at.at(-1)! : 0;
    // a row that others follow is complete when they begin; the last of all lasts as long as they usually do
    let next = order.length < counts.at.length ? until : Math.min(until, end);
    this.complete = new Float64Array(order.length);
    for (let i = order.length - 1; i >= 0; i--) {
      if (i + 1 < order.length && this.at[i + 1]! > this.at[i]!) next = this.at[i + 1]!;
      this.complete[i] = next;
    }
  }

  /** What is so now. */
  now(tier: BurnTier, minimumEvents: number): EventAlert {
    const [long, short] = [this.burn(this.until, tier.longSeconds), this.burn(this.until, tier.shortSeconds)];
    const isEnough = long.events >= minimumEvents;
    return {
      minimumEvents,
      long,
      short,
      isFiring: this.fires(tier, minimumEvents, this.until),
      failuresNeeded: isEnough
        ? Number(wholeQuotient(times(exactly(long.events), exactly(tier.errorRatio)), exactly(1))) + 1
        : null,
    };
  }

  /**
   * When a tier fired in a window: judged whenever a row is complete, as a monitoring system judges what it has, and in gaps
   * between rows whenever one leaves a window.
   */
  firings(
    tier: BurnTier,
    number: number,
    minimumEvents: number,
    window: Interval,
    budgetEvents: number,
  ): readonly EventFiring[] {
    const found: EventFiring[] = [];
    let from: number | null = null;
    const close = (resetAt: number | null): void => {
      const began = from;
      from = null;
      if (began === null || began < window.start) return; // one that had fired before is not told of
      const bad = this.between(this.bad, window.start, began);
      found.push({ tier: number, at: began, resetAt, consumedRatio: budgetEvents > 0 ? bad / budgetEvents : null });
    };
    for (const instant of this.instants(tier)) {
      const isFiring = this.fires(tier, minimumEvents, instant);
      if (isFiring) from ??= instant;
      else close(instant);
    }
    close(null);
    return found;
  }

  /** When a tier is judged, ascending, each once. */
  private instants({ longSeconds, shortSeconds }: BurnTier): Float64Array {
    const { at, complete, until, step } = this;
    const found = [...complete];
    for (const seconds of [longSeconds, shortSeconds])
      for (let i = 0; i < at.length; i++) {
        const left = at[i]! + seconds * 1_000 + 1; // the first millisecond without it
        const before = countUpTo(complete, complete.length, left) - 1;
        const gapEnd = complete[before + 1] ?? until;
        if (before >= 0 && left <= until && gapEnd - complete[before]! > step) found.push(left);
      }
    return Float64Array.from(new Set(found)).sort();
  }

  private fires({ longSeconds, shortSeconds, errorRatio }: BurnTier, minimumEvents: number, instant: number): boolean {
    const long = this.counted(instant, longSeconds);
    const short = this.counted(instant, shortSeconds);
    return (
      long.events >= minimumEvents &&
      exceeds(long.bad, long.events, errorRatio) &&
      exceeds(short.bad, short.events, errorRatio)
    );
  }

  private burn(instant: number, seconds: number): WindowBurn {
    const { events, bad } = this.counted(instant, seconds);
    const allowed = times(exactly(this.unavailability), exactly(events));
    return { events, badEvents: bad, burnRate: events > 0 ? quotient(exactly(bad), allowed) : null };
  }

  private counted(instant: number, seconds: number): { readonly events: number; readonly bad: number } {
    const first = countBelow(this.at, this.at.length, instant - seconds * 1_000);
    const last = Math.max(first, countUpTo(this.complete, this.complete.length, instant));
    return { events: held(this.total, first, last), bad: held(this.bad, first, last) };
  }

  private between(sums: Float64Array, from: number, to: number): number {
    const place = (instant: number): number => countBelow(this.at, this.at.length, instant);
    return held(sums, place(from), place(to));
  }
}

/** Of the rows from one place to before another; parts of events leave dust. */
const held = (sums: Float64Array, first: number, last: number): number => Math.max(0, sums[last]! - sums[first]!);

/** Whole numbers, so that sums are exact up to 2^53. */
function summedUp(order: Uint32Array, countOf: (row: number) => number): Float64Array {
  const sums = new Float64Array(order.length + 1);
  order.forEach((row, i) => {
    sums[i + 1] = sums[i]! + countOf(row);
  });
  return sums;
}
