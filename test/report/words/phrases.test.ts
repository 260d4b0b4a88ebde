import { describe, expect, it } from 'vitest';
import {
  agreeing,
  allOf,
  counted,
  didYouMean,
  joinedBy,
  listed,
  quoted,
  rows,
  shortened,
  someOf,
} from '../../../src/report/words/phrases.ts';

const letters = [...'abcdefghijklm']; // thirteen

describe('phrases', () => {
  it.each([
    [counted(1, 'row'), '1 row'],
    [counted(0, 'row'), '0 rows'],
    [counted(1_200, 'probe that fails', 'probes that fail'), '1,200 probes that fail'],
    [agreeing(1, 'stamp', 'ends', 'end'), '1 stamp ends'],
    [agreeing(2, 'stamp', 'ends', 'end'), '2 stamps end'],
    [rows(2, 'is', 'are'), '2 rows are'],
    [listed(letters.slice(0, 12)), 'a, b, c, d, e, f, g, h, i, j, k, l'],
    [listed(letters), 'a, b, c, d, e, f, g, h, i, j, k, l, …'],
    [someOf(letters.slice(0, 4)), 'a, b, c, d'],
    [someOf(letters), 'a, b, c, d and 9 more'],
    [allOf([]), ''],
    [allOf(['a']), 'a'],
    [allOf(['a', 'b']), 'a and b'],
    [allOf(['a', 'b', 'c', 'd']), 'a, b, c and d'],
    [allOf(letters), 'a, b, c, d and 9 more'],
    [joinedBy('or', ['a', 'b', 'c']), 'a, b or c'],
    [shortened('abcdef', 6), 'abcdef'],
    [shortened('abcdefg', 6), 'abcde…'],
    [quoted('say "hi"\n'), '"say \\"hi\\"\\n"'],
    [didYouMean('checkout'), '; did you mean checkout?'],
    [didYouMean(null), ''],
  ])('%j', (text, expected) => {
    expect(text).toBe(expected);
  });
});
