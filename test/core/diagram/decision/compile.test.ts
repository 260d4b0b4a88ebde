import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { compiled } from '../ample.ts';
import {
  exactBirnbaum,
  exactProbability,
  isBelow,
  randomSystem,
  relativeErrorOf,
  stateProbabilities,
  truthTable,
} from '../enumeration.ts';

describe('against every state in exact arithmetic', () => {
  // the probability of each of the 2^n states, as a fraction over a power of two, summed where the system has failed
  it.each([
    { name: 'ordinary', smallest: 1e-3, seed: 1 },
    { name: 'down to 1e-30 and below', smallest: 1e-12, seed: 2 },
  ])('$name: U and ∂U/∂q of 1500 systems', ({ smallest, seed }) => {
    const generator = createRandom(seed);
    const random = (): number => generator.uniform();
    let least = 1;
    for (let round = 0; round < 1500; round++) {
      const { graph, root, q } = randomSystem(random, 9, smallest);
      const made = compiled(graph, root);
      const table = truthTable(graph, root);
      const exact = exactProbability(table, stateProbabilities(q));
      const { unavailability, birnbaum } = made.sweep(q);
      expect(relativeErrorOf(made.unavailability(q), exact), `round ${round}`).toBeLessThan(1e-14);
      expect(unavailability).toBe(made.unavailability(q));
      if (unavailability > 0) least = Math.min(least, unavailability);
      const without = made.withoutEach(q);
      const p = q.map((each) => 1 - each);
      const works = exactProbability(
        table.map((failed) => 1 - failed),
        stateProbabilities(q),
      );
      expect(made.isPossible(q)).toBe(exact.digits > 0n);
      // q near 1 is told by p = 1 − q, a double as well and no longer exactly so
      if (q.every((each) => each === 1 || 1 - each > 2 ** -10))
        expect(relativeErrorOf(made.availability(q, p), works), `round ${round}`).toBeLessThan(1e-13);
      for (let event = 0; event < graph.eventCount; event++) {
        const perfect = q.map((each, i) => (i === event ? 0 : each));
        const left = exactProbability(table, stateProbabilities(perfect));
        expect(relativeErrorOf(without[event]!, left), `round ${round}`).toBeLessThan(1e-14);
        const exactly = exactBirnbaum(table, q, event);
        // 12 digits, unless it is less than 1e-28 of what U is when the event has happened
        const failed = table.map((_, state) => table[state | (1 << event)]!);
        if (birnbaum[event] === 0 && isBelow(exactly, exactProbability(failed, stateProbabilities(q)), 28)) continue;
        expect(relativeErrorOf(birnbaum[event]!, exactly), `round ${round}`).toBeLessThan(1e-12);
      }
    }
    expect(least).toBeLessThan(smallest ** 2);
  });
});
