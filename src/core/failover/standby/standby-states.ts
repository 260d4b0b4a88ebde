import { type Duration, meanUntil, transform, transformComplement } from './detection.ts';
import type { SecondaryPeriod } from './secondary-period.ts';
import type { ProcessState } from './semi-markov.ts';

/**
 * The states of a pair, told apart by who serves. Machine 1 is the primary, 2 the standby.
 * - well1, well2: both are well, 1 or 2 serves
 * - takeover1, manual1: 1 failed while it served, 2 takes over by itself or by hand; takeover2, manual2: the reverse
 * - unseen1, unseen2: 1 or 2 serves, the other is down and nobody knows, so that its repair waits
 * - single1, single2: 1 or 2 serves, the other is under repair
 * - afterTakeover, afterManual, afterRepair, afterResume: 2 serves until the failback; by what it began
 * - failback: traffic moves back
 * - bothDown
 */
export type StandbyState =
  | 'well1'
  | 'takeover1'
  | 'manual1'
  | 'unseen1'
  | 'single1'
  | 'well2'
  | 'takeover2'
  | 'manual2'
  | 'unseen2'
  | 'single2'
  | 'afterTakeover'
  | 'afterManual'
  | 'afterRepair'
  | 'afterResume'
  | 'failback'
  | 'bothDown';

type State = ProcessState<StandbyState>;

/** Rates a second of one machine: as it serves, as it stands by, repair. */
export interface MachineRates {
  readonly failure: number;
  readonly dormant: number;
  readonly repair: number;
}

/** Both machines, and how a takeover goes. */
export interface PairRates {
  readonly primary: MachineRates;
  readonly standby: MachineRates;
  readonly success: number;
  readonly takeover: Duration;
  readonly manual: Duration;
  /** From the failure of a machine that stands by to the next look at it; null where it is noticed at once. */
  readonly check: Duration | null;
}

/** The ways of a takeover: done, resumed by the repair of the machine that failed, or both down. */
function takeover<Name extends StandbyState>(
  name: Name,
  duration: Duration,
  failed: MachineRates,
  other: MachineRates,
  to: { readonly done: StandbyState; readonly resumed: StandbyState },
): State {
  const rate = failed.repair + other.dormant;
  const sooner = transformComplement(duration, rate);
  return {
    name,
    isUp: false,
    meanSeconds: meanUntil(duration, rate),
    to: [
      [to.done, transform(duration, rate)],
      [to.resumed, (sooner * failed.repair) / rate],
      ['bothDown', (sooner * other.dormant) / rate],
    ],
  };
}

/** A state that is left by the first of several exponential events. */
function exponential(
  name: StandbyState,
  isUp: boolean,
  events: readonly (readonly [to: StandbyState, rate: number])[],
): State {
  const all = events.reduce((total, [, rate]) => total + rate, 0);
  return { name, isUp, meanSeconds: 1 / all, to: events.map(([to, rate]) => [to, rate / all]) };
}

/** Both are well; and where nobody would see at once that the one that stands by fails, the time until somebody looks. */
function well(side: 1 | 2, active: MachineRates, other: MachineRates, { success, check }: PairRates): State[] {
  const both = exponential(`well${side}`, true, [
    [`takeover${side}`, success * active.failure],
    [`manual${side}`, (1 - success) * active.failure],
    [check ? `unseen${side}` : `single${side}`, other.dormant],
  ]);
  return check ? [both, unseen(side, active, check)] : [both];
}

/** The failure of the active machine brings that of the other to light: both are repaired from then on. */
const unseen = (side: 1 | 2, active: MachineRates, check: Duration): State => ({
  name: `unseen${side}`,
  isUp: true,
  meanSeconds: meanUntil(check, active.failure),
  to: [
    [`single${side}`, transform(check, active.failure)],
    ['bothDown', transformComplement(check, active.failure)],
  ],
});

const single = (side: 1 | 2, active: MachineRates, other: MachineRates): State =>
  exponential(`single${side}`, true, [
    [`well${side}`, other.repair],
    ['bothDown', active.failure],
  ]);

/** The primary's half, which is alike for every rule of failback. */
function primaryStates(pair: PairRates, afterTakeover: StandbyState, afterManual: StandbyState): State[] {
  const { primary, standby } = pair;
  return [
    ...well(1, primary, standby, pair),
    takeover('takeover1', pair.takeover, primary, standby, { done: afterTakeover, resumed: 'well1' }),
    takeover('manual1', pair.manual, primary, standby, { done: afterManual, resumed: 'well1' }),
    single(1, primary, standby),
  ];
}

/** Without automatic failback: the roles stay swapped until the machine that serves fails. */
export function swappingStates(pair: PairRates): State[] {
  const { primary, standby } = pair;
  return [
    ...primaryStates(pair, 'single2', 'single2'),
    ...well(2, standby, primary, pair),
    takeover('takeover2', pair.takeover, standby, primary, { done: 'single1', resumed: 'well2' }),
    takeover('manual2', pair.manual, standby, primary, { done: 'single1', resumed: 'well2' }),
    single(2, standby, primary),
    exponential('bothDown', false, [
      ['single1', primary.repair],
      ['single2', standby.repair],
    ]),
  ];
}

/** The periods on the standby, by what they began with. */
export interface SecondaryPeriods {
  readonly afterTakeover: SecondaryPeriod;
  readonly afterManual: SecondaryPeriod;
  /** Both were down, and the standby was repaired first. */
  readonly afterRepair: SecondaryPeriod;
  /** The standby was out while the primary was well, and came back before the primary had taken over. */
  readonly afterResume: SecondaryPeriod;
}

/** With automatic failback after a period on the standby. */
export function returningStates(pair: PairRates, periods: SecondaryPeriods, failbackSeconds: number): State[] {
  const { primary, standby, success } = pair;
  const period = (name: keyof SecondaryPeriods): State => {
    const { meanSeconds, failback, takeover, bothDown } = periods[name];
    return {
      name,
      isUp: true,
      meanSeconds,
      to: [
        ['failback', failback],
        ['takeover2', success * takeover],
        ['manual2', (1 - success) * takeover],
        ['bothDown', bothDown],
      ],
    };
  };
  return [
    ...primaryStates(pair, 'afterTakeover', 'afterManual'),
    takeover('takeover2', pair.takeover, standby, primary, { done: 'single1', resumed: 'afterResume' }),
    takeover('manual2', pair.manual, standby, primary, { done: 'single1', resumed: 'afterResume' }),
    period('afterTakeover'),
    period('afterManual'),
    period('afterRepair'),
    period('afterResume'),
    failbackState(primary, standby, failbackSeconds),
    exponential('bothDown', false, [
      ['single1', primary.repair],
      ['afterRepair', standby.repair],
    ]),
  ];
}

/**
 * The move back, of fixed length f. The primary may fail in it as it stands by (rate d): then the standby, if it is well,
 * serves on. The standby may fail and be repaired in it, unseen: at t it is down with probability p(t) = λ/(λ + μ)·(1 −
 * e^(−(λ+μ)t)).
 */
function failbackState(primary: MachineRates, standby: MachineRates, seconds: number): State {
  const dormant = primary.dormant;
  const both = standby.failure + standby.repair;
  const downShare = standby.failure / both;
  const completes = Math.exp(-dormant * seconds);
  const down = downShare * -Math.expm1(-both * seconds);
  // ∫ d·e^(−dt) p(t) dt over [0, f]
  const aborted = -Math.expm1(-dormant * seconds);
  const abortedDown =
    downShare * Math.max(0, aborted - (dormant / (dormant + both)) * -Math.expm1(-(dormant + both) * seconds));
  return {
    name: 'failback',
    isUp: false,
    meanSeconds: meanUntil({ kind: 'uniform', fromSeconds: seconds, toSeconds: seconds }, dormant),
    to: [
      ['well1', completes * (1 - down)],
      ['single1', completes * down],
      ['afterRepair', Math.max(0, aborted - abortedDown)],
      ['bothDown', abortedDown],
    ],
  };
}
