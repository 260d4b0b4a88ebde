import type { ClusterTrafficSeen } from '../../../core/failover/simulation/traffic/traffic-seen.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { defaultBasis } from '../../../core/quantity/allowance.ts';
import type { Cluster } from '../../../core/topology/model/cluster-model.ts';
import { formatCount, formatDuration, formatShare } from '../../numbers.ts';
import { type Block, type Cell, count, missing, share, text } from '../../report.ts';
import type { ComposeResult } from '../result.ts';

const { yearSeconds } = defaultBasis;

interface SeenCluster {
  readonly cluster: Cluster;
  readonly seen: ClusterTrafficSeen;
}

const clustersOf = ({ simulation, topology }: ComposeResult): readonly SeenCluster[] =>
  simulation!.result.clusters.map((seen, i) => ({ cluster: topology.clusters![i]!, seen }));

const ratioOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** `simulation.connections` of JSON. */
export function connectionsData(result: ComposeResult): JsonObject {
  const { connections, result: simulated } = result.simulation!;
  if (!connections) return {};
  const seconds = simulated.years * yearSeconds;
  return {
    connections: {
      perSecond: connections.perSecond,
      meanSeconds: connections.meanSeconds,
      clusters: clustersOf(result).map(({ cluster, seen }): Json => {
        const { opened, refused, lost, afterReturn, nodes } = seen;
        return {
          cluster: cluster.name,
          strategy: cluster.routing,
          opened,
          refused,
          lost,
          shareAfterReturn: ratioOf(afterReturn.own, afterReturn.all),
          nodes: cluster.nodes.map(({ id, region }, i) => ({
            id,
            region,
            share: ratioOf(nodes.opened[i]!, opened),
            meanOpen: nodes.connectionSeconds[i]! / seconds,
            peakOpen: nodes.peak[i]!,
            cut: nodes.cut[i]!,
          })),
        };
      }),
    },
  };
}

/** A table for each cluster: what its nodes carried, and how hard one was hit that came back. */
export function connectionBlocks(result: ComposeResult): readonly Block[] {
  const { connections, result: simulated } = result.simulation!;
  if (!connections) return [];
  const seconds = simulated.years * yearSeconds;
  const right = (title: string, drop: number) => ({ title, align: 'right', drop }) as const;
  return clustersOf(result).map(({ cluster, seen }): Block => {
    const { nodes, opened, refused, lost } = seen;
    const rows = cluster.nodes.map(({ id, region }, i): readonly Cell[] => [
      text(id),
      region === null ? missing() : text(region),
      share(ratioOf(nodes.opened[i]!, opened)),
      { kind: 'significant', value: nodes.connectionSeconds[i]! / seconds, digits: 4 },
      count(nodes.peak[i]!),
      count(nodes.cut[i]!),
    ]);
    const shown = rows.slice(0, result.top);
    return {
      kind: 'table',
      title: `Connections of ${cluster.name} in the simulation`,
      columns: [
        { title: 'node', align: 'left', drop: 0, leastWidth: 10 },
        { title: 'region', align: 'left', drop: 2 },
        right('share', 0),
        right('open on average', 1),
        right('at most', 0),
        right('cut by failures', 0),
      ],
      rows: shown,
      notes: [
        ...(shown.length < rows.length ? [`the first ${shown.length} of ${rows.length}; --top N shows more`] : []),
        `${cluster.routing}; ${formatCount(opened)} connections, opened again after a cut or new; ${formatCount(refused)} found no node`,
        ...(lost > 0
          ? [
              `${formatCount(lost)} of these (${formatShare(lost / opened)}) reached dead nodes alone, which nobody had noticed`,
            ]
          : []),
        ...afterReturnNote(seen, connections.meanSeconds),
      ],
    };
  });
}

function afterReturnNote({ afterReturn }: ClusterTrafficSeen, meanSeconds: number): readonly string[] {
  const ratio = ratioOf(afterReturn.own, afterReturn.all);
  if (ratio === null) return [];
  return [
    `in the ${formatDuration(meanSeconds)} after its return a node takes ${formatShare(ratio)} of what is opened: what it must bear cold`,
  ];
}
