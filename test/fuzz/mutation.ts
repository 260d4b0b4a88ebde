import fc from 'fast-check';

/** One change to a text: places and lengths are taken modulo what there is, so that every change can be made to every text. */
export type Mutation =
  | { readonly kind: 'cut' | 'double' | 'swap'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert' | 'token'; readonly at: number; readonly by: string }
  | { readonly kind: 'line'; readonly at: number; readonly how: 'cut' | 'double' | 'swap' }
  | { readonly kind: 'end'; readonly at: number };

/** What readers of every kind have stumbled over somewhere: numbers at their edges, dates that are none, signs that end a text. */
const nasty = [
  ...[
    '',
    ' ',
    '0',
    '-0',
    '-1',
    '1',
    '1e308',
    '1e-310',
    '9007199254740993',
    '0.1',
    '99.9',
    '100',
    '101',
    '1,5',
    '5.400',
  ],
  ...['NaN', 'Infinity', 'null', 'true', 'no', '~', '{}', '[]', '[[1]]', '{"toString":1}', '"', "'", '\\', '`', '$(x)'],
  ...['2026-02-30', '2026-03-29T02:30', '9999-12-31T00:00:00Z', '0202-01-01', '1700000000', '1700000000000', '10:00'],
  ...[
    '30d',
    '1m',
    '-5m',
    'PT1H',
    '1e9y',
    '99.99%',
    '3n',
    '-',
    '?',
    'n/a',
    '=1+1',
    '@x',
    '<b>',
    ']]>',
    '-->',
    '::error::',
  ],
  ...[
    '\n',
    '\r',
    '\t',
    ',',
    ';',
    '|',
    ':',
    '#',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\ufeff',
    '\ud83d',
    'é',
    '日',
    '*a',
    '&a',
  ],
  ...['<<', '__proto__', 'constructor', 'service', 'start', 'end', 'id', 'window', 'target', 'a'.repeat(300)],
];

const place = fc.nat({ max: 1_000_000 });

export const mutations = (most: number): fc.Arbitrary<readonly Mutation[]> =>
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('cut', 'double', 'swap'), at: place, length: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constantFrom('insert', 'token'), at: place, by: fc.constantFrom(...nasty) }),
      fc.record({
        kind: fc.constantFrom('insert', 'token'),
        at: place,
        by: fc.string({ unit: 'grapheme', maxLength: 12 }),
      }),
      fc.record({ kind: fc.constant('line'), at: place, how: fc.constantFrom('cut', 'double', 'swap') }),
      fc.record({ kind: fc.constant('end'), at: place }),
    ),
    { minLength: 1, maxLength: most },
  ) as fc.Arbitrary<readonly Mutation[]>;

/** A word, a number, a stamp, or a sign alone. */
const tokenForm = /[\p{L}\p{N}_.:+-]+|[^\s\p{L}\p{N}]/gu;

/** @example mutated('a,b\n', [{ kind: 'cut', at: 1, length: 1 }]) // 'ab\n' */
export function mutated(text: string, changes: readonly Mutation[]): string {
  return changes.reduce(changed, text);
}

function changed(text: string, change: Mutation): string {
  const at = change.at % (text.length + 1);
  switch (change.kind) {
    case 'cut':
      return text.slice(0, at) + text.slice(at + change.length);
    case 'double':
      return text.slice(0, at + change.length) + text.slice(at);
    case 'swap': {
      const [from, to] = [at + change.length, at + 2 * change.length];
      return text.slice(0, at) + text.slice(from, to) + text.slice(at, from) + text.slice(to);
    }
    case 'insert':
      return text.slice(0, at) + change.by + text.slice(at);
    case 'token': {
      const tokens = [...text.matchAll(tokenForm)];
      const token = tokens[change.at % Math.max(1, tokens.length)];
      return token ? text.slice(0, token.index) + change.by + text.slice(token.index + token[0].length) : change.by;
    }
    case 'line': {
      const lines = text.split('\n');
      const line = change.at % lines.length;
      if (change.how === 'cut') lines.splice(line, 1);
      else if (change.how === 'double') lines.splice(line, 0, lines[line]!);
      else lines.splice(line, 2, lines[line + 1] ?? '', lines[line]!);
      return lines.join('\n');
    }
    case 'end':
      return text.slice(0, at);
  }
}
