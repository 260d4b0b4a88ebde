import { nearest } from './nearest.ts';
import { type Place, type Problem, ProblemError, problem } from './problem.ts';

/**
 * A name that nothing has, with those that there are and the one that it may have meant. `what` is the kind of thing that was
 * named (`journey`); `suggestion` is for a caller who knows better than the spelling, or null for none.
 * @example unknownName('journey', 'chekout', ['checkout', 'browse'], place).data // { …, suggestion: 'checkout' }
 */
export function unknownName(
  what: string,
  name: string,
  known: readonly string[],
  where: Place | null = null,
  suggestion: string | null = nearest(name, known),
): Problem {
  return problem('nameUnknown', { what, name, known, suggestion }, where);
}

/** Refuses a name that nothing has, as `unknownName` says it; for the places where an expression needs it. */
export function failUnknownName(
  what: string,
  name: string,
  known: readonly string[],
  where: Place | null = null,
  suggestion: string | null = nearest(name, known),
): never {
  throw new ProblemError(unknownName(what, name, known, where, suggestion));
}
