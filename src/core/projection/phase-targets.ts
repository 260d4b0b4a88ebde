import type { PhaseTargets } from '../incidents/phases.ts';
import { type LeverPhase, leverPhases } from './change.ts';
import type { Baseline } from './scenario.ts';

/** The targets of the phases, added up, against the recovery that an availability target allows at this MTBF. */
export interface PhaseTargetsHeld {
  /** Those that are part of the downtime, in their order. */
  readonly targets: readonly { readonly phase: LeverPhase; readonly seconds: number }[];
  /** A recovery that meets every one of them takes less than that. */
  readonly sumSeconds: number;
  /** The mean recovery that the target allows. */
  readonly allowedSeconds: number;
  /** Who meets all of them meets the target, too. */
  readonly suffice: boolean;
}

/**
 * Holds Σ targets against the mean recovery that is allowed. `neededMttr` is an effective MTTR, downtime / failures; where
 * incidents have weights or overlap it is not the mean recovery, which is allowed in the same proportion: needed MTTR ×
 * recovery / MTTR. Where downtime ends at the fix, verify is no part of it. null where a phase has no target.
 * @example 1 + 5 + 5 + 2 min are 780 s, and 99.99 % at an MTBF of 30 d allows 259.2 s: they do not suffice
 */
export function phaseTargetsHeld(
  targets: PhaseTargets,
  baseline: Baseline,
  neededMttr: number,
  mttr: number | null,
): PhaseTargetsHeld | null {
  const counted = leverPhases.filter((phase) => phase !== 'verify' || !baseline.endsAtFix);
  const held = counted.flatMap((phase) => {
    const seconds = targets[phase];
    return seconds === null ? [] : [{ phase, seconds }];
  });
  if (held.length < counted.length) return null;
  const sumSeconds = held.reduce((sum, { seconds }) => sum + seconds, 0);
  const { recoverySeconds } = baseline;
  const allowedSeconds = recoverySeconds && mttr ? (neededMttr * recoverySeconds) / mttr : neededMttr;
  return { targets: held, sumSeconds, allowedSeconds, suffice: sumSeconds <= allowedSeconds };
}
