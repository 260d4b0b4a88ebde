/** How many periods of one length are over, and how many of them kept their allowance. */
export interface PeriodCount {
  readonly periods: number;
  readonly met: number;
}

/** Stretches of time are added up: a period that is at its end, or its allowance, to the last digit is there. */
const rounding = 1e-12;

/**
 * Cuts time into periods of one length, from the beginning on, and counts those whose downtime is at most what they may have.
 * Only whole periods count. Domain: seconds > 0, allowedSeconds ≥ 0.
 * @example counter.advance(1, 60) // a minute down
 */
export class PeriodCounter {
  private readonly seconds: number;
  private readonly allowed: number;
  private elapsed = 0;
  private down = 0;
  private periods = 0;
  private met = 0;

  constructor(seconds: number, allowedSeconds: number) {
    this.seconds = seconds;
    this.allowed = allowedSeconds * (1 + rounding);
  }

  /** So much time has passed in which this share was down. */
  advance(level: number, seconds: number): void {
    let left = seconds;
    while (this.elapsed + left >= this.seconds * (1 - rounding)) {
      const part = Math.min(left, this.seconds - this.elapsed);
      if (this.down + level * part <= this.allowed) this.met++;
      this.periods++;
      this.elapsed = 0;
      this.down = 0;
      left -= part;
    }
    this.elapsed += left;
    this.down += level * left;
  }

  /** The count if so much more time passes at this level; the counter stays as it is. */
  countAfter(level: number, seconds: number): PeriodCount {
    const copy = new PeriodCounter(this.seconds, 0);
    Object.assign(copy, this);
    copy.advance(level, seconds);
    return { periods: copy.periods, met: copy.met };
  }
}
