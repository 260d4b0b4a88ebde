/** The timers of a pair, by number; of one instant, what ends comes before a probe. */
export const pairTimer = { primary: 0, standby: 1, switch: 2, delay: 3, stop: 4, partition: 5, probe: 6 } as const;
const count = 7;
const never = Number.POSITIVE_INFINITY;

/**
 * When each timer of a pair will come. So few that the next is found by looking at all of them, which is cheaper than a
 * heap; the heap of the simulation knows the pair by its next one.
 */
export class PairTimers {
  private readonly times = new Float64Array(count).fill(never);
  /** The instant of the running event of the whole simulation, in its only element. */
  private readonly clock: Float64Array;

  constructor(clock: Float64Array) {
    this.clock = clock;
  }

  get now(): number {
    return this.clock[0]!;
  }

  /** Small on purpose, as all that takes or returns an instant: a fraction that crosses a call costs an allocation. */
  set(timer: number, time: number): void {
    this.times[timer] = time;
  }

  clear(timer: number): void {
    this.times[timer] = never;
  }

  time(timer: number): number {
    return this.times[timer]!;
  }

  isPending(timer: number): boolean {
    return this.times[timer]! < never;
  }

  /** The timer that comes next. */
  first(): number {
    const { times } = this;
    let first = 0;
    let soonest = times[0]!;
    for (let timer = 1; timer < count; timer++) {
      const time = times[timer]!;
      if (time < soonest) {
        soonest = time;
        first = timer;
      }
    }
    return first;
  }

  /** Moves the origin of time: every timer is `seconds` nearer. */
  rebase(seconds: number): void {
    for (let timer = 0; timer < count; timer++) this.times[timer] = this.times[timer]! - seconds;
  }
}
