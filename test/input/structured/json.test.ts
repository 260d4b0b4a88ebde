import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ProblemError } from '../../../src/core/problem.ts';
import { parseJson } from '../../../src/input/structured/json.ts';
import type { FileNode } from '../../../src/input/structured/node.ts';
import { placesIn } from '../../../src/input/structured/places.ts';

/** What JSON.parse would give. */
function data(node: FileNode): unknown {
  if (node.kind === 'list') return node.items.map(data);
  if (node.kind === 'map')
    return node.entries.reduce(
      (all, { key, value }) => Object.defineProperty(all, key, { value: data(value), enumerable: true }),
      {},
    );
  return node.type === 'string' ? node.text : JSON.parse(node.text || 'null');
}

const parse = (text: string): unknown => data(parseJson(text, 'a.json', placesIn(text, 'a.json')));

/** Lists and maps alone begin JSON here; more spaces, so that places differ. */
const container = fc.json({ maxDepth: 4 }).filter((text) => /^[[{]/.test(text));

it('gives what JSON.parse gives', () => {
  fc.assert(
    fc.property(container, fc.constantFrom('', ' ', '\n', '\t'), (text, blank) => {
      const spaced = blank + JSON.stringify(JSON.parse(text), null, blank) + blank;
      expect(parse(spaced)).toEqual(JSON.parse(spaced));
    }),
    { numRuns: 500 },
  );
});

it('refuses what JSON.parse refuses, and takes what it takes but for a key that stands twice', () => {
  const spoilt = fc
    .tuple(
      container,
      fc.nat(),
      fc.constantFrom('', '"', ',', ':', '{', ']', '\\', '0', '-', '.', 'e', 'n', '\n', ' ', '\u0001'),
      fc.nat(2),
    )
    .map(([text, at, put, drop]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + drop);
    })
    .filter((text) => /^\s*[[{]/.test(text));
  const attempt = <T>(read: () => T): { value: T } | { error: unknown } => {
    try {
      return { value: read() };
    } catch (error) {
      return { error };
    }
  };
  let refusals = 0;
  fc.assert(
    fc.property(spoilt, (text) => {
      const ours = attempt(() => parse(text));
      const theirs = attempt(() => JSON.parse(text));
      if ('error' in ours) {
        refusals++;
        expect(ours.error).toBeInstanceOf(ProblemError);
        const [problem] = (ours.error as ProblemError).problems;
        if (problem!.kind !== 'keyTwice') {
          expect(theirs).toHaveProperty('error');
          expect(problem!.data).not.toEqual({ reason: 'it cannot be read' }); // the two parsers agree on what is wrong
        }
      } else expect(ours).toEqual(theirs);
    }),
    { numRuns: 2000 },
  );
  expect(refusals).toBeGreaterThan(500);
});
