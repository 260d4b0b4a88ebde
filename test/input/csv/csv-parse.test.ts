import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';

/**
 * What csv-parse does with the options we give it, where that is not what one would think. library-reader.ts and
 * quote-fault.ts are written against these; when one fails after an update, look there.
 */
const read = (text: string, more = {}): string[][] =>
  parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, trim: true, ...more });

it('reads quotes behind empty quotes', () => expect(read('"" ""')).toEqual([['']]));
it('trims all of Unicode’s blanks', () => expect(read('\u00A0a\u2003,b')).toEqual([['a', 'b']]));
it('opens a quote behind a no-break space', () => expect(read('\u00A0"a,b"')).toEqual([['a,b']]));
it('passes over a last line that has blanks only', () => expect(read('a\n\u00A0')).toEqual([['a']]));
it('ends a record at CR alone', () => expect(read('a\rb\n')).toEqual([['a'], ['b']]));
it('takes the first newline for all, without the option', () =>
  expect(read('a,b\r\nc,d\n', { record_delimiter: [] })).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]));

it.each([
  ['"a"b', 'CSV_INVALID_CLOSING_QUOTE'],
  ['"a" b', 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE'],
  ['"a" "b"', 'INVALID_OPENING_QUOTE'],
  ['a"b', 'INVALID_OPENING_QUOTE'],
  ['"a', 'CSV_QUOTE_NOT_CLOSED'],
])('refuses %s', (text, code) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code }));
});

it('tells the last line of a record, not the first', () => {
  const [first] = parse('"a\n\nb"\n', { info: true }) as unknown as { info: { lines: number } }[];
  expect(first?.info.lines).toBe(3);
});
