import { type Problem, ProblemError, problem } from '../../core/problem.ts';

const shownProblems = 20;

/**
 * Gathers what is wrong with the rows of a log, so that one pass finds all of it: the first twenty problems are kept
 * whole, the rest are counted.
 */
export class ProblemCollector {
  private readonly kept: Problem[] = [];
  private found = 0;
  private lastRow = '';
  /** How many rows have at least one problem. */
  invalidRows = 0;

  /** `row` tells rows apart: several may stand on one line of a file. */
  add(each: Problem, row: string): void {
    if (row !== this.lastRow) this.invalidRows++;
    this.lastRow = row;
    this.found++;
    if (this.kept.length < shownProblems) this.kept.push(each);
  }

  /** The first places, for a note where invalid rows are skipped. */
  places(): readonly string[] {
    return this.kept
      .slice(0, 5)
      .flatMap(({ where }) =>
        where?.kind === 'file'
          ? [[where.file, where.line, where.column].filter((part) => part !== undefined).join(':')]
          : [],
      );
  }

  /** Throws everything that was found, with a last line that counts the rest. */
  throwIfAny(): void {
    if (this.found === 0) return;
    const place = ({ where }: Problem): number =>
      where?.kind === 'file' ? (where.line ?? 0) * 1e6 + (where.column ?? 0) : 0;
    const fileOf = ({ where }: Problem): string => (where?.kind === 'file' ? where.file : '');
    this.kept.sort((left, right) => (fileOf(left) === fileOf(right) ? place(left) - place(right) : 0));
    throw new ProblemError(
      ...this.kept,
      problem('rowsInvalid', { count: this.invalidRows, shown: this.kept.length, found: this.found }),
    );
  }
}
