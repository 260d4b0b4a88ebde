import { describe, expect, it } from 'vitest';
import { printExpression } from '../../../../src/core/topology/expression/print.ts';
import { type QuickForm, quickForm } from '../../../../src/core/topology/expression/quick-form.ts';
import { problemOf } from '../../quantity/problem-of.ts';
import { parse, withoutSpans } from './places.ts';

const typed = (option: string, text: string) => ({ kind: 'typed', option, text }) as const;
const series = (text: string): QuickForm => ({ kind: 'series', values: typed('--series', text) });
const parallel = (text: string): QuickForm => ({ kind: 'parallel', values: typed('--parallel', text) });
const copies = (value: string, count: string): QuickForm => ({
  kind: 'copies',
  value: typed('--each', value),
  count: typed('--count', count),
});

describe('quickForm', () => {
  // each is short for the expression beside it
  it.each<[QuickForm, string]>([
    [series('99.9,99.9, 3n'), '99.9 -> 99.9 -> 3n'],
    [parallel('99,99%'), '99 | 99%'],
    [copies('99.9', '3'), '99.9 -> 99.9 -> 99.9'],
    [copies('99.9', '2'), '99.9 -> 99.9'],
    [copies('99.9', '1'), '99.9'],
    [series('0.999'), '0.999'],
  ])('%j is %s', (options, text) => {
    const { tree } = quickForm(options);
    expect(withoutSpans(tree)).toEqual(withoutSpans(parse(text)));
    expect(printExpression(tree)).toBe(text);
  });

  it.each<[QuickForm, string, object]>([
    [series('99.9,'), 'expressionUnreadable', { option: '--series', text: '99.9,', offset: 5, length: 1 }],
    [series(''), 'expressionUnreadable', { option: '--series', offset: 0, length: 1 }],
    [series('99,a'), 'expressionUnreadable', { option: '--series', offset: 3 }],
    [parallel('99 98'), 'expressionUnreadable', { option: '--parallel', offset: 3, length: 2 }],
    [parallel('99,1'), 'percentAmbiguousOne', { option: '--parallel', offset: 3, length: 1 }],
    [series('99,101'), 'percentOutOfRange', { option: '--series', offset: 3, length: 3 }],
    [copies('99,98', '2'), 'expressionUnreadable', { option: '--each', offset: 3, length: 2 }],
    [copies('99', 'x'), 'countUnreadable', { option: '--count' }],
    [copies('99', '1.5'), 'countUnreadable', { option: '--count' }],
    [copies('99', '0'), 'copiesOutOfRange', { option: '--count' }],
    [copies('99', '1e9'), 'copiesOutOfRange', { option: '--count' }],
  ])('refuses %j: %s', (options, kind, where) => {
    const found = problemOf(() => quickForm(options));
    expect(found.kind).toBe(kind);
    expect(found.where).toMatchObject(where);
  });
});
