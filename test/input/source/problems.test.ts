import { describe, expect, it } from 'vitest';
import { fail, type Problem, type ProblemError, problem } from '../../../src/core/problem.ts';
import { GatheredProblems } from '../../../src/input/source/problems.ts';

const at = (line: number, column = 1, file = 'a.yaml'): Problem =>
  problem('mapEmpty', { what: 'x' }, { kind: 'file', file, line, column });

/** What is thrown: file:line:column of each, and the count of the rest. */
function thrownBy(problems: GatheredProblems): readonly string[] {
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    return (error as ProblemError).problems.map(({ kind, where, data }) =>
      where?.kind === 'file' ? `${where.file}:${where.line}:${where.column}` : `${kind} ${JSON.stringify(data)}`,
    );
  }
}

describe('GatheredProblems', () => {
  // 1,000 lines from the last to the first: those that come last are the first of the file
  it.each([23, 1_000])('tells the first twenty of %d in the order of the file, and counts the rest', (count) => {
    const problems = new GatheredProblems();
    for (let line = count; line > 0; line--) problems.attempt(() => fail('mapEmpty', { what: 'x' }, at(line).where));
    expect(thrownBy(problems)).toEqual([
      ...Array.from({ length: 20 }, (_, i) => `a.yaml:${i + 1}:1`),
      `problemsMore {"count":${count - 20}}`,
    ]);
  });
  it('keeps the order of several files, and of columns', () => {
    const problems = new GatheredProblems();
    problems.add(at(9, 1, 'b.yaml'), at(2, 7), at(2, 3), at(1, 1, 'b.yaml'));
    expect(thrownBy(problems)).toEqual(['b.yaml:1:1', 'b.yaml:9:1', 'a.yaml:2:3', 'a.yaml:2:7']);
  });
  it('throws nothing where there are none, gives what was read, and lets other errors through', () => {
    const problems = new GatheredProblems();
    expect(thrownBy(problems)).toEqual([]);
    expect(problems.attempt(() => 7)).toBe(7);
    expect(() =>
      problems.attempt(() => {
        throw new TypeError('a bug');
      }),
    ).toThrow('a bug');
  });
});
