import type { KeptPeriods, SimulatedRoot } from '../../../core/failover/simulation/seen.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { formatCount } from '../../numbers.ts';
import { type Block, type Cell, count, duration, missing, range, share, text } from '../../report.ts';
import type { ComposeResult } from '../result.ts';
import type { ComposeSimulation, SimulatedRequests } from './simulation-result.ts';
import { connectionBlocks, connectionsData } from './simulation-traffic.ts';

type SimulatedJourney = ComposeSimulation['journeys'][number];

/** `simulation` of JSON: the journey that the details are about, and all of them. */
export function simulationData(composed: ComposeResult): JsonObject {
  const { simulation, detail } = composed;
  if (!simulation) return {};
  const { result, journeys, requests } = simulation;
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
      ...(requests && { requests: requestData(requests) }),
      ...connectionsData(composed),
    },
  };
}

function numbersOf({ root, exact }: SimulatedJourney): JsonObject {
  const { outages, meanOutageSeconds } = root;
  return { ...simulatedNumbers(root), exact, outages, meanOutageSeconds, ...periodsData(root) };
}

function periodsData({ periodsMet }: SimulatedRoot): JsonObject {
  if (!periodsMet) return { periodsMet: null, periodsMetInterval: null };
  const { month, year } = periodsMet;
  return {
    periodsMet: { month: month?.share ?? null, year: year?.share ?? null },
    periodsMetInterval: { month: month && [...month.interval], year: year && [...year.interval] },
  };
}

function simulatedNumbers({ availability, unavailability, nines, unavailabilityInterval }: SimulatedRoot): JsonObject {
  return { availability, unavailability, nines, unavailabilityInterval: [...unavailabilityInterval] };
}

function requestData({ reads, exactReads, writes, plannedWrites, isExact }: SimulatedRequests): JsonObject {
  const strong = {
    ...simulatedNumbers(writes),
    exact: isExact ? plannedWrites : null,
    firstOrder: isExact ? null : plannedWrites,
  };
  const { promotions, lagWaits, waitedSeconds, lostWriteSeconds } = writes;
  return {
    reads: { ...simulatedNumbers(reads), exact: exactReads },
    strongReads: strong,
    writes: { ...strong, promotions, lagWaits, waitedSeconds, lostWriteSeconds },
  };
}

/** What was simulated, with the exact number beside it. */
export function simulationBlocks(composed: ComposeResult): readonly Block[] {
  const { simulation, topology } = composed;
  if (!simulation) return [];
  const { result, journeys, hasDefaultTimes, requests } = simulation;
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
        { title: '', align: 'left', drop: 0 },
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
  blocks.push(...periodBlocks(simulation));
  if (topology.components.some(({ failover }) => failover))
    blocks.push({
      kind: 'facts',
      title: 'Takeovers in the simulation',
      facts: [
        {
          label: 'Failovers',
          value: count(result.failovers),
          note: 'completed, by itself or by hand; false ones among them',
        },
        { label: 'Failbacks', value: count(result.failbacks) },
        { label: 'False failovers', value: count(result.falseFailovers), note: 'caused by partitions' },
        { label: 'Flaps', value: count(result.flaps), note: 'takeovers soon after a failback' },
        { label: 'Split brain', value: duration(result.splitBrainSeconds) },
        { label: 'Lost writes', value: duration(result.lostWriteSeconds), note: 'RPO × takeovers, and split brain' },
      ],
    });
  if (requests) blocks.push(...requestBlocks(requests));
  blocks.push(...connectionBlocks(composed));
  return blocks;
}

/** Met on average is not met every month. */
function periodBlocks({ journeys }: ComposeSimulation): readonly Block[] {
  const right = (title: string) => ({ title, align: 'right', drop: 0 }) as const;
  const cells = (kept: KeptPeriods | null): readonly Cell[] =>
    kept ? [share(kept.share), range(share(kept.interval[0]), share(kept.interval[1]))] : [missing(), missing()];
  const rows = journeys.flatMap(({ journey, root: { periodsMet } }): readonly (readonly Cell[])[] =>
    periodsMet ? [[text(journey), ...cells(periodsMet.month), ...cells(periodsMet.year)]] : [],
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Months and years that keep the target',
      columns: [
        { title: 'journey', align: 'left', drop: 0, leastWidth: 10 },
        ...[right('months'), right('99 % interval'), right('years'), right('99 % interval')],
      ],
      rows,
      notes: ['of those that were simulated; a month is a twelfth of 365 d'],
    },
  ];
}

function requestBlocks(requests: SimulatedRequests): readonly Block[] {
  const { reads, exactReads, writes, plannedWrites, isExact } = requests;
  const right = (title: string) => ({ title, align: 'right', drop: 0 }) as const;
  const row = (name: string, root: SimulatedRoot, planned: number | null, verdict: Cell): readonly Cell[] => {
    const [low, high] = root.unavailabilityInterval;
    return [
      text(name),
      duration(yearly(root.unavailability)),
      range(duration(yearly(low)), duration(yearly(high))),
      planned === null ? missing() : duration(yearly(planned)),
      verdict,
    ];
  };
  return [
    {
      kind: 'table',
      title: 'Requests in the simulation',
      columns: [
        { title: 'requests', align: 'left', drop: 0, leastWidth: 10 },
        right('fail a year'),
        right('99 % interval'),
        right('computed'),
        { title: '', align: 'left', drop: 1 },
      ],
      rows: [
        row('reads', reads, exactReads, verdictOf(reads, exactReads)),
        row(
          'strong reads and writes',
          writes,
          plannedWrites,
          plannedWrites === null || isExact ? verdictOf(writes, plannedWrites) : text('first order'),
        ),
      ],
      notes: ['time in which a request of this kind fails, whoever makes it'],
    },
    {
      kind: 'facts',
      title: 'The write role in the simulation',
      facts: [
        { label: 'Promotions', value: count(writes.promotions), note: 'completed, of another region' },
        { label: 'Waits for a copy', value: count(writes.lagWaits), note: 'promotions that its lag held up' },
        { label: 'Waited', value: duration(writes.waitedSeconds) },
        {
          label: 'Lost writes',
          value: duration(writes.lostWriteSeconds),
          note: 'the lag of the promoted region, summed',
        },
      ],
    },
  ];
}

const yearly = (unavailability: number): number => allowed(unavailability, defaultBasis.yearSeconds);

function rowOf({ journey, root, exact, isFirstOrder }: SimulatedJourney): readonly Cell[] {
  const [low, high] = root.unavailabilityInterval;
  return [
    text(journey),
    duration(yearly(root.unavailability)),
    range(duration(yearly(low)), duration(yearly(high))),
    exact === null ? missing() : duration(yearly(exact)),
    verdictOf(root, exact, isFirstOrder),
    count(root.outages),
    duration(root.meanOutageSeconds),
  ];
}

function verdictOf(
  { unavailabilityInterval: [low, high] }: SimulatedRoot,
  exact: number | null,
  isFirstOrder = false,
): Cell {
  if (exact === null) return text('');
  if (exact >= low && exact <= high) return text('inside', 'good');
  return isFirstOrder ? text('first order', 'warning') : text('OUTSIDE', 'bad');
}
