import { allowed, defaultBasis } from '../quantity/allowance.ts';
import { type Availability, fromTimes } from '../quantity/availability.ts';

/** A year of 365 days: what "a year" means in every projection. */
export const yearSeconds = defaultBasis.yearSeconds;

/**
 * What an availability rests on: time up, time down, and the failures they are shared by. MTBF = uptime / failures and the
 * effective MTTR = downtime / failures, so that A = MTBF / (MTBF + MTTR) is uptime / (uptime + downtime) exactly.
 */
export interface OperatingPoint {
  readonly uptimeMilliseconds: number;
  readonly downtimeMilliseconds: number;
  readonly failures: number;
}

/** The same in the terms that people compare. MTBF and MTTR are null without a failure. */
export interface Outlook extends Availability {
  readonly mtbfSeconds: number | null;
  readonly mttrSeconds: number | null;
  readonly downtimeSeconds: { readonly year: number };
}

/**
 * U = downtime / (uptime + downtime); a year's downtime is U × 365 d. null where downtime exceeds the window (possible only
 * with summed downtime), and where there is neither.
 * @example outlookOf({ uptimeMilliseconds: 720, downtimeMilliseconds: 2, failures: 1 }).unavailability // 2 / 722
 */
export function outlookOf(point: OperatingPoint): Outlook | null {
  const { uptimeMilliseconds: up, downtimeMilliseconds: down, failures } = point;
  if (!(up >= 0 && down >= 0 && up + down > 0 && up + down < Number.POSITIVE_INFINITY)) return null;
  const own = fromTimes(up, down);
  return {
    ...own,
    mtbfSeconds: failures > 0 ? up / 1_000 / failures : null,
    mttrSeconds: failures > 0 ? down / 1_000 / failures : null,
    downtimeSeconds: { year: allowed(own.unavailability, yearSeconds) },
  };
}
