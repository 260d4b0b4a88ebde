import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../src/core/topology/improve/apply-changes.ts';
import { makeTrials } from '../../../../src/core/topology/improve/candidate-lists.ts';
import type { Change } from '../../../../src/core/topology/improve/changes.ts';
import { type CheapestPlan, cheapestPlan } from '../../../../src/core/topology/improve/cheapest-plan.ts';
import { requiredBlocks } from '../../../../src/core/topology/improve/required-blocks.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { component, named, parallel, series, solved, topology } from './topologies.ts';

/** The cheapest list of further replicas at these prices. */
function cheapest(
  of: Topology,
  target: number,
  prices: Readonly<Record<string, number>>,
  budget = 2_000,
): CheapestPlan | null {
  const journey = of.journeys[0]!;
  const trials = () => makeTrials(of, journey, solved, budget, []);
  return cheapestPlan(
    {
      trials: trials(),
      priced: Object.entries(prices).map(([name, price]) => ({ change: { kind: 'replica', component: name }, price })),
      blocks: requiredBlocks(of, journey, new Set()),
      target,
      unavailability: solved(of)!,
    },
    trials,
  );
}

/** The least cost over all numbers of replicas up to `most` of each, one by one. */
function leastOfAll(of: Topology, target: number, prices: Readonly<Record<string, number>>, most: number): number {
  const names = Object.keys(prices);
  let least = Number.POSITIVE_INFINITY;
  const visit = (at: number, changes: readonly Change[], cost: number): void => {
    if (cost >= least) return;
    if (at === names.length) {
      if (solved(applyChanges(of, changes))! <= target) least = cost;
      return;
    }
    for (let count = 0; count <= most; count++) {
      const added = Array<Change>(count).fill({ kind: 'replica', component: names[at]! });
      visit(at + 1, [...changes, ...added], cost + count * prices[names[at]!]!);
    }
  };
  visit(0, [], 0);
  return least;
}

describe('the cheapest plan', () => {
  it('is not the shortest: two cheap replicas rather than one dear one', () => {
    // a: 1e-3, b: 1e-2 in parallel with c: 1e-2: a ∪ (b ∩ c) = 1.0999e-3. For 2e-4 a must have another: then 1.01e-4
    const of = topology(
      [component('a', '99.9'), component('b', '99'), component('c', '99')],
      series('a', parallel('b', 'c')),
    );
    expect(cheapest(of, 2e-4, { a: 500, b: 10, c: 10 })).toMatchObject({ costPerMonth: 500, isProven: true });
    // two pairs: either one more replica of x (q = 1e-4 → 1e-6) for 90, or two of y (1e-2 → 1e-4 → 1e-6) for 80
    const two = topology([component('x', '99.99'), component('y', '99')], parallel('x', 'y'));
    // as it is x·y = 1e-6; for 1e-9 one of x gives 1e-10, one of y 1e-8 and two of y 1e-10
    const plan = cheapest(two, 1e-9, { x: 90, y: 40 })!;
    expect([plan.costPerMonth, plan.changes.map((change) => change.component), plan.isProven]).toEqual([
      80,
      ['y', 'y'],
      true,
    ]);
    expect(plan.unavailability).toBeCloseTo(1e-10, 20);
  });
  it('of ten services in series takes one more of each, and is proven in a few steps', () => {
    const names = Array.from({ length: 10 }, (_, i) => `s${i}`);
    const of = topology(
      names.map((name) => component(name, '99.9')),
      series(...names),
    );
    const prices = Object.fromEntries(names.map((name, i) => [name, 100 + 7 * i]));
    // nine pairs and one at 99.9 % miss 99.99 %; ten pairs are at 9.99996e-6: 1000 + 7·45
    const plan = cheapest(of, 1e-4, prices)!;
    expect(plan).toMatchObject({ costPerMonth: 1_315, isProven: true });
    expect(plan.changes).toHaveLength(10);
  });
  it('is none where no number of what has a price will do, and that is known', () => {
    const of = topology([component('a', '99.9'), component('b', '99.9')], series('a', 'b'));
    expect(cheapest(of, 1e-4, { a: 1 })).toBeNull();
  });
  it('costs what decimals cost: three times 0.1', () => {
    const of = topology([component('a', '90')], named('a'));
    // 0.1⁴ = 1e-4
    expect(cheapest(of, 1.0001e-4, { a: 0.1 })).toMatchObject({ costPerMonth: 0.3, isProven: true });
  });
  it('is not called the cheapest where the evaluations are used up', () => {
    const names = ['a', 'b', 'c', 'd'];
    const of = topology(
      names.map((name) => component(name, '90')),
      parallel(series('a', 'b'), series('c', 'd')),
    );
    const plan = cheapest(of, 1e-3, { a: 3, b: 5, c: 7, d: 11 }, 4);
    expect(plan?.isProven ?? false).toBe(false);
    if (plan) expect(plan.atLeastPerMonth).toBeLessThanOrEqual(plan.costPerMonth);
  });
  it('is that of all lists, tried one by one', () => {
    const availability = fc.constantFrom('90', '95', '99', '99.9');
    const price = fc.constantFrom(1, 2, 3, 7, 10, 25, 0.5);
    const shapes = [
      series('a', 'b', 'c'),
      series('a', parallel('b', 'c')),
      parallel(series('a', 'b'), 'c'),
      series(parallel('a', 'b'), parallel('b', 'c')),
    ];
    fc.assert(
      fc.property(
        fc.tuple(availability, availability, availability),
        fc.tuple(price, price, price),
        fc.constantFrom(...shapes),
        fc.constantFrom(0.7e-2, 0.7e-3, 1.3e-4), // none that products of the parts come to
        ([a, b, c], [x, y, z], path, target) => {
          const of = topology([component('a', a), component('b', b), component('c', c)], path);
          if (solved(of)! <= target) return;
          const prices = { a: x, b: y, c: z };
          const least = leastOfAll(of, target, prices, 7);
          const plan = cheapest(of, target, prices)!;
          expect(plan.isProven).toBe(true);
          expect(plan.unavailability).toBeLessThanOrEqual(target);
          expect(solved(applyChanges(of, plan.changes))).toBeCloseTo(plan.unavailability, 14);
          expect(plan.costPerMonth).toBeCloseTo(least, 9);
        },
      ),
      { numRuns: 30 },
    );
  });
});
