import { describe, expect, it } from 'vitest';
import { printExpression } from '../../../../src/core/topology/expression/print.ts';
import { type QuickFormOptions, quickForm } from '../../../../src/core/topology/expression/quick-form.ts';
import { problemOf } from '../../quantity/problem-of.ts';
import { parse, withoutSpans } from './places.ts';

describe('quickForm', () => {
  // each is short for the expression beside it
  it.each<[QuickFormOptions, string]>([
    [{ series: '99.9,99.9, 3n' }, '99.9 -> 99.9 -> 3n'],
    [{ parallel: '99,99%' }, '99 | 99%'],
    [{ each: '99.9', count: '3' }, '99.9 -> 99.9 -> 99.9'],
    [{ each: '99.9', count: 2 }, '99.9 -> 99.9'],
    [{ each: '99.9', count: '1' }, '99.9'],
    [{ series: '0.999' }, '0.999'],
  ])('%j is %s', (options, text) => {
    const { tree } = quickForm(options)!;
    expect(withoutSpans(tree)).toEqual(withoutSpans(parse(text)));
    expect(printExpression(tree)).toBe(text);
  });

  it('is null where none is given', () => expect(quickForm({})).toBeNull());

  it.each<[QuickFormOptions, string, object | null]>([
    [{ series: '99.9,' }, 'expressionUnreadable', { option: '--series', text: '99.9,', offset: 5, length: 1 }],
    [{ series: '' }, 'expressionUnreadable', { option: '--series', offset: 0, length: 1 }],
    [{ series: '99,a' }, 'expressionUnreadable', { option: '--series', offset: 3 }],
    [{ parallel: '99 98' }, 'expressionUnreadable', { option: '--parallel', offset: 3, length: 2 }],
    [{ parallel: '99,1' }, 'percentAmbiguousOne', { option: '--parallel', offset: 3, length: 1 }],
    [{ series: '99,101' }, 'percentOutOfRange', { option: '--series', offset: 3, length: 3 }],
    [{ each: '99,98', count: '2' }, 'expressionUnreadable', { option: '--each', offset: 3, length: 2 }],
    [{ each: '99', count: 'x' }, 'countUnreadable', { option: '--count' }],
    [{ each: '99', count: '1.5' }, 'countUnreadable', { option: '--count' }],
    [{ each: '99', count: '0' }, 'copiesOutOfRange', { option: '--count' }],
    [{ each: '99', count: '1e9' }, 'copiesOutOfRange', { option: '--count' }],
    [{ each: '99' }, 'usage', null],
    [{ count: '9' }, 'usage', null],
    [{ series: '99', parallel: '99' }, 'usage', null],
    [{ series: '99', each: '99', count: '2' }, 'usage', null],
    [{ parallel: '99', count: '2' }, 'usage', null],
  ])('refuses %j: %s', (options, kind, where) => {
    const found = problemOf(() => quickForm(options));
    expect(found.kind).toBe(kind);
    if (where === null) expect(found.where).toBeNull();
    else expect(found.where).toMatchObject(where);
  });
});
