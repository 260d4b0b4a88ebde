import { describe, expect, it } from 'vitest';
import { always, FaultGraphBuilder, never } from '../../../../src/core/diagram/graph/fault-graph.ts';
import {
  type SimulationResult,
  simulate,
  simulationResult,
} from '../../../../src/core/failover/simulation/simulate.ts';
import {
  exponentialTimes,
  partOfUnavailability,
  type SimulatedPart,
} from '../../../../src/core/failover/simulation/simulated-part.ts';
import { Simulation } from '../../../../src/core/failover/simulation/simulation.ts';
import type { SimulationRequest } from '../../../../src/core/failover/simulation/simulation-request.ts';
import { failoverSettings, type GivenFailover } from '../../../../src/core/failover/standby/settings.ts';
import { standbyResult } from '../../../../src/core/failover/standby/standby.ts';

const hour = 3600;
const machine = { mtbfSeconds: 2000 * hour, mttrSeconds: 4 * hour };
const yearSeconds = 31_536_000;

function pairRequest(given: GivenFailover, years: number, seed: number): SimulationRequest {
  const settings = failoverSettings(given);
  const builder = new FaultGraphBuilder();
  const top = builder.event();
  const part: SimulatedPart = {
    kind: 'standby',
    primary: exponentialTimes(machine),
    ...(settings.standby && { standby: exponentialTimes(settings.standby) }),
    settings,
  };
  return { graph: builder.build(), roots: [top], parts: [part], years, seed };
}

function group(parts: readonly SimulatedPart[], need: number, years: number, seed: number): SimulationRequest {
  const builder = new FaultGraphBuilder();
  const top = builder.atLeast(
    parts.length - need + 1,
    parts.map(() => builder.event()),
  );
  return { graph: builder.build(), roots: [top], parts, years, seed };
}

function holds({ roots }: SimulationResult, exact: number): void {
  const [low, high] = roots[0]!.unavailabilityInterval;
  expect(low).toBeLessThanOrEqual(exact);
  expect(high).toBeGreaterThanOrEqual(exact);
  expect(roots[0]!.unavailability).toBeGreaterThan(low);
  expect(roots[0]!.unavailability).toBeLessThan(high);
}

describe('a standby pair, MTBF 2000 h, MTTR 4 h, against the exact semi-Markov process', () => {
  // The exact numbers were worked out apart, from the embedded chain with the Laplace transforms of the takeovers; the
  // widths say that the intervals are of use.
  const at60 = { detection: { detectSeconds: 0 }, switchSeconds: 60 };
  it.each<[string, GivenFailover, number, number]>([
    ['hot', { mode: 'hot', ...at60 }, 1.226684523563065e-5, 0.16],
    ['warm', { mode: 'warm', ...at60 }, 1.048541754558449e-5, 0.15],
    ['cold', { mode: 'cold', ...at60 }, 1.028708565353931e-5, 0.15],
    ['hot, coverage 95 %', { mode: 'hot', ...at60, success: 0.95, manualSeconds: hour }, 3.3879134299142e-5, 0.1],
    ['cold, four hours', { mode: 'cold', detection: { detectSeconds: 0 } }, 1.262451045588711e-3, 0.03],
    ['warm, twenty minutes', { mode: 'warm', detection: { detectSeconds: 0 } }, 1.616100633678029e-4, 0.03],
    ['hot, probes 5 s × 3', { mode: 'hot' }, 7.508452508849438e-6, 0.25],
  ])('%s', (_, given, exact, width) => {
    const result = simulate(pairRequest(given, 20_000, 20));
    holds(result, exact);
    const [low, high] = result.roots[0]!.unavailabilityInterval;
    expect((high - low) / exact).toBeLessThan(width);
  });

  const other = { mtbfSeconds: 500 * hour, mttrSeconds: 12 * hour };
  const swapped = { failback: { automatic: false } };
  it.each<[string, GivenFailover]>([
    ['warm, roles stay swapped', { mode: 'warm', switchSeconds: 600, ...swapped }],
    ['unlike machines, hot', { mode: 'hot', standby: other }],
    [
      'unlike machines, warm, a slow failback',
      { mode: 'warm', standby: other, switchSeconds: 600, failback: { delaySeconds: 7200, switchSeconds: 300 } },
    ],
    ['unlike machines, cold, roles stay swapped', { mode: 'cold', standby: other, switchSeconds: 600, ...swapped }],
    ['hot, looked at monthly', { mode: 'hot', standbyCheckSeconds: 720 * hour }],
    [
      'unlike machines, warm, looked at weekly, a failback that costs',
      {
        mode: 'warm',
        standby: other,
        switchSeconds: 600,
        failback: { switchSeconds: 300 },
        standbyCheckSeconds: 168 * hour,
      },
    ],
    [
      'unlike machines, hot, roles stay swapped, looked at monthly',
      { mode: 'hot', standby: other, success: 0.9, standbyCheckSeconds: 720 * hour, ...swapped },
    ],
    [
      'slow probes, coverage 90 %, a failback that costs',
      {
        mode: 'warm',
        success: 0.9,
        switchSeconds: 300,
        detection: { intervalSeconds: 60, timeoutSeconds: 10 },
        failback: { delaySeconds: 3600, switchSeconds: 120 },
      },
    ],
  ])('%s: availability, outages, switches and failbacks', (_, given) => {
    const years = 20_000;
    const exact = standbyResult(machine, failoverSettings(given));
    const result = simulate(pairRequest(given, years, 21));
    holds(result, exact.unavailability);
    // counts of nearly independent events: four standard deviations of a Poisson count
    const agrees = (count: number, perYear: number): void =>
      expect(Math.abs(count - perYear * years)).toBeLessThan(4 * Math.sqrt(perYear * years) + 1);
    agrees(result.roots[0]!.outages, exact.failuresPerSecond * yearSeconds);
    agrees(result.failovers, exact.switchesPerYear);
    agrees(result.failbacks, exact.failbacksPerYear);
  });
});

describe('partitions every 1000 h of 5 min on average, against their first-order formulas', () => {
  const partition = { mtbfSeconds: 1000 * hour, mttrSeconds: 300 };
  const stays = { delaySeconds: 300, switchSeconds: 0, automatic: false };
  it.each<[string, GivenFailover]>([
    ['none', { mode: 'hot', partition }],
    ['a lease shorter than detection', { mode: 'hot', partition, fencing: { kind: 'lease', leaseSeconds: 10 } }],
    ['a longer one', { mode: 'hot', partition, fencing: { kind: 'lease', leaseSeconds: 30 } }],
    ['quorum', { mode: 'hot', partition, fencing: { kind: 'quorum' } }],
    ['stonith', { mode: 'hot', partition, fencing: { kind: 'stonith' } }],
    ['none, roles stay swapped', { mode: 'hot', partition, failback: stays }],
    ['a lease, swapped', { mode: 'hot', partition, failback: stays, fencing: { kind: 'lease', leaseSeconds: 10 } }],
    ['quorum, swapped', { mode: 'hot', partition, failback: stays, fencing: { kind: 'quorum' } }],
    ['stonith, swapped', { mode: 'hot', partition, failback: stays, fencing: { kind: 'stonith' } }],
  ])('fencing: %s', (_, given) => {
    const years = 4000;
    const exact = standbyResult(machine, failoverSettings({ ...given, dataLossSeconds: 2 }));
    const result = simulate(pairRequest({ ...given, dataLossSeconds: 2 }, years, 22));
    holds(result, exact.unavailability);
    const falseOnes = exact.falseFailoversPerYear * years;
    expect(Math.abs(result.falseFailovers - falseOnes)).toBeLessThan(4 * Math.sqrt(falseOnes));
    const split = exact.splitBrainSecondsPerYear * years;
    // each false failover leaves an exponential rest of the partition
    expect(Math.abs(result.splitBrainSeconds - split)).toBeLessThanOrEqual(
      4 * 300 * Math.sqrt(2 * falseOnes) * (split > 0 ? 1 : 0),
    );
    expect(result.lostWriteSeconds).toBe(2 * result.failovers + result.splitBrainSeconds);
  });
});

describe('flaps', () => {
  it('a takeover within the delay after a failback: as often as machines of such an MTBF fail in it', () => {
    // After a failback both are well; P(failure within 300 s before its detection) ≈ 300/7.2e6 a failback, 8.7e4 failbacks.
    const result = simulate(pairRequest({ mode: 'hot', detection: { detectSeconds: 0 } }, 20_000, 5));
    const expected = (result.failbacks * 300) / machine.mtbfSeconds;
    expect(Math.abs(result.flaps - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

describe('parts with up and repair times', () => {
  const up = 1000 * hour;
  const down = 4 * hour;
  const exponential = { kind: 'exponential', meanSeconds: up } as const;
  const twoState = (part: Omit<Extract<SimulatedPart, { kind: 'twoState' }>, 'kind'>): SimulatedPart => ({
    kind: 'twoState',
    ...part,
  });
  it('3 of 5, MTBF 1000 h, MTTR 4 h, a crew each: U = 6.286078859058e-7', () => {
    const part = twoState(exponentialTimes({ mtbfSeconds: up, mttrSeconds: down }));
    const result = simulate(
      group(
        Array.from({ length: 5 }, () => part),
        3,
        30_000,
        1,
      ),
    );
    holds(result, 6.286078859058e-7);
    // ω = C(5,3)·3·λ·A³·U²: 30·(1/1000 h)·(1000/1004)³·(4/1004)² a hour
    const perYear = 8760 * 0.03 * (1000 / 1004) ** 3 * (4 / 1004) ** 2;
    expect(Math.abs(result.roots[0]!.outages / 30_000 / perYear - 1)).toBeLessThan(4 / Math.sqrt(perYear * 30_000));
  });
  it.each<[string, SimulatedPart]>([
    ['lognormal repair', twoState({ up: exponential, down: { kind: 'lognormal', meanSeconds: down, sigma: 1.2 } })],
    [
      'Weibull wear',
      twoState({
        up: { kind: 'weibull', meanSeconds: up, shape: 3 },
        down: { kind: 'exponential', meanSeconds: down },
      }),
    ],
    ['fixed times', twoState({ up: { kind: 'fixed', seconds: up }, down: { kind: 'fixed', seconds: down } })],
    ['drawn repair', twoState({ up: exponential, down: { kind: 'drawn', seconds: [hour, 2 * hour, 9 * hour] } })],
  ])('%s: the steady state depends on the means alone, 4/1004 for one and its square for two', (_, part) => {
    holds(simulate(group([part], 1, 5000, 2)), 4 / 1004);
    // two of fixed times keep their distance for good
    if (part.kind === 'twoState' && part.up.kind !== 'fixed')
      holds(simulate(group([part, part], 1, 20_000, 3)), (4 / 1004) ** 2);
  });
  it('several roots over one graph, and constants', () => {
    const builder = new FaultGraphBuilder();
    const [a, b] = [builder.event(), builder.event()];
    const both = builder.and([a, b]);
    const any = builder.or([a, b]);
    const parts = [partOfUnavailability(0.01), partOfUnavailability(0.02)];
    const graph = builder.build();
    const { roots } = simulate({ graph, roots: [both, any, a, never, always], parts, years: 2000, seed: 4 });
    [0.0002, 0.0298, 0.01].forEach((exact, i) => {
      expect(roots[i]!.unavailabilityInterval[0]).toBeLessThan(exact);
      expect(roots[i]!.unavailabilityInterval[1]).toBeGreaterThan(exact);
    });
    expect(roots[3]).toMatchObject({ unavailability: 0, outages: 0, meanOutageSeconds: null });
    expect(roots[4]!.unavailability).toBe(1);
  });
  it('what never changes', () => {
    const run = (unavailability: number): number =>
      simulate(group([partOfUnavailability(unavailability)], 1, 10, 1)).roots[0]!.unavailability;
    expect([run(0), run(1)]).toEqual([0, 1]);
  });
});

describe('honest where little was seen', () => {
  it('without an outage the interval reaches from 0 to −ln(0.005) typical outages', () => {
    const { roots } = simulate(pairRequest({ mode: 'hot' }, 0.01, 1));
    expect(roots[0]).toMatchObject({ unavailability: 0, nines: null, outages: 0 });
    const [low, high] = roots[0]!.unavailabilityInterval;
    expect(low).toBe(0);
    expect(high).toBeCloseTo((5.298317366548036 * 4 * hour) / (0.01 * yearSeconds), 9);
  });
  it.each([0.1, 1, 10, 100])(
    '300 runs of %d years of a hot pair, whose rare long outages are a third of all: at least 97.5 % hold it',
    (years) => {
      // binomial(300, 0.99): fewer than 293 of 300 has probability 0.012 at each; the seeds are fixed
      const exact = 1.226684523563065e-5;
      let inside = 0;
      for (let seed = 0; seed < 300; seed++) {
        const given = { mode: 'hot', detection: { detectSeconds: 0 }, switchSeconds: 60 } as const;
        const [low, high] = simulate(pairRequest(given, years, seed)).roots[0]!.unavailabilityInterval;
        if (low <= exact && exact <= high) inside++;
      }
      expect(inside).toBeGreaterThanOrEqual(293);
    },
  );
});

describe('seeds, stops and progress', () => {
  it('the same seed gives the same digits, in one piece or in many', () => {
    const request = pairRequest({ mode: 'warm' }, 500, 7);
    const whole = simulate(request);
    expect(simulate(request)).toEqual(whole);
    expect(simulate(request, { pollEvery: 1 })).toEqual(whole);
    expect(simulate({ ...request, seed: 8 }).roots).not.toEqual(whole.roots);
    expect(whole.isComplete).toBe(true);
    expect(whole.years).toBeCloseTo(500, 9);
  });
  it('stops when it is told to, with what is there', () => {
    const shares: number[] = [];
    const result = simulate(pairRequest({ mode: 'hot' }, 1000, 1), {
      pollEvery: 1000,
      onProgress: ({ share }) => shares.push(share),
      shouldStop: () => shares.length === 5,
    });
    expect(shares).toHaveLength(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(result.isComplete).toBe(false);
    expect(result.events).toBe(5000);
    expect(result.years).toBeCloseTo(1000 * shares[4]!, 6);
  });
  it('can be looked at on the way', () => {
    const request = pairRequest({ mode: 'hot' }, 1000, 1);
    const simulation = new Simulation(request);
    expect(() => simulationResult(request, simulation.seen())).toThrow(RangeError);
    expect(simulation.advance(100)).toBe(false);
    expect(simulation.progress()).toMatchObject({ events: 100 });
    expect(simulationResult(request, simulation.seen()).roots[0]!.unavailabilityInterval[1]).toBeGreaterThan(0);
  });
  it('refuses no time, a seed that is none, and parts that are missing', () => {
    const request = pairRequest({ mode: 'hot' }, 1, 1);
    for (const years of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => simulate({ ...request, years })).toThrow(RangeError);
    expect(() => simulate({ ...request, seed: 0.5 })).toThrow(RangeError);
    expect(() => simulate({ ...request, parts: [] })).toThrow(RangeError);
  });
});
