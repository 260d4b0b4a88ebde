import { type PeriodName, periodNames, periodSeconds } from './allowance.ts';
import { exactly, parseDecimal, times, toNumber } from './decimal.ts';

/** So many in so many seconds: kept apart, since a third of a request a second is no decimal. */
export interface Rate {
  readonly count: number;
  readonly perSeconds: number;
}

/** How long each period is, in seconds. */
export type PeriodLengths = Readonly<Record<PeriodName, number>>;

/** `h` and `hour` are an hour; `m` is a minute, as in every duration. */
const shortNames: Readonly<Record<string, PeriodName | number>> = {
  ...{ s: 1, sec: 1, second: 1, m: 60, min: 60, minute: 60, h: 'hour', d: 'day', w: 'week' },
  ...{ mo: 'month', q: 'quarter', y: 'year', yr: 'year', a: 'year' },
};

/**
 * Reads how often something happens: `40/h`, `1e6/d`, `300/min`, `12/y`, `1/month`, `3/90d`; null where it is no rate, or
 * none at all. How long a month, a quarter and a year are can be said.
 * @example parseRate('40/h') // { count: 40, perSeconds: 3600 }
 */
export function parseRate(text: string, lengths: PeriodLengths = periodSeconds()): Rate | null {
  const match = /^\s*([0-9.eE+]+)\s*\/\s*([0-9.]*)\s*([a-z]+)\s*$/.exec(text);
  if (!match) return null;
  const [amount, units] = [parseDecimal(match[1]!), parseDecimal(match[2]! || '1')];
  const unit = unitSeconds(match[3]!, lengths);
  if (!amount || !units || unit === null || amount.digits <= 0n || units.digits <= 0n) return null;
  return { count: toNumber(amount), perSeconds: toNumber(times(units, exactly(unit))) };
}

function unitSeconds(unit: string, lengths: PeriodLengths): number | null {
  const known = Object.hasOwn(shortNames, unit) ? shortNames[unit]! : periodNames.find((name) => name === unit);
  return known === undefined ? null : typeof known === 'number' ? known : lengths[known];
}
