import { always, type NodeRef, never } from '../../diagram/fault-graph.ts';
import type { Random } from '../../statistics/random.ts';
import { type DurationLaw, type DurationSource, durationSource } from './duration-law.ts';
import type { Follower } from './follower.ts';
import { OutageTally } from './outage-tally.ts';

/** Who takes the writes: the write region first, then those that may take over, first first. */
export interface WriteRoleSpec {
  readonly regions: readonly {
    /** That it does not serve. */
    readonly failure: NodeRef;
    /** How far its copy is behind. */
    readonly lag: DurationLaw;
  }[];
  readonly promotionSeconds: number;
  readonly maxLagSeconds: number;
}

export interface WriteCounts {
  /** Completed promotions of another region. */
  readonly promotions: number;
  /** Those among them that had to wait until a copy had caught up. */
  readonly lagWaits: number;
  readonly waitedSeconds: number;
  /** What was written and not yet copied to the region that was promoted: its lag, a promotion. */
  readonly lostWriteSeconds: number;
}

const noRegion = -1;
const notPending = Number.POSITIVE_INFINITY;

/**
 * The write role as it moves between regions. It is with the write region whenever that serves. When its holder no longer
 * serves, the first of the order that does and whose lag, drawn then, is at most `maxLag` takes over after `promotion`.
 * While no writes come a copy catches up by a second a second, so where all lags are too long the first that has caught
 * up takes over. A promotion to a region that fails meanwhile begins anew.
 *
 * Writes and strong reads fail while nobody holds the role: {@link WriteRole.tally}.
 */
export class WriteRole implements Follower {
  readonly nodes: Int32Array;
  readonly tally = new OutageTally();
  next = notPending;
  private readonly spec: WriteRoleSpec;
  private readonly clock: Float64Array;
  private readonly random: Random;
  private readonly lags: readonly DurationSource[];
  private readonly drawn = new Float64Array(1);
  /** By region; constants stay as they are. */
  private readonly failed: Uint8Array;
  private readonly followed: readonly number[];
  private holder = 0;
  private candidate = noRegion;
  private lagOfCandidate = 0;
  private waitOfCandidate = 0;
  private promotions = 0;
  private lagWaits = 0;
  private waitedSeconds = 0;
  private lostWriteSeconds = 0;

  constructor(spec: WriteRoleSpec, clock: Float64Array, random: Random) {
    this.spec = spec;
    this.clock = clock;
    this.random = random;
    this.lags = spec.regions.map(({ lag }) => durationSource(lag));
    this.failed = Uint8Array.from(spec.regions, ({ failure }) => (failure === always ? 1 : 0));
    this.followed = spec.regions.flatMap(({ failure }, region) =>
      failure === always || failure === never ? [] : region,
    );
    this.nodes = Int32Array.from(this.followed, (region) => spec.regions[region]!.failure);
  }

  follow(failed: Uint8Array): void {
    this.followed.forEach((region, i) => {
      this.failed[region] = failed[i]!;
    });
    this.look();
  }

  fire(): void {
    this.holder = this.candidate;
    this.promotions++;
    this.lostWriteSeconds += this.lagOfCandidate;
    if (this.waitOfCandidate > 0) this.lagWaits++;
    this.waitedSeconds += this.waitOfCandidate;
    this.forget();
    this.tellTally();
  }

  endBatch(seconds: number): void {
    this.tally.endBatch(seconds);
    this.next -= seconds;
  }

  counts(): WriteCounts {
    const { promotions, lagWaits, waitedSeconds, lostWriteSeconds } = this;
    return { promotions, lagWaits, waitedSeconds, lostWriteSeconds };
  }

  private look(): void {
    const { failed } = this;
    if (failed[0] === 0) {
      this.holder = 0; // the role returns at once
      this.forget();
    } else if (this.holder !== noRegion && failed[this.holder] === 1) {
      this.holder = noRegion;
    }
    if (this.holder === noRegion && (this.candidate === noRegion || failed[this.candidate] === 1)) this.choose();
    this.tellTally();
  }

  /** The first that is near enough, else the one that will be first; nobody where none serves. */
  private choose(): void {
    this.forget();
    const { maxLagSeconds, promotionSeconds } = this.spec;
    for (let region = 1; region < this.failed.length; region++) {
      if (this.failed[region] === 1) continue;
      this.lags[region]!(this.random, this.drawn);
      const lag = this.drawn[0]!;
      const wait = Math.max(0, lag - maxLagSeconds);
      if (this.candidate !== noRegion && wait >= this.waitOfCandidate) continue;
      this.candidate = region;
      this.waitOfCandidate = wait;
      this.lagOfCandidate = lag - wait;
      if (wait === 0) break;
    }
    if (this.candidate === noRegion) return;
    this.next = this.clock[0]! + this.waitOfCandidate + promotionSeconds;
    if (this.next === this.clock[0]) this.fire();
  }

  private forget(): void {
    this.candidate = noRegion;
    this.next = notPending;
  }

  private tellTally(): void {
    const isDown = this.holder === noRegion;
    if (isDown !== this.tally.isDown) this.tally.turn(isDown, this.clock[0]!);
  }
}
