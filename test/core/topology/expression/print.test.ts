import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAvailability } from '../../../../src/core/quantity/availability.ts';
import type { Expression } from '../../../../src/core/topology/expression/expression.ts';
import { printExpression } from '../../../../src/core/topology/expression/print.ts';
import { parse, withoutSpans } from './places.ts';

const span = { offset: 0, length: 0 };
const value = fc
  .constantFrom('99.9', '99.90%', '0.999', '3n', '3.5n', '0', '100', '0.0%', '99.999999999')
  .map((text) => ({ text, availability: parseAvailability(text) }));
const name = fc.oneof(
  fc.constantFrom('a', 'x', 'of', 'n', 'db-a', 'app#1', 'ns/api.v1:p$', '_', 'x-1', 'o2of'),
  fc.stringMatching(/^[A-Za-z_]([A-Za-z0-9_.:/$#]|-[A-Za-z0-9_]){0,6}$/),
);
const named = fc.record({ name, value: fc.option(value) });
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  named.map((each): Expression => ({ kind: 'name', ...each, span })),
  value.map((each): Expression => ({ kind: 'value', name: '', value: each, span })),
);
const copies = fc
  .record({ count: fc.integer({ min: 1, max: 12 }), named })
  .map((each): Expression => ({ kind: 'copies', count: each.count, ...each.named, span }));

/** Any tree of the grammar, with any nesting of the three kinds that have parts. */
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc
      .record({
        kind: fc.constantFrom('series' as const, 'parallel' as const),
        parts: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      })
      .map((each): Expression => ({ ...each, span })),
    fc
      .record({ parts: fc.array(fc.oneof(tie('tree'), copies), { minLength: 1, maxLength: 4 }), share: fc.nat(1000) })
      .map(({ parts, share }): Expression => {
        const positions = parts.reduce((sum, part) => sum + (part.kind === 'copies' ? part.count : 1), 0);
        return { kind: 'atLeast', need: 1 + (share % positions), parts, span };
      }),
  ),
}));

describe('printExpression', () => {
  it('prints what reads back as the same tree', () => {
    fc.assert(
      fc.property(tree, (each) => {
        const text = printExpression(each);
        const again = parse(text);
        expect(withoutSpans(again)).toEqual(withoutSpans(each));
        expect(printExpression(again)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the same without blanks where none is needed', () => {
    fc.assert(
      fc.property(tree, (each) => {
        const text = printExpression(each);
        const dense = text.replace(/ ?(->|\||,) /g, '$1');
        expect(withoutSpans(parse(dense))).toEqual(withoutSpans(each));
      }),
    );
  });

  it('uses no parenthesis that could be left out', () => {
    fc.assert(
      fc.property(tree, (each) => {
        const text = printExpression(each);
        for (const [open, close] of groupsOf(text)) {
          const bare = `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
          expect(withoutSpans(parse(bare))).not.toEqual(withoutSpans(each));
        }
      }),
    );
  });

  // by the grammar: | binds tighter than ->, and nesting of the same kind is kept
  it.each([
    ['(a)', 'a'],
    ['a->(b|c)', 'a -> b | c'],
    ['(a->b)->c', '(a -> b) -> c'],
    ['a->(b->c)', 'a -> (b -> c)'],
    ['(a|b)|c', '(a | b) | c'],
    ['(a->b)|c', '(a -> b) | c'],
    ['2of((a->b),(c|d),3   x e=99)', '2of(a -> b, c | d, 3 x e=99)'],
    ['a = 99.90%', 'a=99.90%'],
    ['002of(a,b)', '2of(a, b)'],
  ])('%s prints as %s', (text, expected) => {
    expect(printExpression(parse(text))).toBe(expected);
    expect(printExpression(parse(expected))).toBe(expected);
  });
});

/** Where the parentheses of groups stand, those of k-of left out. */
function groupsOf(text: string): [number, number][] {
  const open: number[] = [];
  const groups: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const from = open.pop()!;
    if (!/(^|[ (])[0-9]+of$/.test(text.slice(0, from))) groups.push([from, at]);
  }
  return groups;
}
