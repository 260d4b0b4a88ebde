import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { jsonPieces } from '../../../src/report/formats/json-pieces.ts';
import { jsonText } from '../../../src/report/formats/json-text.ts';

/* JSON in pieces, against the text that is made at once. */

const many = (value: Json): Json[] => Array.from({ length: 5_000 }, () => value);

describe('JSON in pieces', () => {
  it.each<[string, Json]>([
    ['a number', 1],
    ['a small object', { a: [1, { b: null }], c: {} }],
    ['a long list', many(1)],
    ['a long list of objects, texts and nothing', many({ 'a\u202e': ['x\ny', []], b: {}, c: null })],
    ['a list of long lists', [many('a'), [], many([])]],
    ['a long object', Object.fromEntries(many(0).map((_, i) => [`name ${i} "\u2028`, { i }]))],
    ['a deep one', { a: { b: { c: many({ d: 1.5e-300 }) } }, e: true }],
  ])('is the same text: %s', (_name, value) => {
    expect([...jsonPieces(value)].join('')).toBe(jsonText(value));
  });

  it('is the same text for whatever stands in long lists', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue() as fc.Arbitrary<Json>, { maxLength: 5 }), (values) => {
        const value = { head: values, long: many(values[0] ?? null), tail: values };
        expect([...jsonPieces(value)].join('')).toBe(jsonText(value));
      }),
      { numRuns: 50 },
    );
  });

  it('has no piece that grows with the list, and leaves out what is no value as JSON.stringify does', () => {
    const long = Array.from({ length: 200_000 }, (_, i) => ({ name: `service ${i}`, seconds: i }));
    // the longest is an object of the list, four lines of at most 30 characters and their indents
    expect(Math.max(...[...jsonPieces({ long })].map((piece) => piece.length))).toBeLessThan(200);
    const gap = { a: undefined, list: many(1) } as unknown as Json;
    expect([...jsonPieces(gap)].join('')).toBe(jsonText(gap));
  });
});
