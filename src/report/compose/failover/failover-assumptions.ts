import type { Topology } from '../../../core/topology/model/model.ts';
import type { Assumption } from '../assumptions.ts';
import type { FailoverResult } from './failover-result.ts';

/** What the numbers of standbys, clusters and drills rest on. */
export function failoverAssumptions(topology: Topology, failover: FailoverResult): readonly Assumption[] {
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
