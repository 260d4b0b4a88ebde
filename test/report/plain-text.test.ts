import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/report/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['plain ASCII, with (signs) & "quotes"', 'plain ASCII, with (signs) & "quotes"'],
    ['naïve 数据库 🔥 é', 'naïve 数据库 🔥 é'],
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['\u001b]8;;http://x\u0007link', '\\u001b]8;;http://x\\u0007link'],
    ['a\u0000b\u0008c\u007fd', 'a\\u0000b\\u0008c\\u007fd'],
    ['\u009b31m', '\\u009b31m'], // CSI of one byte
    ['one\ntwo\r\n\tthree', 'one two three'],
    ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
    ['user\u202etxt.exe', 'user\\u202etxt.exe'], // right-to-left override
    ['\u2066a\u2069\u200e\u200f\u061c', '\\u2066a\\u2069\\u200e\\u200f\\u061c'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['\ud83d', '\\ud83d'], // half an emoji
    ['\udd25x', '\\udd25x'],
    ['\ud83d\udd25', '🔥'],
    ['', ''],
  ])('%j becomes %j', (given, expected) => expect(plainText(given)).toBe(expected));

  it('sends nothing that a terminal obeys, and is one line', () => {
    const obeyed = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u;
    const characters = fc.oneof(fc.integer({ min: 0, max: 0x2fff }), fc.integer({ min: 0xd800, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(characters), (codes) => !obeyed.test(plainText(String.fromCharCode(...codes)))),
      { numRuns: 2000 },
    );
  });

  it('leaves printable ASCII alone', () => {
    const printable = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(fc.property(printable, (text) => plainText(text) === text));
  });
});
