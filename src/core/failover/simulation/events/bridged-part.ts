import type { Random } from '../../../statistics/random/random.ts';
import { type DurationLaw, type DurationSource, durationSource } from './duration-law.ts';
import type { MovingPart } from './moving-part.ts';

/** A part behind a queue or a cache: an outage is felt only for what it lasts beyond a length. */
export class BridgedPart implements MovingPart {
  isServing = true;
  next = 0;
  private readonly up: DurationSource;
  private readonly down: DurationSource;
  private readonly seconds: number;
  private readonly clock: Float64Array;
  private readonly random: Random;
  private readonly drawn = new Float64Array(1);
  /** When the repair of the next or running outage is done. */
  private endsAt = 0;

  constructor(
    { up, down, seconds }: { readonly up: DurationLaw; readonly down: DurationLaw; readonly seconds: number },
    clock: Float64Array,
    random: Random,
  ) {
    this.up = durationSource(up);
    this.down = durationSource(down);
    this.seconds = seconds;
    this.clock = clock;
    this.random = random;
    this.plan(clock[0]!);
  }

  fire(): void {
    if (this.isServing && this.endsAt > this.next) {
      this.isServing = false;
      this.next = this.endsAt;
    } else {
      this.isServing = true;
      this.plan(this.clock[0]!);
    }
  }

  rebase(seconds: number): void {
    this.next -= seconds;
    this.endsAt -= seconds;
  }

  /** The next outage: what it lasts beyond the bridge; one that is shorter is over before it is felt. */
  private plan(from: number): void {
    this.up(this.random, this.drawn);
    const failsAt = from + this.drawn[0]!;
    this.down(this.random, this.drawn);
    this.endsAt = failsAt + this.drawn[0]!;
    this.next = Math.min(failsAt + this.seconds, this.endsAt);
  }
}
