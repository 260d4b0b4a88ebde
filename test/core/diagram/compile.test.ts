import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/statistics/random.ts';
import { compiled } from './ample.ts';
import {
  exactBirnbaum,
  exactProbability,
  isBelow,
  randomSystem,
  relativeErrorOf,
  stateProbabilities,
  truthTable,
} from './enumeration.ts';

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
      for (let event = 0; event < graph.eventCount; event++) {
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
