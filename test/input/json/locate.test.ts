import { expect, it } from 'vitest';
import { locateValue } from '../../../src/input/json/locate.ts';

const source = '{"id": 1, "a": {"b\\"": [ {}, "x,]" , {"c": null}]},\n  "t": "ü😀", "u": true, "id": 2}';
const origin = { line: 10, column: 5 };

it.each([
  [['a'], 10, 20],
  [['a', 'b"'], 10, 28],
  [['a', 'b"', 0], 10, 30],
  [['a', 'b"', 1], 10, 34],
  [['a', 'b"', 2, 'c'], 10, 48],
  [['t'], 11, 8],
  [['u'], 11, 19],
])('finds %j', (path, line, column) => {
  expect(locateValue(source, path, origin)).toEqual({ line, column });
});

it('takes the last of a key that stands twice', () => {
  expect(locateValue(source, ['id'], origin)).toEqual({ line: 11, column: 31 });
});

it.each([[['zzz']], [['a', 0]], [['a', 'b"', 9]], [['t', 'x']], [['id', 0]]])('falls back for %j', (path) => {
  expect(locateValue(source, path, origin)).toEqual(origin);
});

it('gives the record itself for an empty path', () => {
  expect(locateValue(source, [], origin)).toEqual(origin);
});
