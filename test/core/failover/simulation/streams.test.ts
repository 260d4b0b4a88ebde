import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder } from '../../../../src/core/diagram/graph/fault-graph.ts';
import { merged } from '../../../../src/core/failover/simulation/seen.ts';
import { simulationResult } from '../../../../src/core/failover/simulation/simulate.ts';
import { exponentialTimes } from '../../../../src/core/failover/simulation/simulated-part.ts';
import { Simulation } from '../../../../src/core/failover/simulation/simulation.ts';
import type { SimulationRequest } from '../../../../src/core/failover/simulation/simulation-request.ts';
import { streamsOf } from '../../../../src/core/failover/simulation/streams.ts';
import { downtimeAtMost } from '../../../../src/core/statistics/alternating.ts';

/** One part, up 99 h and down 1 h: 175.2 events a year. */
function request(years: number): SimulationRequest {
  const builder = new FaultGraphBuilder();
  const top = builder.event();
  const part = { kind: 'twoState', ...exponentialTimes({ mtbfSeconds: 99 * 3600, mttrSeconds: 3600 }) } as const;
  return { graph: builder.build(), roots: [top], parts: [part], years, seed: 5 };
}

const seenBy = (part: SimulationRequest) => {
  const simulation = new Simulation(part);
  while (!simulation.advance(100_000));
  return simulation.seen();
};

describe('streams of a simulation', () => {
  it('are one below 20 million events, and two from there', () => {
    expect(streamsOf(request(114_000))).toHaveLength(1);
    const two = streamsOf(request(115_000));
    expect(two.map(({ years, stream, batches }) => [years, stream, batches])).toEqual([
      [57_500, 0, 64],
      [57_500, 1, 64],
    ]);
  });

  it('count months and years of their own: 12 a year, each down for 7.3 h on average', () => {
    const whole = { ...request(4000), targets: [0.01] };
    const halves = [0, 1].map((stream) => seenBy({ ...whole, years: 2000, stream, batches: 64 }));
    const kept = simulationResult(whole, merged(halves)).roots[0]!.periodsMet!;
    expect([kept.month!.periods, kept.year!.periods]).toEqual([48_000, 4_000]);
    const met = halves.map((half) => half.roots[0]!.periods[0]!.met);
    expect(kept.month!.share).toBe((met[0]! + met[1]!) / 48_000);
    // the exact law of alternating exponential times
    const law = { meanUpSeconds: 99 * 3_600, meanDownSeconds: 3_600 };
    const exact = downtimeAtMost(law, 730 * 3_600, 7.3 * 3_600);
    expect(kept.month!.interval[0]).toBeLessThan(exact);
    expect(kept.month!.interval[1]).toBeGreaterThan(exact);
  });

  it('together are one simulation of all years', () => {
    const whole = request(4000);
    const halves = [0, 1].map((stream) => seenBy({ ...whole, years: 2000, stream, batches: 64 }));
    expect(halves[0]!.roots).not.toEqual(halves[1]!.roots);
    const result = simulationResult(whole, merged(halves));
    expect(result.years).toBeCloseTo(4000, 9);
    expect(result.isComplete).toBe(true);
    expect(result.events).toBe(halves[0]!.events + halves[1]!.events);
    const [root] = result.roots;
    expect(root!.outages).toBe(halves[0]!.roots[0]!.sums.outages + halves[1]!.roots[0]!.sums.outages);
    const [low, high] = root!.unavailabilityInterval;
    expect(low).toBeLessThan(0.01);
    expect(high).toBeGreaterThan(0.01);
    // as narrow as one run of all years: 2.58 standard deviations of 350,000 outages
    const alone = simulationResult(whole, seenBy(whole)).roots[0]!.unavailabilityInterval;
    expect((high - low) / (alone[1] - alone[0])).toBeCloseTo(1, 1);
  });

  it('are not whole where one of them was stopped', () => {
    const stopped = new Simulation({ ...request(4000), stream: 1 });
    stopped.advance(10);
    expect(merged([seenBy(request(10)), stopped.seen()]).isComplete).toBe(false);
  });
});
