import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../../src/core/problem.ts';
import { topologyOfExpression } from '../../../../src/core/topology/model/from-expression.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { problemOf } from '../../quantity/problem-of.ts';
import { parse, placesIn } from '../expression/places.ts';

const topologyOf = (text: string): Topology => topologyOfExpression(parse(text), placesIn(text));
const numbersOf = (text: string): [string, number][] =>
  topologyOf(text).components.map(({ name, numbers }) => [name, numbers.unavailability]);

describe('topologyOfExpression', () => {
  // names, and 1 − A as a decimal, in reading order
  it.each<[string, [string, number][]]>([
    ['99.9', [['#1', 0.001]]],
    [
      '99 -> a=90 | 95',
      [
        ['#1', 0.01],
        ['a', 0.1],
        ['#2', 0.05],
      ],
    ],
    [
      'b -> a=99 -> b=90',
      [
        ['b', 0.1],
        ['a', 0.01],
      ],
    ],
    ['a=99.9 | a=99.90 | a=0.999 | a=99.9% | a=3n', [['a', 0.001]]],
    [
      '2of(3 x app=99)',
      [
        ['app#1', 0.01],
        ['app#2', 0.01],
        ['app#3', 0.01],
      ],
    ],
    [
      'app#2 -> 1of(2 x app=99)',
      [
        ['app#2', 0.01],
        ['app#1', 0.01],
      ],
    ],
    [
      '1of(2 x app, app#2=99) -> app#1=98',
      [
        ['app#1', 0.02],
        ['app#2', 0.01],
      ],
    ],
    [
      'app=90 -> 1of(1 x app=99)',
      [
        ['app', 0.1],
        ['app#1', 0.01],
      ],
    ],
  ])('%s', (text, expected) => expect(numbersOf(text)).toEqual(expected));

  it('has one journey over the tree as it was typed', () => {
    const { journeys, from, name } = topologyOf('a=99 -> 98');
    expect({ from, name }).toEqual({ from: 'expression', name: null });
    expect(journeys).toMatchObject([{ name: 'system', target: null, path: { kind: 'series' } }]);
  });

  it('keeps times unknown and the place of the first use', () => {
    expect(topologyOf('a -> a=99').components).toMatchObject([
      {
        numbers: { mtbfSeconds: null, mttrSeconds: null },
        replicas: 1,
        need: 1,
        share: 1,
        place: { offset: 0, length: 1 },
      },
    ]);
  });

  it.each<[string, string, number, number, object]>([
    ['a=99 | a = 98', 'partWithTwoValues', 11, 2, { name: 'a', first: '99', second: '98' }],
    ['1of(2 x a=99) -> a#2=98', 'partWithTwoValues', 21, 2, { name: 'a#2' }],
    ['1of(2 x a=99) -> 2of(3 x a=98)', 'partWithTwoValues', 27, 2, { name: 'a#1', first: '99', second: '98' }],
    ['1of(2 x a=98) -> 2of(3 x a)', 'partWithoutValue', 21, 5, { name: 'a#3' }],
    ['a=99.9999999999999 | a=99.99999999999991', 'partWithTwoValues', 23, 17, {}],
    ['a=99 -> b', 'partWithoutValue', 8, 1, { name: 'b', suggestion: null }],
    ['checkout=99 -> chekout', 'partWithoutValue', 15, 7, { name: 'chekout', suggestion: 'checkout' }],
    ['web1=99 -> web2', 'partWithoutValue', 11, 4, { suggestion: null }], // another number is another part
    ['1of(1 x a)', 'partWithoutValue', 4, 5, { name: 'a#1' }],
  ])('refuses %s: %s', (text, kind, offset, length, data) => {
    const found = problemOf(() => topologyOf(text));
    expect(found.kind).toBe(kind);
    expect(found.where).toMatchObject({ offset, length });
    expect(found.data).toMatchObject(data);
  });

  it('tells every name without a value, up to ten', () => {
    const problemsOf = (text: string): number => {
      try {
        topologyOf(text);
      } catch (error) {
        if (error instanceof ProblemError) return error.problems.length;
      }
      return 0;
    };
    expect(problemsOf('a -> b -> a -> c=99')).toBe(2);
    expect(problemsOf('a->b->c->d->e->f->g->h->i->j->k->l')).toBe(10);
  });

  it('takes 100,000 bare values', () => {
    const { components } = topologyOf(Array.from({ length: 100_000 }, () => '99').join('->'));
    expect(components.at(-1)?.name).toBe('#100000');
  });
});
