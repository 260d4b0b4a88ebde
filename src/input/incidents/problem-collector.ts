import { ProblemError, problem, type RowProblem } from '../../core/problem.ts';

const shownProblems = 20;

/**
 * Gathers what is wrong with the rows of a log, so that one pass finds all of it: the first twenty problems are kept
 * whole, the rest are counted.
 */
export class ProblemCollector {
  private readonly kept: RowProblem[] = [];
  private found = 0;
  /** How many rows have at least one problem. */
  invalidRows = 0;

  /** Adds what is wrong with one row. */
  add(problems: readonly RowProblem[]): void {
    this.invalidRows++;
    this.found += problems.length;
    for (const each of problems) if (this.kept.length < shownProblems) this.kept.push(each);
  }

  /** The first problems, in the order of the files. */
  first(): readonly RowProblem[] {
    const files = [...new Set(this.kept.map(fileOf))];
    return this.kept.sort((a, b) => files.indexOf(fileOf(a)) - files.indexOf(fileOf(b)) || placeOf(a) - placeOf(b));
  }

  /** Throws everything that was found, with a last line that counts the rest. */
  throwIfAny(isAll = false): void {
    if (this.found === 0) return;
    const facts = { count: this.invalidRows, shown: this.kept.length, found: this.found, isAll };
    throw new ProblemError(...this.first(), problem('rowsInvalid', facts));
  }
}

const fileOf = ({ where }: RowProblem): string => (where?.kind === 'file' ? where.file : '');
const placeOf = ({ where }: RowProblem): number =>
  where?.kind === 'file' ? (where.line ?? 0) * 1e6 + (where.column ?? 0) : 0;
