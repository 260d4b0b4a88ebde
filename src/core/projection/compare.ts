import type { IncidentLog } from '../incidents/log/log.ts';
import { type MeasureRequest, measureLog } from '../incidents/measured-log.ts';
import { significance } from '../statistics/confidence.ts';
import { detectableRatio, smallestPValue } from '../statistics/detectable-ratio.ts';
import { geometricMean } from '../statistics/log-durations.ts';
import { medianOf } from '../statistics/quantile.ts';
import { drawsFor } from '../statistics/random/draws.ts';
import { compareRates, type RateComparison } from '../statistics/rate-comparison.ts';
import { type RatioTest, ratioTest } from '../statistics/ratio-test.ts';
import { mean } from '../statistics/sum.ts';
import type { Interval } from '../time/intervals.ts';
import { observe } from './observation.ts';

export type Verdict = 'better' | 'worse' | 'cannot tell';

/** Why there is no verdict. */
export type CompareObstacle = 'noneEarlier' | 'noneLater' | 'tooFew' | 'notShown';

export interface ComparedPeriod {
  readonly period: Interval;
  readonly uptimeSeconds: number;
  readonly failures: number;
  /** Recoveries of closed incidents that start in the period. */
  readonly count: number;
  readonly meanSeconds: number | null;
  readonly medianSeconds: number | null;
  /** What the verdict compares. */
  readonly geometricMeanSeconds: number | null;
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly obstacle: CompareObstacle | null;
  readonly earlier: ComparedPeriod;
  readonly later: ComparedPeriod;
  /** null where one of the periods has no recovery, or both have one. */
  readonly test: RatioTest | null;
  /** The ratios that these counts find with 80 % power. */
  readonly detectable: { readonly fall: number; readonly rise: number } | null;
  readonly rate: RateComparison & { readonly verdict: Verdict };
}

/**
 * Did recovery get faster, did failures get rarer? Recoveries by the ratio of their geometric means, with a permutation
 * test and the interval from the same test; the rate of failures by the exact conditional binomial test, per uptime. Better
 * or worse only where the 95 % interval leaves 1 out, which is where p < 0.05.
 * null where one of the periods has no uptime at all.
 */
export function comparePeriods(
  log: IncidentLog,
  earlierRequest: MeasureRequest,
  laterRequest: MeasureRequest,
  { seed }: { readonly seed: number },
): Comparison | null {
  const [before, after] = [periodOf(log, earlierRequest), periodOf(log, laterRequest)];
  if (!(before.uptimeSeconds > 0 && after.uptimeSeconds > 0)) return null;
  const [earlier, later] = [before.seconds, after.seconds];
  const test = ratioTest(earlier, later, { seed, draws: drawsFor(earlier.length + later.length) });
  const verdict = verdictOf(test?.interval ?? null);
  const rate = compareRates(
    { events: before.failures, seconds: before.uptimeSeconds },
    { events: after.failures, seconds: after.uptimeSeconds },
  );
  return {
    verdict,
    obstacle: verdict === 'cannot tell' ? obstacleOf(earlier.length, later.length) : null,
    earlier: before,
    later: after,
    test,
    detectable: detectableRatio(earlier, later),
    rate: { ...rate, verdict: verdictOf(rate.ratioInterval) },
  };
}

/** Shorter, or rarer, is better; it can be told where the interval of the ratio leaves 1 out. */
export function verdictOf(interval: { readonly low: number; readonly high: number | null } | null): Verdict {
  if (interval === null) return 'cannot tell';
  if (interval.high !== null && interval.high < 1) return 'better';
  return interval.low > 1 ? 'worse' : 'cannot tell';
}

function obstacleOf(earlier: number, later: number): CompareObstacle {
  if (earlier === 0) return 'noneEarlier';
  if (later === 0) return 'noneLater';
  return smallestPValue(earlier, later) >= significance ? 'tooFew' : 'notShown';
}

function periodOf(log: IncidentLog, request: MeasureRequest): ComparedPeriod & { readonly seconds: Float64Array } {
  const { point, phases } = observe(measureLog(log, request));
  const seconds = phases.recoverySeconds;
  const { start, end } = request.window;
  return {
    period: { start, end },
    uptimeSeconds: point.uptimeMilliseconds / 1_000,
    failures: point.failures,
    count: seconds.length,
    meanSeconds: seconds.length > 0 ? mean(seconds) : null,
    medianSeconds: seconds.length > 0 ? medianOf(seconds) : null,
    geometricMeanSeconds: seconds.length > 0 ? geometricMean(seconds) : null,
    seconds,
  };
}
