import { primary, standby } from './machine-lives.ts';
import { type PairEvent, pairEvents, pairPhases } from './manager-table.ts';
import type { ServingSight } from './serving-sight.ts';

/** Whether a pair serves, in a phase of its manager, by which machines are up and which one is out of sight. */
export function serves(
  phase: number,
  isUp: readonly boolean[],
  { cut, hasStopped }: Pick<ServingSight, 'cut' | 'hasStopped'>,
): boolean {
  if (phase <= pairPhases.failover) return isUp[primary]! && !(hasStopped && cut === primary);
  // on the way back nothing serves: the traffic is moving, or the standby has failed, unless it is only out of sight
  const isServing = phase === pairPhases.secondaryActive || cut === standby;
  return isServing && isUp[standby]! && !(hasStopped && cut === standby);
}

/** The machine that serves while both are well and nothing is under way, nor a failback to come; else −1. */
export function servingInPeace(phase: number, isUp: readonly boolean[], isFailbackAutomatic: boolean): number {
  if (!(isUp[primary] && isUp[standby])) return -1;
  if (phase === pairPhases.primaryActive) return primary;
  return phase === pairPhases.secondaryActive && !isFailbackAutomatic ? standby : -1;
}

/** What the manager is told of a machine that is back, the other being up. */
export const returned = (machine: number): PairEvent =>
  machine === primary ? pairEvents.primaryReturned : pairEvents.standbyReturned;
