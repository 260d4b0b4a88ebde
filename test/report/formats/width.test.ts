import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitted, wrapped } from '../../../src/report/formats/width.ts';

const words = fc.array(fc.constantFrom('a', 'incident', '数据库', '🔥', 'é', ' ', '  ', 'averyveryverylongword'), {
  maxLength: 30,
});

describe('displayWidth', () => {
  // Unicode TR 11: wide and emoji are two columns
  it.each([
    ['abc', 3],
    ['数据库', 6],
    ['🔥', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['', 0],
  ])('of %j is %i', (text, width) => expect(displayWidth(text)).toBe(width));
});

describe('fitted', () => {
  it.each([
    ['incident', 8, 'incident'],
    ['incidents', 8, 'inciden…'],
    ['数据库数据库', 8, '数据库…'], // six columns and the dots; half a character is none
    ['🔥🔥🔥', 4, '🔥…'],
    ['ab', 1, '…'],
  ])('%j to %i is %j', (text, width, expected) => expect(fitted(text, width)).toBe(expected));

  it('is never wider, and never half a character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (parts, width) => {
        const text = fitted(parts.join(''), width);
        expect(displayWidth(text)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('wrapped', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 20, ['one two three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['数据库数据', 5, ['数据', '库数', '据']],
    ['', 10, ['']],
    ['a  b', 2, ['a', 'b']],
  ])('%j at %i', (text, width, lines) => expect(wrapped(text, width)).toEqual(lines));

  it('keeps every character but blanks, and no line is wider', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 40 }), (parts, width) => {
        const text = parts.join('');
        const lines = wrapped(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 1000 },
    );
  });
});
