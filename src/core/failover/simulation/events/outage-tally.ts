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
 * Follows one root from outage to outage. Time is cut into batches of one length, each with its own clock from 0, so that
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
  isDown = false;
  private since = 0;
  private cycleSince = 0;
  private batchDown = 0;

  /** The root has changed at an instant of the running batch. */
  turn(isDown: boolean, now: number): void {
    this.isDown = isDown;
    if (isDown) {
      this.since = now;
      return;
    }
    const down = now - this.since;
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
    this.batchDown += now - Math.max(this.since, 0);
    this.cycleSince = now;
  }

  /** The running batch is over after `seconds`; the next begins at 0. */
  endBatch(seconds: number): void {
    this.batches.push(this.downInBatch(seconds));
    this.batchDown = 0;
    this.since -= seconds;
    this.cycleSince -= seconds;
  }

  /** Downtime of the running batch up to now. */
  downInBatch(now: number): number {
    return this.batchDown + (this.isDown ? now - Math.max(this.since, 0) : 0);
  }

  /** The sums with an outage that is not over, as far as it goes. */
  sumsAt(now: number): OutageSums {
    if (!this.isDown || !(now > this.since)) return { ...this.sums };
    const copy = new OutageTally();
    Object.assign(copy.sums, this.sums);
    copy.since = this.since;
    copy.cycleSince = this.cycleSince;
    copy.turn(false, now);
    return copy.sums;
  }
}
