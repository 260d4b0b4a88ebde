import { always, type NodeRef, never } from '../../../diagram/graph/fault-graph.ts';
import type { Random } from '../../../statistics/random/random.ts';
import { type DurationLaw, type DurationSource, durationSource } from '../events/duration-law.ts';
import type { Follower } from '../events/follower.ts';
import { OutageTally } from '../events/outage-tally.ts';

/** Who takes the writes: the write region first, then those that may take over, first first. */
export interface WriteRoleSpec {
  readonly regions: readonly {
    /** For the groups in which its dead nodes are asked. */
    readonly name?: string;
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
  /** All but the write region, in their order. */
  private readonly others: readonly number[];
  private holder: number;
  private candidate = noRegion;
  private lagOfCandidate = 0;
  /** Since when somebody is to be promoted. */
  private chosenAt = 0;
  /** When its promotion begins. */
  private readyAt = 0;
  /** Regions that serve again. */
  private readonly returned: number[] = [];
  private lost: Float64Array = new Float64Array(0);
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
    this.others = spec.regions.map((_, region) => region).slice(1);
    this.followed = spec.regions.flatMap(({ failure }, region) =>
      failure === always || failure === never ? [] : region,
    );
    this.nodes = Int32Array.from(this.followed, (region) => spec.regions[region]!.failure);
    // what is lost from the beginning was taken over long ago
    this.holder = this.failed.indexOf(0);
    this.tally.level = this.holder === noRegion ? 1 : 0;
  }

  follow(failed: Uint8Array): void {
    const waited = this.candidate;
    this.returned.length = 0;
    this.followed.forEach((region, i) => {
      if (this.failed[region] === 1 && failed[i] === 0) this.returned.push(region);
      this.failed[region] = failed[i]!;
    });
    this.look();
    // a copy that is still waited for may be overtaken by one that comes back
    if (this.candidate === waited && waited !== noRegion) this.choose(this.returned);
  }

  fire(): void {
    this.holder = this.candidate;
    this.promotions++;
    this.lostWriteSeconds += this.lagOfCandidate;
    const waited = this.readyAt - this.chosenAt;
    if (waited > 0) {
      this.lagWaits++;
      this.waitedSeconds += waited;
    }
    this.forget();
    this.tellTally();
  }

  endBatch(seconds: number): void {
    this.tally.endBatch(seconds);
    this.next -= seconds;
    this.readyAt -= seconds;
    this.chosenAt -= seconds;
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
    if (this.holder === noRegion && (this.candidate === noRegion || failed[this.candidate] === 1)) {
      this.forget();
      this.choose(this.others);
    }
    this.tellTally();
  }

  /** The first that is near enough, else the one that will be first; nobody where none serves. */
  private choose(among: readonly number[]): void {
    const now = this.clock[0]!;
    for (const region of among) {
      if (this.failed[region] === 1) continue;
      if (this.candidate !== noRegion && this.readyAt <= now) break; // nobody is sooner
      this.lags[region]!(this.random, this.drawn);
      const lag = this.drawn[0]!;
      const wait = Math.max(0, lag - this.spec.maxLagSeconds);
      if (this.candidate !== noRegion && now + wait >= this.readyAt) continue;
      if (this.candidate === noRegion) this.chosenAt = now;
      this.candidate = region;
      this.readyAt = now + wait;
      this.lagOfCandidate = lag - wait;
    }
    if (this.candidate === noRegion) return;
    this.next = this.readyAt + this.spec.promotionSeconds;
    if (this.next === now) this.fire();
  }

  private forget(): void {
    this.candidate = noRegion;
    this.next = notPending;
  }

  /** The share of requests that are lost in each region while it serves, in their order; it is asked after every change. */
  setLost(shares: Float64Array): void {
    this.lost = shares;
    this.tellTally();
  }

  private tellTally(): void {
    const level = this.holder === noRegion ? 1 : (this.lost[this.holder] ?? 0);
    if (level !== this.tally.level) this.tally.turn(level, this.clock[0]!);
  }
}
