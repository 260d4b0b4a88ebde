import type { Random } from '../../statistics/random.ts';
import { type DurationLaw, type DurationSource, durationSource } from './duration-law.ts';
import type { EventHeap } from './event-heap.ts';

/** How long a part is up, as it serves, and how long its repair takes. */
export interface TwoStateLaw {
  readonly up: DurationLaw;
  readonly down: DurationLaw;
}

/** The machines of a pair by number. */
export const primary = 0;
export const standby = 1;

/**
 * When the two machines of a pair fail and are repaired, in two slots of the heap. A machine fails as fast as its role lets
 * it: when the roles change, what is left of its life passes faster or slower, and stands still in a standby that is off.
 */
export class MachineLives {
  readonly isUp = [true, true];
  readonly #heap: EventHeap;
  readonly #slot: number;
  readonly #random: Random;
  readonly #up: readonly DurationSource[];
  readonly #down: readonly DurationSource[];
  /** The rate of failures of a machine that stands by, in rates of one that serves. */
  readonly #standbyRate: number;
  /** What is left of the life of a machine that is off. */
  readonly #life = [0, 0];

  /** Both are up, the primary serves. */
  constructor(
    laws: readonly [primary: TwoStateLaw, standby: TwoStateLaw],
    standbyRate: number,
    heap: EventHeap,
    slot: number,
    random: Random,
  ) {
    this.#up = laws.map(({ up }) => durationSource(up));
    this.#down = laws.map(({ down }) => durationSource(down));
    this.#standbyRate = standbyRate;
    this.#heap = heap;
    this.#slot = slot;
    this.#random = random;
    this.#start(primary, 0, primary);
    this.#start(standby, 0, primary);
  }

  fail(machine: number, now: number): void {
    this.isUp[machine] = false;
    this.#heap.set(this.#slot + machine, now + this.#down[machine]!(this.#random));
  }

  /** `active` is the machine that serves from now on; the manager was told before. */
  repair(machine: number, now: number, active: number): void {
    this.isUp[machine] = true;
    this.#start(machine, now, active);
  }

  /** The roles have changed; `active` serves now. */
  swapRoles(now: number, active: number): void {
    if (this.#standbyRate === 1) return;
    for (let machine = primary; machine <= standby; machine++) {
      if (!this.isUp[machine]) continue;
      const slot = this.#slot + machine;
      const left = this.#heap.isPending(slot) ? this.#heap.time(slot) - now : 0;
      const stoodBy = this.#standbyRate > 0 ? left * this.#standbyRate : this.#life[machine]!;
      this.#setLife(machine, now, active, machine === active ? stoodBy : left);
    }
  }

  #start(machine: number, now: number, active: number): void {
    this.#setLife(machine, now, active, this.#up[machine]!(this.#random));
  }

  /** Sets when a machine will fail that has so much service left in it. */
  #setLife(machine: number, now: number, active: number, life: number): void {
    const slot = this.#slot + machine;
    if (machine === active) {
      this.#heap.set(slot, now + life);
    } else if (this.#standbyRate > 0) {
      this.#heap.set(slot, now + life / this.#standbyRate);
    } else {
      this.#life[machine] = life;
      this.#heap.clear(slot);
    }
  }
}
