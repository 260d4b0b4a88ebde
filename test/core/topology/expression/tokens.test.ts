import { describe, expect, it } from 'vitest';
import { nextToken } from '../../../../src/core/topology/expression/tokens.ts';

/** `kind:text` of every token, as the grammar of the docs gives them by hand. */
function tokensOf(text: string): string[] {
  const all: string[] = [];
  for (let token = nextToken(text, 0); token.kind !== 'end'; token = nextToken(text, token.offset + token.length))
    all.push(`${token.kind}:${text.slice(token.offset, token.offset + token.length)}`);
  return all;
}

describe('nextToken', () => {
  it.each([
    ['db-a->db-b', ['name:db-a', '->:->', 'name:db-b']],
    ['a-', ['name:a', 'strange:-']],
    ['a--b', ['name:a', 'strange:-', 'strange:-', 'name:b']],
    ['a-->b', ['name:a', 'strange:-', '->:->', 'name:b']],
    ['a-1', ['name:a-1']],
    ['app#1=3n', ['name:app#1', '=:=', 'value:3n']],
    ['ns/api.v1:$x', ['name:ns/api.v1:$x']],
    ['_', ['name:_']],
    ['of(x)', ['name:of', '(:(', 'name:x', '):)']],
    ['2of(3 x app=99)', ['atLeast:2of', '(:(', 'copies:3 x', 'name:app', '=:=', 'value:99', '):)']],
    ['2of (a)', ['atLeast:2of', '(:(', 'name:a', '):)']],
    ['2of a', ['strange:2of', 'name:a']],
    ['2ofx', ['strange:2ofx']],
    ['2 of(', ['value:2', 'name:of', '(:(']],
    ['3 x app', ['copies:3 x', 'name:app']],
    ['3  x\tapp', ['copies:3  x', 'name:app']],
    ['3 x', ['value:3', 'name:x']],
    ['3 x=99', ['value:3', 'name:x', '=:=', 'value:99']],
    ['3x app', ['strange:3x', 'name:app']],
    ['3 xapp', ['value:3', 'name:xapp']],
    ['99.9', ['value:99.9']],
    ['99.9%', ['value:99.9%']],
    ['3.5n', ['value:3.5n']],
    ['3nope', ['strange:3nope']],
    ['99.9x', ['strange:99.9x']],
    ['99%x', ['strange:99%x']],
    ['99%%', ['value:99%', 'strange:%']],
    ['99.', ['strange:99.']],
    ['1.2.3', ['strange:1.2.3']],
    ['1e9', ['strange:1e9']],
    ['9_', ['strange:9_']],
    ['.5', ['strange:.', 'value:5']],
    ['99->b', ['value:99', '->:->', 'name:b']],
    ['a=>b', ['name:a', 'strange:=>', 'name:b']],
    ['a||b', ['name:a', '|:|', '|:|', 'name:b']],
    ['a && b', ['name:a', 'strange:&&', 'name:b']],
    ['é', ['strange:é']],
    ['a🙂b', ['name:a', 'strange:🙂', 'name:b']],
    ['a\u00a0|\r\n\tb', ['name:a', '|:|', 'name:b']],
    ['', []],
  ])('%j', (text, expected) => expect(tokensOf(text)).toEqual(expected));

  it('counts offsets in UTF-16 units', () => {
    expect(nextToken('🙂a', 2)).toMatchObject({ kind: 'name', offset: 2, length: 1 });
    expect(nextToken('a 🙂', 1)).toMatchObject({ kind: 'strange', offset: 2, length: 2 });
  });

  it('reads names and numbers of a million characters', () => {
    expect(nextToken('a-'.repeat(500_000).slice(0, -1), 0)).toMatchObject({ kind: 'name', length: 999_999 });
    expect(nextToken('9'.repeat(1_000_000), 0)).toMatchObject({ kind: 'value', length: 1_000_000 });
  });
});
