import type { Random } from '../../../statistics/random/random.ts';
import type { PlannedWork } from '../../noticing/planned-work.ts';
import { lostShare, type MemberState, type Pool } from '../../noticing/pool.ts';
import type { Duration } from '../../standby/detection.ts';
import { WorkSchedule } from './work-schedule.ts';

/** A member or a site as an event of the fault graph. */
export interface RotationPart {
  /** Null: it is down all the time, and everybody knows. */
  readonly event: number | null;
  /** From its failure to the moment at which requests leave it; null: at once. */
  readonly detection: Duration | null;
}

/** A group of which requests may meet a dead member, or whose members are worked on in turn. */
export interface RotationSpec {
  readonly pool: Pool;
  readonly members: readonly RotationPart[];
  readonly sites: readonly (RotationPart & {
    /** It has probes of its own: what they find all groups in it know at once. */
    readonly isOfSite: boolean;
  })[];
  readonly planned: PlannedWork | null;
  /** The event that stands for requests to dead members; null: there are none. */
  readonly unnoticed: number | null;
  /** What writes of a region find there, by the region's name: its members, as a group of which one must work. */
  readonly regions: ReadonlyMap<string, Pool & { readonly members: readonly number[] }>;
}

/** When sites with probes of their own failed last, and how long that goes unnoticed: one draw for all groups. */
export type SiteDraws = Map<number, { failedAt: number; readonly seconds: number }>;

const never = Number.POSITIVE_INFINITY;

/**
 * Who of a group is in rotation, from event to event: a member that fails, or whose site does, stays in it until that is
 * noticed, each so long after its own failure; one that is worked on is out of it; one that is repaired is back at once.
 */
export class Rotation {
  /** When something is noticed or work begins or ends next. */
  next = never;
  /** The share of requests that meet dead members now, while enough work. */
  lost = 0;
  readonly spec: RotationSpec;
  private readonly clock: Float64Array;
  private readonly random: Random;
  private readonly draws: SiteDraws;
  private readonly work: WorkSchedule | null;
  /** By member and then by site: whether it is down, and until when that is unnoticed. */
  private readonly isDown: Uint8Array;
  private readonly noticedAt: Float64Array;
  private readonly states: MemberState[];

  constructor(spec: RotationSpec, clock: Float64Array, random: Random, draws: SiteDraws) {
    this.spec = spec;
    this.clock = clock;
    this.random = random;
    this.draws = draws;
    const parts = [...spec.members, ...spec.sites];
    this.isDown = Uint8Array.from(parts, ({ event }) => (event === null ? 1 : 0));
    this.noticedAt = new Float64Array(parts.length).fill(Number.NEGATIVE_INFINITY);
    this.work = spec.planned ? new WorkSchedule(spec.planned, spec.members.length, random) : null;
    this.states = spec.members.map(() => 'up');
    this.update();
  }

  /** The member that is worked on; −1 where none is. */
  get worked(): number {
    return this.work ? this.work.current : -1;
  }

  /** A member (by its number) or site (by its number after all members) has changed. */
  turn(part: number, isDown: boolean): void {
    this.isDown[part] = isDown ? 1 : 0;
    if (isDown) this.noticedAt[part] = this.clock[0]! + this.detectionSeconds(part);
    this.update();
  }

  /** Its instant has come. */
  fire(): void {
    if (this.work && this.work.next <= this.clock[0]!) this.work.advance();
    this.update();
  }

  endBatch(seconds: number): void {
    for (let part = 0; part < this.noticedAt.length; part++) this.noticedAt[part]! -= seconds;
    this.work?.rebase(seconds);
    this.next -= seconds;
  }

  /** The share of writes that meet dead members of a region that serves. */
  lostInRegion(name: string): number {
    const own = this.spec.regions.get(name);
    if (!own) return 0;
    const states = own.members.map((member) => this.states[member]!);
    return states.includes('up') ? lostShare(own, states) : 0;
  }

  get retries(): number {
    return this.spec.pool.retries;
  }

  /** As connections see a member. */
  stateOf(member: number): MemberState {
    return this.states[member]!;
  }

  private detectionSeconds(part: number): number {
    const { members, sites } = this.spec;
    const site = sites[part - members.length];
    const { detection, event } = site ?? members[part]!;
    if (detection === null) return 0;
    if (!site?.isOfSite) return this.draw(detection);
    const now = this.clock[0]!;
    const known = this.draws.get(event!);
    if (known?.failedAt === now) return known.seconds;
    const seconds = this.draw(detection);
    this.draws.set(event!, { failedAt: now, seconds });
    return seconds;
  }

  private draw(detection: Duration): number {
    if (detection.kind === 'exponential') return detection.meanSeconds * this.random.exponential();
    const { fromSeconds, toSeconds } = detection;
    return toSeconds === fromSeconds ? fromSeconds : fromSeconds + this.random.uniform() * (toSeconds - fromSeconds);
  }

  private update(): void {
    const now = this.clock[0]!;
    const { members, pool } = this.spec;
    const { worked } = this;
    let next = this.work?.next ?? never;
    let working = 0;
    let unnoticed = 0;
    for (let part = 0; part < this.isDown.length; part++)
      if (this.isDown[part] === 1 && this.noticedAt[part]! > now && this.noticedAt[part]! < next)
        next = this.noticedAt[part]!;
    for (let member = 0; member < members.length; member++) {
      const site = pool.sites[member]!;
      const own = this.stateAt(member, now);
      const around = site < 0 ? 'up' : this.stateAt(members.length + site, now);
      const state = member === worked || own === 'out' || around === 'out' ? 'out' : own === 'up' ? around : own;
      this.states[member] = state;
      if (state === 'up') working++;
      else if (state === 'unnoticed') unnoticed++;
    }
    this.next = next;
    this.lost = unnoticed > 0 && working >= pool.need ? lostShare(pool, this.states) : 0;
  }

  private stateAt(part: number, now: number): MemberState {
    if (this.isDown[part] === 0) return 'up';
    return this.noticedAt[part]! > now ? 'unnoticed' : 'out';
  }
}
