import type { Random } from '../../statistics/random.ts';
import { firstProbeFrom, probeInstant } from '../probes.ts';
import { type FailoverSettings, modeDefaults } from '../settings.ts';
import { type DurationLaw, type DurationSource, durationSource } from './duration-law.ts';
import type { EventHeap } from './event-heap.ts';
import { ManagerTable, type PairEvent, pairEffects, pairEvents, pairPhases } from './manager-table.ts';

/** How long a part is up, as it serves, and how long its repair takes. */
export interface TwoStateLaw {
  readonly up: DurationLaw;
  readonly down: DurationLaw;
}

/** A component with a standby. */
export interface StandbyPairSpec {
  readonly primary: TwoStateLaw;
  /** As it serves; like the primary where it is left out. */
  readonly standby?: TwoStateLaw;
  readonly settings: FailoverSettings;
}

/** What happened to a pair. */
export interface PairCounts {
  /** Completed takeovers in both directions, by itself and by hand, false ones among them. */
  failovers: number;
  /** Completed moves back to the primary that no failure caused. */
  failbacks: number;
  /** Takeovers that a partition caused. */
  falseFailovers: number;
  /** Takeovers that began within the failback delay after a failback. */
  flaps: number;
  splitBrainSeconds: number;
  lostWriteSeconds: number;
}

/** The timers of a pair, one slot of the heap each, from its first slot on. */
export const pairTimers = { primary: 0, standby: 1, probe: 2, switch: 3, delay: 4, partition: 5, stop: 6 } as const;
export const timersOfPair = 7;

const primary = 0;
const standby = 1;
const never = Number.POSITIVE_INFINITY;

/**
 * Two machines and their failover manager, moved from event to event. A machine fails as fast as its role lets it: when
 * the role changes, what is left of its life passes faster or slower, and stands still in a cold standby.
 *
 * The machine that serves is judged by probes (or by a detection of a given time); the one that stands by, and one that is
 * repaired, report themselves. A partition that begins while both are well and the primary serves hides the primary from
 * the probes until it ends; a real failure ends its effect too.
 */
export class StandbyPair {
  readonly counts: PairCounts = {
    failovers: 0,
    failbacks: 0,
    falseFailovers: 0,
    flaps: 0,
    splitBrainSeconds: 0,
    lostWriteSeconds: 0,
  };
  isServing = true;
  readonly #settings: FailoverSettings;
  readonly #heap: EventHeap;
  readonly #slot: number;
  readonly #random: Random;
  readonly #up: readonly [DurationSource, DurationSource];
  readonly #down: readonly [DurationSource, DurationSource];
  readonly #seen: DurationSource | null;
  readonly #hidden: DurationSource | null;
  readonly #table: ManagerTable;
  /** The rate of failures of a machine that stands by, in rates of one that serves. */
  readonly #standbyRate: number;
  readonly #interval: number;
  readonly #timeout: number;
  readonly #detect: number;
  readonly #recoveries: number;
  readonly #leaseSeconds: number;
  #probeOrigin = 0;
  #state = 0;
  readonly #isUp = [true, true];
  /** What is left of the life of a machine that is off. */
  readonly #life = [0, 0];
  #lastFailback = -never;
  #isPartitioned = false;
  /** The partition hides a primary that is well. */
  #isCut = false;
  /** The primary has stopped serving because it is cut off: its lease is over, or it was shot. */
  #isStopped = false;
  #isShot = false;
  #leaseEnd = 0;
  #splitSince = never;

  constructor(
    { primary: first, standby: second, settings }: StandbyPairSpec,
    heap: EventHeap,
    slot: number,
    random: Random,
  ) {
    const { detection, fencing, partition } = settings;
    this.#settings = settings;
    this.#heap = heap;
    this.#slot = slot;
    this.#random = random;
    const other = second ?? first;
    this.#up = [durationSource(first.up), durationSource(other.up)];
    this.#down = [durationSource(first.down), durationSource(other.down)];
    this.#standbyRate = modeDefaults[settings.mode].standbyRateFactor;
    const probes = detection.kind === 'probes' ? detection.probes : null;
    this.#interval = probes?.intervalSeconds ?? 0;
    this.#timeout = probes?.timeoutSeconds ?? 0;
    this.#detect = detection.kind === 'fixed' ? detection.detectSeconds : 0;
    this.#recoveries = probes?.recoveries ?? 1;
    this.#table = new ManagerTable({
      failures: probes?.failures ?? 1,
      recoveries: this.#recoveries,
      timeout: this.#timeout,
      isFailbackAutomatic: settings.failback.automatic,
    });
    this.#leaseSeconds = fencing.kind === 'lease' ? fencing.leaseSeconds : fencing.kind === 'quorum' ? 0 : never;
    const exponentialOf = (meanSeconds: number): DurationSource => durationSource({ kind: 'exponential', meanSeconds });
    this.#seen = partition && exponentialOf(partition.mtbfSeconds);
    this.#hidden = partition && exponentialOf(partition.mttrSeconds);
    this.#probeOrigin = -random.uniform() * this.#interval;
    this.#startLife(primary, 0);
    this.#startLife(standby, 0);
    if (this.#seen) heap.set(slot + pairTimers.partition, this.#seen(random));
  }

  /** One of its timers has come; `isServing` is up to date afterwards. */
  fire(timer: number, now: number): void {
    this.#heap.clear(this.#slot + timer);
    switch (timer) {
      case pairTimers.primary:
      case pairTimers.standby:
        if (this.#isUp[timer]) this.#fail(timer, now);
        else this.#repair(timer, now);
        break;
      case pairTimers.probe:
        this.#probe(now);
        break;
      case pairTimers.switch:
        this.#finishSwitch(now);
        break;
      case pairTimers.delay:
        this.#step(pairEvents.delayDone, now);
        break;
      case pairTimers.partition:
        this.#turnPartition(now);
        break;
      default:
        this.#isStopped = true;
    }
    this.#planProbe(now, timer === pairTimers.probe);
    this.isServing = this.#serves();
  }

  /** Moves the origin of time, along with the heap's. */
  rebase(seconds: number): void {
    this.#lastFailback -= seconds;
    this.#splitSince -= seconds;
    this.#leaseEnd -= seconds;
    if (this.#interval > 0) this.#probeOrigin = (this.#probeOrigin - seconds) % this.#interval;
  }

  /** The counts, with a split brain that is not over counted up to now. */
  countsAt(now: number): PairCounts {
    const split = this.counts.splitBrainSeconds + (this.#splitSince < never ? now - this.#splitSince : 0);
    const lost = this.#settings.dataLossSeconds * this.counts.failovers + split;
    return { ...this.counts, splitBrainSeconds: split, lostWriteSeconds: lost };
  }

  #serves(): boolean {
    const phase = this.#table.phase[this.#state]!;
    if (phase <= pairPhases.failover) return this.#isUp[primary]! && !this.#isStopped;
    // on the way back nothing serves: the standby has failed, or the traffic is moving
    return phase === pairPhases.secondaryActive && this.#isUp[standby]!;
  }

  #active(): number {
    return this.#table.phase[this.#state]! < pairPhases.secondaryActive ? primary : standby;
  }

  #fail(machine: number, now: number): void {
    this.#isUp[machine] = false;
    this.#heap.set(this.#slot + machine, now + this.#down[machine]!(this.#random));
    const wasCut = this.#isCut;
    this.#endCut(now);
    if (machine !== this.#active()) {
      this.#step(machine === primary ? pairEvents.primaryFailed : pairEvents.standbyFailed, now);
      if (wasCut && machine === standby) this.#step(pairEvents.primaryReturned, now);
    }
  }

  #repair(machine: number, now: number): void {
    this.#isUp[machine] = true;
    const isFirst = !this.#isUp[1 - machine]!;
    if (machine === primary) this.#step(isFirst ? pairEvents.primaryReturnedFirst : pairEvents.primaryReturned, now);
    else this.#step(isFirst ? pairEvents.standbyReturnedFirst : pairEvents.standbyReturned, now);
    this.#startLife(machine, now);
  }

  #startLife(machine: number, now: number): void {
    this.#setLife(machine, now, this.#up[machine]!(this.#random));
  }

  /** Sets when a machine will fail that has so much service left in it. */
  #setLife(machine: number, now: number, life: number): void {
    const slot = this.#slot + machine;
    if (machine === this.#active()) {
      this.#heap.set(slot, now + life);
    } else if (this.#standbyRate > 0) {
      this.#heap.set(slot, now + life / this.#standbyRate);
    } else {
      this.#life[machine] = life;
      this.#heap.clear(slot);
    }
  }

  /** After the roles have changed: what is left of the lives passes at other speeds. */
  #swapLives(now: number): void {
    if (this.#standbyRate === 1) return;
    const active = this.#active();
    for (let machine = primary; machine <= standby; machine++) {
      if (!this.#isUp[machine]) continue;
      const slot = this.#slot + machine;
      const wasActive = machine !== active;
      const left = this.#heap.isPending(slot) ? this.#heap.time(slot) - now : 0;
      const life = wasActive ? left : this.#standbyRate > 0 ? left * this.#standbyRate : this.#life[machine]!;
      this.#setLife(machine, now, life);
    }
  }

  /** Lets the manager take an event, and does what it says. */
  #step(event: PairEvent, now: number): void {
    const before = this.#active();
    const packed = this.#table.step(this.#state, event);
    this.#state = packed & 0xffffff;
    const effects = packed >> 24;
    if (effects === 0 && before === this.#active()) return;
    if (before !== this.#active()) {
      this.#swapLives(now);
      if (before === standby) this.#heap.clear(this.#slot + pairTimers.delay);
    }
    if ((effects & pairEffects.stopSwitch) !== 0) this.#heap.clear(this.#slot + pairTimers.switch);
    if ((effects & pairEffects.startDelay) !== 0)
      this.#heap.set(this.#slot + pairTimers.delay, now + this.#settings.failback.delaySeconds);
    if ((effects & pairEffects.startTakeover) !== 0) this.#startTakeover(now + this.#timeout);
    if ((effects & pairEffects.startFailback) !== 0) {
      this.#heap.clear(this.#slot + pairTimers.delay);
      const { switchSeconds } = this.#settings.failback;
      if (switchSeconds > 0) this.#heap.set(this.#slot + pairTimers.switch, now + switchSeconds);
      else this.#finishSwitch(now);
    }
  }

  #startTakeover(at: number): void {
    const { success, switchSeconds, manualSeconds, failback, fencing } = this.#settings;
    if (at - this.#lastFailback < failback.delaySeconds) this.counts.flaps++;
    if (this.#isCut) {
      const begin = fencing.kind === 'lease' ? Math.max(at, this.#leaseEnd) : at;
      if (fencing.kind === 'stonith') {
        this.#isShot = true;
        this.#heap.set(this.#slot + pairTimers.stop, at);
      }
      this.#heap.set(this.#slot + pairTimers.switch, begin + switchSeconds);
      return;
    }
    const works = success >= 1 || this.#random.uniform() < success;
    this.#heap.set(this.#slot + pairTimers.switch, at + (works ? switchSeconds : manualSeconds));
  }

  #finishSwitch(now: number): void {
    const phase = this.#table.phase[this.#state]!;
    const isPlanned = phase === pairPhases.failback && this.#table.isTakeover[this.#state] === 0;
    this.#step(pairEvents.switchDone, now);
    if (isPlanned) {
      this.counts.failbacks++;
      this.#lastFailback = now;
      if (!this.#isUp[standby]) this.#step(pairEvents.standbyFailed, now); // nobody looked at it meanwhile
      return;
    }
    this.counts.failovers++;
    if (!this.#isCut) return;
    this.counts.falseFailovers++;
    if (this.#settings.fencing.kind === 'none') this.#splitSince = now;
    if (this.#isShot) this.#endCut(now);
  }

  #turnPartition(now: number): void {
    this.#isPartitioned = !this.#isPartitioned;
    const length = (this.#isPartitioned ? this.#hidden : this.#seen)!(this.#random);
    this.#heap.set(this.#slot + pairTimers.partition, now + length);
    if (this.#isPartitioned) {
      const isWell =
        this.#table.phase[this.#state] === pairPhases.primaryActive && this.#isUp[primary] && this.#isUp[standby];
      if (!isWell) return;
      this.#isCut = true;
      this.#leaseEnd = now + this.#leaseSeconds;
      if (this.#leaseSeconds === 0) this.#isStopped = true;
      else if (this.#leaseSeconds < never) this.#heap.set(this.#slot + pairTimers.stop, this.#leaseEnd);
    } else if (this.#isCut && !(this.#isShot && this.#isStopped)) {
      this.#endCut(now);
      if (this.#active() === primary) this.#step(pairEvents.primaryReturned, now);
    }
  }

  #endCut(now: number): void {
    if (!this.#isCut) return;
    this.#isCut = false;
    this.#isShot = false;
    this.#isStopped = false;
    this.#heap.clear(this.#slot + pairTimers.stop);
    if (this.#splitSince < never) {
      this.counts.splitBrainSeconds += now - this.#splitSince;
      this.#splitSince = never;
    }
  }

  #probe(now: number): void {
    if (this.#active() === standby && !this.#isUp[standby]) {
      this.#step(pairEvents.standbyProbedFailed, now);
    } else {
      const isGood = this.#isUp[primary]! && !this.#isCut;
      this.#step(isGood ? pairEvents.primaryProbedGood : pairEvents.primaryProbedFailed, now);
    }
  }

  /** Probes run all the time; only those that can change something are looked at. */
  #planProbe(now: number, isAfterProbe: boolean): void {
    const slot = this.#slot + pairTimers.probe;
    if (!this.#needsProbe()) {
      this.#heap.clear(slot);
    } else if (this.#heap.isPending(slot)) {
      return; // the next probe is the same, whatever it will see
    } else if (this.#interval === 0) {
      const isFailing = this.#active() === primary || !this.#isUp[standby];
      this.#heap.set(slot, isFailing ? now + this.#detect : now);
    } else if (isAfterProbe) {
      this.#heap.set(slot, now + this.#interval);
    } else {
      const grid = { origin: this.#probeOrigin, interval: this.#interval };
      this.#heap.set(slot, probeInstant(grid, firstProbeFrom(grid, now)));
    }
  }

  #needsProbe(): boolean {
    const state = this.#state;
    const isPrimaryGood = this.#isUp[primary]! && !this.#isCut;
    switch (this.#table.phase[state]) {
      case pairPhases.primaryActive:
        return !isPrimaryGood && this.#isUp[standby]!;
      case pairPhases.secondaryActive: {
        if (!this.#isUp[standby]) return this.#isUp[primary]!;
        if (!this.#settings.failback.automatic) return false;
        const isDelayDone = this.#table.isDelayDone[state] === 1;
        if (this.#interval === 0) return isPrimaryGood && isDelayDone;
        const run = this.#table.primaryRun[state]!;
        return isPrimaryGood ? run < this.#recoveries || isDelayDone : run > 0;
      }
      default:
        return false;
    }
  }
}

export function noPairCounts(): PairCounts {
  return { failovers: 0, failbacks: 0, falseFailovers: 0, flaps: 0, splitBrainSeconds: 0, lostWriteSeconds: 0 };
}
