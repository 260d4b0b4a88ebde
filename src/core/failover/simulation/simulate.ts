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
import { StandbyPair, timersOfPair } from './standby-pair.ts';

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
  readonly #request: SimulationRequest;
  readonly #random: Random;
  readonly #heap: EventHeap;
  readonly #gates: GateCounters;
  readonly #isDown: Uint8Array;
  readonly #up: DurationSource[] = [];
  readonly #down: DurationSource[] = [];
  readonly #pairs: StandbyPair[] = [];
  readonly #eventOfPair: number[] = [];
  readonly #tallies: readonly OutageTally[];
  readonly #watched: Int32Array;
  readonly #batchSeconds: number;
  #batchesDone = 0;
  #now = 0;
  #events = 0;

  constructor(request: SimulationRequest) {
    const { graph, parts, roots, years, seed } = request;
    if (!(years > 0 && years * yearSeconds < Number.MAX_SAFE_INTEGER)) throw new RangeError(`${years} years`);
    if (parts.length !== graph.eventCount) throw new RangeError(`${parts.length} parts of ${graph.eventCount}`);
    this.#request = request;
    this.#random = createRandom(seed);
    this.#gates = new GateCounters(graph);
    this.#batchSeconds = (years * yearSeconds) / batchCount;
    this.#isDown = new Uint8Array(parts.length);
    this.#watched = Int32Array.from(roots);
    this.#tallies = roots.map(() => new OutageTally());
    const pairs = parts.filter(({ kind }) => kind === 'standby').length;
    this.#heap = new EventHeap(Math.max(1, parts.length + pairs * timersOfPair));
    parts.forEach((part, event) => {
      this.#start(part, event);
    });
    this.#look(0);
  }

  /** Goes on for so many events; true when the years are over. */
  advance(events: number): boolean {
    const heap = this.#heap;
    const random = this.#random;
    const isDown = this.#isDown;
    const up = this.#up;
    const down = this.#down;
    const plain = isDown.length;
    for (let left = events; left > 0; ) {
      const slot = heap.first();
      const now = heap.time(slot);
      if (now >= this.#batchSeconds) {
        if (this.#endBatch()) return true;
        continue;
      }
      this.#now = now;
      this.#events++;
      left--;
      if (slot < plain) {
        const fails = isDown[slot] === 0;
        isDown[slot] = fails ? 1 : 0;
        heap.set(slot, now + (fails ? down[slot]! : up[slot]!)(random));
        this.#gates.setEvent(slot, fails);
        this.#look(now);
      } else {
        const number = ((slot - plain) / timersOfPair) | 0;
        const pair = this.#pairs[number]!;
        const wasServing = pair.isServing;
        pair.fire(slot - plain - number * timersOfPair, now);
        if (pair.isServing === wasServing) continue;
        this.#gates.setEvent(this.#eventOfPair[number]!, wasServing);
        this.#look(now);
      }
    }
    return false;
  }

  progress(): { readonly years: number; readonly events: number; readonly share: number } {
    const years = this.#seconds() / yearSeconds;
    return { years, events: this.#events, share: years / this.#request.years };
  }

  /** What was seen so far. @throws RangeError before any time has passed */
  result(): SimulationResult {
    const seconds = this.#seconds();
    const counts = this.#pairs.map((pair) => pair.countsAt(this.#now));
    const total = (key: keyof PairCounts): number => counts.reduce((sum, each) => sum + each[key], 0);
    const typical = typicalOutageSeconds(this.#request.parts);
    return {
      seed: this.#request.seed,
      years: seconds / yearSeconds,
      isComplete: this.#batchesDone === batchCount,
      events: this.#events,
      failovers: total('failovers'),
      failbacks: total('failbacks'),
      falseFailovers: total('falseFailovers'),
      flaps: total('flaps'),
      splitBrainSeconds: total('splitBrainSeconds'),
      lostWriteSeconds: total('lostWriteSeconds'),
      roots: this.#tallies.map((tally) => {
        const downtimeSeconds = sum(tally.batches) + tally.downInBatch(this.#now);
        const sums = tally.sumsAt(this.#now);
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

  #seconds(): number {
    return this.#batchesDone * this.#batchSeconds + this.#now;
  }

  #start(part: SimulatedPart, event: number): void {
    const ofSteady: DurationSource = () => Number.POSITIVE_INFINITY;
    this.#up.push(part.kind === 'twoState' ? durationSource(part.up) : ofSteady);
    this.#down.push(part.kind === 'twoState' ? durationSource(part.down) : ofSteady);
    if (part.kind === 'steady') {
      this.#gates.setEvent(event, part.hasFailed);
    } else if (part.kind === 'standby') {
      const slot = this.#isDown.length + this.#pairs.length * timersOfPair;
      this.#pairs.push(new StandbyPair(part, this.#heap, slot, this.#random));
      this.#eventOfPair.push(event);
    } else {
      // parts of one fixed up time must not march in step
      const share = part.up.kind === 'fixed' ? this.#random.uniform() : 1;
      this.#heap.set(event, share * this.#up[event]!(this.#random));
    }
  }

  /** Tells the tallies of roots that have changed. */
  #look(now: number): void {
    const watched = this.#watched;
    for (let i = 0; i < watched.length; i++) {
      const node = watched[i]!;
      const isDown = node >= 0 ? this.#gates.hasFailed(node) : node === always;
      const tally = this.#tallies[i]!;
      if (isDown !== tally.isDown) tally.turn(isDown, now);
    }
  }

  /** True when it was the last one. */
  #endBatch(): boolean {
    const seconds = this.#batchSeconds;
    if (this.#batchesDone === batchCount) return true;
    for (const tally of this.#tallies) tally.endBatch(seconds);
    for (const pair of this.#pairs) pair.rebase(seconds);
    this.#heap.rebase(seconds);
    this.#batchesDone++;
    this.#now = 0;
    return this.#batchesDone === batchCount;
  }
}
