import { describe, expect, it } from 'vitest';
import { applyChange, applyChanges } from '../../../../src/core/topology/improve/apply-changes.ts';
import { type Change, changeKey, thinkableChanges } from '../../../../src/core/topology/improve/changes.ts';
import { hardComponents } from '../../../../src/core/topology/improve/hard-components.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { relativeError } from '../../statistics/relative-error.ts';
import {
  atLeast,
  commonCause,
  component,
  copies,
  domain,
  enumerated,
  journey,
  named,
  numbers,
  parallel,
  series,
  topology,
} from './topologies.ts';

const shop = topology(
  [
    component('web', '99.9', { dependsOn: ['config'], domains: ['a'], replicas: 3, need: 2 }),
    component('config', '99.99'),
    component('db', '99.95', { share: 0.2, domains: ['a'] }),
    component('recs', '99', { isOptional: true, dependsOn: ['model'] }),
    component('model', '98'),
    component('stripe', '99.9'),
    component('paypal', 0.005),
    component('rock', '100'),
    component('unused', '99'),
  ],
  [journey('checkout', series('web', 'payment', 'db', 'recs', 'rock'))],
  {
    domains: [domain('a', '99.99'), domain('b', '99.9'), domain('c', '99.99'), domain('d', '99.999')],
    groups: new Map([['payment', parallel('stripe', 'paypal')]]),
  },
);

it('finds what can break a journey, with groups and dependencies, without what is optional', () => {
  expect(hardComponents(shop, shop.journeys[0]!).map(({ name }) => name)).toEqual([
    'web',
    'config',
    'stripe',
    'paypal',
    'db',
    'rock',
  ]);
});

describe('thinkableChanges', () => {
  const keys = (of: Topology): readonly string[] => thinkableChanges(of, of.journeys[0]!).map(changeKey);

  it('offers what makes sense', () => {
    expect(keys(shop)).toEqual([
      'web replica',
      'web halveMttr',
      'web domain d', // the best two that web is not in
      'web domain c',
      'web cache',
      'web optional',
      'config replica',
      'config halveMttr',
      'config cache',
      'config optional',
      'stripe replica',
      'stripe halveMttr',
      'stripe cache',
      'paypal replica',
      'paypal halveMttr',
      'paypal cache', // no alternative is more optional than the other
      'db replica',
      'db halveMttr',
      'db domain d',
      'db domain c',
      'db optional', // no second cache
    ]);
  });
  it('never offers to make all optional that the journey names', () => {
    const of = topology([component('web', '99', { dependsOn: ['db'] }), component('db', '99')], named('web'));
    expect(keys(of).filter((key) => key.endsWith('optional'))).toEqual(['db optional']);
  });
  it('offers copies of an expression a replica together', () => {
    const app = ['app#1', 'app#2', 'app#3'].map((name) => component(name, 0.01));
    const of = topology(app, atLeast(2, copies(3, 'app')), { from: 'expression' });
    expect(keys(of).filter((key) => key.endsWith('replica'))).toEqual(['app replica']);
    // 2 of 4 at 99 %: 4 × 0.01³ × 0.99 + 0.01⁴
    const more = applyChanges(of, [{ kind: 'replica', component: 'app' }]);
    expect(more.components.map(({ name }) => name)).toEqual(['app#1', 'app#2', 'app#3', 'app#4']);
    expect(relativeError(enumerated(more), 4 * 0.01 ** 3 * 0.99 + 0.01 ** 4)).toBeLessThan(1e-14);
  });
  it('offers a new domain where there is no other', () => {
    const of = topology([component('db', '99', { domains: ['a'], replicas: 2 })], named('db'), {
      domains: [domain('a', '99.9')],
    });
    expect(keys(of)).toContain('db domain a-2');
  });
  // two of three replicas sit in a: its loss leaves one, and two are needed
  it.each([
    { domains: ['a', 'a'], replicas: 2, need: 1 },
    { domains: ['a', 'a', 'b'], replicas: 3, need: 2 },
  ])('offers another domain where the list has one twice: $domains', (more) => {
    const one = topology([component('web', '99', more)], [journey('j', named('web'))], {
      domains: [domain('a', '99.9'), domain('b', '99.9'), domain('c', '99.9')],
    });
    const changes = thinkableChanges(one, one.journeys[0]!).filter(({ kind }) => kind === 'domain');
    expect(changes.map((change) => 'domain' in change && change.domain)).toContain('c');
  });

  it.each([
    ['all replicas are needed', { replicas: 2, need: 2, domains: ['a'] }],
    ['no domain decides', { replicas: 3, need: 1, domains: ['a', 'b'] }],
    ['there are no domains', { replicas: 2 }],
  ])('offers no domain where %s', (_, more) => {
    const of = topology([component('db', '99', more)], named('db'), {
      domains: [domain('a', '99'), domain('b', '99')],
    });
    expect(keys(of).filter((key) => key.includes('domain'))).toEqual([]);
  });
});

describe('applyChange', () => {
  const one = (more = {}): Topology => topology([component('a', 0.01, more), component('b', 0.02)], series('a', 'b'));
  const unavailabilityAfter = (of: Topology, ...changes: readonly Change[]): number =>
    enumerated(applyChanges(of, changes));
  const change = (kind: 'replica' | 'halveMttr' | 'optional', name = 'a'): Change => ({ kind, component: name });
  const cache: Change = { kind: 'cache', component: 'a', answeredShare: 0.8 };
  const move = (to: string): Change => ({ kind: 'domain', component: 'a', domain: to });

  // 1 − (1 − u)(1 − 0.02) with u as in the comment
  it.each<[string, Topology, readonly Change[], number]>([
    ['a replica: 0.01²', one(), [change('replica')], 1 - (1 - 1e-4) * 0.98],
    ['two: 0.01³', one(), [change('replica'), change('replica')], 1 - (1 - 1e-6) * 0.98],
    ['half the MTTR: 1/199', one(), [change('halveMttr')], 1 - (198 / 199) * 0.98],
    ['optional: 0', one(), [change('optional')], 0.02],
    ['a cache: 0.2 × 0.01', one(), [cache], 1 - 0.998 * 0.98],
    ['2 of 3 after a replica of 2 of 2', one({ replicas: 2, need: 2 }), [change('replica')], 1 - (1 - 0.000298) * 0.98],
    ['no such component', one(), [change('replica', 'c')], 1 - 0.99 * 0.98],
  ])('%s', (_, of, changes, expected) => {
    expect(relativeError(unavailabilityAfter(of, ...changes), expected)).toBeLessThan(1e-14);
  });

  it('halves the odds: the same from times as from the availability', () => {
    // MTBF 720 h, MTTR 2 h becomes 1 h: 1/721
    const of = topology([component('a', 2 / 722, {})], named('a'));
    const timed = {
      ...of,
      components: [{ ...of.components[0]!, numbers: numbers(2 / 722, { mtbfSeconds: 2_592_000, mttrSeconds: 7_200 }) }],
    };
    const numbersAfter = applyChange(timed, change('halveMttr')).components[0]!.numbers;
    expect(relativeError(numbersAfter.unavailability, 1 / 721)).toBeLessThan(4e-16);
    expect(numbersAfter).toMatchObject({ mtbfSeconds: 2_592_000, mttrSeconds: 3_600 });
  });

  it('shares the common cause with the new replica', () => {
    // the worked pair: q = 0.01, β = 10 % gives 0.001 + 0.999 × 0.009² = 0.001080919
    const of = topology([component('a', 0.01)], named('a'), { commonCauses: [commonCause(0.1, 'a')] });
    expect(relativeError(unavailabilityAfter(of, change('replica')), 0.001080919)).toBeLessThan(1e-14);
  });

  it('moves a single part to another domain, and spreads several', () => {
    const of = topology([component('a', 0.01, { domains: ['x'] })], named('a'), {
      domains: [domain('x', 0.1), domain('y', 0.001)],
    });
    expect(relativeError(unavailabilityAfter(of, move('y')), 1 - 0.99 * 0.999)).toBeLessThan(1e-14);
    const spread = (1 - 0.99 * 0.9) * (1 - 0.99 * 0.999);
    expect(relativeError(unavailabilityAfter(of, move('y'), change('replica')), spread)).toBeLessThan(1e-14);
    expect(relativeError(unavailabilityAfter(of, change('replica'), move('y')), spread)).toBeLessThan(1e-14);
    // a new domain is as good as the one that it stands beside
    expect(relativeError(unavailabilityAfter(of, change('replica'), move('x-2')), (1 - 0.99 * 0.9) ** 2)).toBeLessThan(
      1e-14,
    );
  });

  it('adds copies where an expression counts them', () => {
    const of = topology(
      [component('app', 0.01, { replicas: 2, need: 1 })],
      series(atLeast(2, copies(2, 'app')), atLeast(2, copies(2, 'app'))),
    );
    const changed = applyChange(of, change('replica', 'app'));
    // 2 of 3 at 99 %: 1 − 0.000298 works
    expect(relativeError(enumerated(changed), 0.000298)).toBeLessThan(1e-14);
    expect(enumerated(of)).not.toBe(enumerated(changed));
  });

  it('leaves the topology that it was given, and shares what stays', () => {
    const before = structuredClone({ ...shop });
    const changed = applyChange(shop, { kind: 'replica', component: 'db' });
    expect(shop).toEqual(before);
    expect(changed.components[0]).toBe(shop.components[0]);
    expect(changed.domains).toBe(shop.domains);
    expect(applyChanges(shop, [])).toBe(shop);
  });

  it('changes deep expressions without running out of stack', () => {
    let path = atLeast(2, copies(2, 'a'));
    for (let i = 0; i < 50_000; i++) path = series(path, named('b'));
    const changed = applyChange(topology([component('a', 0.01), component('b', 0.01)], path), change('replica'));
    let inner = changed.journeys[0]!.path;
    while ('parts' in inner) inner = inner.parts[0]!;
    expect(inner).toMatchObject({ kind: 'copies', count: 3 });
  });
});
