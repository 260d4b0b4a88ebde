import { defaultBasis } from '../../quantity/allowance.ts';
import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import { type Duration, detectionDuration, longerBy, meanSeconds, worstSeconds } from './detection.ts';
import { noPartitions, type PartitionCost, partitionCost } from './partition.ts';
import { type FailbackRule, type SecondaryPeriod, secondaryPeriod } from './secondary-period.ts';
import { type SteadyState, steadyState } from './semi-markov.ts';
import { type FailoverSettings, type MachineTimes, modeDefaults, type StandbyMode } from './settings.ts';
import {
  type MachineRates,
  type PairRates,
  returningStates,
  type StandbyState,
  swappingStates,
} from './standby-states.ts';

const { yearSeconds } = defaultBasis;

/** How long a failure of the active machine is felt. */
export interface RecoveryTime {
  readonly mean: number;
  /** Null where nothing bounds it. */
  readonly worst: number | null;
}

/** A component with its standby, in the steady state. */
export interface StandbyResult extends Availability {
  /** Outages a second; 0 where no takeover takes any time and the two are never down together. */
  readonly failuresPerSecond: number;
  /** Mean time up between outages, and mean outage; null without outages. */
  readonly mtbfSeconds: number | null;
  readonly mttrSeconds: number | null;
  readonly rtoSeconds: RecoveryTime;
  readonly rpoSeconds: number;
  /** Completed takeovers after failures, automatic and manual; failbacks not counted. */
  readonly switchesPerYear: number;
  readonly failbacksPerYear: number;
  /** Share of time in which one machine serves, the other is dead, and nobody knows. */
  readonly unseenRatio: number;
  readonly splitBrainSecondsPerYear: number;
  /** By partitions, to first order; not among the switches. */
  readonly falseFailoversPerYear: number;
  /** The part of the unavailability that partitions cause, to first order. */
  readonly partitionUnavailability: number;
}

/**
 * Availability, frequency of outages and the rest of a component with a standby: an exact semi-Markov process with
 * exponential times up and to repair, a repair crew for each machine, and fixed switches; detection by probes is even
 * over one interval. Partitions add to it to first order.
 *
 * The standby, as it stands by, fails at its own rate (hot), a tenth of it (warm) or never (cold); so does a primary that
 * stands by. Where it is only looked at every T, its failure is unseen for an even time between 0 and T, and then its
 * repair begins; meanwhile a failure of the active machine finds no standby, and both repairs begin. A primary that is
 * probed for the failback is seen at once, and so is a machine that takes over. A takeover is over sooner when the machine that failed is repaired first. Where both are down, the first to
 * be repaired serves at once. The clock of the failback's delay starts anew when the standby comes back to service
 * after an outage.
 *
 * Rule of thumb: U ≈ cλX + (1 − c)λY + λ(λ + λs)/(2μ²), and λ·λs·T/(4μ) for a standby that is looked at every T.
 * Source: Çinlar, Introduction to Stochastic Processes (1975), chapter 10; Trivedi, Probability and Statistics with
 * Reliability, Queuing and Computer Science Applications (2002), §8.3. Domain: mean times above 0.
 *
 * @throws RangeError outside the domain
 * @example standbyResult({ mtbfSeconds: 7.2e6, mttrSeconds: 14400 }, failoverSettings({ mode: 'hot' })).unavailability
 * // 7.508452508849438e-6
 */
export function standbyResult(primary: MachineTimes, settings: FailoverSettings): StandbyResult {
  const detection = detectionDuration(settings.detection);
  const takeover = longerBy(detection, settings.switchSeconds);
  const manual = longerBy(detection, settings.manualSeconds);
  const steady = standbyProcess(primary, settings, takeover, manual);
  const partitions = settings.partition
    ? partitionCost(settings.fencing, settings.partition, detection, settings.switchSeconds, inPeace(steady, settings))
    : noPartitions;
  return {
    ...numbersOf(steady, partitions),
    ...objectives(settings, detection),
    ...countsOf(steady),
    unseenRatio: steady.probability('unseen1') + steady.probability('unseen2'),
  };
}

/** Share of time in which both are well and one serves for good: the primary, or whichever does where roles stay swapped. */
function inPeace(steady: SteadyState<StandbyState>, { failback }: Pick<FailoverSettings, 'failback'>): number {
  return steady.probability('well1') + (failback.automatic ? 0 : steady.probability('well2'));
}

/** The steady state of the pair for takeovers of any duration. */
export function standbyProcess(
  primary: MachineTimes,
  settings: FailoverSettings,
  takeover: Duration,
  manual: Duration,
): SteadyState<StandbyState> {
  const pair: PairRates = {
    primary: machineRates(primary, settings.mode),
    standby: machineRates(settings.standby ?? primary, settings.mode),
    success: settings.success,
    takeover,
    manual,
    check: settings.standbyCheckSeconds === null ? null : untilNextCheck(settings.standbyCheckSeconds),
  };
  if (!settings.failback.automatic) return steadyState(swappingStates(pair));
  const rates = {
    failure: pair.standby.failure,
    dormant: pair.primary.dormant,
    repair: pair.primary.repair,
  };
  const rule: FailbackRule = {
    delaySeconds: settings.failback.delaySeconds,
    probes: settings.detection.kind === 'probes' ? settings.detection.probes : null,
  };
  const period = (isDown: boolean, first: number | null): SecondaryPeriod =>
    secondaryPeriod(rates, rule, isDown, first);
  const periods = {
    afterTakeover: period(true, firstProbe(settings, settings.switchSeconds)),
    afterManual: period(true, firstProbe(settings, settings.manualSeconds)),
    afterRepair: period(true, null),
    afterResume: period(false, null),
  };
  return steadyState(returningStates(pair, periods, settings.failback.switchSeconds));
}

/** Failures do not wait for the looks: one falls evenly between two. */
const untilNextCheck = (everySeconds: number): Duration => ({
  kind: 'uniform',
  fromSeconds: 0,
  toSeconds: everySeconds,
});

/** From the end of a takeover to the next probe: the takeover begins a time-out after one. */
function firstProbe(settings: Pick<FailoverSettings, 'detection'>, takeoverSeconds: number): number {
  if (settings.detection.kind === 'fixed') return 0;
  const { intervalSeconds, timeoutSeconds } = settings.detection.probes;
  const past = (timeoutSeconds + takeoverSeconds) % intervalSeconds;
  return past === 0 ? 0 : intervalSeconds - past;
}

function machineRates({ mtbfSeconds, mttrSeconds }: MachineTimes, mode: StandbyMode): MachineRates {
  if (!(mtbfSeconds > 0 && mttrSeconds > 0))
    throw new RangeError('a machine of a pair needs an MTBF and an MTTR above 0');
  const failure = 1 / mtbfSeconds;
  return { failure, dormant: failure * modeDefaults[mode].standbyRateFactor, repair: 1 / mttrSeconds };
}

type Numbers = Availability &
  Pick<
    StandbyResult,
    | 'failuresPerSecond'
    | 'mtbfSeconds'
    | 'mttrSeconds'
    | 'splitBrainSecondsPerYear'
    | 'falseFailoversPerYear'
    | 'partitionUnavailability'
  >;

function numbersOf(steady: SteadyState<StandbyState>, partitions: PartitionCost): Numbers {
  const unavailability = Math.min(1, steady.unavailability + partitions.unavailability);
  const failuresPerSecond = steady.failuresPerSecond + partitions.failuresPerSecond;
  return {
    ...fromUnavailability(unavailability),
    failuresPerSecond,
    mtbfSeconds: failuresPerSecond > 0 ? (1 - unavailability) / failuresPerSecond : null,
    mttrSeconds: failuresPerSecond > 0 ? unavailability / failuresPerSecond : null,
    splitBrainSecondsPerYear: partitions.splitBrainSecondsPerYear,
    falseFailoversPerYear: partitions.falseFailoversPerYear,
    partitionUnavailability: partitions.unavailability,
  };
}

/**
 * What a failure of the active machine costs in time and data: RTO mean = E[detection] + c·switch + (1 − c)·manual, worst =
 * the longest detection and the switch, or the longer of switch and manual takeover where c < 1.
 */
export function objectives(
  settings: Pick<FailoverSettings, 'switchSeconds' | 'manualSeconds' | 'success' | 'dataLossSeconds'>,
  detection: Duration,
): Pick<StandbyResult, 'rtoSeconds' | 'rpoSeconds'> {
  const { switchSeconds, manualSeconds, success, dataLossSeconds } = settings;
  const longest = worstSeconds(detection);
  const worstSwitch = success < 1 ? Math.max(switchSeconds, manualSeconds) : switchSeconds;
  return {
    rtoSeconds: {
      mean: meanSeconds(detection) + success * switchSeconds + (1 - success) * manualSeconds,
      worst: longest === null ? null : longest + worstSwitch,
    },
    rpoSeconds: dataLossSeconds,
  };
}

/** The moves that complete a takeover, by itself or by hand, and those that complete a failback. */
const takeoverMoves: readonly (readonly [StandbyState, StandbyState])[] = [
  ['takeover1', 'afterTakeover'],
  ['manual1', 'afterManual'],
  ['takeover1', 'single2'],
  ['manual1', 'single2'],
  ['takeover2', 'single1'],
  ['manual2', 'single1'],
];
const failbackMoves: readonly (readonly [StandbyState, StandbyState])[] = [
  ['failback', 'well1'],
  ['failback', 'single1'],
];

function countsOf(steady: SteadyState<StandbyState>): Pick<StandbyResult, 'switchesPerYear' | 'failbacksPerYear'> {
  const perYear = (moves: readonly (readonly [StandbyState, StandbyState])[]): number =>
    moves.reduce((total, [from, to]) => total + yearSeconds * steady.movesPerSecond(from, to), 0);
  return { switchesPerYear: perYear(takeoverMoves), failbacksPerYear: perYear(failbackMoves) };
}
