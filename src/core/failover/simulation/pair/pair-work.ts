import type { Random } from '../../../statistics/random/random.ts';
import type { PlannedWork } from '../../noticing/planned-work.ts';
import { type DurationSource, durationSource } from '../events/duration-law.ts';
import type { MovingPart } from '../events/moving-part.ts';
import type { TwoStateLaw } from './machine-lives.ts';

/** Planned work on both machines of a pair in turn. */
export interface PairWorkSpec {
  readonly primary: TwoStateLaw;
  readonly standby: TwoStateLaw;
  readonly work: PlannedWork;
  /** Downtime of the move to the standby, and of the move back. */
  readonly switchSeconds: number;
  readonly failbackSeconds: number;
}

/** What a period consists of: the standby is worked on, the switch, the primary is worked on, the switch back, the rest. */
const phases = 5;

/**
 * What planned work adds to the outages of a pair: the switches, and outages of the machine that serves alone meanwhile,
 * whose life is as if it always served, whatever the pair does.
 */
export class PairWork implements MovingPart {
  isServing = true;
  next: number;
  private readonly lengths: readonly number[];
  private readonly up: readonly DurationSource[];
  private readonly down: readonly DurationSource[];
  private readonly isUp = [true, true];
  private readonly turns = new Float64Array(2);
  private readonly drawn = new Float64Array(1);
  private readonly clock: Float64Array;
  private readonly random: Random;
  private phase = phases - 1;
  private phaseEnds: number;

  constructor(spec: PairWorkSpec, clock: Float64Array, random: Random) {
    const { everySeconds, lastsSeconds } = spec.work;
    const { switchSeconds, failbackSeconds } = spec;
    const rest = everySeconds - 2 * lastsSeconds - switchSeconds - failbackSeconds;
    this.lengths = [lastsSeconds, switchSeconds, lastsSeconds, failbackSeconds, rest];
    this.up = [spec.primary, spec.standby].map(({ up }) => durationSource(up));
    this.down = [spec.primary, spec.standby].map(({ down }) => durationSource(down));
    this.clock = clock;
    this.random = random;
    this.phaseEnds = random.uniform() * everySeconds;
    for (const machine of [0, 1]) this.draw(machine, 0);
    this.next = this.soonest();
  }

  fire(): void {
    const now = this.clock[0]!;
    for (const machine of [0, 1]) {
      if (this.turns[machine]! > now) continue;
      this.isUp[machine] = !this.isUp[machine];
      this.draw(machine, now);
    }
    while (this.phaseEnds <= now) {
      this.phase = (this.phase + 1) % phases;
      this.phaseEnds += this.lengths[this.phase]!;
    }
    this.isServing = this.serves();
    this.next = this.soonest();
  }

  rebase(seconds: number): void {
    this.turns[0]! -= seconds;
    this.turns[1]! -= seconds;
    this.phaseEnds -= seconds;
    this.next -= seconds;
  }

  private serves(): boolean {
    if (this.phase === 0) return this.isUp[0]!;
    if (this.phase === 2) return this.isUp[1]!;
    return this.phase === phases - 1;
  }

  private soonest(): number {
    return Math.min(this.phaseEnds, this.turns[0]!, this.turns[1]!);
  }

  private draw(machine: number, from: number): void {
    (this.isUp[machine] ? this.up : this.down)[machine]!(this.random, this.drawn);
    this.turns[machine] = from + this.drawn[0]!;
  }
}
