import { groupBy } from '../incidents/groups.ts';
import { defaultBasis } from '../quantity/allowance.ts';
import { levelChange, rateChange } from '../statistics/change-point.ts';
import { significance } from '../statistics/confidence.ts';
import { drawsFor } from '../statistics/random/draws.ts';
import { mean } from '../statistics/sum.ts';
import { clockOf } from '../time/intervals.ts';
import type { Observation } from './observation.ts';

export interface TrendMonth {
  readonly key: string;
  readonly incidents: number;
  /** null, as the downtime, of a month that the log does not cover. */
  readonly failures: number | null;
  readonly downtimeSeconds: number | null;
  readonly mttrSeconds: number | null;
}

/** A change that a test supports: recoveries (seconds) or failures (a month of 365/12 d of counted time). */
export interface TrendChange {
  readonly what: 'mttr' | 'rate';
  /** The first incident after the change; where failures get rarer, the last one before it. */
  readonly at: number;
  /** A rate is null where no time lies on that side. */
  readonly before: number | null;
  readonly after: number | null;
  readonly pValue: number;
}

export interface Trend {
  readonly months: readonly TrendMonth[];
  /** p-values of the two tests; null below eight incidents. */
  readonly pValues: { readonly mttr: number | null; readonly rate: number | null };
  readonly changes: readonly TrendChange[];
}

const { monthSeconds } = defaultBasis;

/** MTTR and failures by month, and where they change, if a test (p < 0.05) says that they do. */
export function trendOf({ measured, phases, closed }: Observation, options: { readonly seed: number }): Trend {
  const { log, rules, failures } = measured;
  const months = groupBy('month', measured).map(({ key, incidents, failures, downtimeSeconds, mttrSeconds }) => ({
    key: key ?? '',
    incidents,
    failures,
    downtimeSeconds,
    mttrSeconds,
  }));

  const changes: TrendChange[] = [];
  const { start } = log.stamps;
  // of incidents that start together the shorter first, so that no order of rows counts
  const order = Uint32Array.from(closed.keys()).sort(
    (a, b) => start[closed[a]!]! - start[closed[b]!]! || phases.recoverySeconds[a]! - phases.recoverySeconds[b]!,
  );
  const seconds = Float64Array.from(order, (place) => phases.recoverySeconds[place]!);
  const level = levelChange(seconds, { ...options, draws: drawsFor(seconds.length) });
  if (level && level.pValue < significance) {
    const { index, pValue } = level;
    const at = start[closed[order[index]!]!]!;
    const [before, after] = [mean(seconds.subarray(0, index)), mean(seconds.subarray(index))];
    changes.push({ what: 'mttr', at, before, after, pValue });
  }

  const clock = clockOf(rules.counts);
  const length = measured.countedMilliseconds;
  const times = failures.starts.map(clock);
  const rate = rateChange(times, length);
  if (rate && rate.pValue < significance) {
    const { index, time, pValue } = rate;
    const at = failures.starts[times.indexOf(time)]!;
    const perMonth = (events: number, milliseconds: number): number | null =>
      milliseconds > 0 ? (events / (milliseconds / 1_000)) * monthSeconds : null;
    const [before, after] = [perMonth(index, time), perMonth(times.length - index, length - time)];
    changes.push({ what: 'rate', at, before, after, pValue });
  }
  return { months, pValues: { mttr: level?.pValue ?? null, rate: rate?.pValue ?? null }, changes };
}
