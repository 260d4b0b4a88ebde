import { describe, expect, it } from 'vitest';
import type { AtLeast, Chain, Expression } from '../../../../src/core/topology/expression/expression.ts';
import { printExpression } from '../../../../src/core/topology/expression/print.ts';
import { eachPart, namesIn } from '../../../../src/core/topology/expression/walk.ts';
import { problemOf } from '../../quantity/problem-of.ts';
import { parse } from './places.ts';

describe('parseExpression', () => {
  it('gives a tree with spans', () => {
    const tree = parse('web=99.9 -> (a | b = 3n)') as Chain;
    expect(tree).toMatchObject({ kind: 'series', span: { offset: 0, length: 24 } });
    expect(tree.parts[0]).toMatchObject({ kind: 'name', name: 'web', span: { offset: 0, length: 8 } });
    expect(tree.parts[1]).toMatchObject({ kind: 'parallel', span: { offset: 13, length: 10 } });
    expect((tree.parts[1] as Chain).parts[1]).toMatchObject({
      value: { text: '3n', availability: { unavailability: 0.001 } }, // 10^−3
      span: { offset: 17, length: 6 },
    });
  });

  it('takes a parenthesis into the span of what begins with it', () => {
    expect(parse(' (a -> b) -> c')).toMatchObject({ kind: 'series', span: { offset: 1, length: 13 } });
    expect(parse('((a)) | (b)')).toMatchObject({ kind: 'parallel', span: { offset: 0, length: 11 } });
  });

  it('lets | bind tighter than ->', () => {
    const tree = parse('a -> b | c -> d') as Chain;
    expect(tree.parts.map(({ kind }) => kind)).toEqual(['name', 'parallel', 'name']);
  });

  it('reads k-of with copies, series and k-of in it', () => {
    const tree = parse('2of(3 x app=99, a -> b | c, 1of(d))') as AtLeast;
    expect(tree).toMatchObject({ kind: 'atLeast', need: 2 });
    expect(tree.parts.map(({ kind }) => kind)).toEqual(['copies', 'series', 'atLeast']);
    expect(tree.parts[0]).toMatchObject({ count: 3, name: 'app', span: { offset: 4, length: 10 } });
  });

  // copies count each, a name named twice counts twice
  it.each(['4of(3 x a=99, b)', '2of(a, a)', '3of(3 x a)'])('%s needs no more than it has', (text) => {
    expect(parse(text).kind).toBe('atLeast');
  });
});

describe('what parseExpression refuses, and where', () => {
  // text, the piece that the caret stands under as [offset, length], and what the message says
  it.each<[string, string, number, number, object]>([
    ['', 'expressionEmpty', 0, 1, {}],
    [' \n', 'expressionEmpty', 0, 2, {}],
    ['a=', 'expressionUnreadable', 2, 1, { found: null, expected: 'value' }],
    ['a=99 ->', 'expressionUnreadable', 7, 1, { found: null, expected: 'part' }],
    ['a=-1', 'expressionUnreadable', 2, 1, { found: '-', hint: 'sign' }],
    ['a=+1', 'expressionUnreadable', 2, 1, { hint: 'sign' }],
    ['a=1', 'percentAmbiguousOne', 2, 1, {}],
    ['b -> a=101', 'percentOutOfRange', 7, 3, {}],
    ['a=301n', 'ninesTooMany', 2, 4, {}],
    ['5of(a=99,b=99,c=99)', 'needOutOfRange', 0, 1, { need: '5', positions: 3 }],
    ['x -> 0of(a=99)', 'needOutOfRange', 5, 1, { need: '0', positions: 1 }],
    ['12of(2 x a, b)', 'needOutOfRange', 0, 2, { positions: 3 }],
    ['(a', 'parenthesisUnbalanced', 0, 1, { isOpen: true }],
    ['((a)', 'parenthesisUnbalanced', 0, 1, { isOpen: true }],
    ['2of(a, b', 'parenthesisUnbalanced', 3, 1, { isOpen: true }],
    ['a=99 )', 'parenthesisUnbalanced', 5, 1, { isOpen: false }],
    ['(a))', 'parenthesisUnbalanced', 3, 1, { isOpen: false }],
    ['3 x app', 'copiesMisplaced', 0, 3, {}],
    ['2of((3 x app))', 'copiesMisplaced', 5, 3, {}],
    ['2of(a -> 3 x app)', 'copiesMisplaced', 9, 3, {}],
    ['2of(3 x app -> b)', 'expressionUnreadable', 12, 2, { found: '->', expected: 'commaOrClose' }],
    ['2of(3 x app b)', 'expressionUnreadable', 12, 1, { found: 'b', expected: 'commaOrClose' }],
    ['2of(3 x 99)', 'expressionUnreadable', 8, 2, { found: '99', expected: 'name' }],
    ['1of(0 x a)', 'copiesOutOfRange', 4, 1, {}],
    ['1of(100001 x a)', 'copiesOutOfRange', 4, 6, {}],
    ['-', 'expressionUnreadable', 0, 1, { found: '-', expected: 'part' }],
    ['a-', 'expressionUnreadable', 1, 1, { found: '-', expected: 'joinOrEnd' }],
    ['a => b', 'expressionUnreadable', 2, 2, { found: '=>' }],
    ['a && b', 'expressionUnreadable', 2, 2, { found: '&&' }],
    ['a || b', 'expressionUnreadable', 3, 1, { found: '|', hint: 'parallelOnce' }],
    ['a, b', 'expressionUnreadable', 1, 1, { found: ',' }],
    ['a=99,9', 'expressionUnreadable', 4, 1, { hint: 'decimalPoint' }],
    ['(a, b)', 'expressionUnreadable', 2, 1, { expected: 'joinOrClose' }],
    ['1of(a b)', 'expressionUnreadable', 6, 1, { expected: 'joinCommaOrClose' }],
    ['1of(a,)', 'expressionUnreadable', 6, 1, { found: ')' }],
    ['()', 'expressionUnreadable', 1, 1, { found: ')', expected: 'part' }],
    ['99.9x', 'expressionUnreadable', 0, 5, { found: '99.9x' }],
    ['a and b', 'expressionUnreadable', 2, 3, { hint: 'seriesWord' }],
    ['caf\u00e9=99', 'expressionUnreadable', 3, 1, { found: '\u00e9' }],
    ['cafe\u0301=99', 'expressionUnreadable', 3, 2, { found: 'e\u0301' }], // the letter with its accent
    ['a | 🙂', 'expressionUnreadable', 4, 2, { found: '🙂' }],
    ['a \u2192 b', 'expressionUnreadable', 2, 1, { hint: 'series' }],
  ])('%j: %s at %i', (text, kind, offset, length, data) => {
    const found = problemOf(() => parse(text));
    expect(found.kind).toBe(kind);
    expect(found.where).toMatchObject({ offset, length });
    expect(found.data).toMatchObject(data);
  });
});

describe('deep and long expressions', () => {
  const size = 100_000;
  const depthOf = (tree: Expression): number => {
    let depth = 1;
    for (let node = tree; 'parts' in node; node = node.parts.at(-1)!) depth++;
    return depth;
  };

  it('reads and prints 100,000 parts in series', () => {
    const text = Array.from({ length: size }, (_, i) => `a${i}=99`).join(' -> ');
    const tree = parse(text) as Chain;
    expect(tree.parts.length).toBe(size);
    expect(namesIn(tree).length).toBe(size);
    expect(printExpression(tree)).toBe(text);
  });

  it('reads 100,000 parentheses around one part', () => {
    expect(printExpression(parse(`${'('.repeat(size)}a${')'.repeat(size)}`))).toBe('a');
    expect(problemOf(() => parse(`${'('.repeat(size)}a`)).where).toMatchObject({ offset: size - 1 });
  });

  it('reads and prints alternation and k-of 100,000 deep', () => {
    const alternation = `${'a -> (b | ('.repeat(size / 2)}c -> d${'))'.repeat(size / 2)}`;
    const tree = parse(alternation);
    expect(depthOf(tree)).toBe(size + 2); // each parenthesis is a level, then c -> d and its d
    const minimal = `${'a -> b | ('.repeat(size / 2)}c -> d${')'.repeat(size / 2)}`; // the outer of each pair changes nothing
    expect(printExpression(tree)).toBe(minimal);
    const nested = `${'1of('.repeat(size)}a${')'.repeat(size)}`;
    expect(printExpression(parse(nested))).toBe(nested);
    let parts = 0;
    eachPart(tree, () => parts++);
    expect(parts).toBe(size + 2);
  });
});
