import { describe, expect, it } from 'vitest';
import { runJson, write } from '../run.ts';

/**
 * A simulation of its own, event by event, in C (xorshift128+, a hundred batches, not part of this project): 99 % intervals.
 * Up and repair times are exponential; work begins at set times, on one member after the other, and failures go on meanwhile;
 * requests come by chance to the node with the fewest open ones, a dead node in rotation loses them, and they hang there as
 * long as elsewhere.
 */
const cases = [
  {
    of: 'a bridge of 10 min, 2e9 h',
    file: 'components: { p: { mtbf: 999h, mttr: 1h, bridge: 10m } }',
    unavailability: [8.456015e-4, 8.498974e-4],
    failuresPerYear: [7.406363, 7.432266],
  },
  {
    of: 'planned work on one part, 2 h every 30 d, 2e9 h',
    file: 'components: { p: { mtbf: 999h, mttr: 1h, maintenance: { every: 30d, lasts: 2h } } }',
    unavailability: [3.771886e-3, 3.77779e-3],
    failuresPerYear: [20.87325, 20.90793],
  },
  {
    of: 'planned work on two replicas in turn, 1e10 h',
    file: 'components: { p: { mtbf: 999h, mttr: 1h, replicas: 2, maintenance: { every: 30d, lasts: 2h } } }',
    unavailability: [6.503146e-6, 6.651156e-6],
    failuresPerYear: [0.08955744, 0.09104748],
  },
  {
    of: 'planned work on three replicas of which two are needed, 1e10 h',
    file: 'components: { p: { mtbf: 720h, mttr: 1h, replicas: 3, need: 2, maintenance: { every: 30d, lasts: 2h } } }',
    unavailability: [2.860445e-5, 2.891513e-5],
    failuresPerYear: [0.4010951, 0.4041451],
  },
  {
    of: 'least connections, two nodes that are left 6 min after they die, 7e8 requests',
    file: 'clusters: { c: { routing: least_connections, detect: 6m, nodes: { a: &n { mtbf: 20h, mttr: 1h }, b: *n } } }\njourneys: { x: c }',
    unavailability: [6.457193e-3, 6.634815e-3],
    failuresPerYear: null,
  },
  {
    of: 'least connections, two of three nodes needed, one retry, 1.2e7 h',
    file: 'clusters: { c: { routing: least_connections, need: 2, detect: 6m, retries: 1, nodes: { a: &n { mtbf: 20h, mttr: 1h }, b: *n, c: *n } } }\njourneys: { x: c }',
    unavailability: [6.518304e-3, 6.649164e-3],
    failuresPerYear: null,
  },
] as const;

describe('what a second computation says', () => {
  it.each(cases)('$of', async ({ file, unavailability: [low, high], failuresPerYear }) => {
    const { journeys } = await runJson(['compose', write('second.yaml', `${file}\n`)]);
    expect(journeys[0].unavailability).toBeGreaterThan(low);
    expect(journeys[0].unavailability).toBeLessThan(high);
    if (failuresPerYear === null) return;
    expect(journeys[0].failuresPerYear).toBeGreaterThan(failuresPerYear[0]);
    expect(journeys[0].failuresPerYear).toBeLessThan(failuresPerYear[1]);
  });
});
