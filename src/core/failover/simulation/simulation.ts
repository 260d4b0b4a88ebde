import { defaultBasis } from '../../quantity/allowance.ts';
import { createRandom, type Random } from '../../statistics/random/random.ts';
import { type DurationSource, durationSource } from './events/duration-law.ts';
import { EventHeap } from './events/event-heap.ts';
import type { MovingPart } from './events/moving-part.ts';
import { Followers } from './followers.ts';
import { GateCounters } from './gate-counters.ts';
import { movingPart } from './moving-parts.ts';
import type { PairCounts } from './pair/pair-counts.ts';
import { StandbyPair } from './pair/standby-pair.ts';
import { RootLevels } from './root-levels.ts';
import type { Rotation } from './rotation/rotation.ts';
import { Rotations } from './rotation/rotations.ts';
import { type Seen, seenOf } from './seen.ts';
import type { SimulatedPart } from './simulated-part.ts';
import type { SimulationRequest } from './simulation-request.ts';

const { yearSeconds } = defaultBasis;
/** Parts of the years with a clock and a downtime of their own. */
export const usualBatches = 128;

/** The same in pieces, for a caller that has to look after other things between them. */
export class Simulation {
  private readonly request: SimulationRequest;
  private readonly random: Random;
  readonly heap: EventHeap;
  readonly gates: GateCounters;
  private readonly isDown: Uint8Array;
  private readonly drawn = new Float64Array(1);
  private readonly up: DurationSource[] = [];
  private readonly down: DurationSource[] = [];
  /** By event number: parts that move by themselves; null for those that are up and down by turns. */
  private readonly moving: (MovingPart | null)[] = [];
  private readonly pairs: StandbyPair[] = [];
  private readonly roots: RootLevels;
  readonly rotations: Rotations;
  private readonly followers: Followers;
  /** The slot of the first group in the heap. */
  private readonly firstRotation: number;
  private readonly batchCount: number;
  private readonly batchSeconds: number;
  private batchesDone = 0;
  private events = 0;

  constructor(request: SimulationRequest) {
    const { graph, parts, roots, years, seed } = request;
    if (!(years > 0 && years * yearSeconds < Number.MAX_SAFE_INTEGER)) throw new RangeError(`${years} years`);
    if (parts.length !== graph.eventCount) throw new RangeError(`${parts.length} parts of ${graph.eventCount}`);
    this.request = request;
    this.random = createRandom(seed, request.stream);
    this.gates = new GateCounters(graph);
    this.batchCount = request.batches ?? usualBatches;
    this.batchSeconds = (years * yearSeconds) / this.batchCount;
    this.isDown = new Uint8Array(parts.length);
    const followerCount = (request.writes ? 1 : 0) + (request.clusters?.length ?? 0);
    const specs = request.rotations ?? [];
    this.heap = new EventHeap(Math.max(1, parts.length + followerCount + specs.length));
    this.rotations = new Rotations(specs, parts.length, this.heap.clock, this.random);
    this.roots = new RootLevels(roots, request.targets ?? [], this.gates, this.rotations.all);
    this.firstRotation = parts.length + followerCount;
    parts.forEach((part, event) => {
      this.start(part, event);
    });
    for (const rotation of this.rotations.all) this.plan(rotation);
    this.followers = new Followers(request, this, parts.length, this.random);
    this.look();
    this.followers.start();
  }

  /** Goes on for so many events; true when the years are over. */
  advance(events: number): boolean {
    const heap = this.heap;
    const random = this.random;
    const isDown = this.isDown;
    const up = this.up;
    const down = this.down;
    const { drawn, moving } = this;
    let left = events;
    while (left > 0) {
      const slot = heap.first();
      const now = heap.time(slot);
      if (now >= this.batchSeconds) {
        if (!this.endBatch()) continue;
        this.events += events - left;
        return true;
      }
      heap.clock[0] = now;
      left--;
      if (slot >= isDown.length) {
        this.fireOther(slot);
        continue;
      }
      const part = moving[slot]!;
      if (part === null) {
        const fails = isDown[slot] === 0;
        isDown[slot] = fails ? 1 : 0;
        (fails ? down[slot]! : up[slot]!)(random, drawn);
        heap.set(slot, now + drawn[0]!);
        this.change(slot, fails);
      } else {
        const wasServing = part.isServing;
        part.fire();
        heap.set(slot, part.next);
        if (part.isServing === wasServing) continue;
        isDown[slot] = wasServing ? 1 : 0;
        this.change(slot, wasServing);
      }
    }
    this.events += events;
    return false;
  }

  progress(): { readonly years: number; readonly events: number; readonly share: number } {
    const years = this.seconds() / yearSeconds;
    return { years, events: this.events, share: years / this.request.years };
  }

  /** What was seen so far. */
  seen(): Seen {
    const counts = this.pairs.map((pair) => pair.counts());
    const total = (key: keyof PairCounts): number => counts.reduce((sum, each) => sum + each[key], 0);
    const { now } = this.heap;
    return {
      seconds: this.seconds(),
      runs: 1,
      isComplete: this.batchesDone === this.batchCount,
      events: this.events,
      pairs: {
        failovers: total('failovers'),
        failbacks: total('failbacks'),
        falseFailovers: total('falseFailovers'),
        flaps: total('flaps'),
        splitBrainSeconds: total('splitBrainSeconds'),
        lostWriteSeconds: total('lostWriteSeconds'),
      },
      roots: this.roots.tallies.map((tally) => seenOf(tally, now)),
      ...this.followers.seen(now),
    };
  }

  private seconds(): number {
    return this.batchesDone * this.batchSeconds + this.heap.now;
  }

  private start(part: SimulatedPart, event: number): void {
    this.moving.push(null);
    const ofSteady: DurationSource = () => {};
    this.up.push(part.kind === 'twoState' ? durationSource(part.up) : ofSteady);
    this.down.push(part.kind === 'twoState' ? durationSource(part.down) : ofSteady);
    if (part.kind === 'steady') {
      this.gates.setEvent(event, part.hasFailed);
      if (part.hasFailed) this.rotations.turn(event, true, () => {});
    } else if (part.kind === 'twoState') {
      // parts of one fixed up time must not march in step
      const share = part.up.kind === 'fixed' ? this.random.uniform() : 1;
      this.up[event]!(this.random, this.drawn);
      this.heap.set(event, share * this.drawn[0]!);
    } else {
      const moving = movingPart(part, this.heap.clock, this.random);
      if (moving instanceof StandbyPair) this.pairs.push(moving);
      this.moving[event] = moving;
      this.heap.set(event, moving.next);
    }
  }

  /** A part has failed or was repaired. */
  private change(event: number, isDown: boolean): void {
    this.rotations.turn(event, isDown, this.plan);
    this.gates.setEvent(event, isDown || this.rotations.isWorkedOn(event));
    this.look();
  }

  /** A follower or a group of members, by its slot in the heap. */
  private fireOther(slot: number): void {
    if (slot >= this.firstRotation) {
      const rotation = this.rotations.all[slot - this.firstRotation]!;
      this.rotations.fire(rotation, (event) => {
        this.gates.setEvent(event, this.isDown[event] === 1 || this.rotations.isWorkedOn(event));
      });
      this.plan(rotation);
      this.look();
      return;
    }
    this.followers.fire(slot);
  }

  private readonly plan = (rotation: Rotation): void => {
    this.heap.set(this.firstRotation + this.rotations.all.indexOf(rotation), rotation.next);
  };

  /** Tells all who watch. */
  private look(): void {
    this.roots.look(this.heap.now);
    this.followers.look();
  }

  /** True when it was the last one. */
  private endBatch(): boolean {
    const seconds = this.batchSeconds;
    if (this.batchesDone === this.batchCount) return true;
    for (const tally of this.roots.tallies) tally.endBatch(seconds);
    for (const part of this.moving) part?.rebase(seconds);
    this.rotations.endBatch(seconds);
    this.followers.endBatch(seconds);
    this.heap.rebase(seconds);
    this.batchesDone++;
    this.heap.clock[0] = 0;
    return this.batchesDone === this.batchCount;
  }
}
