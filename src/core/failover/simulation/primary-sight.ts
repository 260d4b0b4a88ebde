import type { Random } from '../../statistics/random.ts';
import type { FailoverSettings } from '../settings.ts';
import { type DurationSource, durationSource } from './duration-law.ts';
import type { EventHeap } from './event-heap.ts';

const never = Number.POSITIVE_INFINITY;

/**
 * Whether the monitor can see a primary that serves, and what fencing makes of it where it cannot. A partition that begins
 * while both machines are well and the primary serves cuts it off until it ends; one that begins at another time does
 * nothing, and a real failure ends its effect.
 *
 * Without fencing the primary serves on: once the standby serves too, the brain is split. With a lease (a quorum is one of
 * no length) it stops when that is over, and the switch waits for it. Stonith shoots it when the takeover begins; the
 * takeover is then completed whatever becomes of the partition, and the primary stands by.
 */
export class PrimarySight {
  isCut = false;
  /** The primary has stopped serving because it is cut off. */
  hasStopped = false;
  readonly #fencing: FailoverSettings['fencing'];
  readonly #heap: EventHeap;
  readonly #partitionSlot: number;
  readonly #stopSlot: number;
  readonly #random: Random;
  readonly #seen: DurationSource | null;
  readonly #hidden: DurationSource | null;
  readonly #leaseSeconds: number;
  #isPartitioned = false;
  #isShot = false;
  #leaseEnd = 0;
  #splitSince = never;
  #splitSeconds = 0;

  constructor(
    { fencing, partition }: FailoverSettings,
    heap: EventHeap,
    slots: { readonly partition: number; readonly stop: number },
    random: Random,
  ) {
    this.#fencing = fencing;
    this.#heap = heap;
    this.#partitionSlot = slots.partition;
    this.#stopSlot = slots.stop;
    this.#random = random;
    this.#seen = partition && durationSource({ kind: 'exponential', meanSeconds: partition.mtbfSeconds });
    this.#hidden = partition && durationSource({ kind: 'exponential', meanSeconds: partition.mttrSeconds });
    this.#leaseSeconds = fencing.kind === 'lease' ? fencing.leaseSeconds : fencing.kind === 'quorum' ? 0 : never;
    if (this.#seen) heap.set(this.#partitionSlot, this.#seen(random));
  }

  /** A partition begins or ends. True where the primary can be seen again. */
  turn(now: number, isWell: boolean): boolean {
    this.#isPartitioned = !this.#isPartitioned;
    const length = (this.#isPartitioned ? this.#hidden : this.#seen)!(this.#random);
    this.#heap.set(this.#partitionSlot, now + length);
    if (!this.#isPartitioned) return this.#isShot && this.hasStopped ? false : this.end(now);
    if (!isWell) return false;
    this.isCut = true;
    this.#leaseEnd = now + this.#leaseSeconds;
    if (this.#leaseSeconds === 0) this.hasStopped = true;
    else if (this.#leaseSeconds < never) this.#heap.set(this.#stopSlot, this.#leaseEnd);
    return false;
  }

  /** The primary stops serving: its lease is over, or it is shot. */
  stop(): void {
    this.hasStopped = true;
  }

  /** A takeover from a primary that is cut off begins; gives the instant at which its switch may. */
  takeoverBegins(at: number): number {
    if (this.#fencing.kind === 'stonith') {
      this.#isShot = true;
      this.#heap.set(this.#stopSlot, at);
    }
    return this.#leaseSeconds < never ? Math.max(at, this.#leaseEnd) : at;
  }

  /** It is done. True where that brings the primary back into sight. */
  takeoverDone(now: number): boolean {
    if (this.#fencing.kind === 'none') this.#splitSince = now;
    return this.#isShot && this.end(now);
  }

  /** The primary is not cut off any more. True where it was: then the manager has to be told. */
  end(now: number): boolean {
    if (!this.isCut) return false;
    this.#splitSeconds = this.splitBrainSecondsAt(now);
    this.#splitSince = never;
    this.isCut = false;
    this.#isShot = false;
    this.hasStopped = false;
    this.#heap.clear(this.#stopSlot);
    return true;
  }

  splitBrainSecondsAt(now: number): number {
    return this.#splitSeconds + (this.#splitSince < never ? now - this.#splitSince : 0);
  }

  rebase(seconds: number): void {
    this.#splitSince -= seconds;
    this.#leaseEnd -= seconds;
  }
}
