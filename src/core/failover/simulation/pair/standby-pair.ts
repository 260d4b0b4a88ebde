import type { Random } from '../../../statistics/random/random.ts';
import { firstProbeFrom, probeInstant } from '../../replay/probes.ts';
import type { FailoverSettings } from '../../standby/settings.ts';
import { MachineLives, primary, type StandbyPairSpec, standby } from './machine-lives.ts';
import { ManagerTable, type PairEvent, pairEffects, pairEvents, pairPhases } from './manager-table.ts';
import type { PairCounts } from './pair-counts.ts';
import { PairTimers, pairTimer } from './pair-timers.ts';
import { ServingSight } from './serving-sight.ts';
import { returned, serves, servingInPeace } from './who-serves.ts';

/**
 * Two machines and their failover manager, moved from event to event. Probes (or a given time) find the failure of the one
 * that serves; a repaired one reports itself, one that stands by unless it is only looked at now and then. A switch away
 * from a machine that is only cut off always works.
 */
export class StandbyPair {
  isServing = true;
  private readonly settings: FailoverSettings;
  private readonly timers: PairTimers;
  private readonly random: Random;
  private readonly lives: MachineLives;
  private readonly sight: ServingSight;
  private readonly table: ManagerTable;
  private readonly timeout: number;
  private readonly detect: number;
  private readonly recoveries: number;
  /** 0 where detection takes a given time. */
  private readonly interval: number;
  private readonly grid: { origin: number; readonly interval: number };
  private state = 0;
  private phase = 0; // of the state
  /** The timer that comes next. */
  private timer: number;
  private lastFailback = Number.NEGATIVE_INFINITY;
  private failovers = 0;
  private failbacks = 0;
  private falseFailovers = 0;
  private flaps = 0;

  constructor(spec: StandbyPairSpec, clock: Float64Array, random: Random) {
    const { settings } = spec;
    const { detection } = settings;
    const probes = detection.kind === 'probes' ? detection.probes : null;
    this.settings = settings;
    this.timers = new PairTimers(clock);
    this.random = random;
    this.timeout = probes?.timeoutSeconds ?? 0;
    this.detect = detection.kind === 'fixed' ? detection.detectSeconds : 0;
    this.recoveries = probes?.recoveries ?? 1;
    this.table = new ManagerTable({
      failures: probes?.failures ?? 1,
      recoveries: this.recoveries,
      timeout: this.timeout,
      isFailbackAutomatic: settings.failback.automatic,
    });
    this.interval = probes?.intervalSeconds ?? 0;
    this.grid = { origin: -random.uniform() * this.interval, interval: this.interval };
    this.lives = new MachineLives(spec, this.timers, random);
    this.sight = new ServingSight(settings, this.timers, random);
    this.timer = this.timers.first();
  }

  /** When it wants to be moved next. */
  get next(): number {
    return this.timers.time(this.timer);
  }

  /** Its next timer has come; `isServing` and `next` are up to date afterwards. */
  fire(): void {
    const { timer } = this;
    if (timer > standby) this.timers.clear(timer);
    switch (timer) {
      case pairTimer.primary:
      case pairTimer.standby:
        if (this.lives.isUp[timer]) this.fail(timer);
        else if (timer === this.lives.unseen) this.lives.startRepair(timer);
        else this.repair(timer);
        break;
      case pairTimer.probe:
        this.step(this.probeResult());
        break;
      case pairTimer.switch:
        this.finishSwitch();
        break;
      case pairTimer.delay:
        this.step(pairEvents.delayDone);
        break;
      case pairTimer.partition:
        this.turnSight();
        break;
      default:
        this.sight.stop();
    }
    this.planProbe(timer === pairTimer.probe);
    this.isServing = serves(this.phase, this.lives.isUp, this.sight);
    this.timer = this.timers.first();
  }

  /** Moves the origin of time, along with the heap's. */
  rebase(seconds: number): void {
    this.timers.rebase(seconds);
    this.lastFailback -= seconds;
    this.sight.rebase(seconds);
    if (this.interval > 0) this.grid.origin = (this.grid.origin - seconds) % this.interval;
  }

  /** What has happened up to now. */
  counts(): PairCounts {
    const splitBrainSeconds = this.sight.splitBrainSeconds();
    return {
      failovers: this.failovers,
      failbacks: this.failbacks,
      falseFailovers: this.falseFailovers,
      flaps: this.flaps,
      splitBrainSeconds,
      lostWriteSeconds: this.settings.dataLossSeconds * this.failovers + splitBrainSeconds,
    };
  }

  private turnSight(): void {
    const { cut } = this.sight;
    const serving = servingInPeace(this.phase, this.lives.isUp, this.settings.failback.automatic);
    if (this.sight.turn(serving)) this.step(returned(cut));
  }

  private active(): number {
    return this.phase < pairPhases.secondaryActive ? primary : standby;
  }

  private fail(machine: number): void {
    if (this.isUnwatched(machine)) this.lives.failUnseen(machine);
    else this.lives.fail(machine);
    const { cut } = this.sight;
    const wasCut = this.sight.end();
    if (machine !== this.active()) this.step(machine === primary ? pairEvents.primaryFailed : pairEvents.standbyFailed);
    if (wasCut && machine !== cut) this.step(returned(cut));
  }

  /** It only stands by, beside one that serves, and neither takes over nor is probed for the failback. */
  private isUnwatched(machine: number): boolean {
    if (this.settings.standbyCheckSeconds === null || !this.lives.isUp[1 - machine]) return false;
    if (machine === standby) return this.phase === pairPhases.primaryActive;
    return this.phase === pairPhases.secondaryActive && !this.settings.failback.automatic;
  }

  private repair(machine: number): void {
    const { isUp } = this.lives;
    isUp[machine] = true;
    const isFirst = !isUp[1 - machine]!;
    if (machine === primary) this.step(isFirst ? pairEvents.primaryReturnedFirst : pairEvents.primaryReturned);
    else this.step(isFirst ? pairEvents.standbyReturnedFirst : pairEvents.standbyReturned);
    this.lives.repair(machine, this.active());
  }

  /** Lets the manager take an event, and does what it says. */
  private step(event: PairEvent): void {
    const before = this.active();
    const packed = this.table.step(this.state, event);
    this.state = packed & 0xffffff;
    this.phase = this.table.phase[this.state]!;
    const effects = packed >> 24;
    const active = this.active();
    if (before !== active) {
      this.lives.swapRoles(active);
      if (active === primary) this.timers.clear(pairTimer.delay);
    }
    if (effects === 0) return;
    if ((effects & pairEffects.stopSwitch) !== 0) this.timers.clear(pairTimer.switch);
    if ((effects & pairEffects.startDelay) !== 0)
      this.timers.set(pairTimer.delay, this.timers.now + this.settings.failback.delaySeconds);
    if ((effects & pairEffects.startTakeover) !== 0) this.startTakeover();
    if ((effects & pairEffects.startFailback) !== 0) {
      const { switchSeconds } = this.settings.failback;
      if (switchSeconds > 0) this.timers.set(pairTimer.switch, this.timers.now + switchSeconds);
      else this.finishSwitch();
    }
  }

  private startTakeover(): void {
    const at = this.timers.now + this.timeout;
    const { success, switchSeconds, manualSeconds, failback } = this.settings;
    if (at - this.lastFailback < failback.delaySeconds) this.flaps++;
    const isCut = this.sight.isCut;
    const works = isCut || success >= 1 || this.random.uniform() < success;
    const begin = isCut ? this.sight.takeoverBegins(at) : at;
    this.timers.set(pairTimer.switch, begin + (works ? switchSeconds : manualSeconds));
  }

  private finishSwitch(): void {
    const isFailback = this.phase === pairPhases.failback;
    const isPlanned = isFailback && this.table.isTakeover[this.state] === 0;
    this.step(pairEvents.switchDone);
    if (isPlanned) {
      this.failbacks++;
      this.lastFailback = this.timers.now;
      if (!this.lives.isUp[standby]) this.step(pairEvents.standbyFailed); // nobody looked at it meanwhile
      return;
    }
    this.failovers++;
    if (!this.sight.isCut) return;
    this.falseFailovers++;
    const { cut } = this.sight;
    if (this.sight.takeoverDone()) this.step(returned(cut));
  }

  private probeResult(): PairEvent {
    if (this.active() === standby && !this.isGood(standby)) return pairEvents.standbyProbedFailed;
    return this.isGood(primary) ? pairEvents.primaryProbedGood : pairEvents.primaryProbedFailed;
  }

  /** As a probe finds it. */
  private isGood(machine: number): boolean {
    return this.lives.isUp[machine]! && this.sight.cut !== machine;
  }

  /** Probes run all the time; only those that can change something are looked at. */
  private planProbe(isAfterProbe: boolean): void {
    if (!this.needsProbe()) {
      this.timers.clear(pairTimer.probe);
    } else if (!isAfterProbe && this.timers.isPending(pairTimer.probe)) {
      return; // the next probe is the same, whatever it will see
    } else if (this.interval === 0) {
      const isFailing = this.active() === primary || !this.isGood(standby);
      this.timers.set(pairTimer.probe, isFailing ? this.timers.now + this.detect : this.timers.now);
    } else if (isAfterProbe) {
      this.timers.set(pairTimer.probe, this.timers.now + this.interval);
    } else {
      this.timers.set(pairTimer.probe, probeInstant(this.grid, firstProbeFrom(this.grid, this.timers.now)));
    }
  }

  private needsProbe(): boolean {
    const { isUp } = this.lives;
    switch (this.phase) {
      case pairPhases.primaryActive:
        return !this.isGood(primary) && isUp[standby]!;
      case pairPhases.secondaryActive: {
        if (!this.isGood(standby)) return isUp[primary]!;
        if (!this.settings.failback.automatic) return false;
        const isDelayDone = this.table.isDelayDone[this.state] === 1;
        if (this.interval === 0) return this.isGood(primary) && isDelayDone;
        const run = this.table.primaryRun[this.state]!;
        return this.isGood(primary) ? run < this.recoveries || isDelayDone : run > 0;
      }
      default:
        return false;
    }
  }
}
