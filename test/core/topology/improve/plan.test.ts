import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../src/core/topology/improve/apply-changes.ts';
import { stillOpen } from '../../../../src/core/topology/improve/candidate-lists.ts';
import { type Change, thinkableChanges } from '../../../../src/core/topology/improve/changes.ts';
import { type Plan, planChanges } from '../../../../src/core/topology/improve/plan.ts';
import type { Component, Topology } from '../../../../src/core/topology/model/model.ts';
import { relativeError } from '../../statistics/relative-error.ts';
import { commonCause, component, domain, enumerated, named, parallel, series, solved, topology } from './topologies.ts';

const inSeries = (count: number, availability: string | number): Topology => {
  const names = Array.from({ length: count }, (_, i) => `s${String(i + 1).padStart(3, '0')}`);
  return topology(
    names.map((name) => component(name, availability)),
    count === 1 ? named(names[0]!) : series(...names),
  );
};

/** U of independent like replicas in series, one needed of each: 1 − Π(1 − share·qⁿ), by log1p and expm1. */
const ofSeries = ({ components }: Topology): number => {
  let weight = 0;
  for (const { numbers, replicas, isOptional, share } of components)
    if (!isOptional) weight -= Math.log1p(-share * numbers.unavailability ** replicas);
  return -Math.expm1(-weight);
};

const planOf = (
  of: Topology,
  target: number,
  evaluate: (topology: Topology) => number | null = solved,
  more: {
    readonly without?: readonly Change['kind'][];
    readonly budget?: number;
  } = {},
): Plan => {
  const { without = [], ...rest } = more;
  const changes = thinkableChanges(of, of.journeys[0]!).filter(({ kind }) => !without.includes(kind));
  return planChanges({
    topology: of,
    journey: of.journeys[0]!,
    target,
    unavailability: evaluate(of)!,
    evaluate,
    ...(evaluate === solved && { evaluateWithout: solved }),
    changes,
    ...rest,
  });
};

const written = (plan: Plan): readonly string[] => plan.changes.map(({ kind, component: name }) => `${name} ${kind}`);

describe('planChanges', () => {
  it('changes all ten of ten services at 99.9 % for 99.99 %, and proves that nine do not do', () => {
    const plan = planOf(inSeries(10, '99.9'), 1e-4, ofSeries);
    // nine perfect ones and one at 99.9 % are at 99.9 % at best
    expect(plan).toMatchObject({ kind: 'plan', provenShortest: true, atLeast: 10 });
    expect(plan.changes).toHaveLength(10);
    // ten pairs: 1 − (1 − 1e-6)^10 with bigint arithmetic: 9.99995500012e-6
    expect(relativeError(plan.unavailability, 9.99995500012e-6)).toBeLessThan(1e-15);
    expect(plan.evaluations).toBeLessThan(20);
  });

  it('reaches 99.9995 % with five pairs', () => {
    const plan = planOf(inSeries(5, '99.9'), 5e-6, ofSeries);
    expect(written(plan)).toEqual(['s001 replica', 's002 replica', 's003 replica', 's004 replica', 's005 replica']);
    // 1 − (1 − 1e-6)^5 = 5e-6 − 1e-11 + 1e-17 − 5e-24 + 1e-30
    expect(relativeError(plan.unavailability, 4.99999000001e-6)).toBeLessThan(1e-15);
    expect(plan).toMatchObject({ provenShortest: true });
  });

  it('takes the same replica twice, and proves it for five at 99.9999 %', () => {
    // pairs leave 1e-6 each, triples 1e-9: of ten changes one less leaves 1e-6 + 4e-9
    const plan = planOf(inSeries(5, '99.9'), 1e-6, ofSeries, { without: ['optional', 'cache'] });
    expect(plan).toMatchObject({ kind: 'plan', provenShortest: true, atLeast: 10 });
    expect(plan.changes).toHaveLength(10);
    expect(plan.changes.every(({ kind }) => kind === 'replica')).toBe(true);
  });

  it('is as quick for thousands in series', () => {
    const plan = planOf(inSeries(3_000, '99.9'), 4e-3, ofSeries, { without: ['optional', 'cache'] });
    // 3000 pairs leave 3e-3, so one unpaired part of 1e-3 too leaves 3.999e-3; two do not fit
    expect(plan).toMatchObject({ kind: 'plan', provenShortest: true, atLeast: 2_999 });
    expect(plan.evaluations).toBeLessThan(40);
  });

  it('leaves four of a hundred as they are where the others may be optional', () => {
    const plan = planOf(inSeries(100, '99.9'), 4e-3, ofSeries);
    // 1 − 0.999^4 = 3.994e-3; many a part need not be optional for it, but no fewer are changed
    expect(plan).toMatchObject({ kind: 'plan', provenShortest: true, atLeast: 96 });
    expect(plan.changes).toHaveLength(96);
  });

  it('does nothing where the target is met', () => {
    expect(planOf(inSeries(3, '99.99'), 1e-3)).toEqual({
      kind: 'plan',
      changes: [],
      unavailability: enumerated(inSeries(3, '99.99')),
      provenShortest: true,
      optionalLeftOut: false,
      atLeast: 0,
      evaluations: 0,
    });
  });

  it('changes the weakest part first', () => {
    const of = topology(
      [component('a', '99.999'), component('b', '99'), component('c', '99.999')],
      series('a', 'b', 'c'),
    );
    const plan = planOf(of, 1.5e-4);
    expect(written(plan)).toEqual(['b replica']);
    expect(plan).toMatchObject({ provenShortest: true });
  });

  it('gives nothing up where another change does: optional comes last', () => {
    const of = topology([component('web', '99.99'), component('recs', '99.9')], series('web', 'recs'));
    expect(written(planOf(of, 2e-4))).toEqual(['recs replica']);
    // two replicas of recs leave 1e-9 but take two changes
    expect(written(planOf(of, 1.0001e-4))).toEqual(['recs optional']);
  });

  it('never makes everything optional', () => {
    // (1/199)^14 is 6.5e-33, and (1/199)^13 × 0.2 is 2.6e-31: 13 replicas more and half the MTTR
    const one = planOf(inSeries(1, '99'), 1e-32);
    expect(one.kind).toBe('plan');
    expect(one.changes).toHaveLength(14);
    const two = planOf(inSeries(2, '99'), 1e-30, solved, { without: ['replica'] });
    expect(two).toMatchObject({ kind: 'unreachable', isProven: false });
    for (const plan of [one, two])
      expect(plan.changes.filter(({ kind }) => kind === 'optional').length).toBeLessThan(plan === one ? 1 : 2);
  });

  it('adds as many replicas as it takes', () => {
    // 0.05^4 = 6.25e-6 with three more; with two, half the MTTR (q' = 1/39) and a cache (× 0.2): 0.2/39³ = 3.4e-6, four
    const three = planOf(inSeries(1, '95'), 1e-5);
    expect(written(three)).toEqual(['s001 replica', 's001 replica', 's001 replica']);
    expect(three).toMatchObject({ provenShortest: true });
    expect(relativeError(three.unavailability, 6.25e-6)).toBeLessThan(1e-14);
    // of one at 90 % five together: 1e-5; and one at 50 %: 0.2 × (1/3)^5 = 8.2e-4 with four more, half the MTTR and a cache,
    // and 0.2 × 0.5^n or (1/3)^n take more
    expect(planOf(inSeries(1, '90'), 1e-5)).toMatchObject({ kind: 'plan', provenShortest: true });
    const half = planOf(inSeries(1, '50'), 1e-3);
    expect(half).toMatchObject({ kind: 'plan', provenShortest: true });
    expect(half.changes).toHaveLength(6);
    expect(relativeError(half.unavailability, 0.2 / 3 ** 5)).toBeLessThan(1e-13);
  });

  it('says the best that can be reached, and proves it where nothing can be added', () => {
    const plan = planOf(inSeries(1, '99'), 1e-9, solved, { without: ['optional', 'replica'] });
    expect(plan).toMatchObject({ kind: 'unreachable', isProven: true });
    expect(written(plan)).toEqual(['s001 halveMttr', 's001 cache']);
    expect(relativeError(plan.unavailability, 0.2 / 199)).toBeLessThan(4e-15);
  });

  it('proves nothing by replicas that were only not tried', () => {
    // a domain of 1e-3 takes all of them with it, so that 1e-4 is out of reach; not so where it is perfect
    const of = (unavailability: string): Topology =>
      topology([component('db', '50', { domains: ['a'] })], named('db'), { domains: [domain('a', unavailability)] });
    const without: readonly Change['kind'][] = ['optional', 'cache', 'halveMttr', 'domain'];
    expect(planOf(of('99.9'), 1e-4, solved, { without })).toMatchObject({ kind: 'unreachable', isProven: true });
    // 0.5^n ≤ 1e-30 takes 99 more: none of those that are tried, and nothing is proven
    expect(planOf(of('100'), 1e-30, solved, { without })).toMatchObject({ kind: 'unreachable', isProven: false });
  });

  it('spreads replicas over domains: the replica alone stays in its zone', () => {
    const of = topology([component('db', '99.9', { domains: ['a'] })], named('db'), {
      domains: [domain('a', '99.9'), domain('b', '99.9')],
    });
    // both: (1 − 0.999²)² = 3.996e-6; a replica in the same zone leaves its 1e-3
    const plan = planOf(of, 1e-5, solved, { without: ['optional', 'cache'] });
    expect(written(plan)).toEqual(['db replica', 'db domain']);
    expect(plan).toMatchObject({ provenShortest: true });
    expect(relativeError(plan.unavailability, 1.999e-3 ** 2)).toBeLessThan(1e-14);
  });

  it('knows that a common cause stays with every replica', () => {
    const of = topology([component('db', 0.01)], named('db'), { commonCauses: [commonCause(0.1, 'db')] });
    // β·q = 1e-3 is left by any number of replicas, half of it and a little (β q' = 0.1/199) with half the MTTR
    const plan = planOf(of, 4e-4, solved, { without: ['optional', 'cache'] });
    expect(plan).toMatchObject({ kind: 'unreachable', isProven: true });
    expect(plan.unavailability).toBeGreaterThan((0.1 / 199) * (1 - 1e-12));
  });

  it('lets go of what only an optional part depends on', () => {
    const of = topology(
      [component('web', '99.99'), component('recs', '99.9999', { dependsOn: ['model'] }), component('model', '99')],
      series('web', 'recs'),
    );
    const plan = planOf(of, 1.2e-4, solved, { without: ['replica', 'cache', 'halveMttr'] });
    expect(written(plan)).toEqual(['recs optional']);
    expect(plan).toMatchObject({ provenShortest: true });
  });

  it('stops at its budget and says that it proves nothing', () => {
    const plan = planOf(inSeries(4, '99'), 1e-5, solved, { budget: 2, without: ['optional'] });
    expect(plan.evaluations).toBeLessThanOrEqual(2);
    if (plan.kind === 'unreachable') expect(plan.isProven).toBe(false);
  });

  it('gives nothing up by itself where the target can be reached without', () => {
    const of = inSeries(2, '99');
    const ask = (target: number): Plan =>
      planChanges({
        topology: of,
        journey: of.journeys[0]!,
        target,
        unavailability: solved(of),
        evaluate: solved,
      });
    // one optional and a pair would do: 1e-4; two pairs need no such decision: 2e-4 is too much, a third replica each way
    expect(ask(1.5e-4).changes.some(({ kind }) => kind === 'optional')).toBe(false);
    expect(ask(1.5e-4)).toMatchObject({ kind: 'plan', provenShortest: true, optionalLeftOut: true });
    // the domain of a takes all replicas with it: 1e-3 is left, unless a is optional
    const tied = topology([component('a', '99', { domains: ['zone'] }), component('b', '99.99')], series('a', 'b'), {
      domains: [domain('zone', '99.9')],
    });
    const kinds = planOf(tied, 2e-4, solved, { without: ['domain', 'cache'] });
    expect(written(kinds)).toEqual(['a optional']);
    expect(kinds).toMatchObject({ optionalLeftOut: false });
  });

  it('survives an engine that gives up', () => {
    const of = inSeries(3, '99');
    const plan = planChanges({
      topology: of,
      journey: of.journeys[0]!,
      target: 1e-4,
      unavailability: enumerated(of),
      evaluate: () => null,
    });
    expect(plan).toMatchObject({ kind: 'unreachable', changes: [], isProven: false });
  });

  /** The length of the shortest list, by trying all up to `longest`. */
  const shortestByForce = (of: Topology, all: readonly Change[], target: number, longest: number): number | null => {
    let lists: readonly (readonly Change[])[] = [[]];
    for (let length = 0; length <= longest; length++) {
      if (lists.some((list) => enumerated(applyChanges(of, list)) <= target)) return length;
      lists = lists.flatMap((list) => stillOpen(all, list).map((change) => [...list, change]));
    }
    return null;
  };

  const smallTopology = fc
    .record({
      q: fc.array(fc.constantFrom(0.2, 0.05, 0.01, 0.002, 0.0001), { minLength: 3, maxLength: 3 }),
      shape: fc.constantFrom(
        series('a', 'b', 'c'),
        series('a', parallel('b', 'c')),
        parallel(series('a', 'b'), 'c'),
        parallel(series('a', 'b'), series('b', 'c')),
        series('a', 'b'),
      ),
      depends: fc.boolean(),
      shares: fc.boolean(),
      beta: fc.constantFrom(0, 0.1),
    })
    .map(({ q, shape, depends, shares, beta }) => {
      const components: readonly Component[] = [
        component('a', q[0]!, { dependsOn: depends ? ['c'] : [] }),
        component('b', q[1]!, { share: shares ? 0.5 : 1 }),
        component('c', q[2]!),
      ];
      return topology(components, shape, { commonCauses: beta > 0 ? [commonCause(beta, 'a', 'b')] : [] });
    });

  it('never calls a plan the shortest, or a target unreachable, that force beats', () => {
    fc.assert(
      fc.property(
        smallTopology,
        fc.constantFrom(0.5, 0.1, 0.02, 0.004, 0.0003),
        fc.constantFrom<readonly Change['kind'][]>(['optional'], ['optional', 'cache'], []),
        (of, factor, without) => {
          const target = enumerated(of) * factor;
          const plan = planOf(of, target, solved, { without });
          const all = thinkableChanges(of, of.journeys[0]!).filter(({ kind }) => !without.includes(kind));
          if (plan.kind === 'plan') {
            expect(plan.unavailability).toBeLessThanOrEqual(target);
            expect(solved(applyChanges(of, plan.changes))).toBe(plan.unavailability);
          }
          // plans may not make everything optional, so force is compared only where none is
          if (without.length === 0) return;
          const shortest = shortestByForce(of, all, target, 2);
          if (plan.kind === 'plan' && shortest !== null) {
            expect(plan.atLeast).toBeLessThanOrEqual(shortest);
            expect(plan.changes.length).toBe(shortest);
            expect(plan.provenShortest).toBe(true);
          } else if (shortest !== null) expect.fail(`force finds ${shortest} changes`);
        },
      ),
      { numRuns: 40, seed: 5 },
    );
  });
});
