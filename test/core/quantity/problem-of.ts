import { type Problem, ProblemError } from '../../../src/core/problem.ts';

/** The one problem that a call is refused with; a call that succeeds, or fails otherwise, fails the test. */
export function problemOf(call: () => unknown): Problem {
  let given: unknown;
  try {
    given = call();
  } catch (error) {
    if (error instanceof ProblemError && error.problems.length === 1) return error.problems[0]!;
    throw error;
  }
  throw new Error(`nothing was refused; it gave ${JSON.stringify(given)}`);
}
