import { failoverAssumptions } from './failover/failover-assumptions.ts';
import type { ComposeResult } from './result.ts';

/** What the numbers rest on; said in words, because a number without it is a promise too much. */
export interface Assumption {
  readonly kind: string;
  readonly message: string;
}

/** The assumptions behind a result, only those that it makes. */
export function assumptionsOf({ topology, model, journeys, failover }: ComposeResult): readonly Assumption[] {
  const found: Assumption[] = [
    {
      kind: 'independent',
      message: 'parts fail and are repaired independently of each other, except through what is shared below',
    },
  ];
  if (topology.components.some(({ dependsOn }) => dependsOn.length > 0))
    found.push({ kind: 'dependencies', message: 'a component works only while everything that it depends on works' });
  if (model.parts.some(({ kind }) => kind === 'domain'))
    found.push({ kind: 'domains', message: 'what sits in a domain works only while the domain does' });
  if (model.parts.some(({ kind }) => kind === 'commonCause'))
    found.push({
      kind: 'commonCause',
      message: 'a common cause takes its whole group down, at beta times the smallest unavailability in it',
    });
  if (journeys.some(({ analysis }) => analysis.isRequestWeighted || analysis.degraded?.isRequestWeighted))
    found.push({
      kind: 'requestWeighted',
      message: 'parts with a share count for that share of the requests: such numbers are request-weighted, not time',
    });
  if (journeys.some(({ analysis }) => analysis.frequency !== null))
    found.push({
      kind: 'repairCrews',
      message: 'every part has a repair crew of its own; frequencies are those of the steady state',
    });
  return [...found, ...failoverAssumptions(topology, failover)];
}
