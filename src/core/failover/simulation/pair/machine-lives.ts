import type { Random } from '../../../statistics/random/random.ts';
import { type FailoverSettings, modeDefaults } from '../../standby/settings.ts';
import { type DurationLaw, type DurationSource, durationSource } from '../events/duration-law.ts';
import { type PairTimers, pairTimer } from './pair-timers.ts';

/** How long a part is up, as it serves, and how long its repair takes. */
export interface TwoStateLaw {
  readonly up: DurationLaw;
  readonly down: DurationLaw;
}

/** A component with a standby; the standby's times are those as it serves, like the primary's where they are left out. */
export interface StandbyPairSpec {
  readonly primary: TwoStateLaw;
  readonly standby?: TwoStateLaw;
  readonly settings: FailoverSettings;
}

/** The machines of a pair by number, which is that of their timers. */
export const primary = pairTimer.primary;
export const standby = pairTimer.standby;

/**
 * When the two machines of a pair fail and are repaired. A machine fails as fast as its role lets
 * it: when the roles change, what is left of its life passes faster or slower, and stands still in a standby that is off.
 */
export class MachineLives {
  readonly isUp = [true, true];
  /** The machine whose failure nobody has seen yet; −1 where there is none. */
  unseen = -1;
  private readonly timers: PairTimers;
  private readonly random: Random;
  private readonly up: readonly DurationSource[];
  private readonly down: readonly DurationSource[];
  /** The rate of failures of a machine that stands by, in rates of one that serves. */
  private readonly standbyRate: number;
  /** Between two looks at a machine that stands by. */
  private readonly checkSeconds: number;
  /** What is left of the life of a machine that is off. */
  private readonly life = new Float64Array(2);
  private readonly drawn = new Float64Array(1);

  /** Both are up, the primary serves. */
  constructor(spec: StandbyPairSpec, timers: PairTimers, random: Random) {
    const { settings } = spec;
    const laws = [spec.primary, spec.standby ?? spec.primary];
    this.up = laws.map(({ up }) => durationSource(up));
    this.down = laws.map(({ down }) => durationSource(down));
    this.standbyRate = modeDefaults[settings.mode].standbyRateFactor;
    this.checkSeconds = settings.standbyCheckSeconds ?? 0;
    this.timers = timers;
    this.random = random;
    this.start(primary, primary);
    this.start(standby, primary);
  }

  /** A machine fails, and everybody sees it, and what had failed unseen as well. */
  fail(machine: number): void {
    this.isUp[machine] = false;
    this.startRepair(machine);
    if (this.unseen >= 0) this.startRepair(this.unseen);
  }

  /** A machine that stands by fails; its timer is the next look at it. */
  failUnseen(machine: number): void {
    this.isUp[machine] = false;
    this.unseen = machine;
    this.timers.set(machine, this.timers.now + this.random.uniform() * this.checkSeconds);
  }

  startRepair(machine: number): void {
    if (machine === this.unseen) this.unseen = -1;
    this.down[machine]!(this.random, this.drawn);
    this.timers.set(machine, this.timers.now + this.drawn[0]!);
  }

  /** `active` is the machine that serves from now on; the manager was told before. */
  repair(machine: number, active: number): void {
    this.isUp[machine] = true;
    this.start(machine, active);
  }

  /** The roles have changed; `active` serves now. */
  swapRoles(active: number): void {
    if (this.standbyRate === 1) return;
    for (let machine = primary; machine <= standby; machine++) {
      if (!this.isUp[machine]) continue;
      const left = this.timers.isPending(machine) ? this.timers.time(machine) - this.timers.now : 0;
      const stoodBy = this.standbyRate > 0 ? left * this.standbyRate : this.life[machine]!;
      this.drawn[0] = machine === active ? stoodBy : left;
      this.setLife(machine, active);
    }
  }

  private start(machine: number, active: number): void {
    this.up[machine]!(this.random, this.drawn);
    this.setLife(machine, active);
  }

  /** Sets when a machine will fail that has so much service left in it as was drawn. */
  private setLife(machine: number, active: number): void {
    const { timers, drawn } = this;
    if (machine === active) {
      timers.set(machine, timers.now + drawn[0]!);
    } else if (this.standbyRate > 0) {
      timers.set(machine, timers.now + drawn[0]! / this.standbyRate);
    } else {
      this.life[machine] = drawn[0]!;
      timers.clear(machine);
    }
  }
}
