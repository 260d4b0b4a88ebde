import { describe, expect, it } from 'vitest';
import { compileTopology } from '../../../../src/core/topology/compile/compile.ts';
import { applyChanges } from '../../../../src/core/topology/improve/apply-changes.ts';
import { changeKey, thinkableChanges } from '../../../../src/core/topology/improve/changes.ts';
import { type QuickEvaluation, quickEvaluation } from '../../../../src/core/topology/improve/quick-evaluation.ts';
import { type Ranking, rankChanges } from '../../../../src/core/topology/improve/rank.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { relativeError } from '../../statistics/relative-error.ts';
import {
  commonCause,
  component,
  domain,
  enumerated,
  enumeratedNode,
  named,
  parallel,
  series,
  topology,
} from './topologies.ts';

const rank = (of: Topology, more: Partial<Parameters<typeof rankChanges>[0]> = {}): Ranking =>
  rankChanges({
    topology: of,
    journey: of.journeys[0]!,
    target: 1e-3,
    unavailability: enumerated(of),
    criticality: new Map(),
    evaluate: enumerated,
    ...more,
  });

/** On the diagram that is there: here the states of its graph, with other probabilities. */
const quickOf = (of: Topology): QuickEvaluation => {
  const model = compileTopology(of);
  const unavailability = (q: Float64Array): number => enumeratedNode(model.graph, model.journeys[0]!.hard, q);
  return quickEvaluation(of, model, { unavailability });
};

describe('rankChanges', () => {
  const pair = topology([component('a', 0.001), component('b', 0.01)], series('a', 'b'));

  it('puts what gives most first, exactly, and says whether it is enough', () => {
    const { ranked, componentsLeftOut, withoutGain, notComputed } = rank(pair, { target: 0.002 });
    expect(ranked.slice(0, 3).map(({ change, met }) => [changeKey(change), met])).toEqual([
      ['b optional', true], // 0.001
      ['b replica', true], // 1 − 0.999 × 0.9999 = 0.0010999
      ['b cache', false], // 1 − 0.999 × 0.998 = 0.002998
    ]);
    expect(relativeError(ranked[1]!.unavailability, 0.0010999)).toBeLessThan(1e-13);
    expect(relativeError(ranked[1]!.gain, 0.01099 - 0.0010999)).toBeLessThan(1e-13);
    expect({ componentsLeftOut, withoutGain, notComputed }).toEqual({
      componentsLeftOut: 0,
      withoutGain: 0,
      notComputed: 0,
    });
  });

  it('lets names decide between equals', () => {
    const alike = topology([component('b', 0.01), component('a', 0.01)], series('b', 'a'));
    expect(
      rank(alike)
        .ranked.map(({ change }) => changeKey(change))
        .slice(0, 4),
    ).toEqual(['a optional', 'b optional', 'a replica', 'b replica']);
  });

  it('looks at the components that matter most and says how many it left out', () => {
    const many = topology(
      ['a', 'b', 'c', 'd'].map((name) => component(name, 0.01)),
      series('a', 'b', 'c', 'd'),
    );
    const { ranked, componentsLeftOut } = rank(many, {
      components: 2,
      criticality: new Map([
        ['d', 0.5],
        ['b', 0.3],
      ]),
    });
    expect(new Set(ranked.map(({ change }) => change.component))).toEqual(new Set(['b', 'd']));
    expect(componentsLeftOut).toBe(2);
  });

  it('leaves out what gains nothing and counts what could not be computed', () => {
    const same = topology([component('a', 0.01, { domains: ['x'] })], named('a'), {
      domains: [domain('x', 0.1), domain('y', 0.1)],
    });
    expect(rank(same).withoutGain).toBe(1); // moving from x to y
    expect(rank(pair, { evaluate: () => null })).toMatchObject({ ranked: [], notComputed: 8 });
  });

  it.each<[string, Topology]>([
    ['series', pair],
    [
      'series and parallel',
      topology([component('a', 0.02), component('b', 0.1), component('c', 0.2)], series('a', parallel('b', 'c'))),
    ],
    [
      'shared',
      topology(
        [component('a', 0.1, { dependsOn: ['c'] }), component('b', 0.1, { dependsOn: ['c'] }), component('c', 0.01)],
        parallel('a', 'b'),
      ),
    ],
    ['a share', topology([component('a', 0.1, { share: 0.5 }), component('b', 0.1)], series('a', 'b'))],
    [
      'a domain',
      topology([component('a', 0.1, { domains: ['x'] }), component('b', 0.1)], series('a', 'b'), {
        domains: [domain('x', 0.01)],
      }),
    ],
    [
      'a common cause',
      topology([component('a', 0.1), component('b', 0.1), component('c', 0.01)], series(parallel('a', 'b'), 'c'), {
        commonCauses: [commonCause(0.1, 'a', 'b')],
      }),
    ],
    ['replicas', topology([component('a', 0.1, { replicas: 2 }), component('b', 0.01)], series('a', 'b'))],
  ])('gives the same on the diagram that is there as by evaluation: %s', (_, of) => {
    const slow = rank(of);
    let evaluations = 0;
    const counting = (each: Topology): number => {
      evaluations++;
      return enumerated(each);
    };
    const quick = rank(of, { quick: quickOf(of), evaluate: counting });
    const byKey = new Map(quick.ranked.map((each) => [changeKey(each.change), each.unavailability]));
    for (const { change, unavailability } of slow.ranked)
      expect(relativeError(byKey.get(changeKey(change))!, unavailability), changeKey(change)).toBeLessThan(2e-14);
    expect(evaluations).toBeLessThan(slow.ranked.length);
  });
});

describe('quickEvaluation', () => {
  const changesOf = (of: Topology) => thinkableChanges(of, of.journeys[0]!);
  const mixed = topology(
    [
      component('a', 0.1, { dependsOn: ['d'] }),
      component('b', 0.05, { replicas: 2, domains: ['x'] }),
      component('c', 0.02, { share: 0.5 }),
      component('d', 0.01),
      component('e', 0.03),
      component('f', 0.04),
    ],
    series('a', 'b', 'c', 'f', parallel('e', 'd')),
    { domains: [domain('x', 0.001)], commonCauses: [commonCause(0.1, 'e', 'f')] },
  );

  it('gives what a topology of its own gives, for one change and for two', () => {
    const quick = quickOf(mixed);
    let moved = 0;
    for (const first of changesOf(mixed))
      for (const second of [null, ...changesOf(mixed)]) {
        const changes = second === null ? [first] : [first, second];
        const isTwice = changes.length === 2 && first === second;
        if (isTwice && first.kind !== 'replica') continue;
        const quickly = quick(changes);
        if (quickly === null) continue;
        moved++;
        // thousands of states are added up one by one here
        const slowly = enumerated(applyChanges(mixed, changes));
        expect(relativeError(quickly, slowly), changes.map(changeKey).join()).toBeLessThan(1e-13);
      }
    expect(moved).toBeGreaterThan(50);
  });

  it.each([
    ['a', 'optional', 'what it depends on stays needed otherwise'],
    ['a', 'cache', 'the requests that a cache answers need nothing of it'],
    ['b', 'replica', 'there are two already'],
    ['e', 'halveMttr', 'its common cause changes too'],
  ])('leaves %s %s to a topology of its own: %s', (name, kind) => {
    const change = changesOf(mixed).find((each) => each.component === name && each.kind === kind) ?? null;
    expect(change && quickOf(mixed)([change])).toBeNull();
  });
});
