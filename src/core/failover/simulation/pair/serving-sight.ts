import type { Random } from '../../../statistics/random/random.ts';
import type { FailoverSettings } from '../../standby/settings.ts';
import { type DurationSource, durationSource } from '../events/duration-law.ts';
import { type PairTimers, pairTimer } from './pair-timers.ts';

const never = Number.POSITIVE_INFINITY;

/**
 * Whether the monitor can see a machine that serves, and what fencing makes of it where it cannot. A partition that begins
 * while both machines are well and the roles are at rest cuts the one that serves off until it ends; one that begins at
 * another time does nothing, and a real failure ends its effect.
 *
 * Without fencing the machine serves on: once the other serves too, the brain is split. With a lease (a quorum is one of
 * no length) it stops when that is over, and the switch waits for it. Stonith shoots it when the takeover begins; the
 * takeover is then completed whatever becomes of the partition, and the machine stands by.
 */
export class ServingSight {
  /** The machine that is cut off, by its number; −1 where none is. */
  cut = -1;
  /** It has stopped serving because it is cut off. */
  hasStopped = false;
  private readonly fencing: FailoverSettings['fencing'];
  private readonly timers: PairTimers;
  private readonly random: Random;
  private readonly seen: DurationSource | null;
  private readonly hidden: DurationSource | null;
  private readonly leaseSeconds: number;
  private readonly drawn = new Float64Array(1);
  private isPartitioned = false;
  private isShot = false;
  private leaseEnd = 0;
  private splitSince = never;
  private splitSeconds = 0;

  constructor({ fencing, partition }: FailoverSettings, timers: PairTimers, random: Random) {
    this.fencing = fencing;
    this.timers = timers;
    this.random = random;
    this.seen = partition && durationSource({ kind: 'exponential', meanSeconds: partition.mtbfSeconds });
    this.hidden = partition && durationSource({ kind: 'exponential', meanSeconds: partition.mttrSeconds });
    this.leaseSeconds = fencing.kind === 'lease' ? fencing.leaseSeconds : fencing.kind === 'quorum' ? 0 : never;
    if (this.seen) this.turnAfter(this.seen);
  }

  get isCut(): boolean {
    return this.cut >= 0;
  }

  /** A partition begins or ends; `serving` is the machine that it would cut off, −1 for none. True where one can be seen again. */
  turn(serving: number): boolean {
    this.isPartitioned = !this.isPartitioned;
    this.turnAfter((this.isPartitioned ? this.hidden : this.seen)!);
    if (!this.isPartitioned) return this.isShot && this.hasStopped ? false : this.end();
    if (serving < 0) return false;
    this.cut = serving;
    this.leaseEnd = this.timers.now + this.leaseSeconds;
    if (this.leaseSeconds === 0) this.hasStopped = true;
    else if (this.leaseSeconds < never) this.timers.set(pairTimer.stop, this.leaseEnd);
    return false;
  }

  /** The machine stops serving: its lease is over, or it is shot. */
  stop(): void {
    this.hasStopped = true;
  }

  /** A takeover from a machine that is cut off begins; gives the instant at which its switch may. */
  takeoverBegins(at: number): number {
    if (this.fencing.kind === 'stonith') {
      this.isShot = true;
      this.timers.set(pairTimer.stop, at);
    }
    return this.leaseSeconds < never ? Math.max(at, this.leaseEnd) : at;
  }

  /** It is done. True where that brings the machine back into sight. */
  takeoverDone(): boolean {
    if (this.fencing.kind === 'none') this.splitSince = this.timers.now;
    return this.isShot && this.end();
  }

  /** No machine is cut off any more. True where it was: then the manager has to be told. */
  end(): boolean {
    if (!this.isCut) return false;
    this.splitSeconds = this.splitBrainSeconds();
    this.splitSince = never;
    this.cut = -1;
    this.isShot = false;
    this.hasStopped = false;
    this.timers.clear(pairTimer.stop);
    return true;
  }

  /** Up to now. */
  splitBrainSeconds(): number {
    return this.splitSeconds + (this.splitSince < never ? this.timers.now - this.splitSince : 0);
  }

  private turnAfter(length: DurationSource): void {
    length(this.random, this.drawn);
    this.timers.set(pairTimer.partition, this.timers.now + this.drawn[0]!);
  }

  rebase(seconds: number): void {
    this.splitSince -= seconds;
    this.leaseEnd -= seconds;
  }
}
