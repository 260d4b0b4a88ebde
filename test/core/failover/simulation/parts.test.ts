import { describe, expect, it } from 'vitest';
import { andKind, atLeastKind, eventKind, FaultGraphBuilder } from '../../../../src/core/diagram/graph/fault-graph.ts';
import {
  failoverPhases,
  initialFailoverState,
  reduceFailover,
} from '../../../../src/core/failover/replay/state-machine.ts';
import { EventHeap } from '../../../../src/core/failover/simulation/events/event-heap.ts';
import { GateCounters } from '../../../../src/core/failover/simulation/gate-counters.ts';
import { ManagerTable } from '../../../../src/core/failover/simulation/pair/manager-table.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';

describe('the heap of events', () => {
  it('the first is always the soonest, whatever is moved, taken back or rebased', () => {
    const random = createRandom(1);
    for (const slots of [1, 2, 3, 8, 100]) {
      const heap = new EventHeap(slots);
      const times = new Float64Array(slots).fill(Number.POSITIVE_INFINITY);
      for (let step = 0; step < 5000; step++) {
        const slot = random.below(slots);
        times[slot] = random.below(10) === 0 ? Number.POSITIVE_INFINITY : random.below(1000);
        heap.set(slot, times[slot]!);
        if (step % 500 === 0) {
          heap.rebase(10);
          times.forEach((time, i) => {
            times[i] = time - 10;
          });
        }
        expect(heap.time(heap.first())).toBe(Math.min(...times));
      }
    }
  });
});

describe('counters in the gates', () => {
  it('agree with the whole graph worked out anew, on random graphs with repeated arguments', () => {
    const random = createRandom(2);
    for (let graphs = 0; graphs < 40; graphs++) {
      const builder = new FaultGraphBuilder();
      const events = 2 + random.below(8);
      const nodes = Array.from({ length: events }, () => builder.event());
      for (let gates = random.below(12); gates >= 0; gates--) {
        const args = Array.from({ length: 2 + random.below(4) }, () => nodes[random.below(nodes.length)]!);
        const kind = random.below(3);
        const node =
          kind === 0
            ? builder.and(args)
            : kind === 1
              ? builder.or(args)
              : builder.atLeast(1 + random.below(args.length), args);
        if (node >= 0) nodes.push(node);
      }
      const graph = builder.build();
      const counters = new GateCounters(graph);
      const hasFailed = new Array<boolean>(events).fill(false);
      for (let step = 0; step < 60; step++) {
        const event = random.below(events);
        hasFailed[event] = random.below(2) === 1;
        counters.setEvent(event, hasFailed[event]);
        const state: boolean[] = [];
        for (let node = 0; node < graph.nodeCount; node++) {
          const failed = [...graph.args.subarray(graph.start[node], graph.start[node + 1])].filter((arg) => state[arg]);
          const width = graph.start[node + 1]! - graph.start[node]!;
          if (graph.kind[node] === eventKind) state.push(hasFailed[graph.event[node]!]!);
          else if (graph.kind[node] === andKind) state.push(failed.length === width);
          else state.push(failed.length >= (graph.kind[node] === atLeastKind ? graph.threshold[node]! : 1));
          expect(counters.hasFailed(node)).toBe(state[node]);
        }
      }
    }
  });
});

describe('the table of the failover manager', () => {
  it('does what the reducer does, over long random histories', () => {
    const events = [
      { kind: 'probe', at: 0, machine: 'primary', isGood: true },
      { kind: 'probe', at: 0, machine: 'primary', isGood: false },
      { kind: 'probe', at: 0, machine: 'standby', isGood: false },
      { kind: 'failed', at: 0, machine: 'primary' },
      { kind: 'failed', at: 0, machine: 'standby' },
      { kind: 'returned', at: 0, machine: 'primary', otherIsDown: false },
      { kind: 'returned', at: 0, machine: 'standby', otherIsDown: false },
      { kind: 'returned', at: 0, machine: 'primary', otherIsDown: true },
      { kind: 'returned', at: 0, machine: 'standby', otherIsDown: true },
      { kind: 'switchDone', at: 0 },
      { kind: 'delayDone', at: 0 },
    ] as const;
    const settings = { failures: 20, recoveries: 30, timeout: 3, isFailbackAutomatic: true }; // so many states that it grows
    const table = new ManagerTable(settings);
    const random = createRandom(3);
    const phases = new Set<string>();
    let state = initialFailoverState;
    let number = 0;
    for (let step = 0; step < 50_000; step++) {
      // mostly good or mostly failed probes for a while, so that thresholds are reached
      const isCalm = Math.floor(step / 50) % 2 === 0;
      const event =
        random.below(4) > 0
          ? isCalm
            ? 0
            : 1 + random.below(2)
          : random.below(40) < 30
            ? 9 + random.below(2)
            : random.below(11);
      const { state: next, effects } = reduceFailover(state, events[event]!, settings);
      const packed = table.step(number, event as 0);
      state = next;
      number = packed & 0xffffff;
      phases.add(state.phase);
      expect(failoverPhases[table.phase[number]!]).toBe(state.phase);
      expect(table.primaryRun[number]).toBe(state.primary.run);
      expect(table.isTakeover[number]).toBe(state.isTakeover ? 1 : 0);
      expect(table.isDelayDone[number]).toBe(state.isDelayDone ? 1 : 0);
      const bits = { startTakeover: 1, startFailback: 2, startDelay: 4, stopSwitch: 8, enter: 0, hold: 0 };
      expect(packed >> 24).toBe(effects.reduce((mask, { kind }) => mask | bits[kind], 0));
    }
    expect(phases.size).toBe(4);
  });
});
