import type { Condition } from '../incidents/log/filter.ts';
import { type Change, type LeverPhase, leverPhases } from './change.ts';
import { type OperatingPoint, type Outlook, outlookOf } from './operating-point.ts';

/** What is known of a phase: its part of the recovery, and how long it takes on average. */
export interface KnownPhase {
  readonly share: number | null;
  readonly meanSeconds: number | null;
}

export type KnownPhases = Readonly<Record<LeverPhase, KnownPhase>>;

/** What is known before any change: the point, and the phases where a log has them or they were typed. */
export interface Baseline {
  readonly point: OperatingPoint;
  readonly phases: KnownPhases | null;
  /** The mean length of what counts as downtime of an incident, before weights and overlaps; null: it is the MTTR. */
  readonly recoverySeconds?: number | null;
  /** Downtime ends at the fix: then `verify` is no part of it. */
  readonly endsAtFix?: boolean;
}

/**
 * A phase's part of the downtime of a failure: its share of the recovery, or where downtime ends at the fix, of the
 * recovery without `verify`. null where it is not known. @example 20 % with a verify of 60 %, until the fix: 50 %
 */
export function leverShare({ phases, endsAtFix }: Baseline, phase: LeverPhase): number | null {
  const share = phases?.[phase].share ?? null;
  if (share === null || !endsAtFix) return share;
  const rest = 1 - phases!.verify.share!;
  return phase === 'verify' || rest <= 0 ? 0 : share / rest;
}

/**
 * Phases of lengths that are known: each with its share of their sum; no share where all take no time.
 * @example phasesOf({ detect: 300, identify: 1800, fix: 420, verify: 180 }).identify.share // 2 / 3
 */
export function phasesOf(meanSeconds: Readonly<Record<LeverPhase, number>>): KnownPhases {
  const all = leverPhases.reduce((sum, phase) => sum + meanSeconds[phase], 0);
  const known = (seconds: number): KnownPhase => ({ meanSeconds: seconds, share: all > 0 ? seconds / all : null });
  return Object.fromEntries(leverPhases.map((phase) => [phase, known(meanSeconds[phase])])) as KnownPhases;
}

/** Why a scenario or a lever has no number. */
export type Obstacle =
  | { readonly kind: 'shareUnknown'; readonly phase: LeverPhase }
  | { readonly kind: 'noPhases' }
  | { readonly kind: 'meanZero'; readonly phase: LeverPhase }
  | { readonly kind: 'noFailures' }
  | { readonly kind: 'downtimeExceedsWindow' };

export interface ProjectedScenario {
  readonly name: string;
  readonly changes: readonly Change[];
  /** All scenarios together. */
  readonly isCombined: boolean;
  readonly outlook: Outlook | null;
  readonly obstacle: Obstacle | null;
  /** What the outlook rests on, and what it was before the changes but without what is taken out. */
  readonly point: OperatingPoint | null;
  readonly basePoint: OperatingPoint;
  /** How the point came about, for the reader who checks it. */
  readonly phaseFactor: number;
  readonly mttrFactor: number;
  readonly mtbfFactor: number;
}

/** The incidents that changes take out. */
export function removedBy(changes: readonly Change[]): readonly Condition[] {
  return changes.flatMap((change) => (change.kind === 'without' ? [change.condition] : []));
}

/**
 * Applies changes to a baseline, from which the incidents that `without` names are taken out already. Of a phase, what is
 * left is r = new/mean where it is set, times (1 − reduction) for each reduction; the phases together scale the downtime by
 * 1 − Σ share·(1 − r). Then `mttr` is set or reduced, and the uptime is set or multiplied. Where a thing is set by several
 * scenarios at once, the shortest MTTR or phase and the longest MTBF hold.
 *
 * @example 50 % off a phase of share 40 % leaves 1 − 0.4·(1 − 0.5) = 0.8 of the downtime
 */
export function projectScenario(
  name: string,
  changes: readonly Change[],
  baseline: Baseline,
  isCombined = false,
): ProjectedScenario {
  const { point } = baseline;
  const isQuiet = point.failures === 0 && point.downtimeMilliseconds === 0; // up all the time, whatever an MTTR may be
  const phaseFactor = isQuiet ? 1 : phaseFactorOf(changes, baseline);
  const mttr = setting(changes, 'mttr', Math.min);
  const mtbf = setting(changes, 'mtbf', Math.max);
  const mttrFactor = leftOf(changes, 'mttr');
  let mtbfFactor = 1;
  for (const change of changes) if (change.kind === 'factor') mtbfFactor *= change.factor;
  const without = {
    ...{ name, changes, isCombined, mttrFactor, mtbfFactor, phaseFactor: 1 },
    ...{ outlook: null, point: null, basePoint: point },
  };
  if (typeof phaseFactor !== 'number') return { ...without, obstacle: phaseFactor };
  if ((mttr !== null || mtbf !== null) && point.failures === 0 && !isQuiet)
    return { ...without, obstacle: { kind: 'noFailures' } };
  const down = mttr === null ? point.downtimeMilliseconds : mttr * 1_000 * point.failures;
  const up = mtbf === null || isQuiet ? point.uptimeMilliseconds : mtbf * 1_000 * point.failures;
  const changed: OperatingPoint = {
    uptimeMilliseconds: up * mtbfFactor,
    downtimeMilliseconds: down * phaseFactor * mttrFactor,
    failures: point.failures,
  };
  const outlook = outlookOf(changed);
  return {
    ...without,
    phaseFactor,
    outlook,
    point: outlook && changed,
    obstacle: outlook === null ? { kind: 'downtimeExceedsWindow' } : null,
  };
}

/** 1 − Σ share·(1 − r) over the phases that change. */
function phaseFactorOf(changes: readonly Change[], baseline: Baseline): number | Obstacle {
  let factor = 1;
  for (const phase of leverPhases) {
    const set = setting(changes, phase, Math.min);
    const left = leftOf(changes, phase);
    if (set === null && left === 1) continue;
    if (baseline.phases === null) return { kind: 'noPhases' };
    const share = leverShare(baseline, phase);
    const { meanSeconds } = baseline.phases[phase];
    if (share === null) return { kind: 'shareUnknown', phase };
    if (set !== null && !(meanSeconds !== null && meanSeconds > 0)) return { kind: 'meanZero', phase };
    factor -= share * (1 - (set === null ? 1 : set / meanSeconds!) * left);
  }
  return Math.max(0, factor); // shares may add up to a rounding more than 1
}

function setting(changes: readonly Change[], what: string, choose: (a: number, b: number) => number): number | null {
  let found: number | null = null;
  for (const change of changes)
    if (change.kind === 'set' && change.what === what)
      found = found === null ? change.seconds : choose(found, change.seconds);
  return found;
}

/** What several reductions leave of a thing: they multiply. */
function leftOf(changes: readonly Change[], what: string): number {
  let left = 1;
  for (const change of changes) if (change.kind === 'reduce' && change.what === what) left *= 1 - change.by;
  return left;
}
