import { type Problem, ProblemError, problem } from '../../core/problem.ts';

const shownProblems = 20;

/** Problems of one file, gathered so that one pass shows most of them. */
export interface Findings {
  add(each: Problem): void;
  /** Runs a reading; gives null, and keeps its problems, where it is refused. */
  attempt<T>(reading: () => T): T | null;
  /** Throws what was found, in the order of the file: the first twenty, and a count of the rest. */
  throwIfAny(): void;
}

/** @example const findings = gatherProblems(); findings.attempt(() => percentOf(node, 'target')); findings.throwIfAny(); */
export function gatherProblems(): Findings {
  const found: Problem[] = [];
  return {
    add: (each) => void found.push(each),
    attempt(reading) {
      try {
        return reading();
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        for (const each of error.problems) found.push(each);
        return null;
      }
    },
    throwIfAny() {
      if (found.length === 0) return;
      const ordered = found.toSorted(byPlace);
      const shown = ordered.slice(0, shownProblems);
      const count = ordered.length - shown.length;
      throw new ProblemError(...shown, ...(count > 0 ? [problem('problemsMore', { count })] : []));
    },
  };
}

function byPlace({ where: left }: Problem, { where: right }: Problem): number {
  if (left?.kind !== 'file' || right?.kind !== 'file') return 0;
  return (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}
