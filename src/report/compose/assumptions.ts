import type { Topology } from '../../core/topology/model/model.ts';
import type { Assumption } from './assumption.ts';
import { costAssumptions } from './cost-report.ts';
import type { FailoverResult } from './failover/failover-result.ts';
import { measuredAssumptions } from './measured/measured-report.ts';
import { noticingAssumptions } from './noticing-assumptions.ts';
import type { ComposeResult } from './result.ts';

/** The assumptions behind a result, only those that it makes. */
export function assumptionsOf(result: ComposeResult): readonly Assumption[] {
  const { topology, model, journeys, failover } = result;
  const isShared =
    topology.components.some(({ dependsOn }) => dependsOn.length > 0) ||
    model.parts.some(({ kind }) => kind === 'domain' || kind === 'commonCause');
  const found: Assumption[] = [
    {
      kind: 'independent',
      message: `parts fail and are repaired independently of each other${isShared ? ', except through what is shared below' : ''}`,
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
  if (
    model.parts.some(({ kind }) => kind === 'need') &&
    journeys.some(({ analysis }) => analysis.isRequestWeighted || analysis.degraded?.isRequestWeighted)
  )
    found.push({
      kind: 'requestWeighted',
      message: 'parts with a share count for that share of the requests: such numbers are request-weighted, not time',
    });
  if (journeys.some(({ analysis }) => analysis.frequency !== null))
    found.push({
      kind: 'repairCrews',
      message: 'every part has a repair crew of its own; frequencies are those of the steady state',
    });
  return [
    ...found,
    ...noticingAssumptions(result),
    ...measuredAssumptions(result),
    ...costAssumptions(result),
    ...failoverAssumptions(topology, failover),
  ];
}

/** What the numbers of standbys, clusters and drills rest on. */
function failoverAssumptions(topology: Topology, failover: FailoverResult): readonly Assumption[] {
  const pairs = topology.components.flatMap((component) => component.failover ?? []);
  const { clusters = [], writes } = topology;
  const found: Assumption[] = [];
  const add = (isMade: boolean, kind: string, message: string): void => {
    if (isMade) found.push({ kind, message });
  };
  add(
    pairs.length > 0 || failover.strategies !== null,
    'standby',
    'a standby is an exact semi-Markov process: times up and to repair are exponential, with a repair crew for each machine; detection, switch and manual takeover are fixed',
  );
  add(
    pairs.some(({ settings }) => settings.standbyCheckSeconds !== null),
    'unseenStandby',
    'the failure of a machine that stands by falls evenly between two looks at it; where the other one fails before the next, both are repaired from then on',
  );
  add(
    pairs.some(({ settings }) => settings.partition !== null),
    'partitions',
    'what partitions cost is first order: one at a time, and no failure within one',
  );
  add(
    clusters.length > 0,
    'clusters',
    'a node works only while its region does; regions are independent of each other, and all nodes in one share it',
  );
  add(
    failover.requests !== null,
    'requests',
    `reads, strong reads and writes are shares of requests, not of time; what promotions cost is first order${clusters.length > 1 ? '; a request passes through every cluster' : ''}`,
  );
  add(writes !== undefined, 'writeRole', 'the write role goes back to its region as soon as that serves again');
  add(failover.drill !== null, 'drill', 'what is down stays down: the numbers hold given that, takeovers not included');
  return found;
}
