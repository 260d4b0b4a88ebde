import type { Routing } from '../../../core/failover/routing/routing.ts';
import type { Fencing } from '../../../core/failover/standby/settings.ts';
import type { Availability } from '../../../core/quantity/availability.ts';
import type { Component } from '../../../core/topology/model/model.ts';
import { formatDuration, formatShare } from '../../numbers.ts';
import { availability, type Block, bar, type Cell, columnNote, duration, missing, share, text } from '../../report.ts';
import type { ComposeResult } from '../result.ts';
import { loadCell, loadNote } from './drill-blocks.ts';

const column = (title: string, align: 'left' | 'right', drop: number) => ({ title, align, drop }) as const;

/** Standbys, requests by kind, and where the traffic goes. */
export function failoverBlocks(result: ComposeResult): readonly Block[] {
  return [...standbysBlock(result), ...requestsBlock(result), ...routingBlocks(result)];
}

/** Every component that has a standby, with what a failure of it costs. */
function standbysBlock({ topology }: ComposeResult): readonly Block[] {
  const pairs = topology.components.flatMap((component) => (component.failover ? [component] : []));
  if (pairs.length === 0) return [];
  const isAlone = (name: string): boolean => topology.losses?.alone.has(name) === true;
  const rows = pairs.map((component) => rowOf(component, isAlone(component.name)));
  return [
    {
      kind: 'table',
      title: 'Standbys',
      columns: [
        { ...column('component', 'left', 0), leastWidth: 10 },
        column('mode', 'left', 0),
        column('availability', 'right', 0),
        column('RTO mean', 'right', 1),
        column('worst', 'right', 1),
        column('RPO', 'right', 2),
        column('switches a year', 'right', 3),
        column('split brain a year', 'right', 4),
        column('fencing', 'left', 5),
      ],
      rows,
      notes: [
        'primary and standby as one part',
        columnNote('switches a year', 'completed takeovers, by themselves or by hand'),
        ...pairs.filter(({ name }) => !isAlone(name)).flatMap(unseenNote),
      ],
    },
  ];
}

function rowOf({ name, failover }: Component, isAlone: boolean): readonly Cell[] {
  const { settings, result } = failover!;
  const { mean, worst } = result.rtoSeconds;
  return [
    text(name),
    text(isAlone ? `${settings.mode}, one machine lost` : settings.mode),
    availability(result.unavailability),
    duration(mean),
    duration(worst),
    duration(result.rpoSeconds),
    { kind: 'significant', value: result.switchesPerYear, digits: 3 },
    duration(result.splitBrainSecondsPerYear, result.splitBrainSecondsPerYear > 0 ? 'warning' : undefined),
    text(fencingText(settings.fencing)),
  ];
}

function unseenNote({ name, failover }: Component): readonly string[] {
  const { settings, result } = failover!;
  if (settings.standbyCheckSeconds === null) return [];
  const unseen = formatDuration(settings.standbyCheckSeconds / 2);
  return [
    `a dead standby of ${name} goes unseen for ${unseen} on average; there is one for ${formatShare(result.unseenRatio)} of the time`,
  ];
}

const fencingText = (fencing: Fencing): string =>
  fencing.kind === 'lease' ? `lease ${fencing.leaseSeconds}s` : fencing.kind;

function requestsBlock({ failover, topology }: ComposeResult): readonly Block[] {
  const { requests, writes } = failover;
  if (!requests || !writes) return [];
  const row = (label: string, value: Availability, note: string) => ({
    label,
    value: availability(value.unavailability),
    note,
  });
  const taker =
    writes.region === null
      ? text('nobody', 'bad')
      : text(writes.region, writes.promotedFrom === null ? undefined : 'warning');
  return [
    {
      kind: 'facts',
      title: 'Requests',
      facts: [
        row('Reads', requests.reads, 'shares of requests, not of time'),
        row(
          'Strong reads',
          requests.strongReads,
          (topology.clusters ?? []).some(({ need }) => need > 1)
            ? 'by one node where writes are taken, whatever need'
            : 'answered where writes are taken',
        ),
        row(
          'Writes',
          requests.writes,
          requests.hasPromotionCost ? 'promotions included' : 'without what promotions cost',
        ),
        ...(requests.all ? [row('All requests', requests.all, 'each kind by its share')] : []),
        {
          label: 'Writes go to',
          value: taker,
          ...(writes.promotedFrom !== null && { note: `promoted, since ${writes.promotedFrom} does not serve` }),
        },
      ],
    },
  ];
}

function routingBlocks({ failover }: ComposeResult): readonly Block[] {
  return failover.routing.map(({ cluster, nodes, movedKeysRatio }): Block => {
    const isDrill = failover.drill !== null;
    return {
      kind: 'table',
      title: `Traffic of ${cluster.name}`,
      columns: [
        { ...column('node', 'left', 0), leastWidth: 10 },
        column('region', 'left', 1),
        column('each', 'right', 0),
        column('together', 'right', 0),
        column('load', 'right', 1),
        column('', 'left', 2),
      ],
      rows: likeNodes(nodes).map((like) => {
        const [{ id, region, share: part }] = like as [RoutedShare, ...RoutedShare[]];
        return [
          text(like.length > 1 ? `${id} … ${like.at(-1)!.id} (${like.length} alike)` : id),
          region === null ? missing() : text(region),
          share(part),
          share(part * like.length),
          loadCell(part * cluster.need),
          bar(part * like.length),
        ];
      }),
      notes: [
        `${cluster.routing}; ${cluster.need} of ${cluster.nodes.length} nodes must work`,
        ...(cluster.need > 1 ? [loadNote] : []),
        ...(isDrill && movedKeysRatio !== null
          ? [`${formatShare(movedKeysRatio)} of the keys are served by another node than otherwise`]
          : []),
      ],
    };
  });
}

type RoutedShare = Routing['nodes'][number];

/** Neighbours in one region with one share are told together, where there are more than two. */
function likeNodes(nodes: readonly RoutedShare[]): readonly (readonly RoutedShare[])[] {
  const groups: RoutedShare[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (last && last[0]!.region === node.region && last[0]!.share === node.share) last.push(node);
    else groups.push([node]);
  }
  return groups.flatMap((group) => (group.length > 2 ? [group] : group.map((node) => [node])));
}
