import type { PhaseTargets } from '../incidents/phases.ts';
import { longestMttr, type MeanObstacle, shortestMtbf } from '../quantity/means.ts';
import { type LeverPhase, leverPhases } from './change.ts';
import { type OperatingPoint, outlookOf } from './operating-point.ts';
import { type PhaseTargetsHeld, phaseTargetsHeld } from './phase-targets.ts';
import { type Baseline, leverShare, type Obstacle } from './scenario.ts';

/** Why a lever alone does not reach the target. */
export type NeededObstacle =
  | Obstacle
  | { readonly kind: 'notEnough'; readonly lever: LeverPhase; readonly share: number };

/** Why there is no MTTR or MTBF that would do: nothing failed, any would do, or none is long enough. */
export type NeededMeanObstacle = 'noFailures' | MeanObstacle;

export type NeededLever = { readonly reduction: number } | NeededObstacle;

/** What each lever alone would have to become so that the target is met. */
export interface Needed {
  readonly isMet: boolean;
  /** The longest MTTR at this MTBF. */
  readonly mttrSeconds: number | null;
  readonly mttrObstacle: NeededMeanObstacle | null;
  /** The shortest MTBF at this MTTR. */
  readonly mtbfSeconds: number | null;
  readonly mtbfObstacle: NeededMeanObstacle | null;
  /** The part of the MTTR that has to go. */
  readonly mttrReduction: number | null;
  readonly phases: Readonly<Record<LeverPhase, NeededLever>>;
  /** Every phase by the same part. */
  readonly allPhases: NeededLever;
  /** The targets of the phases against what the target allows; null where it allows any MTTR or nothing failed. */
  readonly phaseTargets: PhaseTargetsHeld | null;
}

/**
 * With the target T and U = 1 − T: M = MTBF·U/T is the longest MTTR, MTTR·T/U the shortest MTBF. A phase alone has to
 * shrink by (1 − M/MTTR) / share, 0 where the target is met; above 1 it cannot do it alone. All phases together are the
 * whole recovery: each shrinks by 1 − M/MTTR.
 * null where the point itself is unknown. Domain: 0 ≤ targetUnavailability ≤ 1.
 * @example neededFor({ point: MTBF 720 h, MTTR 2 h }, 0.0001, defaultPhaseTargets).mttrSeconds // 259.2259…
 */
export function neededFor(baseline: Baseline, targetUnavailability: number, targets: PhaseTargets): Needed | null {
  const { point, phases } = baseline;
  const outlook = outlookOf(point);
  if (outlook === null) return null;
  const { uptimeMilliseconds: up, downtimeMilliseconds: down } = point;
  const target = 1 - targetUnavailability;
  const isMet = outlook.unavailability <= targetUnavailability;
  const allowedDown = (up * targetUnavailability) / target; // infinite at a target of 0 %
  const reduction = isMet || down === 0 ? 0 : 1 - allowedDown / down;
  const shareOf = (phase: LeverPhase): number | NeededObstacle =>
    phases === null ? { kind: 'noPhases' } : (leverShare(baseline, phase) ?? { kind: 'shareUnknown', phase });
  const ofPhase = (phase: LeverPhase): NeededLever => {
    if (isMet) return { reduction: 0 };
    const share = shareOf(phase);
    if (typeof share !== 'number') return share;
    return reduction <= share ? { reduction: reduction / share } : { kind: 'notEnough', lever: phase, share };
  };
  const unknown = leverPhases.map(shareOf).find((share) => typeof share !== 'number');
  const { mtbfSeconds: mtbf, mttrSeconds: mttr } = outlook;
  const mttrSeconds = mtbf === null ? null : longestMttr(mtbf, targetUnavailability);
  const mtbfSeconds = mttr === null ? null : shortestMtbf(mttr, targetUnavailability);
  const obstacle = (mean: number | null, otherwise: MeanObstacle): NeededMeanObstacle | null =>
    mean !== null ? null : point.failures > 0 ? otherwise : 'noFailures';
  return {
    isMet,
    mttrSeconds,
    mttrObstacle: obstacle(mttrSeconds, 'anyWouldDo'),
    mtbfSeconds,
    mtbfObstacle: obstacle(mtbfSeconds, down === 0 ? 'anyWouldDo' : 'noneWouldDo'),
    mttrReduction: reduction,
    phases: Object.fromEntries(leverPhases.map((phase) => [phase, ofPhase(phase)])) as Needed['phases'],
    allPhases: isMet ? { reduction: 0 } : (unknown ?? { reduction }),
    phaseTargets: mttrSeconds === null ? null : phaseTargetsHeld(targets, baseline, mttrSeconds, mttr),
  };
}

/** Twice the uptime between failures, or half the time to recover: one availability, D/(2·U + D) = ½D/(U + ½D). */
export function twiceOrHalf({ uptimeMilliseconds, downtimeMilliseconds, failures }: OperatingPoint) {
  return {
    mtbfDoubled: outlookOf({ uptimeMilliseconds: uptimeMilliseconds * 2, downtimeMilliseconds, failures }),
    mttrHalved: outlookOf({ uptimeMilliseconds, downtimeMilliseconds: downtimeMilliseconds / 2, failures }),
  };
}
