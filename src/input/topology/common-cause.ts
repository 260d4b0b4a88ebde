import { fail, problem } from '../../core/problem.ts';
import type { CommonCause, Component } from '../../core/topology/model/model.ts';
import type { GatheredProblems } from '../source/problems.ts';
import { fieldsOf } from '../structured/fields.ts';
import type { FileNode } from '../structured/node.ts';
import { shareOf } from '../structured/values.ts';
import { namesOf, type Reference, referencesOf } from './names.ts';

/** A common cause, and the names in it that are still to be looked up. */
export interface ReadCommonCause {
  readonly cause: CommonCause;
  readonly components: readonly Reference[];
}

/** Reads one item of `commonCause`. */
export function readCommonCause(node: FileNode): ReadCommonCause {
  const fields = fieldsOf(node, 'a common cause', ['components', 'beta', 'description']);
  const components = referencesOf(fields.required('components'), 'components');
  if (components.length === 0) fail('commonCauseOfOne', { name: null }, fields.required('components').place());
  const beta = shareOf(fields.required('beta'), 'beta');
  fields.text('description');
  return { cause: { components: namesOf(components), beta, place: node.place() }, components };
}

/**
 * Checks what can be told only when all components are known: a cause has two victims at least, and the common parts of a
 * component (β × the smallest unavailability of each group) leave its own part at 0 or more.
 */
export function checkCommonCauses(
  causes: readonly ReadCommonCause[],
  components: ReadonlyMap<string, Component>,
  findings: GatheredProblems,
): void {
  const common = new Map<string, number>();
  for (const { cause, components: victims } of causes) {
    const known = victims.flatMap(({ name }) => components.get(name) ?? []);
    if (known.length < victims.length) continue; // an unknown name is a problem of its own
    if (known.length === 1 && known[0]!.replicas === 1)
      findings.add(problem('commonCauseOfOne', { name: known[0]!.name }, victims[0]!.node.place()));
    const smallest = known.reduce((least, { numbers }) => Math.min(least, numbers.unavailability), 1);
    for (const { name, node } of victims) {
      const sum = (common.get(name) ?? 0) + cause.beta * smallest;
      const { unavailability } = components.get(name)!.numbers;
      common.set(name, sum);
      // β = 100 % may come out a few units in the last place above
      if (sum > unavailability * (1 + 1e-12))
        findings.add(problem('commonCauseTooLarge', { name, common: sum, unavailability }, node.place()));
    }
  }
}
