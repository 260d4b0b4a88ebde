import type { Random } from '../../statistics/random.ts';
import { firstProbeFrom, probeInstant } from '../probes.ts';
import { type FailoverSettings, modeDefaults } from '../settings.ts';
import type { EventHeap } from './event-heap.ts';
import { MachineLives, primary, standby, type TwoStateLaw } from './machine-lives.ts';
import { ManagerTable, type PairEvent, pairEffects, pairEvents, pairPhases } from './manager-table.ts';
import type { PairCounts } from './pair-counts.ts';
import { PrimarySight } from './primary-sight.ts';

/** A component with a standby. */
export interface StandbyPairSpec {
  readonly primary: TwoStateLaw;
  /** As it serves; like the primary where it is left out. */
  readonly standby?: TwoStateLaw;
  readonly settings: FailoverSettings;
}

/** The timers of a pair, one slot of the heap each, from its first slot on. */
export const pairTimers = { primary, standby, probe: 2, switch: 3, delay: 4, partition: 5, stop: 6 } as const;
export const timersOfPair = 7;

/**
 * Two machines and their failover manager, moved from event to event. The machine that serves is judged by probes (or by a
 * detection of a given time); the one that stands by, and one that is repaired, report themselves. A switch away from a
 * primary that is only cut off always works.
 */
export class StandbyPair {
  isServing = true;
  readonly #settings: FailoverSettings;
  readonly #heap: EventHeap;
  readonly #slot: number;
  readonly #random: Random;
  readonly #lives: MachineLives;
  readonly #sight: PrimarySight;
  readonly #table: ManagerTable;
  /** 0 where detection takes a given time. */
  readonly #interval: number;
  readonly #timeout: number;
  readonly #detect: number;
  readonly #recoveries: number;
  #probeOrigin: number;
  #state = 0;
  /** Of the state. */
  #phase = 0;
  #lastFailback = Number.NEGATIVE_INFINITY;
  #failovers = 0;
  #failbacks = 0;
  #falseFailovers = 0;
  #flaps = 0;

  constructor(spec: StandbyPairSpec, heap: EventHeap, slot: number, random: Random) {
    const { settings } = spec;
    const { detection } = settings;
    const probes = detection.kind === 'probes' ? detection.probes : null;
    this.#settings = settings;
    this.#heap = heap;
    this.#slot = slot;
    this.#random = random;
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
    this.#probeOrigin = -random.uniform() * this.#interval;
    const laws = [spec.primary, spec.standby ?? spec.primary] as const;
    this.#lives = new MachineLives(laws, modeDefaults[settings.mode].standbyRateFactor, heap, slot, random);
    const slots = { partition: slot + pairTimers.partition, stop: slot + pairTimers.stop };
    this.#sight = new PrimarySight(settings, heap, slots, random);
  }

  /** One of its timers has come; `isServing` is up to date afterwards. */
  fire(timer: number, now: number): void {
    if (timer > pairTimers.probe) this.#heap.clear(this.#slot + timer);
    switch (timer) {
      case pairTimers.primary:
      case pairTimers.standby:
        if (this.#lives.isUp[timer]) this.#fail(timer, now);
        else this.#repair(timer, now);
        break;
      case pairTimers.probe:
        this.#step(this.#probeResult(), now);
        break;
      case pairTimers.switch:
        this.#finishSwitch(now);
        break;
      case pairTimers.delay:
        this.#step(pairEvents.delayDone, now);
        break;
      case pairTimers.partition:
        if (this.#sight.turn(now, this.#isWell())) this.#step(pairEvents.primaryReturned, now);
        break;
      default:
        this.#sight.stop();
    }
    this.#planProbe(now, timer === pairTimers.probe);
    this.isServing = this.#serves();
  }

  /** Moves the origin of time, along with the heap's. */
  rebase(seconds: number): void {
    this.#lastFailback -= seconds;
    this.#sight.rebase(seconds);
    if (this.#interval > 0) this.#probeOrigin = (this.#probeOrigin - seconds) % this.#interval;
  }

  /** What has happened up to now. */
  countsAt(now: number): PairCounts {
    const splitBrainSeconds = this.#sight.splitBrainSecondsAt(now);
    return {
      failovers: this.#failovers,
      failbacks: this.#failbacks,
      falseFailovers: this.#falseFailovers,
      flaps: this.#flaps,
      splitBrainSeconds,
      lostWriteSeconds: this.#settings.dataLossSeconds * this.#failovers + splitBrainSeconds,
    };
  }

  #serves(): boolean {
    if (this.#phase <= pairPhases.failover) return this.#lives.isUp[primary]! && !this.#sight.hasStopped;
    // on the way back nothing serves: the standby has failed, or the traffic is moving
    return this.#phase === pairPhases.secondaryActive && this.#lives.isUp[standby]!;
  }

  #isWell(): boolean {
    const { isUp } = this.#lives;
    return this.#phase === pairPhases.primaryActive && isUp[primary]! && isUp[standby]!;
  }

  #active(): number {
    return this.#phase < pairPhases.secondaryActive ? primary : standby;
  }

  #fail(machine: number, now: number): void {
    this.#lives.fail(machine, now);
    const wasCut = this.#sight.end(now);
    if (machine !== this.#active())
      this.#step(machine === primary ? pairEvents.primaryFailed : pairEvents.standbyFailed, now);
    if (wasCut && machine === standby) this.#step(pairEvents.primaryReturned, now);
  }

  #repair(machine: number, now: number): void {
    const { isUp } = this.#lives;
    isUp[machine] = true;
    const isFirst = !isUp[1 - machine]!;
    if (machine === primary) this.#step(isFirst ? pairEvents.primaryReturnedFirst : pairEvents.primaryReturned, now);
    else this.#step(isFirst ? pairEvents.standbyReturnedFirst : pairEvents.standbyReturned, now);
    this.#lives.repair(machine, now, this.#active());
  }

  /** Lets the manager take an event, and does what it says. */
  #step(event: PairEvent, now: number): void {
    const before = this.#active();
    const packed = this.#table.step(this.#state, event);
    this.#state = packed & 0xffffff;
    this.#phase = this.#table.phase[this.#state]!;
    const effects = packed >> 24;
    const active = this.#active();
    if (before !== active) {
      this.#lives.swapRoles(now, active);
      if (active === primary) this.#heap.clear(this.#slot + pairTimers.delay);
    }
    if (effects === 0) return;
    if ((effects & pairEffects.stopSwitch) !== 0) this.#heap.clear(this.#slot + pairTimers.switch);
    if ((effects & pairEffects.startDelay) !== 0)
      this.#heap.set(this.#slot + pairTimers.delay, now + this.#settings.failback.delaySeconds);
    if ((effects & pairEffects.startTakeover) !== 0) this.#startTakeover(now + this.#timeout);
    if ((effects & pairEffects.startFailback) !== 0) {
      const { switchSeconds } = this.#settings.failback;
      if (switchSeconds > 0) this.#heap.set(this.#slot + pairTimers.switch, now + switchSeconds);
      else this.#finishSwitch(now);
    }
  }

  #startTakeover(at: number): void {
    const { success, switchSeconds, manualSeconds, failback } = this.#settings;
    if (at - this.#lastFailback < failback.delaySeconds) this.#flaps++;
    const isCut = this.#sight.isCut;
    const works = isCut || success >= 1 || this.#random.uniform() < success;
    const begin = isCut ? this.#sight.takeoverBegins(at) : at;
    this.#heap.set(this.#slot + pairTimers.switch, begin + (works ? switchSeconds : manualSeconds));
  }

  #finishSwitch(now: number): void {
    const isFailback = this.#phase === pairPhases.failback;
    const isPlanned = isFailback && this.#table.isTakeover[this.#state] === 0;
    this.#step(pairEvents.switchDone, now);
    if (isPlanned) {
      this.#failbacks++;
      this.#lastFailback = now;
      if (!this.#lives.isUp[standby]) this.#step(pairEvents.standbyFailed, now); // nobody looked at it meanwhile
      return;
    }
    this.#failovers++;
    if (!this.#sight.isCut) return;
    this.#falseFailovers++;
    if (this.#sight.takeoverDone(now)) this.#step(pairEvents.primaryReturned, now);
  }

  #probeResult(): PairEvent {
    if (this.#active() === standby && !this.#lives.isUp[standby]) return pairEvents.standbyProbedFailed;
    return this.#isPrimaryGood() ? pairEvents.primaryProbedGood : pairEvents.primaryProbedFailed;
  }

  #isPrimaryGood(): boolean {
    return this.#lives.isUp[primary]! && !this.#sight.isCut;
  }

  /** Probes run all the time; only those that can change something are looked at. */
  #planProbe(now: number, isAfterProbe: boolean): void {
    const slot = this.#slot + pairTimers.probe;
    if (!this.#needsProbe()) {
      this.#heap.clear(slot);
    } else if (!isAfterProbe && this.#heap.isPending(slot)) {
      return; // the next probe is the same, whatever it will see
    } else if (this.#interval === 0) {
      const isFailing = this.#active() === primary || !this.#lives.isUp[standby];
      this.#heap.set(slot, isFailing ? now + this.#detect : now);
    } else if (isAfterProbe) {
      this.#heap.set(slot, now + this.#interval);
    } else {
      const grid = { origin: this.#probeOrigin, interval: this.#interval };
      this.#heap.set(slot, probeInstant(grid, firstProbeFrom(grid, now)));
    }
  }

  #needsProbe(): boolean {
    const { isUp } = this.#lives;
    switch (this.#phase) {
      case pairPhases.primaryActive:
        return !this.#isPrimaryGood() && isUp[standby]!;
      case pairPhases.secondaryActive: {
        if (!isUp[standby]) return isUp[primary]!;
        if (!this.#settings.failback.automatic) return false;
        const isDelayDone = this.#table.isDelayDone[this.#state] === 1;
        if (this.#interval === 0) return this.#isPrimaryGood() && isDelayDone;
        const run = this.#table.primaryRun[this.#state]!;
        return this.#isPrimaryGood() ? run < this.#recoveries || isDelayDone : run > 0;
      }
      default:
        return false;
    }
  }
}
