import { type Problem, ProblemError, problem } from '../../core/problem.ts';

const shownProblems = 20;

/**
 * What is wrong with the files of one reading, gathered so that one pass tells most of it: the first twenty problems are
 * kept, in the order of the files and of the places in each; the rest are counted.
 * @example const problems = new GatheredProblems(); problems.attempt(() => percentOf(node, 'target')); problems.throwIfAny();
 */
export class GatheredProblems {
  private kept: Problem[] = [];
  /** Of the files, in the order in which problems of theirs came. */
  private readonly files: string[] = [];
  /** How many there are, also those that are not kept. */
  found = 0;

  add(...problems: readonly Problem[]): void {
    this.found += problems.length;
    for (const each of problems) {
      const file = fileOf(each);
      if (!this.files.includes(file)) this.files.push(file);
      this.kept.push(each);
    }
    if (this.kept.length > 10 * shownProblems) this.kept = this.first();
  }

  /** Runs a reading; gives null, and keeps its problems, where it is refused. */
  attempt<T>(reading: () => T): T | null {
    try {
      return reading();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.add(...error.problems);
      return null;
    }
  }

  /** Those that are shown. */
  first(): Problem[] {
    return this.kept.toSorted((left, right) => this.compare(left, right)).slice(0, shownProblems);
  }

  /** Throws what was found: the first twenty, and a count of the rest. */
  throwIfAny(): void {
    if (this.found === 0) return;
    const shown = this.first();
    const count = this.found - shown.length;
    throw new ProblemError(...shown, ...(count > 0 ? [problem('problemsMore', { count })] : []));
  }

  private compare(left: Problem, right: Problem): number {
    const files = this.files.indexOf(fileOf(left)) - this.files.indexOf(fileOf(right));
    if (files !== 0 || left.where?.kind !== 'file' || right.where?.kind !== 'file') return files;
    return (left.where.line ?? 0) - (right.where.line ?? 0) || (left.where.column ?? 0) - (right.where.column ?? 0);
  }
}

const fileOf = ({ where }: Problem): string => (where?.kind === 'file' ? where.file : '');
