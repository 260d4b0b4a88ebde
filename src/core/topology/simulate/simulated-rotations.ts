import type { Pool } from '../../failover/noticing/pool.ts';
import { requestOrder } from '../../failover/noticing/request-order.ts';
import type { RotationPart, RotationSpec } from '../../failover/simulation/rotation/rotation.ts';
import { detectionDuration } from '../../failover/standby/detection.ts';
import type { ModelPool, PoolPart } from '../compile/model-pool.ts';
import type { Cluster } from '../model/cluster-model.ts';
import type { Topology } from '../model/model.ts';

/** The groups of a model with dead members in rotation, or with planned work, as a simulation follows them. */
export function simulatedRotations(topology: Topology, pools: readonly ModelPool[]): readonly RotationSpec[] {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const clusters = new Map(topology.clusters?.map((cluster) => [cluster.name, cluster]));
  return pools.map(({ name, kind, pool, members, sites, planned, events }): RotationSpec => {
    const cluster = kind === 'cluster' ? clusters.get(name)! : null;
    const noticing = cluster ? cluster.noticing : components.get(name)!.noticing;
    const detection = noticing?.detection ? detectionDuration(noticing.detection) : null;
    const part = ({ event, unnoticedRatio }: PoolPart): RotationPart => ({
      event,
      detection: unnoticedRatio > 0 ? detection : null,
    });
    return {
      pool,
      members: members.map(part),
      sites: sites.map(({ event, noticed }) => ({
        event,
        detection: noticed?.detection ?? null,
        isOfSite: noticed?.isOfSite ?? false,
      })),
      planned,
      unnoticed: events.unnoticed,
      regions: cluster ? regionPools(cluster, pool) : new Map(),
    };
  });
}

/** By region, its nodes as a group of which one must work: where writes go. */
function regionPools({ nodes, routing }: Cluster, { retries }: Pool): RotationSpec['regions'] {
  const names = new Set(nodes.flatMap(({ region }) => region ?? []));
  return new Map(
    [...names].map((name) => {
      const members = nodes.flatMap(({ region }, i) => (region === name ? [i] : []));
      const own = members.map((member) => ({ ...nodes[member]!, region: null }));
      const order = requestOrder(routing, own, []);
      return [name, { ...order, sites: own.map(() => -1), siteCount: 0, need: 1, retries, members }];
    }),
  );
}
