import type { SimulatedRoot } from '../../core/failover/simulation/seen.ts';
import type { SimulationResult } from '../../core/failover/simulation/simulate.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { defaultBasis } from '../../core/quantity/allowance.ts';
import { parseRate } from '../../core/quantity/rate.ts';
import type { Requests } from '../../core/topology/analyze/requests.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { exponentialLaws, type LawOfMean, type SimulationLaws } from '../../core/topology/simulate/simulated-parts.ts';
import {
  type Connections,
  type SimulatedSystem,
  simulatedSystem,
} from '../../core/topology/simulate/simulated-system.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import type { ComposeSimulation, SimulatedRequests } from '../../report/compose/simulation/simulation-result.ts';
import type { CommandContext } from '../command.ts';
import type { ComposeValues } from './options.ts';
import { askedLaw } from './simulation-laws.ts';
import { simulatedInThreads } from './simulation-threads.ts';

const { yearSeconds } = defaultBasis;

interface Request {
  readonly years: number;
  readonly seed: number;
  readonly laws: SimulationLaws;
  /** Null: every region is always as far behind as its file says. */
  readonly lag: LawOfMean | null;
  readonly connections: Connections | null;
  readonly areDefault: boolean;
  readonly notices: readonly Notice[];
}

/** What `--simulate` asks for, read before anything is computed, so that a slip shows at once. */
export async function simulationRequest(
  seconds: number,
  options: ComposeValues,
  context: CommandContext,
): Promise<Request> {
  const up = await askedLaw(options.upTimes, context);
  const repair = await askedLaw(options.repairTimes, context);
  const lag = await askedLaw(options.lagTimes, context);
  return {
    years: seconds / yearSeconds,
    seed: options.seed ?? 1,
    laws: { up: up?.law ?? exponentialLaws.up, repair: repair?.law ?? exponentialLaws.repair },
    lag: lag?.law ?? null,
    connections: connectionsAsked(options),
    areDefault: !up && !repair,
    notices: [up, repair, lag].flatMap((law) => law?.notices ?? []),
  };
}

/** More at once than anybody's cluster holds; a failure opens those of a node again one by one. */
const mostAtOnce = 1e7;

function connectionsAsked({ connections, connectionLength: meanSeconds }: ComposeValues): Connections | null {
  if (!connections || meanSeconds === null) return null;
  const perSecond = connections.read((text, place) => {
    const read = parseRate(text);
    return read ? read.count / read.perSeconds : fail('pairUnreadable', { text, expected: expectedRate }, place);
  });
  const count = perSecond * meanSeconds;
  if (count > mostAtOnce) fail('connectionsAtOnce', { count: Math.round(count) });
  return { perSecond, meanSeconds };
}

/** More than an hour of simulating, as a rule. */
const mostConnections = 1e10;

function refuseTooMany({ connections, years }: Request, clusters: number): void {
  if (!connections) return;
  const all = connections.perSecond * years * yearSeconds * clusters;
  if (all > mostConnections) fail('connectionsInAll', { count: Math.round(all), most: mostConnections });
}

const expectedRate = 'CONNECTIONS/TIME: 20/s, 300/min';

/** Simulates the journeys until the years are over or somebody interrupts; what is there then is the result. */
export async function simulationOf(
  request: Request,
  topology: Topology,
  journeys: readonly JourneyResult[],
  planned: Requests | null,
  context: CommandContext,
): Promise<{ readonly simulation: ComposeSimulation; readonly notices: readonly Notice[] }> {
  if (request.lag && !topology.writes) fail('lagWithoutWrites', {});
  if (request.connections && !topology.clusters?.length) fail('connectionsWithoutClusters', {});
  refuseTooMany(request, topology.clusters?.length ?? 0);
  const system = simulatedSystem(topology, request.laws, request.lag, request.connections);
  const { assumed, simplified, requests } = system;
  const roots = journeys.map(
    ({ analysis }) => system.journeys.find(({ journey }) => journey === analysis.journey)!.hard,
  );
  const { years, seed } = request;
  const result = await simulatedInThreads(
    {
      graph: system.graph,
      roots: requests ? [...roots, requests.readsFail] : roots,
      targets: journeys.map(({ target }) => target?.availability.unavailability ?? null),
      parts: system.parts,
      years,
      seed,
      writes: requests?.writes ?? null,
      clusters: system.clusters,
      rotations: system.rotations,
    },
    context,
  );
  // a pair depends on more than the means of its times, and so does how much of an outage is bridged or goes unnoticed
  const hasMore =
    simplified.length > 0 ||
    system.rotations.length > 0 ||
    system.parts.some(({ kind }) => kind !== 'twoState' && kind !== 'steady');
  const isKnown = request.areDefault || !hasMore;
  const hasPartitions = system.parts.some((part) => part.kind === 'standby' && part.settings.partition !== null);
  const compared = journeys.map(({ analysis: { journey, result: exact, bounds } }, i) => {
    const root = result.roots[i]!;
    const isExact = isKnown && bounds === null;
    return {
      journey: journey.name,
      root: roots[i]! < 0 ? seenForSure(root) : root,
      exact: isExact ? exact.unavailability : null,
      isFirstOrder: hasPartitions,
    };
  });
  const notices: Notice[] = [...request.notices];
  if (!result.isComplete) notices.push(notice('simulationInterrupted', { years: result.years, of: years }));
  if (assumed.length > 0) notices.push(notice('repairAssumed', { parts: assumed }));
  if (simplified.length > 0) notices.push(notice('pairSimplified', { parts: simplified }));
  const simulation: ComposeSimulation = {
    result,
    connections: request.connections,
    journeys: compared,
    hasDefaultTimes: request.areDefault,
    requests: requests && requestsSeen(requests, result, planned, request.lag === null),
  };
  for (const { what, root, exact, isFirstOrder } of comparisons(simulation)) {
    const [low, high] = root.unavailabilityInterval;
    if (exact !== null && (exact < low || exact > high))
      notices.push(notice('simulationDisagrees', { what, exact, low, high, isFirstOrder }));
  }
  return { simulation, notices };
}

/** Requests beside what is planned, which knows the times by their means and each lag as one number. */
function requestsSeen(
  { readsFail, writes: { regions, promotionSeconds } }: NonNullable<SimulatedSystem['requests']>,
  { roots, writes }: SimulationResult,
  planned: Requests | null,
  hasFixedLags: boolean,
): SimulatedRequests {
  const reads = roots[roots.length - 1]!;
  const isPlanned = hasFixedLags && planned?.hasPromotionCost;
  return {
    reads: readsFail < 0 ? seenForSure(reads) : reads,
    exactReads: planned?.reads.unavailability ?? null,
    writes: regions.every(({ failure }) => failure < 0) ? seenForSure(writes!) : writes!,
    plannedWrites: isPlanned ? planned.writes.unavailability : null,
    isExact: promotionSeconds === 0 || regions.length === 1,
  };
}

/** What the simulation has to agree with. */
function comparisons({ journeys, requests }: ComposeSimulation) {
  const all = journeys.map(({ journey, root, exact, isFirstOrder }) => ({
    what: `journey ${journey}`,
    root,
    exact,
    isFirstOrder,
  }));
  if (!requests) return all;
  const { reads, exactReads, writes, plannedWrites, isExact } = requests;
  return [
    ...all,
    { what: 'reads', root: reads, exact: exactReads, isFirstOrder: false },
    { what: 'writes', root: writes, exact: isExact ? plannedWrites : null, isFirstOrder: false },
  ];
}

/** What never changes was seen for sure. */
function seenForSure<Root extends SimulatedRoot>(root: Root): Root {
  return { ...root, unavailabilityInterval: [root.unavailability, root.unavailability] as const };
}
