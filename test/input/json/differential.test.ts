import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSyntaxMistake } from '../../../src/input/json/syntax.ts';
import { split } from './split.ts';

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A JSON text with one character taken out, put in, or changed. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', 'e', ' ', '\n'),
    fc.boolean(),
  )
  .map(([text, place, sign, insert]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + sign + text.slice(insert ? at : at + 1);
  });

it('finds a mistake exactly where JSON.parse refuses', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expect(findSyntaxMistake(text) === null).toBe(accepts(text));
    }),
    { numRuns: 5000 },
  );
});

it('takes an array exactly where JSON.parse does, with the same elements', () => {
  fc.assert(
    fc.property(damaged, fc.integer({ min: 1, max: 20 }), (inner, chunkBytes) => {
      const text = `[{"a":${inner}}, {"b":1}]`;
      const { problem, records, others } = split(text, chunkBytes);
      expect(problem === null).toBe(accepts(text));
      if (problem) expect(problem.kind).toBe('jsonMalformed');
      else {
        expect(records.map(({ record }) => record)).toEqual((JSON.parse(text) as unknown[]).filter(isRecord));
        expect(records.length + others.length).toBe((JSON.parse(text) as unknown[]).length);
      }
    }),
    { numRuns: 3000 },
  );
});

it('takes an object with a list exactly where JSON.parse does', () => {
  fc.assert(
    fc.property(damaged, damaged, fc.integer({ min: 1, max: 20 }), (before, after, chunkBytes) => {
      const text = `{"x":${before},"incidents":[{"a":1}],"y":${after}}`;
      expect(split(text, chunkBytes).problem === null).toBe(accepts(text));
    }),
    { numRuns: 3000 },
  );
});

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
