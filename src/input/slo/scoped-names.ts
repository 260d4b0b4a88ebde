import { type Problem, ProblemError, problem } from '../../core/problem.ts';
import type { Slo } from './model.ts';

/**
 * Names by which SLOs can be told apart: where several have one name, as `availability` of each service, what they are in
 * stands before it. Two of one name in one place are refused.
 * @example scopedNames([{ name: 'availability', scope: 'api' }, { name: 'availability', scope: 'web' }]) // api/availability, …
 */
export function scopedNames(slos: readonly Slo[]): readonly Slo[] {
  const uses = new Map<string, number>();
  const first = new Map<string, Slo>();
  const problems: Problem[] = [];
  for (const slo of slos) {
    const { name, scope, place } = slo;
    const own = JSON.stringify([scope, name]);
    const other = first.get(own);
    if (other) problems.push(problem('sloNameTwice', { name, scope, other: other.place }, place));
    else first.set(own, slo);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  if (problems.length > 0) throw new ProblemError(...problems);
  return slos.map((slo) =>
    uses.get(slo.name) === 1 || slo.scope === null ? slo : { ...slo, name: `${slo.scope}/${slo.name}` },
  );
}
