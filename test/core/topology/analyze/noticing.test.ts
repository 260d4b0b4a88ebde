import { describe, expect, it } from 'vitest';
import { engine } from '../../../../src/core/diagram/index.ts';
import { evenOrder } from '../../../../src/core/failover/noticing/request-order.ts';
import { fromUnavailability } from '../../../../src/core/quantity/availability.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { failureFunction } from '../../../../src/core/topology/analyze/failure-function.ts';
import { hasGivenUp } from '../../../../src/core/topology/analyze/given-up.ts';
import { compileTopology } from '../../../../src/core/topology/compile/compile.ts';
import { unavailabilities } from '../../../../src/core/topology/compile/failure-model.ts';
import type { Expression } from '../../../../src/core/topology/expression/expression.ts';
import type { Component, Topology } from '../../../../src/core/topology/model/model.ts';
import { eachState, lostByDraws, type State, seenFrom } from '../../failover/noticing/enumeration.ts';
import { relativeError } from '../../statistics/relative-error.ts';

/*
 * An oracle of its own: all states of all parts are walked through. A lost domain is as old as it is, so that each component
 * knows of it or does not; a replica is up, dead in rotation or dead and out; one replica of each component is worked on, or
 * none. Given all that, requests draw apart in each component.
 */

const limits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };
const span = { offset: 0, length: 0 };
const named = (name: string): Expression => ({ kind: 'name', name, value: null, span });
const numbers = (q: number, mttrSeconds: number) => ({
  ...fromUnavailability(q),
  mtbfSeconds: (mttrSeconds * (1 - q)) / q,
  mttrSeconds,
});

interface Given {
  readonly detect: number | null;
  readonly mttr: number;
}

function randomTopology(seed: number): { topology: Topology; given: readonly Given[] } {
  const random = createRandom(seed);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const domains = ['z1', 'z2'].map((name) => ({ name, numbers: numbers(pick([0.2, 0.01]), 50), place: null }));
  const given: Given[] = [];
  const components = ['a', 'b'].map((name, i): Component => {
    const replicas = 2 + below(2);
    const detect = i === 0 ? pick([5, 20]) : pick([null, 5, 40]);
    const mttr = pick([30, 100]);
    given.push({ detect, mttr });
    return {
      ...{ name, numbers: numbers(pick([0.3, 0.02]), mttr), replicas, need: 1 + below(replicas) },
      domains: pick([['z1', 'z2'], ['z1'], []]),
      ...{ dependsOn: [], optionalCalls: [], isOptional: false, share: 1, monitors: [], place: null },
      ...(detect !== null && {
        noticing: { detection: { kind: 'fixed', detectSeconds: detect }, retries: below(2) },
      }),
      ...(random.uniform() < 0.5 && { planned: { everySeconds: 100, lastsSeconds: 4 } }),
    };
  });
  const kind = pick(['series', 'parallel'] as const);
  const path: Expression = { kind, parts: [named('a'), named('b')], span };
  return {
    topology: {
      ...{ name: null, components, domains, commonCauses: [], groups: new Map() },
      journeys: [{ name: 'j', path, target: null, place: null }],
      from: 'file',
    },
    given,
  };
}

/** How a component sees a lost domain by the age of the loss, in pieces between the times of detection. */
function ages(given: readonly Given[], mttr: number) {
  const times = [0, ...new Set(given.flatMap(({ detect }) => detect ?? []))].sort((a, b) => a - b);
  return times.map((from, i) => {
    const to = times[i + 1] ?? Number.POSITIVE_INFINITY;
    const probability = Math.exp(-from / mttr) - Math.exp(-to / mttr);
    return {
      probability,
      states: given.map(({ detect }): State => (detect !== null && detect > from ? 'unnoticed' : 'out')),
    };
  });
}

function byAllStates({ components, domains, journeys }: Topology, given: readonly Given[]): number {
  const isSeries = journeys[0]!.path.kind === 'series';
  const domainStates = domains.map(({ numbers: { unavailability: q, mttrSeconds } }) => [
    { probability: 1 - q, states: given.map((): State => 'up') },
    ...ages(given, mttrSeconds!).map((each) => ({ ...each, probability: q * each.probability })),
  ]);
  /** The share of requests that a component loses, given its domains. */
  const lost = (component: Component, number: number, around: readonly State[]): number => {
    const { replicas, need, domains: own, noticing, planned, numbers } = component;
    const { detect, mttr } = given[number]!;
    const q = numbers.unavailability;
    const unnoticed = detect === null ? 0 : 1 - Math.exp(-detect / mttr);
    const odds = { up: 1 - q, unnoticed: q * unnoticed, out: q * (1 - unnoticed) };
    const pool = {
      ...evenOrder(replicas),
      ...{ sites: [], siteCount: 0, need, retries: noticing?.retries ?? 0 },
    };
    let total = 0;
    eachState(replicas, (of) => {
      const probability = of.reduce((product, state) => product * odds[state], 1);
      const seen = of.map((state, i) =>
        own.length === 0
          ? state
          : seenFrom(state, around[domains.findIndex(({ name }) => name === own[i % own.length])]!),
      );
      const share = planned ? planned.lastsSeconds / planned.everySeconds : 0;
      total += probability * (1 - replicas * share) * lostByDraws(pool, seen);
      if (share > 0)
        for (let out = 0; out < replicas; out++) {
          const without = seen.map((state, i): State => (i === out ? 'out' : state));
          total += probability * share * lostByDraws(pool, without);
        }
    });
    return total;
  };
  let failed = 0;
  for (const first of domainStates[0]!)
    for (const second of domainStates[1]!) {
      const shares = components.map((component, i) => lost(component, i, [first.states[i]!, second.states[i]!]));
      const given = isSeries
        ? 1 - shares.reduce((product, share) => product * (1 - share), 1)
        : shares.reduce((product, share) => product * share, 1);
      failed += first.probability * second.probability * given;
    }
  return failed;
}

describe('a journey with dead members in rotation and planned work', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 1))('is the sum over all states, seed %i', (seed) => {
    const { topology, given } = randomTopology(seed);
    const model = compileTopology(topology);
    const failure = failureFunction(engine, model, model.journeys[0]!.hard, limits);
    if (hasGivenUp(failure)) throw new Error('the diagram is too large');
    const q = unavailabilities(model);
    const expected = byAllStates(topology, given);
    expect(relativeError(failure.unavailability(q), expected)).toBeLessThan(1e-12);

    // and all that follows from it: the sweep has the same, and a domain's weight is what its loss costs
    const { unavailability, birnbaum } = failure.sweep(q);
    expect(relativeError(unavailability, expected)).toBeLessThan(1e-12);
    const without = failure.withoutEach(q);
    model.parts.forEach(({ kind, unavailability: own }, event) => {
      if (kind !== 'domain') return;
      expect(relativeError(without[event]! + own * birnbaum[event]!, expected)).toBeLessThan(1e-11);
    });
    const up = Float64Array.from(q, (each) => 1 - each);
    expect(failure.availability(q, up)).toBeCloseTo(1 - expected, 12);
  });
});
