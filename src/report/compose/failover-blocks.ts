import type { Fencing } from '../../core/failover/settings.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { Component } from '../../core/topology/model.ts';
import { formatShare } from '../numbers.ts';
import { type Block, type Cell, duration, missing, share, text } from '../report.ts';
import type { ComposeResult } from './result.ts';

const column = (title: string, align: 'left' | 'right', drop: number) => ({ title, align, drop }) as const;
const availability = ({ unavailability }: Availability): Cell => ({ kind: 'availability', unavailability });

/** Standbys, requests by kind, and where the traffic goes. */
export function failoverBlocks(result: ComposeResult): readonly Block[] {
  return [...standbysBlock(result), ...requestsBlock(result), ...routingBlocks(result)];
}

/** Every component that has a standby, with what a failure of it costs. */
function standbysBlock({ topology }: ComposeResult): readonly Block[] {
  const pairs = topology.components.flatMap((component) => (component.failover ? [component] : []));
  if (pairs.length === 0) return [];
  const rows = pairs.map((component) => rowOf(component, topology.losses?.alone.has(component.name) === true));
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
      notes: ['primary and standby as one part; a switch is a completed takeover, by itself or by hand'],
    },
  ];
}

function rowOf({ name, failover }: Component, isAlone: boolean): readonly Cell[] {
  const { settings, result } = failover!;
  const { mean, worst } = result.rtoSeconds;
  return [
    text(name),
    text(isAlone ? `${settings.mode}, one machine lost` : settings.mode),
    availability(result),
    duration(mean),
    duration(worst),
    duration(result.rpoSeconds),
    { kind: 'significant', value: result.switchesPerYear, digits: 3 },
    duration(result.splitBrainSecondsPerYear, result.splitBrainSecondsPerYear > 0 ? 'warning' : undefined),
    text(fencingText(settings.fencing)),
  ];
}

const fencingText = (fencing: Fencing): string =>
  fencing.kind === 'lease' ? `lease ${fencing.leaseSeconds}s` : fencing.kind;

function requestsBlock({ failover }: ComposeResult): readonly Block[] {
  const { requests, writes } = failover;
  if (!requests || !writes) return [];
  const row = (label: string, value: Availability, note: string) => ({ label, value: availability(value), note });
  const taker =
    writes.region === null
      ? text('nobody', 'bad')
      : text(writes.region, writes.promotedFrom === null ? undefined : 'warning');
  return [
    {
      kind: 'facts',
      title: 'Requests',
      facts: [
        row('reads', requests.reads, 'shares of requests, not of time'),
        row('strong reads', requests.strongReads, 'answered where writes are taken'),
        row(
          'writes',
          requests.writes,
          requests.hasPromotionCost ? 'promotions included' : 'without what promotions cost',
        ),
        ...(requests.all ? [row('all requests', requests.all, 'each kind by its share')] : []),
        {
          label: 'writes go to',
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
        column('share of traffic', 'right', 0),
        column('', 'left', 2),
      ],
      rows: nodes.map(({ id, region, share: part }) => [
        text(id),
        region === null ? missing() : text(region),
        share(part),
        { kind: 'bar', ratio: part },
      ]),
      notes: [
        `${cluster.routing}; ${cluster.need} of ${cluster.nodes.length} nodes must work`,
        ...(isDrill && movedKeysRatio !== null
          ? [`${formatShare(movedKeysRatio)} of the keys are served by another node than otherwise`]
          : []),
      ],
    };
  });
}

/** What is down, and each journey given that beside what it is otherwise. */
export function drillBlock({ failover, journeys }: ComposeResult): readonly Block[] {
  const { drill } = failover;
  if (!drill) return [];
  return [
    {
      kind: 'table',
      title: `Drill: ${drill.down.map(({ label }) => label).join(', ')} down`,
      columns: [
        { ...column('journey', 'left', 0), leastWidth: 12 },
        column('availability', 'right', 0),
        column('otherwise', 'right', 0),
        column('', 'left', 1),
      ],
      rows: journeys.map(({ analysis }, i) => {
        const { unavailability } = analysis.result;
        const before = drill.otherwise[i]!.analysis.result.unavailability;
        return [
          text(analysis.journey.name),
          { kind: 'availability', unavailability, apartFrom: before, tone: unavailability > before ? 'bad' : 'good' },
          { kind: 'availability', unavailability: before, apartFrom: unavailability },
          text(
            unavailability === 1 ? 'down' : unavailability > before ? 'worse' : 'as before',
            unavailability === 1 ? 'bad' : 'quiet',
          ),
        ];
      }),
      notes: ['the numbers here and below are what holds while this is down; targets in the file are not checked'],
    },
  ];
}

/** The loss of each part by itself. */
export function drillsBlock({ failover, journeys, top }: ComposeResult): readonly Block[] {
  const { drills } = failover;
  if (!drills) return [];
  const shown = drills.slice(0, top);
  const several = journeys.length > 1;
  const more = shown.length < drills.length;
  return [
    {
      kind: 'table',
      title: 'What each loss does',
      columns: [
        { ...column('down', 'left', 0), leastWidth: 14 },
        column('is a', 'left', 3),
        ...(several ? [{ ...column('hits most', 'left', 1), leastWidth: 10 }] : []),
        column('availability then', 'right', 0),
        column('otherwise', 'right', 2),
        ...(several ? [column('journeys down', 'right', 1)] : []),
      ],
      rows: shown.map(({ down, results }) => {
        const i = results.reduce(
          (worst, each, j) => (each.unavailability > results[worst]!.unavailability ? j : worst),
          0,
        );
        const { unavailability } = results[i]!;
        const before = journeys[i]!.analysis.result.unavailability;
        const lost = results.filter((each) => each.unavailability === 1).length;
        return [
          text(down.label, unavailability === 1 ? 'bad' : undefined),
          text(down.kind),
          ...(several ? [text(journeys[i]!.analysis.journey.name)] : []),
          { kind: 'availability', unavailability, apartFrom: before },
          { kind: 'availability', unavailability: before, apartFrom: unavailability },
          ...(several ? [{ kind: 'count', value: lost } as const] : []),
        ];
      }),
      notes: [
        ...(more ? [`the first ${shown.length} of ${drills.length}; --top N shows more`] : []),
        'one loss at a time, worst first; --down NAME shows one in full',
      ],
    },
  ];
}
