import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/core/json.ts';
import { json } from '../../../src/report/formats/json.ts';
import { renderResult } from './render.ts';

describe('json', () => {
  it('is the object, indented, with a line break at its end', () => {
    expect(renderResult(json, { a: 1, b: [null, 'x'] })).toBe('{\n  "a": 1,\n  "b": [\n    null,\n    "x"\n  ]\n}\n');
  });

  it.each([
    ['\u001b[31m', '"\\u001b[31m"'],
    ['\u007f\u009b', '"\\u007f\\u009b"'],
    ['\u202e\u2066\u200b\ufeff\u2028', '"\\u202e\\u2066\\u200b\\ufeff\\u2028"'],
    ['\ud83d', '"\\ud83d"'],
    ['🔥 数据', '"🔥 数据"'],
    ['a"b\\c\n', '"a\\"b\\\\c\\n"'],
  ])('%j stands as %s', (text, written) => expect(renderResult(json, { text })).toBe(`{\n  "text": ${written}\n}\n`));

  it('gives every object back, whole numbers and full precision alike', () => {
    const keys = fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__');
    const leaves = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.dictionary(keys, leaves), (result) => {
        const text = renderResult(json, result as JsonObject);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(result));
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 1000 },
    );
  });
});
