import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder } from '../../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import { ample, compiled } from '../ample.ts';

/** At least `threshold` of `count` like events, and of `odd` others. */
function counted(threshold: number, count: number, odd: number) {
  const builder = new FaultGraphBuilder();
  const q = Float64Array.from({ length: count + odd }, (_, i) => (i < count ? 0.01 : 0.2));
  const root = builder.atLeast(
    threshold,
    Array.from(q, () => builder.event()),
  );
  return { graph: builder.build(q), root, q };
}

const within = (computed: number, exact: number): number => Math.abs(computed / exact - 1);

describe('many like events of which some are enough', () => {
  it('counts 1,101 of 100,000', () => {
    // binomial sums in mpmath with 50 digits, for q the double nearest to 0.01
    const { graph, root, q } = counted(1101, 100_000, 0);
    const made = compiled(graph, root);
    const { unavailability, birnbaum } = made.sweep(q);
    expect(within(unavailability, 0.0008209699106613422)).toBeLessThan(1e-15);
    expect(within(birnbaum[77]!, 0.0000907187028761061)).toBeLessThan(1e-15);
    expect(within(made.withoutEach(q)[77]!, 0.0008200627236325811)).toBeLessThan(1e-15);
    const p = q.map((each) => 1 - each);
    expect(within(made.availability(q, p), 1 - 0.0008209699106613422)).toBeLessThan(1e-15);
  });

  it('tells 60 of 3,000 and two others, by a diagram', () => {
    // the two others by cases: (1 − r)² T(60) + 2r(1 − r) T(59) + r² T(58), T in mpmath with 50 digits
    const { graph, root, q } = counted(60, 3000, 2);
    expect(within(compiled(graph, root).unavailability(q), 1.1623056169377063e-6)).toBeLessThan(1e-15);
    const { birnbaum } = compiled(graph, root).sweep(q);
    // a difference of two values, and the way there, rounded at each of 3,000 levels
    expect(within(birnbaum[3001]!, 1.00009500368084e-6)).toBeLessThan(1e-12);
    expect(within(compiled(graph, root).withoutEach(q)[3001]!, 9.622866162015375e-7)).toBeLessThan(1e-13);
  });

  it('gives the same as the diagram where both can be', () => {
    const { graph, root, q } = counted(600, 1200, 1);
    const high = q.map(() => 0.49);
    const { likeness: _likeness, ...plain } = graph;
    const [byCount, byDiagram] = [compiled(graph, root), compiled(plain, root)];
    expect(byCount.nodes).toBe(1);
    expect(byDiagram.nodes).toBeGreaterThan(300_000);
    expect(within(byCount.unavailability(high), byDiagram.unavailability(high))).toBeLessThan(1e-15);
    const [one, other] = [byCount.sweep(high).birnbaum, byDiagram.sweep(high).birnbaum];
    expect(within(one[1200]!, other[1200]!)).toBeLessThan(1e-12);
    expect(within(byCount.withoutEach(high)[5]!, byDiagram.withoutEach(high)[5]!)).toBeLessThan(1e-13);
  });

  it('gives up at once where a diagram has more nodes than allowed', () => {
    const { graph, root, q } = counted(50_000, 100_000, 0);
    const { likeness: _likeness, ...plain } = graph;
    expect(engine.compile(plain, root, ample)).toMatchObject({ kind: 'gaveUp' });
    expect(engine.cutSets(graph, root, q, 10, ample)).toMatchObject({ kind: 'gaveUp' });
    expect(engine.fussellVesely(graph, root, q, ample)).toBeNull();
  });
});

describe('simplifying', () => {
  it('takes all arguments out of a k-of-n that are enough by themselves, at once', () => {
    // at least 2 of 50,000 parts that are each named twice: any of them
    const builder = new FaultGraphBuilder();
    const events = Array.from({ length: 50_000 }, () => builder.event());
    const root = builder.atLeast(2, [...events, ...events]);
    let looks = 0;
    // one argument a pass would take 50,000 looks
    const limits = { nodes: 1e6, seconds: 5_000, elapsedSeconds: () => looks++ };
    const made = engine.compile(builder.build(), root, limits);
    if ('kind' in made) throw new Error('gave up');
    // 1 − (1 − q)^50000 ≈ 50000 q − … : at q = 2^-60 the second term is below 1e-13 of it
    expect(within(made.unavailability(new Float64Array(50_000).fill(2 ** -60)), 50_000 * 2 ** -60)).toBeLessThan(1e-13);
  });

  it('looks at the time', () => {
    const builder = new FaultGraphBuilder();
    const events = Array.from({ length: 50 }, () => builder.event());
    const root = builder.or(events.map((event, i) => builder.and([event, events[(i + 1) % 50]!])));
    let looks = 0;
    const made = engine.compile(builder.build(), root, { nodes: 1e6, seconds: 1, elapsedSeconds: () => looks++ });
    expect(made).toMatchObject({ kind: 'gaveUp', tried: [{ order: 'simplification' }] });
  });
});
