import { always, type FaultGraph, type NodeRef } from '../../diagram/fault-graph.ts';
import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import { createRandom, type Random } from '../../statistics/random.ts';
import { sum } from '../../statistics/sum.ts';
import { downtimeInterval } from './downtime-interval.ts';
import { type DurationSource, durationSource } from './duration-law.ts';
import { EventHeap } from './event-heap.ts';
import { GateCounters } from './gate-counters.ts';
import { OutageTally } from './outage-tally.ts';
import type { PairCounts } from './pair-counts.ts';
import { type SimulatedPart, typicalOutageSeconds } from './simulated-part.ts';
import { StandbyPair } from './standby-pair.ts';

export interface SimulationRequest {
  readonly graph: FaultGraph;
  /** What to watch: nodes of the graph, such as the journeys. */
  readonly roots: readonly NodeRef[];
  /** By event number. */
  readonly parts: readonly SimulatedPart[];
  /** Of 365 days. */
  readonly years: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/** What was seen of one root. */
export interface SimulatedRoot extends Availability {
  /** 99 %. */
  readonly unavailabilityInterval: readonly [low: number, high: number];
  readonly outages: number;
  readonly downtimeSeconds: number;
  /** Null without outages. */
  readonly meanOutageSeconds: number | null;
}

export interface SimulationResult extends PairCounts {
  readonly seed: number;
  /** Simulated; fewer than asked for where it was stopped. */
  readonly years: number;
  readonly isComplete: boolean;
  readonly events: number;
  /** In the order of the request. */
  readonly roots: readonly SimulatedRoot[];
}

export interface SimulationHooks {
  /** Asked every `pollEvery` events: true stops the simulation, and what is there is the result. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: { readonly years: number; readonly events: number; readonly share: number }) => void;
  readonly pollEvery?: number;
}

const yearSeconds = 31_536_000;
/** Parts of the horizon with a clock and a downtime of their own. */
const batchCount = 128;

/**
 * Simulates a system by discrete events: up and repair times of its parts, and its standby pairs with their failover
 * managers. The next event comes from a heap, its effect on the system from counters in the gates; nothing ticks, and the
 * memory does not grow with the years. All parts are up at the start. The generator is xoshiro128**; the same seed gives
 * the same digits.
 *
 * Domain: a part for every event; years above 0. @throws RangeError outside the domain
 * @example simulate({ graph, roots: [top], parts, years: 1000, seed: 1 }).roots[0].unavailabilityInterval
 */
export function simulate(request: SimulationRequest, hooks: SimulationHooks = {}): SimulationResult {
  const simulation = new Simulation(request);
  const { shouldStop, onProgress, pollEvery = 100_000 } = hooks;
  while (!simulation.advance(pollEvery)) {
    onProgress?.(simulation.progress());
    if (shouldStop?.()) break;
  }
  return simulation.result();
}

/** The same in pieces, for a caller that has to look after other things between them. */
export class Simulation {
  private readonly request: SimulationRequest;
  private readonly random: Random;
  private readonly heap: EventHeap;
  private readonly gates: GateCounters;
  private readonly isDown: Uint8Array;
  private readonly drawn = new Float64Array(1);
  private readonly up: DurationSource[] = [];
  private readonly down: DurationSource[] = [];
  /** By event number; null for other parts. */
  private readonly pairs: (StandbyPair | null)[] = [];
  private readonly tallies: readonly OutageTally[];
  private readonly watched: Int32Array;
  private readonly batchSeconds: number;
  private batchesDone = 0;
  private events = 0;

  constructor(request: SimulationRequest) {
    const { graph, parts, roots, years, seed } = request;
    if (!(years > 0 && years * yearSeconds < Number.MAX_SAFE_INTEGER)) throw new RangeError(`${years} years`);
    if (parts.length !== graph.eventCount) throw new RangeError(`${parts.length} parts of ${graph.eventCount}`);
    this.request = request;
    this.random = createRandom(seed);
    this.gates = new GateCounters(graph);
    this.batchSeconds = (years * yearSeconds) / batchCount;
    this.isDown = new Uint8Array(parts.length);
    this.watched = Int32Array.from(roots);
    this.tallies = roots.map(() => new OutageTally());
    this.heap = new EventHeap(Math.max(1, parts.length));
    parts.forEach((part, event) => {
      this.start(part, event);
    });
    this.look();
  }

  /** Goes on for so many events; true when the years are over. */
  advance(events: number): boolean {
    const heap = this.heap;
    const random = this.random;
    const isDown = this.isDown;
    const up = this.up;
    const down = this.down;
    const { drawn, pairs } = this;
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
      const pair = pairs[slot]!;
      if (pair === null) {
        const fails = isDown[slot] === 0;
        isDown[slot] = fails ? 1 : 0;
        (fails ? down[slot]! : up[slot]!)(random, drawn);
        heap.set(slot, now + drawn[0]!);
        this.gates.setEvent(slot, fails);
        this.look();
      } else {
        const wasServing = pair.isServing;
        pair.fire();
        heap.set(slot, pair.next);
        if (pair.isServing === wasServing) continue;
        this.gates.setEvent(slot, wasServing);
        this.look();
      }
    }
    this.events += events;
    return false;
  }

  progress(): { readonly years: number; readonly events: number; readonly share: number } {
    const years = this.seconds() / yearSeconds;
    return { years, events: this.events, share: years / this.request.years };
  }

  /** What was seen so far. @throws RangeError before any time has passed */
  result(): SimulationResult {
    const seconds = this.seconds();
    const counts = this.pairs.flatMap((pair) => pair?.counts() ?? []);
    const total = (key: keyof PairCounts): number => counts.reduce((sum, each) => sum + each[key], 0);
    const typical = typicalOutageSeconds(this.request.parts);
    return {
      seed: this.request.seed,
      years: seconds / yearSeconds,
      isComplete: this.batchesDone === batchCount,
      events: this.events,
      failovers: total('failovers'),
      failbacks: total('failbacks'),
      falseFailovers: total('falseFailovers'),
      flaps: total('flaps'),
      splitBrainSeconds: total('splitBrainSeconds'),
      lostWriteSeconds: total('lostWriteSeconds'),
      roots: this.tallies.map((tally) => {
        const downtimeSeconds = sum(tally.batches) + tally.downInBatch(this.heap.now);
        const sums = tally.sumsAt(this.heap.now);
        const unavailabilityInterval = downtimeInterval({
          sums,
          batches: tally.batches,
          downSeconds: downtimeSeconds,
          simulatedSeconds: seconds,
          typicalOutageSeconds: typical,
        });
        return {
          ...fromUnavailability(downtimeSeconds / seconds),
          unavailabilityInterval,
          outages: sums.outages,
          downtimeSeconds,
          meanOutageSeconds: sums.outages > 0 ? downtimeSeconds / sums.outages : null,
        };
      }),
    };
  }

  private seconds(): number {
    return this.batchesDone * this.batchSeconds + this.heap.now;
  }

  private start(part: SimulatedPart, event: number): void {
    this.pairs.push(null);
    const ofSteady: DurationSource = () => {};
    this.up.push(part.kind === 'twoState' ? durationSource(part.up) : ofSteady);
    this.down.push(part.kind === 'twoState' ? durationSource(part.down) : ofSteady);
    if (part.kind === 'steady') {
      this.gates.setEvent(event, part.hasFailed);
    } else if (part.kind === 'standby') {
      const pair = new StandbyPair(part, this.heap.clock, this.random);
      this.pairs[event] = pair;
      this.heap.set(event, pair.next);
    } else {
      // parts of one fixed up time must not march in step
      const share = part.up.kind === 'fixed' ? this.random.uniform() : 1;
      this.up[event]!(this.random, this.drawn);
      this.heap.set(event, share * this.drawn[0]!);
    }
  }

  /** Tells the tallies of roots that have changed. */
  private look(): void {
    const watched = this.watched;
    for (let i = 0; i < watched.length; i++) {
      const node = watched[i]!;
      const isDown = node >= 0 ? this.gates.hasFailed(node) : node === always;
      const tally = this.tallies[i]!;
      if (isDown !== tally.isDown) tally.turn(isDown, this.heap.now);
    }
  }

  /** True when it was the last one. */
  private endBatch(): boolean {
    const seconds = this.batchSeconds;
    if (this.batchesDone === batchCount) return true;
    for (const tally of this.tallies) tally.endBatch(seconds);
    for (const pair of this.pairs) pair?.rebase(seconds);
    this.heap.rebase(seconds);
    this.batchesDone++;
    this.heap.clock[0] = 0;
    return this.batchesDone === batchCount;
  }
}
