import { parseDecimal, times, toNumber } from './decimal.ts';

/** How long the periods are that a downtime is told for. A year and a month have no one length, so it is always said. */
export interface PeriodBasis {
  readonly yearSeconds: number;
  readonly monthSeconds: number;
}

export const periodNames = ['year', 'quarter', 'month', 'week', 'day', 'hour'] as const;
export type PeriodName = (typeof periodNames)[number];

const daySeconds = 86_400;

/** 365 days; a month is a twelfth of it, a quarter a fourth. */
export const defaultBasis: PeriodBasis = { yearSeconds: 365 * daySeconds, monthSeconds: (365 * daySeconds) / 12 };

/** The length of each period, in seconds. */
export function periodSeconds({ yearSeconds, monthSeconds } = defaultBasis): Readonly<Record<PeriodName, number>> {
  return {
    year: yearSeconds,
    quarter: yearSeconds / 4,
    month: monthSeconds,
    week: 7 * daySeconds,
    day: daySeconds,
    hour: 3_600,
  };
}

/**
 * What an unavailability allows of a whole: seconds of a period, requests of a number of them. U × whole, multiplied as
 * the decimals that both are written as, so that 0.0001 × 31,536,000 is 3153.6 and not 3153.6000000000004.
 * Domain: both finite, ≥ 0. @example allowed(0.001, 2_592_000) // 2592
 */
export function allowed(unavailability: number, whole: number): number {
  const left = parseDecimal(String(unavailability));
  const right = parseDecimal(String(whole));
  if (!left || !right) return unavailability * whole;
  return toNumber(times(left, right));
}

/** The downtime that an unavailability allows in each period, in seconds. */
export function allowedDowntime(unavailability: number, basis: PeriodBasis): Readonly<Record<PeriodName, number>> {
  const lengths = periodSeconds(basis);
  const allow = (name: PeriodName): number => allowed(unavailability, lengths[name]);
  return {
    year: allow('year'),
    quarter: allow('quarter'),
    month: allow('month'),
    week: allow('week'),
    day: allow('day'),
    hour: allow('hour'),
  };
}
