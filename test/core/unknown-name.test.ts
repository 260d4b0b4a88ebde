import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';
import { ProblemError } from '../../src/core/problem.ts';
import { failUnknownName, unknownName } from '../../src/core/unknown-name.ts';

describe('nearest', () => {
  it.each([
    ['chekout', ['checkout', 'api'], 'checkout'], // one letter left out
    ['chekcout', ['checkout', 'api'], 'checkout'], // two neighbours swapped
    ['check', ['checkout-eu', 'checkout'], 'checkout'], // the shortest that begins with it
    ['dba', ['api', 'web'], null], // three letters allow one edit, api is three away
    ['API', ['api'], 'api'],
    ['db', ['eb', 'da'], null], // of two short names each is near the other …
    ['DB', ['eb', 'db'], 'db'], // … unless the case alone differs
    ['db', ['dbb', 'da'], 'dbb'], // of these, one is long enough
    ['', ['a'], null],
  ])('%j among %j', (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});

describe('an unknown name', () => {
  const place = { kind: 'typed', option: 'journey', text: 'chekout' } as const;

  it('carries what was named, what there is, and what was likely meant', () => {
    expect(unknownName('journey', 'chekout', ['checkout', 'browse'], place)).toEqual({
      kind: 'nameUnknown',
      where: place,
      data: { what: 'journey', name: 'chekout', known: ['checkout', 'browse'], suggestion: 'checkout' },
    });
  });
  it('takes a suggestion from who knows better than the spelling, or none', () => {
    expect(unknownName('field', 'opened', ['start'], null, 'start').data).toMatchObject({ suggestion: 'start' });
    expect(unknownName('field', 'strat', ['start'], null, null).data).toMatchObject({ suggestion: null });
  });
  it('is refused', () => {
    expect(() => failUnknownName('journey', 'x', ['checkout'])).toThrow(ProblemError);
  });
});
