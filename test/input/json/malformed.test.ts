import { describe, expect, it } from 'vitest';
import { split } from './split.ts';

/** The text, the place, and a part of the words. */
const mistakes: readonly (readonly [text: string, place: string, words: string])[] = [
  ['[{"id":1}', '1:10', 'the file ends before the array that begins at line 1, column 1'],
  ['[{"id":1},', '1:11', 'the file ends before the array'],
  ['[{"id":1},\n{"id":', '2:7', 'the file ends before the element that begins at line 2, column 1'],
  ['{"id":1}\n{"id":"x', '2:9', 'the file ends before the element that begins at line 2'],
  ['{"incidents":[{"id":1}]', '1:24', 'the file ends before the object that begins at line 1'],
  ['{"id":1,\n', '2:1', 'the file ends before the object'],
  ['{"id"', '1:6', 'the file ends before the object'],
  ['[{"id":1},]', '1:11', 'a comma stands before ]'],
  ['{"incidents":[{"id":1},]}', '1:24', 'a comma stands before ]'],
  ['{"incidents":[{"id":1}],}', '1:25', 'a comma stands before }'],
  ['[{"id":1} {"id":2}]', '1:11', 'expected a comma or ], found "{"'],
  ['[{"id":1}}', '1:10', 'expected a comma or ], found "}"'],
  ['[,{"id":1}]', '1:2', 'expected a value, found ","'],
  ['[{"id":1}] x', '1:12', 'expected the end of the file, found "x"'],
  ['{"incidents":[]}\n7', '2:1', 'expected the end of the file, found "7"'],
  ['[{"id":1}]\n[{"id" 2}]', '2:8', 'expected a colon behind the key, found "2"'],
  ['{"id":1},\n{"id":2}', '1:9', 'a comma stands between two objects'],
  ['{"id":1}\n{"id":2}}', '2:9', 'expected a value, found "}"'],
  ['{"id":1}\nhello', '2:1', 'expected a value, found "hello"'],
  ['{id:1}', '1:2', 'expected a key in double quotes, found "i"'],
  ['{"id" 1}', '1:7', 'expected a colon behind the key, found "1"'],
  ['{"id":,"a":1}', '1:7', 'expected a value, found ","'],
  ['{"id":1 "a":2}', '1:9', 'expected a comma or }, found a double quote'],
  ['[{"id":1,\n"t":"é" "a":2}]', '2:9', 'expected a comma or }, found a double quote'],
  ['[{"id":NaN}]', '1:8', 'expected a value, found "NaN"'],
  ["[{'id':1}]", '1:3', `expected a key in double quotes, found "'"`],
  ['[{"id":01}]', '1:9', 'expected a comma or }, found "1"'],
  ['[{"id":[1}]', '1:10', 'expected a comma or ], found "}"'],
  ['{"a":[1},"b":2 3}', '1:8', 'expected a comma or ], found "}"'],
  ['[{"t":"a\nb"}]', '1:9', 'a line ends inside a text'],
  ['[{"t":"a\tb"}]', '1:9', 'a control character'],
  ['[{"t":"a\\xb"}]', '1:9', 'is not an escape of JSON'],
  ['[{"id":1}, // note\n{"id":2}]', '1:12', 'expected a value, found "/"'],
  ['{"id":1\n{"id":2}\n', '2:1', 'expected a comma or }, found "{"'],
  ['{"id":1}\n{"id":2\n{"id":3}\n', '3:1', 'expected a comma or }, found "{"'],
  ['{"page":{"a":1,},"incidents":[{"id":1}]}', '1:16', 'expected a key in double quotes, found "}"'],
  ['{"incidents":[{"id":1}],"page":{"a":tru}}', '1:37', 'expected a value, found "tru"'],
  ['{"incidents":[{"id":1}],"incidents":[{"id":2}]}', '1:37', 'the key "incidents" stands twice'],
  ['hello', '1:1', 'expected a value, found "hello"'],
  ['\u0000\u0001', '1:1', 'expected a value, found the control character U+0000'],
  ['42 x', '1:4', 'stands behind the end of the value'],
];

describe('malformed JSON', () => {
  it.each(mistakes)('%j is refused at %s', (text, place, words) => {
    for (const chunkBytes of [Number.POSITIVE_INFINITY, 1]) {
      const { problem } = split(text, chunkBytes);
      if (problem?.kind !== 'jsonMalformed') throw new Error(`no jsonMalformed but ${problem?.kind}`);
      const { where, data } = problem;
      expect(where?.kind === 'file' && `${where.file}:${where.line}:${where.column}`).toBe(`log.json:${place}`);
      expect(data.reason).toContain(words);
    }
  });

  it('gives the records before the mistake', () => {
    expect(split('[{"id":1},{"id":2},{"id"}]').records).toHaveLength(2);
  });

  it('does not hold a whole file for a bracket that is missing', () => {
    const line = `{"id":1,"t":"${'x'.repeat(1000)}"}\n`;
    const { problem, records } = split(`${line}{"id":1\n${line.repeat(4000)}`, 2 ** 16);
    expect(records).toHaveLength(1);
    expect(problem?.where).toMatchObject({ line: 3, column: 1 });
  });
});

describe('roots that cannot hold incidents', () => {
  it.each([
    ['42', 'a number'],
    ['"x"', 'a text'],
    ['null', 'null'],
    [' true ', 'true'],
    [`"${'x'.repeat(10_000)}"`, 'a text'],
  ])('%s', (text, found) => {
    expect(split(text).problem).toMatchObject({ kind: 'jsonShapeUnknown', data: { found } });
  });
});
