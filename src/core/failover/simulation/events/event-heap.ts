/**
 * The next events of a fixed number of slots, each with one pending event or none: a binary heap in typed arrays that knows
 * where each slot stands, so that an event is moved or taken back in place.
 *
 * Ties go to the slot that comes first in the heap, which is the same for the same history.
 */
export class EventHeap {
  /** The instant of the running event, in its only element. */
  readonly clock = new Float64Array(1);
  private readonly times: Float64Array;
  private readonly slotAt: Int32Array;
  private readonly positionOf: Int32Array;

  /** No event pending in any slot; infinity is "never". */
  constructor(slots: number) {
    this.times = new Float64Array(slots).fill(Number.POSITIVE_INFINITY);
    this.slotAt = Int32Array.from({ length: slots }, (_, i) => i);
    this.positionOf = this.slotAt.slice();
  }

  /** The slot whose event is next. */
  first(): number {
    return this.slotAt[0]!;
  }

  time(slot: number): number {
    return this.times[slot]!;
  }

  /** Small on purpose, as all that takes or returns an instant: a fraction that crosses a call costs an allocation. */
  set(slot: number, time: number): void {
    this.times[slot] = time;
    this.settle(slot);
  }

  get now(): number {
    return this.clock[0]!;
  }

  private settle(slot: number): void {
    const times = this.times;
    const slotAt = this.slotAt;
    const positionOf = this.positionOf;
    const size = slotAt.length;
    const time = times[slot]!;
    let at = positionOf[slot]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = slotAt[parent]!;
      if (times[above]! <= time) break;
      slotAt[at] = above;
      positionOf[above] = at;
      at = parent;
    }
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let below = slotAt[child]!;
      if (child + 1 < size) {
        const right = slotAt[child + 1]!;
        if (times[right]! < times[below]!) {
          below = right;
          child++;
        }
      }
      if (times[below]! >= time) break;
      slotAt[at] = below;
      positionOf[below] = at;
      at = child;
    }
    slotAt[at] = slot;
    positionOf[slot] = at;
  }

  /** Moves the origin of time: every event is `seconds` nearer. */
  rebase(seconds: number): void {
    const times = this.times;
    for (let slot = 0; slot < times.length; slot++) times[slot] = times[slot]! - seconds;
  }
}
