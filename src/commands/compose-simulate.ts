import { Simulation } from '../core/failover/simulation/simulate.ts';
import { type Notice, notice } from '../core/notice.ts';
import { fail } from '../core/problem.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import type { FailureModel } from '../core/topology/failure-model.ts';
import type { Topology } from '../core/topology/model.ts';
import { type LawOfMean, type SimulationLaws, simulatedParts } from '../core/topology/simulated-parts.ts';
import type { JourneyResult } from '../report/compose/result.ts';
import type { ComposeSimulation } from '../report/compose/simulation-result.ts';
import { formatCount } from '../report/numbers.ts';
import type { CommandContext } from './command.ts';
import { givenFlags, optionText, type RawOptions, readOption, wholeNumber } from './option-values.ts';
import { askedLaw } from './simulation-laws.ts';

const yearSeconds = 31_536_000;
/** Events between two looks at the clock and the keyboard. */
const eventsAtOnce = 200_000;

interface Request {
  readonly years: number;
  readonly seed: number;
  readonly laws: SimulationLaws;
  readonly areDefault: boolean;
  readonly notices: readonly Notice[];
}

/** What `--simulate` asks for, read before anything is computed, so that a slip shows at once. */
export async function simulationRequest(options: RawOptions, context: CommandContext): Promise<Request> {
  const seconds =
    readOption(options, 'simulate', parsePositiveDuration) ??
    fail('usage', {
      message: `${givenFlags(options, ['seed', 'upTimes', 'repairTimes']).join(' and ')} without a simulation`,
      hint: 'add --simulate 1000y',
    });
  const up = await askedLaw(options, 'upTimes', context);
  const repair = await askedLaw(options, 'repairTimes', context);
  return {
    years: seconds / yearSeconds,
    seed: optionText(options, 'seed') === undefined ? 1 : wholeNumber(options, 'seed'),
    laws: { up: up?.law ?? exponential, repair: repair?.law ?? exponential },
    areDefault: !up && !repair,
    notices: [...(up?.notices ?? []), ...(repair?.notices ?? [])],
  };
}

const exponential: LawOfMean = (meanSeconds) => ({ kind: 'exponential', meanSeconds });

/** Simulates the journeys until the years are over or somebody interrupts; what is there then is the result. */
export async function simulationOf(
  request: Request,
  topology: Topology,
  model: FailureModel,
  journeys: readonly JourneyResult[],
  context: CommandContext,
): Promise<{ readonly simulation: ComposeSimulation; readonly notices: readonly Notice[] }> {
  const { parts, assumed, simplified } = simulatedParts(topology, model, request.laws);
  const roots = journeys.map(
    ({ analysis }) => model.journeys.find(({ journey }) => journey === analysis.journey)!.hard,
  );
  const { years, seed } = request;
  const simulation = new Simulation({ graph: model.graph, roots, parts, years, seed });
  await context.untilInterrupted(async (isInterrupted) => {
    while (!simulation.advance(eventsAtOnce)) {
      const { years: done, share } = simulation.progress();
      context.onWork(() => `simulating: ${formatCount(Math.floor(done))} years (${Math.floor(100 * share)} %)`);
      await new Promise((resolve) => setImmediate(resolve)); // lets an interrupt in
      if (isInterrupted()) break;
    }
  });
  const result = simulation.result();
  // a pair depends on more than the means of its times
  const isKnown = request.areDefault || !model.parts.some(({ hasStandby }) => hasStandby);
  const compared = result.roots.map((root, i) => {
    const { journey, result: exact } = journeys[i]!.analysis;
    const isExact = isKnown && journeys[i]!.analysis.bounds === null;
    const u = root.unavailability;
    return {
      journey: journey.name,
      // what never changes was seen for sure
      root: roots[i]! < 0 ? { ...root, unavailabilityInterval: [u, u] as const } : root,
      exact: isExact ? exact.unavailability : null,
    };
  });
  const notices: Notice[] = [...request.notices];
  if (!result.isComplete) notices.push(notice('simulationInterrupted', { years: result.years, of: years }));
  if (assumed.length > 0) notices.push(notice('repairAssumed', { parts: assumed }));
  if (simplified.length > 0) notices.push(notice('pairSimplified', { parts: simplified }));
  for (const { journey, root, exact } of compared) {
    const [low, high] = root.unavailabilityInterval;
    if (exact !== null && (exact < low || exact > high))
      notices.push(notice('simulationDisagrees', { journey, exact, low, high }));
  }
  return { simulation: { result, journeys: compared, hasDefaultTimes: request.areDefault }, notices };
}
