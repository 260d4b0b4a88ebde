import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder } from '../../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { ample } from '../ample.ts';
import {
  exactProbability,
  minimalCutSets,
  randomSystem,
  relativeErrorOfRatio,
  stateProbabilities,
  truthTable,
  unionOf,
} from '../enumeration.ts';

const eventsOf = (state: number): number[] =>
  Array.from({ length: 32 }, (_, event) => event).filter((event) => (state >>> event) & 1);

describe('minimal cut sets against every state', () => {
  // a state that fails, and works when any of the failed works again, found by trying all 2^n
  it('finds the same, largest first, for 1000 systems, whatever the limit', () => {
    const random = createRandom(3);
    const uniform = (): number => random.uniform();
    let several = 0;
    for (let round = 0; round < 1000; round++) {
      const { graph, root, q } = randomSystem(uniform, 9);
      // some with few distinct probabilities, so that many tie
      if (round % 3 === 0) q.fill(0.01);
      if (round % 3 === 1) for (let event = 0; event < q.length; event++) q[event] = [0.1, 0.2, 0.01, 0.02][event % 4]!;
      const expected = minimalCutSets(truthTable(graph, root), graph.eventCount).map(eventsOf);
      const limit = round % 5 === 0 ? 3 : 1000;
      const made = engine.cutSets(graph, root, q, limit, ample);
      if ('kind' in made) throw new Error('gave up');
      expect(made.total).toBe(expected.length);
      const product = (events: readonly number[]): number =>
        events
          .map((event) => q[event]!)
          .sort((a, b) => b - a)
          .reduce((sum, each) => sum * each, 1);
      const sorted = expected.sort((a, b) => product(b) - product(a) || a.length - b.length || firstDifference(a, b));
      expect(made.cutSets.map(({ events }) => events)).toEqual(sorted.slice(0, limit));
      for (const { events, probability } of made.cutSets) expect(probability).toBe(product(events));
      if (expected.length > 3) several++;
    }
    expect(several).toBeGreaterThan(250);
  });

  it('takes the first few of far too many to list, ties by event number', () => {
    // 40 groups of 10 in parallel, in series of groups: one part out of each group is a cut set, 10^40 of them
    const builder = new FaultGraphBuilder();
    const groups = Array.from({ length: 40 }, () => builder.or(Array.from({ length: 10 }, () => builder.event())));
    const root = builder.and(groups);
    const q = new Float64Array(400).fill(0.5);
    q[399] = 0.75;
    q[389] = 0.625;
    const made = engine.cutSets(builder.build(), root, q, 4, ample);
    if ('kind' in made) throw new Error('gave up');
    expect(made.total / 1e40).toBeCloseTo(1, 12);
    expect(made.cutSets[0]!.probability).toBe(0.5 ** 38 * 0.75 * 0.625);
    expect(made.cutSets.every(({ events }) => events.includes(399) && events.includes(389))).toBe(true);
  });

  it('has one empty cut set where all has failed, none where nothing can', () => {
    const builder = new FaultGraphBuilder();
    builder.event();
    const q = Float64Array.of(0.5);
    const graph = builder.build();
    expect(engine.cutSets(graph, -2, q, 5, ample)).toEqual({ cutSets: [{ events: [], probability: 1 }], total: 1 });
    expect(engine.cutSets(graph, -1, q, 5, ample)).toEqual({ cutSets: [], total: 0 });
  });
});

describe('Fussell-Vesely against every state', () => {
  // P(all events of some minimal cut set with i have failed), summed state by state in exact arithmetic, over U
  it('agrees for 1000 systems', () => {
    const random = createRandom(4);
    const uniform = (): number => random.uniform();
    for (let round = 0; round < 1000; round++) {
      const { graph, root, q } = randomSystem(uniform, 8, round % 2 ? 1e-3 : 1e-10);
      const table = truthTable(graph, root);
      const probabilities = stateProbabilities(q);
      const exact = exactProbability(table, probabilities);
      const made = engine.fussellVesely(graph, root, q, ample);
      if (exact.digits === 0n) {
        expect(made).toBeNull();
        continue;
      }
      const cuts = minimalCutSets(table, graph.eventCount);
      for (let event = 0; event < graph.eventCount; event++) {
        const some = unionOf(
          cuts.filter((cut) => (cut >>> event) & 1),
          table.length,
        );
        const error = relativeErrorOfRatio(made![event]!, exactProbability(some, probabilities), exact);
        expect(error, `round ${round}, event ${event}`).toBeLessThan(1e-12);
      }
    }
  });

  it('is not 1 − 1/RRW', () => {
    // two paths that share nothing: with q = 0.1 each, cut sets {0,2} {0,3} {1,2} {1,3}; by hand: those with 0 occur
    // with q·(1 − (1 − q)²) = 0.019, U = (1 − (1 − q)²)² = 0.0361, while 1 − 1/RRW = q·B/U = 0.1·0.9·0.19/0.0361
    const builder = new FaultGraphBuilder();
    const [a, b, c, d] = [builder.event(), builder.event(), builder.event(), builder.event()];
    const root = builder.and([builder.or([a, b]), builder.or([c, d])]);
    const made = engine.fussellVesely(builder.build(), root, new Float64Array(4).fill(0.1), ample);
    expect(made![0]).toBeCloseTo(0.019 / 0.0361, 14);
  });
});

function firstDifference(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((event, index) => event !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}
