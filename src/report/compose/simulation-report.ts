import type { Json, JsonObject } from '../../core/json.ts';
import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import { formatCount } from '../numbers.ts';
import { type Block, type Cell, count, duration, missing, range, text } from '../report.ts';
import type { ComposeResult } from './result.ts';
import type { ComposeSimulation } from './simulation-result.ts';

type SimulatedJourney = ComposeSimulation['journeys'][number];

/** `simulation` of JSON: the journey that the details are about, and all of them. */
export function simulationData({ simulation, detail }: ComposeResult): JsonObject {
  if (!simulation) return {};
  const { result, journeys } = simulation;
  const { seed, years, failovers, failbacks, falseFailovers, flaps, splitBrainSeconds, lostWriteSeconds } = result;
  const own = journeys.find(({ journey }) => journey === detail.analysis.journey.name)!;
  return {
    simulation: {
      seed,
      years,
      complete: result.isComplete,
      events: result.events,
      ...numbersOf(own),
      ...{ failovers, failbacks, falseFailovers, flaps, splitBrainSeconds, lostWriteSeconds },
      journeys: journeys.map((each): Json => ({ name: each.journey, ...numbersOf(each) })),
    },
  };
}

function numbersOf({ root, exact }: SimulatedJourney): JsonObject {
  const { availability, unavailability, nines, unavailabilityInterval, outages, meanOutageSeconds } = root;
  return {
    ...{ availability, unavailability, nines },
    unavailabilityInterval: [...unavailabilityInterval],
    exact,
    outages,
    meanOutageSeconds,
  };
}

/** What was simulated, with the exact number beside it. */
export function simulationBlocks({ simulation, topology }: ComposeResult): readonly Block[] {
  if (!simulation) return [];
  const { result, journeys, hasDefaultTimes } = simulation;
  const right = (title: string, drop: number) => ({ title, align: 'right', drop }) as const;
  const years = formatCount(Math.floor(result.years));
  const blocks: Block[] = [
    {
      kind: 'table',
      title: `Simulated: ${years} years, seed ${result.seed}`,
      columns: [
        { title: 'journey', align: 'left', drop: 0, leastWidth: 10 },
        right('down a year', 0),
        right('99 % interval', 0),
        right('exact', 0),
        { title: '', align: 'left', drop: 1 },
        right('outages', 2),
        right('mean outage', 3),
      ],
      rows: journeys.map(rowOf),
      notes: [
        `${formatCount(result.events)} events; ${hasDefaultTimes ? 'exponential times up and to repair' : 'times as asked for'}; the same seed gives the same digits`,
        ...(journeys.some(({ exact }) => exact === null)
          ? ['no exact number: with these times it depends on more than their means']
          : []),
      ],
    },
  ];
  if (topology.components.some(({ failover }) => failover))
    blocks.push({
      kind: 'facts',
      title: 'Takeovers in the simulation',
      facts: [
        { label: 'failovers', value: count(result.failovers), note: 'completed, by itself or by hand' },
        { label: 'failbacks', value: count(result.failbacks) },
        { label: 'false failovers', value: count(result.falseFailovers), note: 'caused by partitions' },
        { label: 'flaps', value: count(result.flaps), note: 'takeovers soon after a failback' },
        { label: 'split brain', value: duration(result.splitBrainSeconds) },
        { label: 'lost writes', value: duration(result.lostWriteSeconds), note: 'RPO × takeovers, and split brain' },
      ],
    });
  return blocks;
}

const yearly = (unavailability: number): number => allowed(unavailability, defaultBasis.yearSeconds);

function rowOf({ journey, root, exact }: SimulatedJourney): readonly Cell[] {
  const [low, high] = root.unavailabilityInterval;
  const isInside = exact !== null && exact >= low && exact <= high;
  return [
    text(journey),
    duration(yearly(root.unavailability)),
    range(duration(yearly(low)), duration(yearly(high))),
    exact === null ? missing() : duration(yearly(exact)),
    exact === null ? text('') : isInside ? text('inside', 'good') : text('OUTSIDE', 'bad'),
    count(root.outages),
    duration(root.meanOutageSeconds),
  ];
}
