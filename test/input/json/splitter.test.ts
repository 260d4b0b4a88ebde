import { describe, expect, it } from 'vitest';
import { split, splitAt } from './split.ts';

const records = (text: string) => split(text).records.map(({ record }) => record);
const places = (text: string) => split(text).records.map(({ line, column }) => `${line}:${column}`);

describe('shapes, told apart by content', () => {
  it('reads an array at the top', () => {
    const result = split(' [ {"id":1},\n  {"id":2} ] \n');
    expect(result.shape).toBe('array');
    expect(result.records).toEqual([
      { record: { id: 1 }, container: null, line: 1, column: 4, source: '{"id":1}', index: 0 },
      { record: { id: 2 }, container: null, line: 2, column: 3, source: '{"id":2}', index: 1 },
    ]);
  });

  it('reads JSON lines, also without a last line break, pretty-printed, or with CRLF', () => {
    expect(split('{"id":1}\n{"id":2}').shape).toBe('lines');
    expect(records('{"id":1}\r\n\r\n{"id":2}\r\n')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(places('{\n "id":1\n}\n{\n "id":2\n}\n')).toEqual(['1:1', '4:1']);
  });

  it('takes one object alone for one record', () => {
    const result = split('{"foo": 1}');
    expect(result.shape).toBe('lines');
    expect(result.records[0]).toMatchObject({ record: { foo: 1 }, container: null, source: '{"foo": 1}' });
  });

  it.each(['incidents', 'data', 'result', 'results', 'alerts', 'records', 'items', 'scheduled_maintenances'])(
    'reads the list under %s',
    (key) => {
      const result = split(`{"page": {"id": 7}, "total": 2, "${key}": [{"id":1}, {"id":2}], "more": [false]}`);
      expect(result.shape).toBe('container');
      expect(result.records.map(({ record, container }) => [record, container])).toEqual([
        [{ id: 1 }, key],
        [{ id: 2 }, key],
      ]);
    },
  );

  it('reads several lists of one root, in order', () => {
    const result = split(
      '{"incidents":[{"id":1}],"page":{"incidents":[{"id":9}]},"scheduled_maintenances":[{"id":2}]}',
    );
    expect(result.records.map(({ record, container, index }) => [record['id'], container, index])).toEqual([
      [1, 'incidents', 0],
      [2, 'scheduled_maintenances', 1],
    ]);
  });

  it('gives no records for empty lists', () => {
    expect(split('[]')).toEqual({ shape: 'array', records: [], others: [], answers: [], problem: null });
    expect(split('{"incidents": [ ]}').shape).toBe('container');
    expect(split('{"data": [], "meta": {}}')).toMatchObject({ shape: 'container', records: [], problem: null });
    expect(split(' \n')).toEqual({ shape: null, records: [], others: [], answers: [], problem: null });
  });

  it('leaves the lists of an incident to the incident', () => {
    const lines = '{"id":"A","alerts":[{"id":1}]}\n{"id":"B","alerts":[{"id":2}],"incidents":[]}';
    expect(split(lines).records.map(({ record }) => record['id'])).toEqual(['A', 'B']);
    expect(split('{"alerts":[],"id":"A"}').records).toHaveLength(1);
    expect(split('{"data":[1,2],"started_at":"2026-01-01"}').records).toHaveLength(1);
    expect(split('{"start":0,"limit":10,"results":[{"id":"A"}]}').shape).toBe('container');
  });

  it('names what is no object, and goes on', () => {
    const result = split('[1, {"id":1}, null,\n "x", [{}], true]');
    expect(result.records.map(({ index }) => index)).toEqual([1]);
    expect(result.others).toEqual([
      { value: 1, source: '1', line: 1, column: 2, index: 0 },
      { value: null, source: 'null', line: 1, column: 15, index: 2 },
      { value: 'x', source: '"x"', line: 2, column: 2, index: 3 },
      { value: [{}], source: '[{}]', line: 2, column: 7, index: 4 },
      { value: true, source: 'true', line: 2, column: 13, index: 5 },
    ]);
    expect(split('{"id":1}\nnull\n42').others).toHaveLength(2);
    expect(split('{"incidents":[3]}').others).toHaveLength(1);
  });

  it('goes on behind a whole array or answer: scripts write pages one after the other', () => {
    expect(records('[{"id":1}]\n[{"id":2}]')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(records('{"data":[{"x":1}]} {"data":[],"n":2}\n[{"id":3}]{"id":4}{"id":5}')).toEqual([
      ...[{ x: 1 }, { id: 3 }, { id: 4 }, { id: 5 }],
    ]);
    expect(places('{"incidents":[{"id":1}]}\n\n {"incidents":[{"id":2}]}')).toEqual(['1:15', '3:16']);
  });

  it('says what an answer holds beside its list, before and behind it', () => {
    const { answers } = split('{"page":{"a":1},"data":[{"x":1},{"x":2}],"more":true}\n{"data":[],"error":"no"}');
    expect(answers).toEqual([
      { members: { page: { a: 1 }, more: true }, elements: 2, line: 1, column: 1 },
      { members: { error: 'no' }, elements: 0, line: 2, column: 1 },
    ]);
  });
});

describe('texts', () => {
  it('is not misled by brackets, quotes and escapes inside texts', () => {
    const record = { a: '}]{[,:', b: '\\', c: '"', 'd"}': '\\"}', e: 'ü€😀' };
    expect(records(JSON.stringify([record, record]))).toEqual([record, record]);
    expect(records('{"incident\\u0073":[{"id":1}]}')).toEqual([{ id: 1 }]);
  });

  it('counts columns in characters, after a byte order mark', () => {
    expect(places('\uFEFF[{"title":"ü😀"},{"id":2}]')).toEqual(['1:2', '1:17']);
  });

  it('takes the last of a key that stands twice', () => {
    expect(records('{"id":1,"id":2}')).toEqual([{ id: 2 }]);
  });

  it('bears deep nesting', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(split(`{"id":1,"x":${deep}}\n{"id":2}`, 1000).records).toHaveLength(2);
  });
});

const small = [
  '\uFEFF[{"id":1,"t":"ü😀\\""},\n 7, {"a":[{"b":"]}"}]} , null]\n',
  '{"id":1}\n{"id":"\\\\"}\r\n12\n{"id":3}',
  '{"page":{"a":[1,{}]},"t":"x\\"y","data":[{"id":1},{"id":2}],"n":-1.5e3,"items":[],"incidents":[{"é":1}]}',
  '{"data":[1,{"x":2}],"id":4}',
  '[{"id":1},{"id" 2}]',
  '{"incidents":[{"id":1}], "x": tru}',
  '{"id":1}\n{"id":[1}\n{"id":3}',
];

describe('chunks', () => {
  it.each(small)('gives the same wherever %s is cut', (text) => {
    const whole = split(text);
    const length = new TextEncoder().encode(text).length;
    for (let cut = 1; cut < length; cut++) expect(splitAt(text, cut), `cut at ${cut}`).toEqual(whole);
    for (const size of [1, 2, 3, 5, 7]) expect(split(text, size), `chunks of ${size}`).toEqual(whole);
  });
});
