import { type Duration, transformComplement } from '../standby/detection.ts';

/** A member as its router sees it, or what members stand in: it works, it is dead and nobody knows, it is dead and left out. */
export interface Odds {
  readonly up: number;
  /** Dead and still in rotation. */
  readonly unnoticed: number;
  /** Dead and out of rotation. */
  readonly out: number;
}

/** Certainties, for what is known to be so. */
export const surely = {
  up: { up: 1, unnoticed: 0, out: 0 },
  unnoticed: { up: 0, unnoticed: 1, out: 0 },
  out: { up: 0, unnoticed: 0, out: 1 },
} as const satisfies Readonly<Record<keyof Odds, Odds>>;

/**
 * The share of its downtime in which a dead part is still in rotation: E[min(D, R)]/MTTR = 1 − E[e^(−D/MTTR)] for
 * exponential repairs R. Domain: MTTR above 0 s. @example unnoticedRatio(fixedDuration(18), 3600) // 0.0049875
 */
export function unnoticedRatio(detection: Duration, mttrSeconds: number): number {
  return transformComplement(detection, 1 / mttrSeconds);
}

/** A part with unavailability q of which a ratio is unnoticed. @example oddsOf(0.01, 0.005) // up 0.99, unnoticed 0.00005 */
export function oddsOf(unavailability: number, unnoticed: number): Odds {
  return {
    up: 1 - unavailability,
    unnoticed: unavailability * unnoticed,
    out: unavailability * (1 - unnoticed),
  };
}

/**
 * A member in a site that is up, lost and unnoticed, or known to be lost: in a lost site it is dead, and in rotation
 * unless it or the site was noticed. Both are noticed apart, each so long after it went down.
 */
export function withinSite(own: Odds, site: keyof Odds): Odds {
  if (site === 'up') return own;
  return site === 'out' ? surely.out : { up: 0, unnoticed: own.up + own.unnoticed, out: own.out };
}
