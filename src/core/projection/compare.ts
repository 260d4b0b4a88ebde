import type { IncidentLog } from '../incidents/log/log.ts';
import { type MeasureRequest, measureLog } from '../incidents/measured-log.ts';
import {
  type DifferenceInterval,
  detectableDifference,
  meanDifferenceInterval,
  smallestPValue,
} from '../statistics/mean-difference.ts';
import { medianOf, type PermutationResult, permutationTest } from '../statistics/permutation.ts';
import { drawsFor } from '../statistics/random/draws.ts';
import { compareRates, type RateComparison } from '../statistics/rate-comparison.ts';
import { mean } from '../statistics/sum.ts';
import type { Interval } from '../time/intervals.ts';
import { observe } from './observation.ts';

/** A difference is shown where a test finds p below this. */
export const significance = 0.05;

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
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly obstacle: CompareObstacle | null;
  readonly earlier: ComparedPeriod;
  readonly later: ComparedPeriod;
  readonly test: PermutationResult | null;
  /** 95 % interval of the difference of the means, later − earlier. */
  readonly interval: DifferenceInterval | null;
  /** The smallest difference of the means that these counts find with 80 % power. */
  readonly detectableSeconds: number | null;
  readonly rate: RateComparison & { readonly verdict: Verdict };
}

/**
 * Did recovery get faster, did failures get rarer? Mean and median recovery by a permutation test; the rate of failures by
 * the exact conditional binomial test, per uptime. Better or worse only where p < 0.05.
 * null where one of the periods has no uptime at all.
 */
export function comparePeriods(
  log: IncidentLog,
  earlierRequest: MeasureRequest,
  laterRequest: MeasureRequest,
  options: { readonly seed: number },
): Comparison | null {
  const [before, after] = [periodOf(log, earlierRequest), periodOf(log, laterRequest)];
  if (!(before.uptimeSeconds > 0 && after.uptimeSeconds > 0)) return null;
  const [earlier, later] = [before.seconds, after.seconds];
  const testable = earlier.length > 0 && later.length > 0;
  const test = testable
    ? permutationTest(earlier, later, { ...options, draws: drawsFor(earlier.length + later.length) })
    : null;
  const verdict = verdictOf(test?.mean.pValue ?? 1, test?.mean.difference ?? 0);
  const rate = compareRates(
    { events: before.failures, seconds: before.uptimeSeconds },
    { events: after.failures, seconds: after.uptimeSeconds },
  );
  const rateChange = after.failures / after.uptimeSeconds - before.failures / before.uptimeSeconds;
  return {
    verdict,
    obstacle: verdict === 'cannot tell' ? obstacleOf(earlier.length, later.length) : null,
    earlier: before,
    later: after,
    test,
    interval: testable ? meanDifferenceInterval(earlier, later, options.seed) : null,
    detectableSeconds: testable ? detectableDifference(earlier, later) : null,
    rate: { ...rate, verdict: verdictOf(rate.pValue, rateChange) },
  };
}

function verdictOf(pValue: number, change: number): Verdict {
  if (pValue >= significance || change === 0) return 'cannot tell';
  return change < 0 ? 'better' : 'worse';
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
    seconds,
  };
}
