import { smallest } from '../../order/extremes.ts';
import { fewerWork } from '../analyze/like-parts.ts';
import type { CommonCause, Component } from '../model/model.ts';
import type { LintFacts } from './facts.ts';
import type { Rule } from './rule.ts';

/** Beyond this a binomial coefficient is no exact double, and nobody counts replicas. */
const mostReplicas = 50;

/** Replicas do not help against what takes all of them: beta times the unavailability of one stays. */
export const betaFloor: Rule<'beta-floor'> = {
  severity: 'warning',
  find: (facts) => {
    const components = new Map(facts.topology.components.map((component) => [component.name, component]));
    return facts.topology.commonCauses.flatMap((cause) => {
      const members = cause.components.map((name) => components.get(name)!);
      const rest = apartUnavailability(facts, cause, members);
      if (rest === null) return [];
      const floor = cause.beta * smallest(members.map(({ numbers }) => numbers.unavailability));
      // all that another replica can take away is the rest
      if (floor === 0 || rest >= floor) return [];
      const { components: names, beta, place } = cause;
      const share = floor / (floor + (1 - floor) * rest);
      return [{ data: { components: names, floor, beta, share }, where: names.join(', '), place }];
    });
  },
};

/**
 * The probability that all members fail apart from the common cause, each fewer than its `need`; null where there is no
 * redundancy in the group that more of it could serve.
 */
function apartUnavailability(facts: LintFacts, cause: CommonCause, members: readonly Component[]): number | null {
  const [only] = members;
  const floor = cause.beta * smallest(members.map(({ numbers }) => numbers.unavailability));
  const failsAlone = ({ numbers, need, replicas }: Component): number =>
    replicas > mostReplicas ? 0 : fewerWork(need, replicas, Math.max(0, numbers.unavailability - floor));
  if (members.length === 1 && only) return only.need < only.replicas ? failsAlone(only) : null;
  // alternatives: together they matter, and none of them by itself
  const names = new Set(cause.components);
  const areAlternatives = facts.journeys.some(({ parts }) => {
    const own = parts.filter(
      ({ kind, component }) => kind === 'component' && component !== null && names.has(component),
    );
    return (
      new Set(own.map(({ component }) => component)).size === names.size && own.every((part) => !part.isSinglePoint)
    );
  });
  return areAlternatives ? members.reduce((product, member) => product * failsAlone(member), 1) : null;
}
