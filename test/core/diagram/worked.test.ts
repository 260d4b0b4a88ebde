import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder, type NodeRef } from '../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../src/core/diagram/index.ts';
import { relativeError } from '../statistics/relative-error.ts';
import { ample, compiled } from './ample.ts';
import { exactProbability, minimalCutSets, relativeErrorOf, stateProbabilities, truthTable } from './enumeration.ts';

const unavailabilityOf = (mtbf: number, mttr: number): number => mttr / (mtbf + mttr);

describe('worked numbers', () => {
  it('the bridge: U, failure frequency and mean down time', () => {
    // paths ac, bd, aed, bec; checked against an exact Markov chain of its 2^5 states
    const mtbf = [1000, 800, 1500, 700, 2000];
    const mttr = [4, 2, 8, 1, 24];
    const builder = new FaultGraphBuilder();
    const [a, b, c, d, e] = mtbf.map(() => builder.event()) as [NodeRef, NodeRef, NodeRef, NodeRef, NodeRef];
    const paths = [
      [a, c],
      [b, d],
      [a, e, d],
      [b, e, c],
    ] as const;
    const root = builder.and(paths.map((path) => builder.or(path)));
    const q = Float64Array.from(mtbf, (each, at) => unavailabilityOf(each, mttr[at]!));
    const { unavailability, birnbaum } = compiled(builder.build(), root).sweep(q);
    const frequency = birnbaum.reduce((sum, each, at) => sum + each / (mtbf[at]! + mttr[at]!), 0);
    expect(relativeError(unavailability, 1.7725954353491284e-5)).toBeLessThan(1e-15);
    expect(relativeError(frequency, 1.61550233650379e-5)).toBeLessThan(1e-14);
    expect(relativeError(unavailability / frequency, 1.0972410223716)).toBeLessThan(1e-13);
  });

  it('3 of 5 with a repair crew each', () => {
    // C(5,3) q³(1−q)² + C(5,4) q⁴(1−q) + q⁵ at q = 4/1004
    const builder = new FaultGraphBuilder();
    const root = builder.atLeast(
      3,
      Array.from({ length: 5 }, () => builder.event()),
    );
    const made = compiled(builder.build(), root);
    const u = made.unavailability(new Float64Array(5).fill(unavailabilityOf(1000, 4)));
    expect(relativeError(u, 6.286078859058e-7)).toBeLessThan(1e-12);
  });

  it('common causes: a pair and 2 of 3 at q = 0.01, beta = 0.1', () => {
    for (const { parts, threshold, expected } of [
      { parts: 2, threshold: 2, expected: 0.001080919 },
      { parts: 3, threshold: 2, expected: 0.001241300458 },
    ]) {
      const builder = new FaultGraphBuilder();
      const common = builder.event();
      const own = Array.from({ length: parts }, () => builder.event());
      const root = builder.or([common, builder.atLeast(threshold, own)]);
      const q = Float64Array.from([0.001, ...own.map(() => 0.009)]);
      expect(relativeError(compiled(builder.build(), root).unavailability(q), expected)).toBeLessThan(1e-12);
    }
  });

  it('can be asked again with other unavailabilities, also 0 and 1', () => {
    const builder = new FaultGraphBuilder();
    const [a, b, c] = [builder.event(), builder.event(), builder.event()];
    const root = builder.atLeast(2, [a, b, c]);
    const made = compiled(builder.build(), root);
    // 2 of 3 by hand: ab + ac + bc − 2abc
    expect(made.unavailability(Float64Array.of(0.5, 0.25, 0.125))).toBe(0.125 + 0.0625 + 0.03125 - 0.03125);
    expect(made.unavailability(Float64Array.of(0, 0.25, 0.5))).toBe(0.125);
    expect(made.unavailability(Float64Array.of(1, 0.25, 0.5))).toBe(0.625);
    expect([...made.sweep(Float64Array.of(1, 0, 0.5)).birnbaum]).toEqual([0.5, 0.5, 1]);
    expect(made.unavailability(Float64Array.of(1, 1, 0))).toBe(1);
    expect(made.unavailability(Float64Array.of(0, 0, 1))).toBe(0);
  });
});

/** Trees small enough to sum over all their states as exact fractions. */
const trees: Readonly<Record<string, (builder: FaultGraphBuilder, event: () => NodeRef) => NodeRef>> = {
  // modules in modules, one of them used twice
  modules: (builder, event) => {
    const pair = builder.and([event(), event()]);
    const inner = builder.or([pair, builder.atLeast(2, [event(), event(), event()])]);
    const site = builder.and([builder.or([inner, event()]), builder.or([inner, event()])]);
    return builder.or([site, builder.and([event(), builder.or([event(), event()])])]);
  },
  // a power supply that everything needs, named at every level; redundant names inside
  absorption: (builder, event) => {
    const power = event();
    const network = event();
    const server = (): NodeRef => builder.or([event(), power, builder.and([network, event(), power])]);
    const servers = builder.and([server(), server(), server()]);
    return builder.or([builder.and([power, servers]), builder.and([network, builder.or([network, servers])]), servers]);
  },
  // votes over votes with shared and repeated voters
  votes: (builder, event) => {
    const shared = [event(), event(), event(), event()];
    const left = builder.atLeast(2, [...shared, event()]);
    const right = builder.atLeast(3, [...shared, event(), shared[0]!]);
    return builder.atLeast(3, [left, right, left, event(), builder.and([shared[1]!, event()])]);
  },
};

describe.each(Object.entries(trees))('the tree of %s against all its states', (_, make) => {
  const builder = new FaultGraphBuilder();
  const root = make(builder, () => builder.event());
  const graph = builder.build();
  it.each([0.2, 1e-3, 1e-9])('around q = %d', (scale) => {
    const q = Float64Array.from({ length: graph.eventCount }, (__, event) => scale * (1 + event / 8));
    const table = truthTable(graph, root);
    const exact = exactProbability(table, stateProbabilities(q));
    expect(relativeErrorOf(compiled(graph, root).unavailability(q), exact)).toBeLessThan(1e-15);
    const cuts = engine.cutSets(graph, root, q, 1000, ample);
    expect(cuts).toMatchObject({ total: minimalCutSets(table, graph.eventCount).length });
  });
});
