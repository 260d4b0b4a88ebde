import type { DurationLaw } from '../core/failover/simulation/duration-law.ts';
import { Simulation } from '../core/failover/simulation/simulate.ts';
import { nearest } from '../core/nearest.ts';
import { type Notice, notice } from '../core/notice.ts';
import { fail, type TypedPlace } from '../core/problem.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import type { FailureModel } from '../core/topology/failure-model.ts';
import type { Topology } from '../core/topology/model.ts';
import { type LawOfMean, type SimulationLaws, simulatedParts } from '../core/topology/simulated-parts.ts';
import type { JourneyResult } from '../report/compose/result.ts';
import type { ComposeSimulation } from '../report/compose/simulation-result.ts';
import { formatCount } from '../report/numbers.ts';
import type { CommandContext } from './command.ts';
import { optionText, type RawOptions, readOption, wholeNumber } from './option-values.ts';

const yearSeconds = 31_536_000;
/** Events between two looks at the clock and the keyboard. */
const eventsAtOnce = 200_000;
const simulationOptions = ['seed', 'upTimes', 'repairTimes'] as const;

interface Request {
  readonly years: number;
  readonly seed: number;
  readonly laws: SimulationLaws;
  readonly areDefault: boolean;
}

/** What `--simulate` asks for; null where it is not given. Read before anything is computed, so that a slip shows at once. */
export function simulationRequest(options: RawOptions): Request | null {
  const seconds = readOption(options, 'simulate', parsePositiveDuration);
  if (seconds === undefined) {
    const stray = simulationOptions.find((name) => optionText(options, name) !== undefined && name !== 'seed');
    if (stray)
      fail('usage', { message: 'times of a simulation are given, and no simulation', hint: 'add --simulate 1000y' });
    return null;
  }
  if (seconds >= Number.MAX_SAFE_INTEGER)
    fail('usage', { message: 'so many years cannot be simulated to the second', hint: 'write --simulate 10000y' });
  const up = readOption(options, 'upTimes', readLaw);
  const repair = readOption(options, 'repairTimes', readLaw);
  return {
    years: seconds / yearSeconds,
    seed: wholeNumber(options, 'seed'),
    laws: { up: up ?? exponential, repair: repair ?? exponential },
    areDefault: !up && !repair,
  };
}

const exponential: LawOfMean = (meanSeconds) => ({ kind: 'exponential', meanSeconds });
const laws = ['exponential', 'fixed', 'lognormal', 'weibull'] as const;

/** `exponential`, `fixed`, `lognormal:1.2` (σ of the logarithm), `weibull:0.7` (shape). */
function readLaw(text: string, place: TypedPlace): LawOfMean {
  const [name = '', number] = text.split(':');
  const kind = laws.find((each) => each === name);
  if (!kind)
    return fail(
      'nameUnknown',
      {
        what: 'distribution',
        name,
        known: ['exponential', 'fixed', 'lognormal:1.2', 'weibull:0.7'],
        suggestion: nearest(name, laws),
      },
      place,
    );
  const isPlain = kind === 'exponential' || kind === 'fixed';
  const value = Number(number);
  if (isPlain ? number !== undefined : !(/^[0-9]+(\.[0-9]+)?$/.test(number ?? '') && isInRange(kind, value)))
    return fail('usage', {
      message: `${JSON.stringify(text)} is no distribution of a simulation`,
      hint: 'write exponential, fixed, lognormal:SIGMA (0 to 20) or weibull:SHAPE (0.05 to 1000)',
    });
  return (meanSeconds): DurationLaw => {
    if (kind === 'fixed') return { kind, seconds: meanSeconds };
    if (kind === 'lognormal') return { kind, meanSeconds, sigma: value };
    return kind === 'weibull' ? { kind, meanSeconds, shape: value } : { kind, meanSeconds };
  };
}

const isInRange = (kind: 'lognormal' | 'weibull', value: number): boolean =>
  kind === 'lognormal' ? value <= 20 : value >= 0.05 && value <= 1000;

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
    return { journey: journey.name, root, exact: isExact ? exact.unavailability : null };
  });
  const notices: Notice[] = [];
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
