import { fail, type Place } from '../../problem.ts';

/** How ready a standby is: off, running without load, running in step. */
export type StandbyMode = 'cold' | 'warm' | 'hot';

/** Probes start every `intervalSeconds`; one fails when it has no answer after `timeoutSeconds`. */
export interface ProbeSettings {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Failed probes in a row that make a failure. */
  readonly failures: number;
  /** Good probes in a row that make a recovery. */
  readonly recoveries: number;
}

/** How a failure is noticed: by probes, or after a time that is given. */
export type DetectionSettings =
  | { readonly kind: 'probes'; readonly probes: ProbeSettings }
  | { readonly kind: 'fixed'; readonly detectSeconds: number };

export interface FailbackSettings {
  /** Counted from the end of the takeover. */
  readonly delaySeconds: number;
  /** Downtime of the move back. */
  readonly switchSeconds: number;
  /** False: the roles stay swapped until the other machine fails. */
  readonly automatic: boolean;
}

/** What keeps two machines from serving at once when the monitor cannot see a primary that still serves. */
export type Fencing =
  | { readonly kind: 'none' }
  | { readonly kind: 'lease'; readonly leaseSeconds: number }
  | { readonly kind: 'quorum' }
  | { readonly kind: 'stonith' };

/** Mean time up and mean time to repair of a machine, or of the sight of it. */
export interface MachineTimes {
  readonly mtbfSeconds: number;
  readonly mttrSeconds: number;
}

/** The standby of a component, with everything that was left out filled in. */
export interface FailoverSettings {
  readonly mode: StandbyMode;
  readonly detection: DetectionSettings;
  /** Promotion and routing, the clients' DNS time to live included. */
  readonly switchSeconds: number;
  /** Coverage: the probability that the switch works, 0 to 1. */
  readonly success: number;
  /** Takeover by hand, after detection, where the switch did not work. */
  readonly manualSeconds: number;
  readonly failback: FailbackSettings;
  /** The standby as it fails while it serves; null where it is like the primary. */
  readonly standby: MachineTimes | null;
  /** Time between two looks at a machine that stands by; null where its failure is noticed at once. */
  readonly standbyCheckSeconds: number | null;
  readonly dataLossSeconds: number;
  readonly fencing: Fencing;
  readonly partition: MachineTimes | null;
  /** When a takeover was last tried out, in milliseconds since 1970. */
  readonly tested: number | null;
  /** How often a takeover is to be tried out. */
  readonly testEverySeconds: number;
}

/** What is taken for what is left out, whatever the mode. */
const failoverDefaults = {
  probes: { intervalSeconds: 5, timeoutSeconds: 3, failures: 3, recoveries: 5 },
  success: 1,
  manualSeconds: 3600,
  failback: { delaySeconds: 300, switchSeconds: 0, automatic: true },
  testEverySeconds: 90 * 86_400,
} as const;

/**
 * A probe whose answer is waited for while the next one begins is refused; what is left out has its default.
 * @throws ProblemError
 * @example refuseOverlap({ intervalSeconds: 2, timeoutSeconds: 3 }, place) // throws
 */
export function refuseOverlap(given: Partial<ProbeSettings>, place: Place | null): void {
  const { intervalSeconds, timeoutSeconds } = { ...failoverDefaults.probes, ...given };
  const isDefault = given.timeoutSeconds === undefined;
  if (timeoutSeconds > intervalSeconds) fail('probesOverlap', { timeoutSeconds, intervalSeconds, isDefault }, place);
}

/** What a mode sets: its switch, its data loss, and how fast a machine that stands by fails, in rates of an active one. */
export interface ModeDefaults {
  readonly switchSeconds: number;
  readonly dataLossSeconds: number;
  readonly standbyRateFactor: number;
}

export const modeDefaults: Readonly<Record<StandbyMode, ModeDefaults>> = {
  cold: { switchSeconds: 4 * 3600, dataLossSeconds: 3600, standbyRateFactor: 0 },
  warm: { switchSeconds: 20 * 60, dataLossSeconds: 60, standbyRateFactor: 0.1 },
  hot: { switchSeconds: 10, dataLossSeconds: 0, standbyRateFactor: 1 },
};

/** What a file says of how a failure is noticed: the probes, in whole or in part, or a time. */
export type GivenDetection = Partial<ProbeSettings> | { readonly detectSeconds: number };

/** The same with the defaults for what is left out of the probes. @example detectionSettings({ failures: 2 }) // 5 s, 3 s, 2 */
export function detectionSettings(given: GivenDetection): DetectionSettings {
  return 'detectSeconds' in given
    ? { kind: 'fixed', detectSeconds: given.detectSeconds }
    : { kind: 'probes', probes: { ...failoverDefaults.probes, ...given } };
}

/** What a file says of a standby: its mode, and what differs from the defaults. */
export interface GivenFailover extends Partial<Omit<FailoverSettings, 'mode' | 'detection' | 'failback'>> {
  readonly mode: StandbyMode;
  readonly detection?: GivenDetection;
  readonly failback?: Partial<FailbackSettings>;
}

/**
 * The settings of a standby with the defaults of its mode for what is left out: probes every 5 s with a time-out of 3 s,
 * three failures, five recoveries; success 100 %; takeover by hand 1 h; failback after 5 min, without downtime, automatic;
 * no fencing, no partitions, a standby whose failure is noticed at once; switch and data loss 4 h and 1 h (cold), 20 min and 1 min (warm), 10 s and 0 (hot).
 *
 * Domain: numbers as the reader checked them.
 * @example failoverSettings({ mode: 'warm' }).switchSeconds // 1200
 */
export function failoverSettings(given: GivenFailover): FailoverSettings {
  const { mode, detection = {} } = given;
  return {
    switchSeconds: modeDefaults[mode].switchSeconds,
    success: failoverDefaults.success,
    manualSeconds: failoverDefaults.manualSeconds,
    standby: null,
    standbyCheckSeconds: null,
    dataLossSeconds: modeDefaults[mode].dataLossSeconds,
    fencing: { kind: 'none' },
    partition: null,
    tested: null,
    testEverySeconds: failoverDefaults.testEverySeconds,
    ...given,
    detection: detectionSettings(detection),
    failback: { ...failoverDefaults.failback, ...given.failback },
  };
}
