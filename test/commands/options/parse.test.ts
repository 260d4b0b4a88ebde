import { describe, expect, it } from 'vitest';
import {
  flag,
  group,
  negatable,
  onlyFor,
  option,
  repeatable,
  type Values,
} from '../../../src/commands/options/declare.ts';
import { filesOf, inSequence, parseOptions, refuseWithoutEffect } from '../../../src/commands/options/parse.ts';
import { parseWhole } from '../../../src/commands/options/readers.ts';
import { ProblemError } from '../../../src/core/problem.ts';

const declared = {
  ...group('One:', {
    top: option('<n>', 'how many', parseWhole).or('5'),
    where: repeatable('<key=values>', 'only these'),
    mergeWithin: option('<duration>', 'as it is typed'),
    log: option('<file>', 'a file').naming(),
    law: option('<law>', 'log:FILE').naming((text) => (text.startsWith('log:') ? [text.slice(4)] : [])),
  }),
  seed: option('<n>', 'a seed', parseWhole).needing(['simulate'], 'suggest'),
  simulate: flag('a switch'),
  month: option('<month>', 'a month').excluding('top'),
  color: negatable('colour'),
  ...onlyFor(['log'], { split: option('<x>', 'parts names') }),
};

const typed = (texts: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(texts));
const parse = (texts: Readonly<Record<string, readonly string[]>>, asserted: readonly string[] = []) =>
  parseOptions(declared, typed(texts), asserted);

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0]!;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('options are read by their declarations', () => {
  it('to what they are declared as, or to what stands for none', () => {
    const none = parse({});
    expect(none).toMatchObject({ top: 5, where: [], mergeWithin: null, seed: null, simulate: false, color: null });
    const some = parse({
      top: ['7'],
      where: ['a=1', 'b=2'],
      mergeWithin: ['2h'],
      color: ['false'],
      simulate: ['true'],
    });
    expect([some.top, some.where.map(({ text }) => text), some.mergeWithin?.text]).toEqual([7, ['a=1', 'b=2'], '2h']);
    expect([some.color, some.simulate]).toEqual([false, true]);
  });
  it('with the place that a message points at', () => {
    const { where } = parse({ where: ['service=api'] });
    expect(where[0]!.place('api')).toEqual({
      kind: 'typed',
      option: '--where',
      text: 'service=api',
      offset: 8,
      length: 3,
    });
    expect(problemOf(() => parse({ top: ['many'] }))).toMatchObject({
      kind: 'countUnreadable',
      where: { option: '--top', text: 'many' },
    });
  });
  it('and a key that is not declared does not compile', () => {
    const values: Values<typeof declared> = parse({});
    // @ts-expect-error mergeWithinn is no key
    expect(values.mergeWithinn).toBeUndefined();
  });
});

describe('a declaration refuses', () => {
  it.each([
    [{ top: ['1', '2'] }, 'optionTwice', { flag: '--top', texts: ['1', '2'] }],
    [{ seed: ['1'] }, 'optionNeeds', { flag: '--seed', needs: [{ usage: '--simulate', says: 'a switch' }] }],
    [{ top: ['1'], month: ['2026-01'] }, 'windowConflict', { options: ['--month', '--top'] }],
  ] as const)('%j', (texts, kind, data) => expect(problemOf(() => parse(texts))).toMatchObject({ kind, data }));
  it('nothing where the other option is there, or an assertion asks for the same', () => {
    expect(parse({ seed: ['1'], simulate: ['true'] }).seed).toBe(1);
    expect(parse({ seed: ['1'] }, ['suggest']).seed).toBe(1);
    expect(parse({ simulate: ['true', 'true'] }).simulate).toBe(true); // a switch given twice says the same
  });
  it('what has no effect on such a call', () => {
    const one = typed({ split: ['a'] });
    expect(problemOf(() => refuseWithoutEffect(declared, one, 'means'))).toMatchObject({
      kind: 'optionWithoutEffect',
      data: { flag: '--split', call: 'means', only: ['log'] },
    });
    expect(() => refuseWithoutEffect(declared, one, 'log')).not.toThrow();
  });
});

describe('inSequence', () => {
  const read = { top: [1, 2], split: [3] };
  const texts = typed({ split: ['c'], top: ['a', 'b'], where: ['d'] });
  it('gives what was read as it was typed', () => {
    const sequence = ['top', 'where', 'split', 'top'];
    expect(inSequence(Object.assign(texts, { sequence }), read)).toEqual([1, 3, 2]);
  });
  it('goes by the keys where nothing was typed', () => {
    expect(inSequence(typed({ split: ['c'], top: ['a', 'b'], where: ['d'] }), read)).toEqual([3, 1, 2]);
  });
});

it('the files that a call reads follow from the declarations', () => {
  expect(filesOf(declared, typed({ log: ['a.csv'], law: ['log:b.csv'], where: ['c=d'], top: ['1'] }))).toEqual([
    'a.csv',
    'b.csv',
  ]);
  expect(filesOf(declared, typed({ law: ['fixed'] }))).toEqual([]);
});
