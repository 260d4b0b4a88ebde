import type { PeriodCount, PeriodCounter } from './period-counter.ts';

/** What is kept of the outages of one root: sums, so that the memory does not grow with the time simulated. */
export interface OutageSums {
  outages: number;
  /** Σ D, Σ D², Σ D⁴, Σ DC, Σ C, Σ C² over outages D and the cycles C that end with them. */
  downSeconds: number;
  downSquares: number;
  downFourths: number;
  downTimesCycle: number;
  cycleSeconds: number;
  cycleSquares: number;
  longestSeconds: number;
}

/**
 * Follows one root from outage to outage. It may be down in part: then an outage counts for its share, and is over when all
 * works again. Time is cut into batches of one length, each with its own clock from 0, so that
 * the last digits of a short outage are not lost in a million years; an outage may reach over batches.
 */
export class OutageTally {
  readonly sums: OutageSums = {
    outages: 0,
    downSeconds: 0,
    downSquares: 0,
    downFourths: 0,
    downTimesCycle: 0,
    cycleSeconds: 0,
    cycleSquares: 0,
    longestSeconds: 0,
  };
  /** Downtime of each batch that is over. */
  readonly batches: number[] = [];
  /** The share of the root that is down, 0 to 1. */
  level = 0;
  private changedAt = 0;
  private cycleSince = 0;
  /** Downtime of the running outage. */
  private outageDown = 0;
  private batchDown = 0;
  /** Of months and years, say. */
  private readonly counters: readonly PeriodCounter[];

  constructor(counters: readonly PeriodCounter[] = []) {
    this.counters = counters;
  }

  get isDown(): boolean {
    return this.level > 0;
  }

  /** The root has changed at an instant of the running batch. */
  turn(level: number, now: number): void {
    const { level: before } = this;
    for (const counter of this.counters) counter.advance(before, now - this.changedAt);
    if (before > 0) {
      this.outageDown += before * (now - this.changedAt);
      this.batchDown += before * (now - Math.max(this.changedAt, 0));
    }
    this.level = level;
    this.changedAt = now;
    if (level === 0) this.close(now);
  }

  private close(now: number): void {
    const down = this.outageDown;
    this.outageDown = 0;
    if (!(down > 0)) return; // over as soon as it began: no outage
    const cycle = now - this.cycleSince;
    const { sums } = this;
    sums.outages++;
    sums.downSeconds += down;
    const square = down * down;
    sums.downSquares += square;
    sums.downFourths += square * square;
    sums.downTimesCycle += down * cycle;
    sums.cycleSeconds += cycle;
    sums.cycleSquares += cycle * cycle;
    if (down > sums.longestSeconds) sums.longestSeconds = down;
    this.cycleSince = now;
  }

  /** The running batch is over after `seconds`; the next begins at 0. */
  endBatch(seconds: number): void {
    this.batches.push(this.downInBatch(seconds));
    this.batchDown = 0;
    this.changedAt -= seconds;
    this.cycleSince -= seconds;
  }

  /** Downtime of the running batch up to now. */
  downInBatch(now: number): number {
    return this.batchDown + (this.level > 0 ? this.level * (now - Math.max(this.changedAt, 0)) : 0);
  }

  /** The periods that are over at an instant of the running batch, by counter. */
  periodsAt(now: number): readonly PeriodCount[] {
    return this.counters.map((counter) => counter.countAfter(this.level, now - this.changedAt));
  }

  /** The sums with an outage that is not over, as far as it goes. */
  sumsAt(now: number): OutageSums {
    if (!this.isDown) return { ...this.sums };
    const copy = new OutageTally();
    Object.assign(copy.sums, this.sums);
    copy.level = this.level;
    copy.changedAt = this.changedAt;
    copy.outageDown = this.outageDown;
    copy.cycleSince = this.cycleSince;
    copy.turn(0, now);
    return copy.sums;
  }
}
