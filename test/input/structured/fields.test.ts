import { describe, expect, it } from 'vitest';
import { showProblem } from '../../../src/cli/show-problem.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import { type Fields, fieldsOf } from '../../../src/input/structured/fields.ts';
import { parseStructured } from '../../../src/input/structured/read-file.ts';
import { positiveDurationOf } from '../../../src/input/structured/values.ts';

const known = ['name', 'target', 'after', 'count', 'on', 'tags'];

async function fields(text: string): Promise<Fields> {
  return fieldsOf((await parseStructured(text, 'a.yaml'))[0]!, 'the thing', known);
}

async function refused(text: string, read: (fields: Fields) => unknown): Promise<string> {
  try {
    read(await fields(text));
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map((each) => showProblem(each, false)).join('');
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('fields of a map', () => {
  it('are read by kind', async () => {
    const all = await fields('{name: 007, target: 99.9%, after: 1h30m, count: 3, on: true, tags: [a, b]}');
    expect(all.text('name')).toBe('007');
    // 1 − 0.999 as decimals
    expect(all.percent('target')).toEqual({ availability: 0.999, unavailability: 0.001, nines: 3 });
    expect(all.share('target')).toBe(0.999);
    expect(all.duration('after')).toBe(5400);
    expect(all.wholeNumber('count', 1, 3)).toBe(3);
    expect(all.truth('on')).toBe(true);
    expect(all.list('tags')).toHaveLength(2);
  });
  it('are null where the key is absent; a list is empty', async () => {
    const none = await fields('{}');
    expect([none.text('name'), none.percent('target'), none.duration('after')]).toEqual([null, null, null]);
    expect([none.wholeNumber('count', 1, 3), none.truth('on'), none.list('tags')]).toEqual([null, null, []]);
  });
  it('a value alone is a list of one', async () => {
    expect((await fields('tags: a')).list('tags').map((node) => node.kind)).toEqual(['scalar']);
  });

  const cases: readonly [text: string, read: (fields: Fields) => unknown, message: string][] = [
    [
      'name: x\ncuont: 3\nfoo: 1',
      () => 0,
      'error: a.yaml:2:1: the thing has no key "cuont"; did you mean count?\n' +
        '  its keys are: name, target, after, count, on, tags\n' +
        'error: a.yaml:3:1: the thing has no key "foo"\n' +
        '  its keys are: name, target, after, count, on, tags\n',
    ],
    ['[1]', () => 0, 'error: a.yaml:1:1: the thing must be a map, not a list\n'],
    ['{}', (f) => f.required('name'), 'error: a.yaml:1:1: the thing has no name\n  add the key name\n'],
    ['name:', (f) => f.text('name'), 'error: a.yaml:1:6: name must be a text, not empty\n'],
    ['name: {a: 1}', (f) => f.text('name'), 'error: a.yaml:1:7: name must be a text, not a map\n'],
    ['on: yes', (f) => f.truth('on'), 'error: a.yaml:1:5: on must be true or false, not "yes"\n'],
    [
      'count: 4',
      (f) => f.wholeNumber('count', 1, 3),
      'error: a.yaml:1:8: count must be a whole number from 1 to 3, not 4\n',
    ],
    [
      'count: 2.5',
      (f) => f.wholeNumber('count', 1, 3),
      'error: a.yaml:1:8: count must be a whole number from 1 to 3, not 2.5\n',
    ],
    ['tags: {}', (f) => f.list('tags'), 'error: a.yaml:1:7: tags must be a list, not a map\n'],
    ['target: [1]', (f) => f.percent('target'), 'error: a.yaml:1:9: target must be a percentage, not a list\n'],
    [
      'target: 101',
      (f) => f.percent('target'),
      'error: a.yaml:1:9: "101" is outside 0 to 100 %\n' +
        '  write 99.95, 99.95%, a ratio below 1 such as 0.9995, or nines such as 3.5n\n',
    ],
    [
      'after: 5',
      (f) => f.duration('after'),
      'error: a.yaml:1:8: "5" is no duration: it has no unit\n' +
        '  write 90s, 43m12s, 1h30m, 7d, 2w, 1y (365 d) or PT43M\n',
    ],
    [
      'after: 0s',
      (f) => positiveDurationOf(f.required('after'), 'after'),
      'error: a.yaml:1:8: "0s" is no time at all\n  give a duration above 0\n',
    ],
  ];
  it.each(cases)('refused: %j', async (text, read, message) => {
    expect(await refused(text, read)).toBe(message);
  });
});
