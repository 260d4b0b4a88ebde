import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder, type NodeRef } from '../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../src/core/diagram/index.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { ample, compiled } from './ample.ts';

/** Any three in a row of a ring: no modules, diagrams of some hundred nodes. */
function ring(parts: number): { builder: FaultGraphBuilder; root: NodeRef } {
  const builder = new FaultGraphBuilder();
  const events = Array.from({ length: parts }, () => builder.event());
  const root = builder.or(
    events.map((_, at) => builder.and([events[at]!, events[(at + 1) % parts]!, events[(at + 2) % parts]!])),
  );
  return { builder, root };
}

describe('giving up', () => {
  it('says which orders were tried with how many nodes', () => {
    const { builder, root } = ring(30);
    const made = engine.compile(builder.build(), root, { ...ample, nodes: 40 });
    if (!('kind' in made)) throw new Error('did not give up');
    expect(made.kind).toBe('gaveUp');
    expect(made.tried.length).toBeGreaterThan(2);
    for (const { order, nodes, seconds } of made.tried) {
      expect(order).not.toBe('');
      expect(nodes).toBeLessThanOrEqual(40);
      expect(seconds).toBe(0);
    }
    expect(engine.compile(builder.build(), root, ample)).not.toHaveProperty('kind');
  });

  it('ends when the time is up', () => {
    // 300 random triples of 100 parts: far too much to solve
    const random = createRandom(7);
    const builder = new FaultGraphBuilder();
    const events = Array.from({ length: 100 }, () => builder.event());
    const any = (): NodeRef => events[Math.floor(random.uniform() * 100)]!;
    const root = builder.or(Array.from({ length: 300 }, () => builder.and([any(), any(), any()])));
    let looks = 0;
    const elapsedSeconds = (): number => looks++;
    const made = engine.compile(builder.build(), root, { nodes: 1e6, seconds: 3, elapsedSeconds });
    expect(made).toMatchObject({ kind: 'gaveUp' });
    expect(looks).toBeLessThan(20);
  });

  it('gives up cut sets and leaves Fussell-Vesely out', () => {
    const { builder, root } = ring(30);
    const graph = builder.build();
    const q = new Float64Array(30).fill(0.01);
    expect(engine.cutSets(graph, root, q, 10, { ...ample, nodes: 40 })).toMatchObject({ kind: 'gaveUp' });
    expect(engine.fussellVesely(graph, root, q, { ...ample, nodes: 40 })).toBeNull();
  });
});

describe('deep graphs', () => {
  const depth = 100_000;

  it('takes a chain of alternating gates, a new part at each', () => {
    // f = (…((e0 | e1) & e2) | e3 …): U by the recurrence u ← u + q − uq, u ← uq
    const builder = new FaultGraphBuilder();
    let root = builder.event();
    let expected = 0.5;
    for (let gate = 1; gate < depth; gate++) {
      const isOr = gate % 2 === 1;
      root = isOr ? builder.or([root, builder.event()]) : builder.and([root, builder.event()]);
      expected = isOr ? expected + 0.25 - expected * 0.25 : expected * 0.75;
    }
    const q = Float64Array.from({ length: depth }, (_, event) => (event === 0 ? 0.5 : event % 2 === 1 ? 0.25 : 0.75));
    const made = compiled(builder.build(), root);
    expect(made.unavailability(q)).toBeCloseTo(expected, 14);
    expect(made.sweep(q).birnbaum[depth - 1]).toBeGreaterThan(0);
  });

  it('takes a chain of alternating gates over the same few parts', () => {
    // by absorption, from the top: g = e | h gives h with e never failing, and so on: only the last few gates count
    const builder = new FaultGraphBuilder();
    const events = Array.from({ length: 7 }, () => builder.event());
    let root = events[0]!;
    for (let gate = 1; gate < depth; gate++) {
      const arg = events[gate % 7]!;
      root = gate % 2 === 1 ? builder.or([root, arg]) : builder.and([root, arg]);
    }
    // (depth − 1) % 7 = 99,999 % 7 = 4 is the top's part, an or; then 3 (and), 2 (or), 1 (and), 0 (or), 6 (and), 5 (or),
    // below which every part is decided: 4 | (3 & (2 | (1 & (0 | (6 & (5 | …))))), where … is at most 6 & …, so 5 | 4 …
    const q = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    const or = (a: number, b: number): number => a + b - a * b;
    const [u0, u1, u2, u3, u4, u5, u6] = q as unknown as [number, number, number, number, number, number, number];
    const expected = or(u4, u3 * or(u2, u1 * or(u0, u6 * u5)));
    expect(compiled(builder.build(), root).unavailability(q)).toBeCloseTo(expected, 14);
  });

  it('takes 100,000 parts in one gate, and at least two of 1,000', () => {
    const builder = new FaultGraphBuilder();
    const root = builder.or(Array.from({ length: depth }, () => builder.event()));
    const q = new Float64Array(depth).fill(1e-7);
    // 1 − (1 − 1e-7)^100000 = −expm1(100000 · log1p(−1e-7))
    expect(compiled(builder.build(), root).unavailability(q) / -Math.expm1(depth * Math.log1p(-1e-7))).toBeCloseTo(
      1,
      12,
    );
    const few = new FaultGraphBuilder();
    const two = few.atLeast(
      2,
      Array.from({ length: 1_000 }, () => few.event()),
    );
    // 1 − (1 − q)^1000 − 1000 q (1 − q)^999, q = 0.001
    const none = Math.exp(999 * Math.log1p(-0.001));
    const expected = 1 - none * 0.999 - none;
    expect(compiled(few.build(), two).unavailability(new Float64Array(1_000).fill(0.001))).toBeCloseTo(expected, 13);
  });
});
