import { describe, expect, it } from 'vitest';
import { engine } from '../../../../src/core/diagram/index.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { ample } from '../ample.ts';
import {
  exactProbability,
  isAtMost,
  randomSystem,
  relativeErrorOf,
  stateProbabilities,
  truthTable,
} from '../enumeration.ts';

describe('bounds against every state in exact arithmetic', () => {
  // with so few nodes that nearly nothing fits, the interval must still hold the exact probability
  it.each([12, 24, 60, 100_000])('hold U of 600 systems with %d nodes', (nodes) => {
    const random = createRandom(nodes);
    const uniform = (): number => random.uniform();
    const methods = new Set<string>();
    let apart = 0;
    for (let round = 0; round < 600; round++) {
      const { graph, root, q } = randomSystem(uniform, 10);
      const exact = exactProbability(truthTable(graph, root), stateProbabilities(q));
      const { lower, upper, method } = engine.bounds(graph, root, q, { ...ample, nodes });
      expect(isAtMost(lower, exact), `round ${round}`).toBe(true);
      expect(upper >= lower && !(isAtMost(upper, exact) && relativeErrorOf(upper, exact) > 0), `round ${round}`).toBe(
        true,
      );
      methods.add(method);
      if (nodes === 100_000) expect(relativeErrorOf(upper, exact), `round ${round}`).toBeLessThan(1e-11);
      if (upper > lower * 1.0001) apart++;
    }
    expect(apart > 0).toBe(nodes < 100);
    expect(methods.has('associated gates')).toBe(nodes < 60);
  });
});
